package floor

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pobratim/bench/corpus"
)

// The floor makes a file for each of the product's: item pages as large as
// its own, with the text in them, all others byte for byte.
func TestPages(t *testing.T) {
	c, err := corpus.New(1, corpus.Least)
	if err != nil {
		t.Fatal(err)
	}
	dir, made, out := t.TempDir(), t.TempDir(), t.TempDir()
	if err := c.Pobratim(filepath.Join(dir, "site"), "../..", corpus.Outputs); err != nil {
		t.Fatal(err)
	}
	dir = filepath.Join(dir, "site")
	const room = 60_000
	sources, err := Files(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range sources {
		if section, id, lang := address(name); lang != "" {
			put(t, made, path(lang, section, id), room)
		}
	}
	for visit := range c.Visits {
		for n := range c.Events / c.Visits {
			for _, lang := range languages {
				put(t, made, path(lang, "events", corpus.EventID(visit, n)), room)
			}
		}
	}
	for n := range c.Sessions {
		for _, lang := range languages {
			put(t, made, path(lang, "events", corpus.SessionID(n)), room)
		}
	}
	put(t, made, "ru/stories/feed.xml", 123)
	if err := Pages(dir, made, out); err != nil {
		t.Fatal(err)
	}
	want, _ := Files(made)
	got, _ := Files(out)
	if !slices.Equal(got, want) {
		t.Errorf("%d files, not %d", len(got), len(want))
	}
	for _, name := range got {
		a, b := read1(t, made, name), read1(t, out, name)
		if len(a) != len(b) {
			t.Errorf("%s has %d bytes, not %d", name, len(b), len(a))
		}
		if strings.Contains(name, "/stories/story-") && (!strings.Contains(b, "<h2") || !strings.Contains(b, "<h1>")) {
			t.Errorf("%s has no text", name)
		}
	}
}

func put(t *testing.T, dir, name string, size int) {
	t.Helper()
	if err := write(filepath.Join(dir, name), make([]byte, size)); err != nil {
		t.Fatal(err)
	}
}

func read1(t *testing.T, dir, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// The first error ends the work and is returned.
func TestShareFails(t *testing.T) {
	err := Read(t.TempDir(), make([]string, 100))
	if err == nil {
		t.Error("folders can be read as files")
	}
}
