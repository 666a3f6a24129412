package disk

import (
	"bytes"
	"crypto/sha256"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/source"
)

var (
	errChanged    = diag.Fail(nil, "reason-changed")
	errNotRegular = diag.Fail(nil, "reason-not-regular")
)

// read reads a file whose name was looked at before and found to be regular.
// What counts is the opened file: if it is not the one that was looked at, or
// changes meanwhile, the answer is errMoved.
func (l *loader) read(root *os.Root, name, path string, listed os.FileInfo) (source.File, Stamp, error) {
	f, err := root.OpenFile(name, openToRead, 0)
	if err != nil {
		return source.File{}, Stamp{}, err
	}
	defer f.Close()
	start := time.Now()
	opened, err := f.Stat()
	if err != nil {
		return source.File{}, Stamp{}, err
	}
	if !same(listed, opened) {
		return source.File{}, Stamp{}, errMoved
	}

	out, err := l.contents(f, name, path, opened.Size())
	if err != nil {
		return source.File{}, Stamp{}, err
	}
	after, err := f.Stat()
	if err != nil {
		return source.File{}, Stamp{}, err
	}
	if !same(opened, after) {
		return source.File{}, Stamp{}, errMoved
	}
	border := start.Add(-settleTime)
	stamp := stampOf(after)
	stamp.Settled = after.ModTime().Before(border) && changeTime(after).Before(border)
	return out, stamp, nil
}

// contents hashes an opened file of a size, and keeps what is in it if there
// is room and it may be parsed.
func (l *loader) contents(f *os.File, name, path string, size int64) (source.File, error) {
	in := io.LimitReader(f, size+1) // one byte more than expected shows that the file grew
	out := source.File{Size: size}
	if size > source.MaxText {
		sum := sha256.New()
		n, err := io.Copy(sum, in)
		if err != nil {
			return source.File{}, err
		}
		if n != size {
			return source.File{}, errMoved
		}
		sum.Sum(out.Hash[:0])
		out.Read = again(l.dir, path, out)
		return out, nil
	}
	buf := desks.Get().(*bytes.Buffer)
	defer desks.Put(buf)
	buf.Reset()
	buf.Grow(int(size) + bytes.MinRead)
	if _, err := buf.ReadFrom(in); err != nil {
		return source.File{}, err
	}
	if int64(buf.Len()) != size {
		return source.File{}, errMoved
	}
	out.Hash = sha256.Sum256(buf.Bytes())
	out.Read = again(l.dir, path, out)
	if l.kept.Add(size) > maxKept {
		return out, nil
	}
	data := bytes.Clone(buf.Bytes())
	kept := func() ([]byte, error) { return data, nil }
	if strings.HasSuffix(name, ".md") {
		kept = first(kept, out.Read)
	}
	out.Read = kept
	return out, nil
}

// desks are what files are read on.
var desks = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// same says whether nothing happened to a file between two looks at it.
func same(a, b os.FileInfo) bool {
	return b.Mode().IsRegular() && os.SameFile(a, b) && a.Size() == b.Size() &&
		a.ModTime().Equal(b.ModTime()) && changeTime(a).Equal(changeTime(b))
}

// first makes the Read of a text: what is parsed once is let go then. Who
// asks again reads the file again.
func first(once, later func() ([]byte, error)) func() ([]byte, error) {
	var mu sync.Mutex
	return func() ([]byte, error) {
		mu.Lock()
		read := once
		once = nil
		mu.Unlock()
		if read == nil {
			read = later
		}
		return read()
	}
}

// again makes the Read of a file that does not stay in memory. It keeps no
// folder open, so a Snapshot needs no closing.
func again(dir, path string, want source.File) func() ([]byte, error) {
	return func() ([]byte, error) {
		// A link that came to stand there leads nowhere: what counts is the hash.
		f, err := os.OpenFile(filepath.Join(dir, filepath.FromSlash(path)), openToRead, 0)
		if err != nil {
			return nil, unread(path, err)
		}
		defer f.Close()
		data, err := readOpen(f, want.Size+1)
		if err != nil {
			return nil, unread(path, err)
		}
		if int64(len(data)) != want.Size || sha256.Sum256(data) != want.Hash {
			return nil, unread(path, errChanged)
		}
		return data, nil
	}
}

// readRegular reads at most limit bytes of a file, and only if it is regular.
func readRegular(root *os.Root, path string, limit int64) ([]byte, error) {
	f, err := root.OpenFile(path, openToRead, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readOpen(f, limit)
}

func readOpen(f *os.File, limit int64) ([]byte, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errNotRegular
	}
	buf := bytes.NewBuffer(make([]byte, 0, min(info.Size(), limit)+bytes.MinRead))
	_, err = buf.ReadFrom(io.LimitReader(f, limit))
	return buf.Bytes(), err
}
