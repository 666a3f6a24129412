package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/memo"
	"pobratim/internal/engine/plan"
	"pobratim/internal/shell/serve"
)

// previewOf is a preview of files that are made as a test wants it.
func previewOf(t *testing.T) *preview {
	t.Helper()
	texts, words, err := language(nil, console{getenv: func(string) string { return "" }})
	if err != nil {
		t.Fatal(err)
	}
	return &preview{project: &project{in: &invocation{texts: texts, words: words}}}
}

// A workbench plans files and counts how often each is made.
type workbench struct {
	plan build.Plan
	made map[string]*atomic.Int64
}

func (w *workbench) add(path string, key any, made func() plan.Made) {
	if w.made == nil {
		w.made = map[string]*atomic.Int64{}
	}
	n := new(atomic.Int64)
	w.made[path] = n
	w.plan.Outputs = append(w.plan.Outputs, plan.Output{Path: path, Key: memo.Hash(path, key), Make: func() plan.Made {
		n.Add(1)
		return made()
	}})
}

func fineFile() plan.Made { return plan.Made{Bytes: []byte("fine")} }

// Readers see a site before any of it is made; who asks for a file has it
// made, once.
func TestFilesAreMadeWhenTheyAreAskedFor(t *testing.T) {
	var w workbench
	w.add("asked.html", 0, fineFile)
	w.add("other.html", 0, fineFile)
	site := previewOf(t).site(w.plan)
	var readers sync.WaitGroup
	for range 8 {
		readers.Go(func() {
			if b, err := site.Files["asked.html"](); string(b) != "fine" || err != nil {
				t.Errorf("got %q, %v", b, err)
			}
		})
	}
	readers.Wait()
	if asked, other := w.made["asked.html"].Load(), w.made["other.html"].Load(); asked != 1 || other != 0 {
		t.Errorf("asked for: made %d times; not asked for: %d", asked, other)
	}
}

// A file that cannot be made is no file: not the one of before, and not what
// came of it. What the world did not allow is tried again.
func TestFileThatFails(t *testing.T) {
	wrong := diag.List{diag.Errorf(diag.Pos{File: "layouts/story.html", Line: 3}, "layout-execute", "reason", "x")}
	var w workbench
	w.add("wrong.html", 0, func() plan.Made { return plan.Made{Bytes: []byte("half"), Problems: wrong} })
	w.add("gone.jpg", 0, func() plan.Made { return plan.Made{Err: errors.New("gone")} })
	w.add("warned.html", 0, func() plan.Made {
		return plan.Made{Bytes: []byte("fine"), Problems: diag.List{diag.Warnf(diag.Pos{File: "a"}, "bundle-file", "file", "a")}}
	})
	site := previewOf(t).site(w.plan)
	for range 2 {
		_, err := site.Files["wrong.html"]()
		if found, ok := errors.AsType[serve.Findings](err); !ok || len(found) != 1 || found[0].Place != "layouts/story.html:3" {
			t.Errorf("errors in the content: got %v", err)
		}
		if _, err := site.Files["gone.jpg"](); err == nil || err.Error() != "gone" {
			t.Errorf("errors of the world: got %v", err)
		}
		if b, err := site.Files["warned.html"](); string(b) != "fine" || err != nil {
			t.Errorf("a warning: got %q, %v", b, err)
		}
	}
	if wrong, gone := w.made["wrong.html"].Load(), w.made["gone.jpg"].Load(); wrong != 1 || gone != 2 {
		t.Errorf("made %d and %d times", wrong, gone)
	}
}

// Every round finds what is wrong; only what is fine is not made again.
func TestRoundFindsWhatIsWrongEachTime(t *testing.T) {
	p := previewOf(t)
	var w workbench
	w.add("fine.html", 0, fineFile)
	w.add("wrong.html", 0, func() plan.Made {
		return plan.Made{Problems: diag.List{diag.Errorf(diag.Pos{File: "a.jpg"}, "picture-broken")}}
	})
	w.add("gone.jpg", 0, func() plan.Made { return plan.Made{Err: errors.New("gone")} })
	for range 3 {
		late := <-p.lookThrough(t.Context(), w.plan)
		var codes []string
		for _, d := range late {
			codes = append(codes, d.Code)
		}
		if !slices.Equal(codes, []string{"file-unreadable", "picture-broken"}) {
			t.Errorf("found %v", codes)
		}
	}
	if fine, wrong := w.made["fine.html"].Load(), w.made["wrong.html"].Load(); fine != 1 || wrong != 3 {
		t.Errorf("what is fine was made %d times, what is wrong %d", fine, wrong)
	}
}

// A round that is broken off says nothing and is not waited for, even if a
// file is just being made.
func TestRoundIsBrokenOff(t *testing.T) {
	p := previewOf(t)
	begun, release := make(chan struct{}), make(chan struct{})
	var first, second workbench
	first.add("slow.jpg", 0, func() plan.Made {
		close(begun)
		<-release
		return fineFile()
	})
	for i := range 100 {
		first.add(fmt.Sprint(i), "first", fineFile)
		second.add(fmt.Sprint(i), "second", fineFile)
	}
	ctx, cancel := context.WithCancel(t.Context())
	broken := p.lookThrough(ctx, first.plan)
	<-begun
	cancel()
	if late := <-p.lookThrough(t.Context(), second.plan); len(late) > 0 {
		t.Errorf("the next round found %v", late)
	}
	close(release)
	select {
	case late := <-broken:
		t.Errorf("the broken round found %v", late)
	default:
	}
}

// While a reader waits, nothing is made for nobody.
func TestRoundWaitsForReaders(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := previewOf(t)
		release := make(chan struct{})
		var asked, rest workbench
		asked.add("asked.html", 0, func() plan.Made {
			<-release
			return fineFile()
		})
		for i := range 10 {
			rest.add(fmt.Sprint(i), 0, fineFile)
		}
		go p.site(asked.plan).Files["asked.html"]()
		synctest.Wait()
		round := p.lookThrough(t.Context(), rest.plan)
		synctest.Wait()
		for path, n := range rest.made {
			if n.Load() > 0 {
				t.Errorf("%s is made while a reader waits", path)
			}
		}
		close(release)
		<-round
		for path, n := range rest.made {
			if n.Load() != 1 {
				t.Errorf("%s was made %d times", path, n.Load())
			}
		}
	})
}

// What is remembered of rounds does not grow with them, also if each is
// broken off and knows no file of the one before.
func TestRoundsRememberSoMuch(t *testing.T) {
	const files = 50
	var f fine
	f.expect(files)
	for round := range 200 {
		for i := range files - 10 {
			f.add(memo.Hash(round, i))
		}
		for i := range files - 10 {
			if !f.has(memo.Hash(round, i)) {
				t.Fatalf("round %d: file %d is not remembered", round, i)
			}
		}
		if n := len(f.cur) + len(f.prev); n > 4*files {
			t.Fatalf("round %d: %d files are remembered", round, n)
		}
	}
}
