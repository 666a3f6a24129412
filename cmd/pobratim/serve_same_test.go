package main

import (
	"bufio"
	"context"
	"fmt"
	"math/rand"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Whatever is edited, and however quickly, in the end every file is served as
// a build from nothing makes it.
func TestServedSiteEqualsColdBuild(t *testing.T) {
	dir := laidOut(t)
	var out, log syncBuffer
	s := start(t, dir, &out, &log)
	r := rand.New(rand.NewSource(1))
	news := filepath.Join(dir, "content/stories/news")
	text := func(n int) string {
		return fmt.Sprintf("---\ntitle: Новость %d\nsummary: Коротко %d.\n---\nТекст %d.\n", n, n, n)
	}
	edits := []func(n int){
		func(n int) {
			appendTo(t, filepath.Join(news, "index.be.md"), fmt.Sprintf("\nДапісана %d.\n", n))
		},
		func(n int) {
			appendTo(t, filepath.Join(dir, "content/pages/about/index.ru.md"), fmt.Sprintf("\n## Часть %d\n\nТекст.\n", n))
		},
		func(n int) { write(t, filepath.Join(dir, fmt.Sprintf("content/pages/p%d/index.ru.md", n%3)), text(n)) },
		func(n int) {
			if err := os.RemoveAll(filepath.Join(dir, fmt.Sprintf("content/pages/p%d", n%3))); err != nil {
				t.Fatal(err)
			}
		},
		func(n int) {
			appendTo(t, filepath.Join(dir, "layouts/story.html"), fmt.Sprintf(`{{define "unused-%d"}}x{{end}}`, n))
		},
		func(n int) {
			appendTo(t, filepath.Join(dir, "layouts/assets/site.css/50-display.css"), fmt.Sprintf(".x%d { color: red }\n", n))
		},
		func(n int) { write(t, filepath.Join(dir, "static/note.txt"), fmt.Sprintf("# %d\n", n)) },
		func(n int) {
			file := filepath.Join(dir, "content/organisations/porog/index.ru.md")
			change(t, file, "side: pskov", "side: pskow")
			change(t, file, "side: pskow", "side: pskov")
		},
	}
	n := 0
	for step := range 8 {
		for range 1 + r.Intn(4) { // without a pause between them
			n++
			edits[(n+r.Intn(2))%len(edits)](n)
		}
		until(t, fmt.Sprintf("step %d is served like a cold build", step), func() bool { return differs(t, s, dir) == "" })
	}
}

// differs names a file that is served otherwise than a build from nothing
// makes it.
func differs(t *testing.T, url, dir string) string {
	t.Helper()
	in, err := parse("serve", []string{"-C", dir}, console{getenv: func(string) string { return "" }}, texts{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	p := open(in, nil)
	pl, found, err := p.plan()
	if err != nil || found.Errors() > 0 {
		t.Fatalf("%v %v", err, found)
	}
	for _, o := range pl.Outputs {
		made := p.make(o)
		if made.Err != nil || made.Problems.Errors() > 0 {
			t.Fatalf("%s: %v %v", o.Path, made.Err, made.Problems)
		}
		if got := get(t, url+strings.TrimSuffix(o.Path, "index.html")); got != string(made.Bytes) {
			return o.Path
		}
	}
	return ""
}

// TestServeFindsLate: what shows only when a page is made does not delay the
// site. The overlay has it, the terminal too, and the page itself says it.
func TestServeFindsLate(t *testing.T) {
	dir := laidOut(t)
	var out, log syncBuffer
	s := start(t, dir, &out, &log)
	layout := filepath.Join(dir, "layouts/story.html")
	until(t, "the story is served", func() bool { return statusOf(t, s+"ru/stories/news/") == http.StatusOK })

	change(t, layout, "<article>", `<article>{{index .Photos 99}}`)
	const wrong = "layouts/story.html:2: error:"
	until(t, "the terminal has it", func() bool { return strings.Contains(log.String(), wrong) })
	until(t, "the overlay has it", func() bool { return strings.Contains(overlay(t, s), `"place":"layouts/story.html:2"`) })
	if got := get(t, s+"ru/stories/news/"); !strings.Contains(got, "layouts/story.html:2") || statusOf(t, s+"ru/stories/news/") != http.StatusInternalServerError {
		t.Errorf("the page does not say what is wrong with it:\n%s", got)
	}
	if status := statusOf(t, s+"ru/about/"); status != http.StatusOK {
		t.Errorf("another page: %d", status)
	}

	// An edit elsewhere does not take it from the overlay, not even for a moment.
	appendTo(t, filepath.Join(dir, "content/pages/about/index.ru.md"), "\nДописано.\n")
	until(t, "the edit is served", func() bool {
		if !strings.Contains(overlay(t, s), "layouts/story.html:2") {
			t.Fatal("the finding went away")
		}
		return strings.Contains(get(t, s+"ru/about/"), "Дописано")
	})

	change(t, layout, `<article>{{index .Photos 99}}`, "<article>")
	until(t, "the mended page is served", func() bool { return statusOf(t, s+"ru/stories/news/") == http.StatusOK })
	until(t, "the overlay is empty", func() bool { return strings.Contains(overlay(t, s), `"items":[]`) })
}

// overlay returns what an open page is told to show.
func overlay(t *testing.T, s string) string {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	base, _, _ := strings.Cut(strings.TrimPrefix(s, "http://"), "/")
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+base+"/_pobratim/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	r, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	in := bufio.NewScanner(r.Body)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		if strings.HasPrefix(in.Text(), "event: problems") && in.Scan() {
			return in.Text()
		}
	}
	t.Fatalf("the stream ended: %v", in.Err())
	return ""
}

func appendTo(t *testing.T, file, more string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	write(t, file, string(data)+more)
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}
