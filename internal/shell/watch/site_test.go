package watch

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// A site is a temporary folder and what a reader who looks at every signal,
// and only where it says, knows of it.
type site struct {
	t       *testing.T
	root    string
	changes <-chan Signal
	known   map[string]string
}

func watched(t *testing.T, poll time.Duration, open opener) *site {
	t.Helper()
	root := t.TempDir()
	s := &site{t: t, root: root}
	s.write("content/index.md", "first")
	s.write("content/practices/garden/index.md", "first")
	s.write("layouts/page.html", "first")
	tops := []string{filepath.Join(root, "content"), filepath.Join(root, "layouts"), filepath.Join(root, "static")}
	changes, err := start(t.Context(), tops, poll, open)
	if err != nil {
		t.Fatal(err)
	}
	s.changes, s.known = changes, s.read()
	return s
}

func (s *site) path(name string) string { return filepath.Join(s.root, filepath.FromSlash(name)) }

func (s *site) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s *site) write(name, text string) {
	s.t.Helper()
	s.must(os.MkdirAll(filepath.Dir(s.path(name)), 0o755))
	s.must(os.WriteFile(s.path(name), []byte(text), 0o644))
}

func (s *site) rename(from, to string) {
	s.t.Helper()
	s.must(os.MkdirAll(filepath.Dir(s.path(to)), 0o755))
	s.must(os.Rename(s.path(from), s.path(to)))
}

// read gives the text of every file below the watched folders.
func (s *site) read() map[string]string {
	s.t.Helper()
	all := map[string]string{}
	for _, top := range []string{"content", "layouts", "static"} {
		s.must(filepath.WalkDir(s.path(top), func(path string, d fs.DirEntry, err error) error {
			if os.IsNotExist(err) {
				return nil
			}
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(path)
			all[path] = string(data)
			return err
		}))
	}
	return all
}

// look reads anew what a signal names.
func (s *site) look(signal Signal) {
	s.t.Helper()
	now := s.read()
	named := func(path string, _ string) bool {
		return signal.Names == nil || slices.ContainsFunc(signal.Names, func(name string) bool { return within(name, path) })
	}
	maps.DeleteFunc(s.known, named)
	for path, text := range now {
		if named(path, text) {
			s.known[path] = text
		}
	}
}

// learns waits until the reader, who looks at every signal and only then,
// knows what is there.
func (s *site) learns(what string) {
	s.t.Helper()
	real := s.read()
	deadline := time.After(tooLong)
	for !maps.Equal(s.known, real) {
		select {
		case signal := <-s.changes:
			s.look(signal)
		case <-deadline:
			s.t.Fatalf("%s: no signal in %v", what, tooLong)
		}
	}
}
