package disk

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"sync"
	"time"

	"pobratim/internal/engine/diag"
)

// shelfMemory is how much a Shelf keeps in memory: small sites never touch the
// disk.
const shelfMemory = 2 << 20 // bytes

// A Shelf takes texts that are needed later: the first in memory, the rest in
// a file in the cache's folder that nobody else sees and that goes with the
// process.
type Shelf struct {
	dir string // empty: everything stays in memory

	mu     sync.Mutex
	kept   int64 // bytes in memory
	file   *os.File
	end    int64 // of the file
	failed error // the first that happened to it
}

// Shelf returns an empty shelf beside the cache.
func (c *Cache) Shelf() *Shelf { return &Shelf{dir: c.dir} }

var shelfName = regexp.MustCompile(`^shelf-[0-9]+\.tmp$`)

// Put takes a text and returns what appends it to a buffer. Where it cannot be
// written it stays in memory; where it cannot be read again, zeros are appended
// and Err says so: nothing of it may be published then. The text is copied.
func (s *Shelf) Put(text []byte) (get func(dst []byte) []byte) {
	size := len(text)
	at, there := s.place(size)
	if !there {
		return inMemory(bytes.Clone(text))
	}
	if _, err := s.file.WriteAt(text, at); err != nil {
		return inMemory(bytes.Clone(text)) // the disk is full
	}
	return func(dst []byte) []byte { return s.read(dst, at, size) }
}

// place reserves room in the file; false means that the text stays in memory.
// It is written without the lock: texts are put from all processors.
func (s *Shelf) place(size int) (at int64, there bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.dir == "" || s.kept+int64(size) <= shelfMemory || !s.open() {
		s.kept += int64(size)
		return 0, false
	}
	at = s.end
	s.end += int64(size)
	return at, true
}

func inMemory(text []byte) (get func(dst []byte) []byte) {
	return func(dst []byte) []byte { return append(dst, text...) }
}

func (s *Shelf) read(dst []byte, at int64, size int) []byte {
	start := len(dst)
	dst = slices.Grow(dst, size)[:start+size]
	if _, err := s.file.ReadAt(dst[start:], at); err != nil {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.failed = diag.Fail(cause(err), "file-read", "path", s.file.Name())
		clear(dst[start:])
	}
	return dst
}

// Err says that something that was put on the shelf could not be had again.
func (s *Shelf) Err() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.failed
}

// open makes the file, once. Where the system allows it, it has no name from
// the start; elsewhere Close removes it.
func (s *Shelf) open() bool {
	if s.file != nil {
		return true
	}
	f, err := os.CreateTemp(s.dir, "shelf-*.tmp")
	if err != nil {
		s.dir = ""
		return false
	}
	_ = os.Remove(f.Name())
	s.file = f
	return true
}

// Close lets the file go.
func (s *Shelf) Close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.file != nil {
		s.file.Close()
		_ = os.Remove(s.file.Name())
	}
	s.clear(time.Now())
}

// clear removes what dead builds left where a file cannot lose its name.
func (s *Shelf) clear(now time.Time) {
	entries, _ := os.ReadDir(s.dir)
	for _, e := range entries {
		if info, err := e.Info(); err == nil && shelfName.MatchString(e.Name()) && now.Sub(info.ModTime()) > abandoned {
			_ = os.Remove(filepath.Join(s.dir, e.Name()))
		}
	}
}
