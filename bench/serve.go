package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"pobratim/bench/corpus"
	"pobratim/bench/floor"
)

// layoutEdits is how often a layout is changed.
const layoutEdits = 5

// patience is how long an edit may take to be seen.
const patience = 2 * time.Minute

// serveCommand measures how long it takes from the moment at which an edit
// is saved until the changed page is served, and compares all that is served
// after the last edit with a cold build.
func serveCommand(dir string, c corpus.Corpus, edits int) error {
	t := tools{pobratim: filepath.Join(dir, "pobratim")}
	if err := goBuild(product, t.pobratim, "./cmd/pobratim"); err != nil {
		return err
	}
	s := siteIn(dir, "site")
	if err := c.Pobratim(s.dir, product, corpus.Outputs); err != nil {
		return err
	}
	served, err := startServe(t, s)
	if err != nil {
		return err
	}
	defer served.stop()
	text, err := served.texts(c, edits)
	if err != nil {
		return err
	}
	layout, err := served.layouts()
	if err != nil {
		return err
	}
	memory, err := served.memory() // comparing asks for every page there is
	if err != nil {
		return err
	}
	same, err := served.sameAsCold(t)
	if err != nil {
		return err
	}
	fmt.Printf("| pages | ready after | a text (median of %d) | a layout (median of %d) | peak memory |\n|---:|---:|---:|---:|---:|\n", edits, layoutEdits)
	fmt.Printf("| %d | %s | %d ms | %d ms | %s |\n\n", 2*c.Pairs, seconds(served.ready), text.Milliseconds(), layout.Milliseconds(), megabytes(memory))
	fmt.Printf("served after all edits: %d files, the same bytes as a cold build\n", same)
	return nil
}

// A serving is a server at work on a site.
type serving struct {
	site
	cmd   *exec.Cmd
	url   string
	ready time.Duration
	said  bytes.Buffer
}

// startServe starts the server and waits for the first page.
func startServe(t tools, s site) (*serving, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	addr := l.Addr().String()
	if err := l.Close(); err != nil {
		return nil, err
	}
	v := &serving{site: s, url: "http://" + addr}
	v.cmd = exec.Command(t.pobratim, "serve", "-C", s.dir, "-as-of", corpus.AsOf, "-addr", addr, "-lang", "en")
	v.cmd.Env = append(os.Environ(), "XDG_CACHE_HOME="+s.cache)
	v.cmd.Stdout, v.cmd.Stderr = &v.said, &v.said
	start := time.Now()
	if err := v.cmd.Start(); err != nil {
		return nil, err
	}
	_, err = v.until("/ru/", func(page []byte) bool { return bytes.Contains(page, []byte("site-header")) })
	v.ready = time.Since(start)
	return v, err
}

// stop ends the server.
func (v *serving) stop() {
	v.cmd.Process.Signal(syscall.SIGTERM)
	v.cmd.Wait()
}

// memory returns the most memory that the server has held until now, in
// bytes, as Linux counts it.
func (v *serving) memory() (int64, error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", v.cmd.Process.Pid))
	if err != nil {
		return 0, err
	}
	var kB int64
	_, peak, _ := strings.Cut(string(status), "VmHWM:")
	_, err = fmt.Sscan(peak, &kB)
	return kB << 10, err
}

// get asks for a file; nil while there is none.
func (v *serving) get(path string) []byte {
	resp, err := http.Get(v.url + path)
	if err != nil {
		return nil
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusOK {
		return nil
	}
	return data
}

// until asks until a page is as wanted, and returns how long that took. It
// asks on one connection and rests between two answers, so that it takes
// little from the server that is to make the page.
func (v *serving) until(path string, wanted func(page []byte) bool) (time.Duration, error) {
	start := time.Now()
	for !wanted(v.get(path)) {
		if time.Since(start) > patience {
			return 0, fmt.Errorf("%s has not changed after %s\n%s", path, patience, v.said.String())
		}
		time.Sleep(2 * time.Millisecond)
	}
	return time.Since(start), nil
}

// texts adds a line to the text of different stories, one after the other.
func (v *serving) texts(c corpus.Corpus, edits int) (time.Duration, error) {
	var all []cost
	for i := range edits {
		id := corpus.StoryID(i * c.Stories / edits)
		mark := fmt.Sprintf("дописано%04d", i+1) // typography leaves one word as it is
		took, err := v.edit("content/stories/"+id+"/index.ru.md", "/ru/stories/"+id+"/", mark, func(text string) string { return text + "\n" + mark + "\n" })
		if err != nil {
			return 0, err
		}
		all = append(all, cost{Wall: took})
	}
	return medians(all).Wall, nil
}

// layouts changes the frame of all pages.
func (v *serving) layouts() (time.Duration, error) {
	var all []cost
	for i := range layoutEdits {
		mark := fmt.Sprintf("edited-%d", i+1)
		took, err := v.edit("layouts/base.html", "/be/stories/"+corpus.StoryID(0)+"/", mark, func(text string) string {
			return strings.Replace(text, `<div class="wrap`, `<div class="wrap `+mark, 1)
		})
		if err != nil {
			return 0, err
		}
		all = append(all, cost{Wall: took})
	}
	return medians(all).Wall, nil
}

// pause is between two edits. What the server does behind a published page
// may take longer: then the next edit finds it at work.
const pause = 500 * time.Millisecond

// edit changes a file in place, as an editor saves it, and waits until the
// page shows the mark.
func (v *serving) edit(file, page, mark string, change func(string) string) (time.Duration, error) {
	path := filepath.Join(v.dir, file)
	text, err := os.ReadFile(path)
	if err != nil {
		return 0, err
	}
	changed := change(string(text))
	if changed == string(text) {
		return 0, errors.New(file + ": nothing to change")
	}
	time.Sleep(pause)
	if err := os.WriteFile(path, []byte(changed), 0o644); err != nil {
		return 0, err
	}
	return v.until(page, func(got []byte) bool { return bytes.Contains(got, []byte(mark)) })
}

// sameAsCold builds what the folder holds now and compares every file with
// the one that is served.
func (v *serving) sameAsCold(t tools) (int, error) {
	if _, _, err := run(t.pobratimBuild(v.site)); err != nil {
		return 0, err
	}
	names, err := floor.Files(v.out)
	if err != nil {
		return 0, err
	}
	n := 0
	for _, name := range names {
		if filepath.Base(name) == ".pobratim" || name == "_headers" || name == "_redirects" {
			continue // not for readers
		}
		data, err := os.ReadFile(filepath.Join(v.out, name))
		if err != nil {
			return 0, err
		}
		if !bytes.Equal(data, v.get("/"+strings.TrimSuffix(name, "index.html"))) {
			return 0, fmt.Errorf("%s is served otherwise than a cold build makes it", name)
		}
		n++
	}
	return n, nil
}
