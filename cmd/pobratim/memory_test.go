package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"pobratim/internal/engine/memo"
	"pobratim/internal/shell/serve"
	"pobratim/internal/shell/watch"
)

// An afternoon of edits: texts and layouts in turn, each shown and looked at,
// most rounds broken off. What is remembered of them does not grow.
func TestEditsLeaveNothingBehind(t *testing.T) {
	dir := laidOut(t)
	t.Setenv("XDG_CACHE_HOME", filepath.Join(dir, ".cache"))
	var log syncBuffer
	c := console{&log, &log, func(string) string { return "" }}
	texts, words, err := language(nil, c)
	if err != nil {
		t.Fatal(err)
	}
	in, err := parse("serve", []string{"-C", dir}, c, texts, words)
	if err != nil {
		t.Fatal(err)
	}
	p := &preview{project: open(in, memo.New()), server: serve.New("127.0.0.1:1", serve.Words{Failures: words}), since: time.Now()}
	text, layout := filepath.Join(dir, "content/stories/news/index.be.md"), filepath.Join(dir, "layouts/base.html")
	was := map[string]string{}
	for _, file := range []string{text, layout} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		was[file] = string(data)
	}
	r := &round{stop: func() {}}
	edit := func(n int) {
		t.Helper()
		if n%3 == 0 {
			write(t, layout, strings.Replace(was[layout], `<div class="wrap`, fmt.Sprintf(`<div class="wrap x%d`, n), 1))
		} else {
			write(t, text, was[text]+fmt.Sprintf("\nДапісана %d.\n", n))
		}
		p.changed = watch.Signal{}
		r = p.show(t.Context(), r)
		if r.found.Errors() > 0 {
			t.Fatalf("edit %d: %v", n, r.found)
		}
		if n%10 != 0 {
			return
		}
		if late := <-r.late; late.Errors() > 0 {
			t.Fatalf("edit %d: %v", n, late)
		}
	}
	heap := func(from, to int) uint64 {
		for n := from; n < to; n++ {
			edit(n)
		}
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	// Both times two edits of a text after one of a layout.
	before := heap(0, 21)
	after := heap(21, 81)
	if after > before+before/4 {
		t.Errorf("%d kB after 20 edits, %d kB after 80", before>>10, after>>10)
	}
	// A swap file beside an open text is no edit: the round goes on.
	write(t, filepath.Join(dir, "content/stories/news/.index.be.md.swp"), "x")
	p.changed = watch.Signal{}
	if again := p.show(t.Context(), r); again != r {
		t.Error("the site was planned again, though nothing has changed")
	}
	r.stop()
	runtime.KeepAlive(p)
}
