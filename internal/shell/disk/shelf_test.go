package disk

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

func TestShelfGivesBackWhatItTook(t *testing.T) {
	dir := t.TempDir()
	s := OpenCache(dir).Shelf()
	defer s.Close()
	var texts []string
	var gets []func(dst []byte) []byte
	for i := range 40 {
		text := strings.Repeat(string(rune('а'+i%32)), i<<15)
		texts, gets = append(texts, text), append(gets, s.Put([]byte(text)))
	}
	if s.file == nil || s.kept > shelfMemory {
		t.Fatalf("%d bytes stay in memory", s.kept)
	}
	for i, get := range gets {
		for range 2 {
			if string(get([]byte("before"))) != "before"+texts[i] {
				t.Errorf("text %d comes back differently", i)
			}
		}
	}
	if s.Err() != nil {
		t.Error(s.Err())
	}
	left, err := os.ReadDir(dir)
	must(t, err)
	if len(left) > 0 && os.Getenv("OS") != "Windows_NT" {
		t.Errorf("others see %s", left[0].Name())
	}
}

func TestShelfThatCannotBeReadSaysSo(t *testing.T) {
	s := OpenCache(t.TempDir()).Shelf()
	get := s.Put(bytes.Repeat([]byte("a"), shelfMemory+1))
	must(t, s.file.Truncate(0))
	if got := get(nil); strings.Contains(string(got), "a") || len(got) != shelfMemory+1 || s.Err() == nil {
		t.Error("a text that is gone is given back, or in another length")
	}
	s.Close()
}

func TestShelfWithoutACacheKeepsEverything(t *testing.T) {
	s := (&Cache{}).Shelf()
	get := s.Put(bytes.Repeat([]byte("a"), shelfMemory+1))
	if s.file != nil || len(get(nil)) != shelfMemory+1 {
		t.Error("it wrote a file, or lost a text")
	}
	s.Close()
}
