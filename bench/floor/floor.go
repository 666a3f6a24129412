// Package floor does with the libraries that are given (yaml.v3, goldmark,
// html/template) only what cannot be left out when the texts of a corpus
// become pages: no checks, no references, no lists. What it takes is the
// floor for any program that makes the same files with the same libraries.
//
// Read, Markdown and Write are single stages; Pages is the whole. All use as
// many goroutines as there are processors.
package floor

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

// Files lists all files of a folder, below it and with slashes.
func Files(dir string) ([]string, error) {
	var out []string
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			out = append(out, path)
		}
		return err
	})
	return out, err
}

// Read reads each file of a folder into the same memory.
func Read(dir string, files []string) error {
	return share(files, func() func(string) error {
		var b bytes.Buffer
		return func(name string) error { return read(filepath.Join(dir, name), &b) }
	})
}

// Markdown makes HTML of bodies and forgets it.
func Markdown(bodies [][]byte) error {
	return share(bodies, func() func([]byte) error {
		md, out := newMarkdown(), new(bytes.Buffer)
		return func(body []byte) error {
			out.Reset()
			return md.Convert(body, out)
		}
	})
}

// Bodies reads the texts of a corpus without their front matter.
func Bodies(dir string, files []string) ([][]byte, error) {
	var out [][]byte
	for _, name := range files {
		if !strings.HasSuffix(name, ".md") {
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return nil, err
		}
		_, body := split(data)
		out = append(out, body)
	}
	return out, nil
}

// A File is one to write.
type File struct {
	Name string
	Data []byte
}

// Write writes files into a new folder.
func Write(dir string, files []File) error {
	return share(files, func() func(File) error {
		return func(f File) error { return write(filepath.Join(dir, f.Name), f.Data) }
	})
}

// Load reads files to write.
func Load(dir string, names []string) ([]File, error) {
	out := make([]File, len(names))
	for i, name := range names {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return nil, err
		}
		out[i] = File{name, data}
	}
	return out, nil
}

// newMarkdown understands what the product understands.
func newMarkdown() goldmark.Markdown {
	return goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Footnote, extension.Typographer))
}

// split parts the front matter from the body.
func split(data []byte) (front, body []byte) {
	rest, ok := bytes.CutPrefix(data, []byte("---\n"))
	if !ok {
		return nil, data
	}
	front, body, _ = bytes.Cut(rest, []byte("\n---\n"))
	return front, body
}

func read(path string, b *bytes.Buffer) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	b.Reset()
	_, err = b.ReadFrom(io.Reader(f))
	f.Close()
	return err
}

// write makes a file; its folder is made when it turns out to be missing.
func write(path string, data []byte) error {
	err := os.WriteFile(path, data, 0o644)
	if os.IsNotExist(err) {
		if err = os.MkdirAll(filepath.Dir(path), 0o755); err == nil {
			err = os.WriteFile(path, data, 0o644)
		}
	}
	return err
}

// share gives the items to one worker for each processor, in runs of
// neighbours, and returns the first error.
func share[T any](items []T, worker func() func(T) error) error {
	const run = 16
	var next, failed = 0, error(nil)
	var mu sync.Mutex
	take := func(err error) []T {
		mu.Lock()
		defer mu.Unlock()
		if failed == nil {
			failed = err
		}
		if failed != nil || next >= len(items) {
			return nil
		}
		part := items[next:min(next+run, len(items))]
		next += len(part)
		return part
	}
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			do := worker()
			for part := take(nil); part != nil; {
				var err error
				for _, x := range part {
					if err = do(x); err != nil {
						break
					}
				}
				part = take(err)
			}
		})
	}
	wg.Wait()
	return failed
}
