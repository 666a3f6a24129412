package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"pobratim/internal/engine/memo"
	"pobratim/internal/shell/disk"
)

// A bench is a small site with its output and its cache.
type bench struct {
	dir, cache string
	cards      string // a cache for builds from nothing: each has its own output, so it finds nothing but pictures
	colds      int
	args       []string
}

func newBench(t *testing.T) *bench {
	t.Helper()
	b := &bench{dir: t.TempDir(), cache: t.TempDir(), cards: t.TempDir()}
	if err := layOut(b.dir); err != nil {
		t.Fatal(err)
	}
	// A finding that does not stop the build: it has to be said each time.
	b.put(t, "content/pages/about/loose.bin", "nobody links to it")
	return b
}

func (b *bench) put(t *testing.T, path, data string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(b.dir, path), []byte(data), 0o666); err != nil {
		t.Fatal(err)
	}
}

// build runs the command in this process and returns what it said.
func (b *bench) build(out, cache string) (code int, said, found string) {
	var stdout, stderr bytes.Buffer
	args := append([]string{"build", "-C", b.dir, "-out", out, "-cache", cache}, b.args...)
	code = run(context.Background(), args, console{&stdout, &stderr, func(string) string { return "" }})
	return code, stdout.String(), stderr.String()
}

// public reads a published folder.
func (b *bench) public(t *testing.T, out string) map[string]string {
	t.Helper()
	files := map[string]string{}
	root := filepath.Join(b.dir, out)
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Name() == ".pobratim" {
			return err
		}
		data, err := os.ReadFile(p)
		files[strings.TrimPrefix(filepath.ToSlash(p), filepath.ToSlash(root)+"/")] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// compare builds with what is remembered and from nothing: the same files, the
// same findings. It returns what the first said.
func (b *bench) compare(t *testing.T, after string) string {
	t.Helper()
	code, said, warm := b.build("public", b.cache)
	b.colds++
	nowhere := fmt.Sprintf("cold-%d", b.colds)
	clean, _, cold := b.build(nowhere, b.cards)
	if code != clean || warm != cold {
		t.Errorf("%s: exit %d with\n%s\nfrom nothing %d with\n%s", after, code, warm, clean, cold)
	}
	if code != exitOK {
		return said
	}
	if !strings.Contains(warm, "loose.bin") {
		t.Errorf("%s: the finding is not said:\n%s", after, warm)
	}
	got, want := b.public(t, "public"), b.public(t, nowhere)
	for _, path := range slices.Sorted(maps.Keys(want)) {
		if got[path] != want[path] {
			t.Errorf("%s: %s differs from that of a build from nothing", after, path)
		}
	}
	if len(got) != len(want) || len(want) < 30 {
		t.Errorf("%s: %d files, from nothing %d", after, len(got), len(want))
	}
	if err := os.RemoveAll(filepath.Join(b.dir, nowhere)); err != nil {
		t.Fatal(err)
	}
	return said
}

// times are when all files and folders of the bench were written.
func (b *bench) times(t *testing.T) map[string]string {
	t.Helper()
	times := map[string]string{}
	err := filepath.WalkDir(b.dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		times[p] = fmt.Sprint(info.ModTime(), info.Size())
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return times
}

func TestBuildAgainWritesNothing(t *testing.T) {
	b := newBench(t)
	b.compare(t, "the first build")
	before := b.times(t)
	code, said, found := b.build("public", b.cache)
	if after := b.times(t); code != exitOK || !maps.Equal(before, after) {
		t.Errorf("exit %d, and the folder changed:\n%s", code, found)
	}
	if !strings.Contains(said, ": 0 new or changed, 0 removed") || !strings.Contains(found, "loose.bin") {
		t.Errorf("it said:\n%s\n%s", said, found)
	}
}

// Whatever happens between two builds, the second gives what a build from
// nothing gives.
func TestBuildAgainEqualsBuildFromNothing(t *testing.T) {
	b := newBench(t)
	b.compare(t, "the first build")
	about := filepath.Join(b.dir, "content/pages/about/index.ru.md")
	text, err := os.ReadFile(about)
	if err != nil {
		t.Fatal(err)
	}
	page := filepath.Join(b.dir, "public/ru/about/index.html")
	steps := []struct {
		what    string
		do      func() error
		changed string // what the build says to have written; "": anything
	}{
		{"nothing", func() error { return nil }, ": 0 new or changed, 0 removed"},
		{"a line more in a text", func() error { return os.WriteFile(about, append(slices.Clone(text), "\nЕщё.\n"...), 0o666) }, ""},
		{"the line is gone", func() error { return os.WriteFile(about, text, 0o666) }, ""},
		{"other words of the same length and time", func() error {
			info, err := os.Stat(about)
			if err != nil {
				return err
			}
			other := bytes.Replace(text, []byte("title: "), []byte("title: Ё"), 1)
			other = other[:len(text)]
			if err := os.WriteFile(about, other, 0o666); err != nil {
				return err
			}
			return os.Chtimes(about, info.ModTime(), info.ModTime())
		}, ""},
		{"as it was", func() error { return os.WriteFile(about, text, 0o666) }, ""},
		{"an error", func() error { return os.WriteFile(about, []byte("---\ntitle: [\n---\n"), 0o666) }, ""},
		{"mended", func() error { return os.WriteFile(about, text, 0o666) }, ": 0 new or changed, 0 removed"},
		{"a layout", func() error {
			return os.WriteFile(filepath.Join(b.dir, "layouts/withdrawn.html"), []byte(`{{define "main"}}<p>…</p>{{end}}`), 0o666)
		}, ""},
		{"a published file was altered", func() error { return os.WriteFile(page, []byte("by hand"), 0o644) }, ": 1 new or changed, 0 removed"},
		{"a published file was removed", func() error { return os.Remove(page) }, ": 1 new or changed, 0 removed"},
		{"the output was removed", func() error { return os.RemoveAll(filepath.Join(b.dir, "public")) }, ""},
		{"the cache was removed", func() error { return os.RemoveAll(b.cache) }, ": 0 new or changed, 0 removed"},
		{"every file of the cache was cut", func() error { return b.spoil(func(data []byte) []byte { return data[:len(data)/2] }) }, ": 0 new or changed, 0 removed"},
		{"every file of the cache was emptied", func() error { return b.spoil(func([]byte) []byte { return nil }) }, ": 0 new or changed, 0 removed"},
		{"a bit of every file of the cache fell over", func() error {
			return b.spoil(func(data []byte) []byte { data[len(data)/2] ^= 4; return data })
		}, ": 0 new or changed, 0 removed"},
		{"another program wrote the record", func() error {
			return b.rewrite(func(r *record) { r.For[0]++; r.Found = nil })
		}, ": 0 new or changed, 0 removed"},
		{"the clock passed a step", func() error {
			return b.rewrite(func(r *record) { r.Clock.To = time.Now().Add(-time.Second).UnixNano(); r.Found = nil })
		}, ": 0 new or changed, 0 removed"},
		{"the clock was put back", func() error {
			return b.rewrite(func(r *record) { r.Clock.From = time.Now().Add(time.Hour).UnixNano(); r.Found = nil })
		}, ": 0 new or changed, 0 removed"},
		{"a zone has other rules", func() error {
			return b.rewrite(func(r *record) {
				for name := range r.Zones {
					r.Zones[name] = [32]byte{}
				}
				r.Found = nil
			})
		}, ": 0 new or changed, 0 removed"},
		{"other options", func() error { b.args = []string{"-base-url", "https://example.net/exchange/"}; return nil }, ""},
		{"the options from before", func() error { b.args = nil; return nil }, ""},
		{"a page less", func() error { return os.RemoveAll(filepath.Join(b.dir, "content/stories")) }, ""},
	}
	for _, step := range steps {
		if err := step.do(); err != nil {
			t.Fatal(err)
		}
		if said := b.compare(t, step.what); !strings.Contains(said, step.changed) {
			t.Errorf("%s: it said %q, want %q", step.what, said, step.changed)
		}
	}
}

// spoil damages every file of the cache.
func (b *bench) spoil(how func([]byte) []byte) error {
	return filepath.WalkDir(b.cache, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		return os.WriteFile(p, how(data), 0o600)
	})
}

// rewrite changes the record as if another build had left it.
func (b *bench) rewrite(how func(*record)) error {
	in := &invocation{dir: b.dir, outDir: "public"}
	cache := disk.OpenCache(b.cache)
	data, ok := cache.Get(in.recordKey())
	if !ok {
		return fmt.Errorf("there is no record to change")
	}
	var r record
	if err := (memo.Codec{}).Decode(data, &r); err != nil {
		return err
	}
	how(&r)
	cache.Put(in.recordKey(), memo.Codec{}.Encode(&r))
	return nil
}

// A record from before an edit, as one that another build wrote too late.
func TestStaleRecord(t *testing.T) {
	b := newBench(t)
	b.compare(t, "the first build")
	in := &invocation{dir: b.dir, outDir: "public"}
	old, _ := disk.OpenCache(b.cache).Get(in.recordKey())
	b.put(t, "content/pages/about/index.ru.md", "---\ntitle: О программе\nsummary: Иначе.\n---\nИначе.\n")
	b.compare(t, "an edit")
	disk.OpenCache(b.cache).Put(in.recordKey(), old)
	b.compare(t, "the record from before it")
}

func TestTwoBuildsAtOnceShareACache(t *testing.T) {
	b := newBench(t)
	for round := range 3 {
		b.put(t, "content/pages/about/index.ru.md", fmt.Sprintf("---\ntitle: О программе\nsummary: Иначе.\n---\nРаз %d.\n", round))
		var wg sync.WaitGroup
		for range 2 {
			wg.Go(func() {
				if code, _, found := b.build("public", b.cache); code != exitOK {
					t.Errorf("exit %d:\n%s", code, found)
				}
			})
		}
		wg.Wait()
		b.compare(t, "two builds at once")
	}
}
