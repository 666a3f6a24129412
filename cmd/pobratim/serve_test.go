package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// laidOut returns a folder with a small site.
func laidOut(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := layOut(dir); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestServe edits a site while it is served: a change is seen, a mistake is
// reported and leaves the last good page, and mended it is seen.
func TestServe(t *testing.T) {
	dir := laidOut(t)
	var out, log syncBuffer
	s := start(t, dir, &out, &log)
	page := s + "ru/organisations/porog/"
	file := filepath.Join(dir, "content/organisations/porog/index.ru.md")

	until(t, "the page is served", func() bool { return strings.Contains(get(t, page), "Шестнадцать соседей") })

	change(t, file, "Шестнадцать", "Семнадцать")
	until(t, "the change is served", func() bool { return strings.Contains(get(t, page), "Семнадцать соседей") })

	change(t, file, "Семнадцать соседей", "Семнадцать [соседей](/organisations/nobody/)")
	until(t, "the mistake is reported", func() bool { return strings.Contains(log.String(), "index.ru.md:14:12: error:") })
	if got := get(t, page); !strings.Contains(got, "Семнадцать соседей") {
		t.Errorf("the last good page is not served any more:\n%s", got)
	}

	change(t, file, "[соседей](/organisations/nobody/)", "друзей")
	until(t, "the mended page is served", func() bool { return strings.Contains(get(t, page), "Семнадцать друзей") })

	if err := os.RemoveAll(filepath.Join(dir, "content/pages/about")); err != nil {
		t.Fatal(err)
	}
	until(t, "a page that is no longer written is gone", func() bool { return statusOf(t, s+"ru/about/") == http.StatusNotFound })
}

// TestServeStartsBroken starts on a broken site: it waits until it is mended.
func TestServeStartsBroken(t *testing.T) {
	dir := laidOut(t)
	file := filepath.Join(dir, "content/organisations/porog/index.ru.md")
	change(t, file, "side: pskov", "side: pskow")
	var out, log syncBuffer
	ctx, cancel := context.WithCancel(t.Context())
	ended := serveIn(t, ctx, dir, &out, &log)
	until(t, "the mistake is reported", func() bool { return strings.Contains(log.String(), "index.ru.md:2:7: error:") })
	change(t, file, "side: pskow", "side: pskov")
	until(t, "the site is served", func() bool { return address.MatchString(out.String()) })
	cancel()
	if err := <-ended; err != nil {
		t.Errorf("serve ended with %v", err)
	}
}

var address = regexp.MustCompile(`http://127\.0\.0\.1:\d+/`)

// start serves a folder until the test ends and returns the site's address.
func start(t *testing.T, dir string, out, log *syncBuffer) string {
	ctx, cancel := context.WithCancel(context.Background())
	ended := serveIn(t, ctx, dir, out, log)
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("serve ended with %v", err)
		}
	})
	until(t, "the address is told", func() bool { return address.MatchString(out.String()) })
	return address.FindString(out.String())
}

func serveIn(t *testing.T, ctx context.Context, dir string, out, log *syncBuffer) <-chan error {
	t.Setenv("XDG_CACHE_HOME", filepath.Join(dir, ".cache"))
	c := console{out, log, func(string) string { return "" }}
	texts, words, err := language(nil, c)
	if err != nil {
		t.Fatal(err)
	}
	in, err := parse("serve", []string{"-C", dir, "-addr", "127.0.0.1:0"}, c, texts, words)
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- serveSite(ctx, in) }()
	return ended
}

// until waits for what another goroutine does.
func until(t *testing.T, what string, done func() bool) {
	t.Helper()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	late := time.After(20 * time.Second)
	for !done() {
		select {
		case <-tick.C:
		case <-late:
			t.Fatalf("waited in vain until %s", what)
		}
	}
}

func change(t *testing.T, file, from, to string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Count(data, []byte(from)) != 1 {
		t.Fatalf("%q does not stand once in %s", from, file)
	}
	if err := os.WriteFile(file, bytes.Replace(data, []byte(from), []byte(to), 1), 0o666); err != nil {
		t.Fatal(err)
	}
}

func get(t *testing.T, url string) string {
	t.Helper()
	r, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	data, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func statusOf(t *testing.T, url string) int {
	t.Helper()
	r, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	r.Body.Close()
	return r.StatusCode
}

// A syncBuffer is written by one goroutine and read by another.
type syncBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *syncBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *syncBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}
