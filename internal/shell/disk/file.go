package disk

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/cespare/xxhash/v2"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/source"
)

var (
	errChanged    = diag.Fail(nil, "reason-changed")
	errNotRegular = diag.Fail(nil, "reason-not-regular")
)

// A file is one of a Snapshot. If Load had room for its bytes, they are in
// memory. Otherwise it was listed only, and is read when somebody wants to
// know what is in it: a large site is read once that way, when it is parsed.
// From the first reading on its sum says what it is.
type file struct {
	dir, path string

	mu    sync.Mutex // guards the rest
	stamp Stamp      // of when it was read, or, before that, listed
	known bool       // it has been read
	sum   source.Sum
	kept  []byte // nil: they do not stay in memory
	lost  error  // why it could not be read the first time: it never can be then
}

func (f *file) Size() int64 { return f.state().Size }

func (f *file) state() Stamp {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.stamp
}

func (f *file) Sum() source.Sum {
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.known && f.lost == nil {
		var sum source.Sum
		err := f.first(func(in io.Reader, size int64) (err error) {
			sum, err = sumOf(in, size)
			return err
		})
		f.learn(sum, err)
	}
	return f.sum
}

func (f *file) Read() ([]byte, error) { return f.onto(new(bytes.Buffer)) }

// Lend reads where another file has been read before: the texts of a large site
// are a tenth of all memory that a build asks for.
func (f *file) Lend() (data []byte, back func(), err error) {
	desk := desks.Get().(*bytes.Buffer)
	data, err = f.onto(desk)
	return data, func() { desks.Put(desk) }, err
}

// onto gives the bytes that stay in memory, or else reads them onto a desk.
func (f *file) onto(desk *bytes.Buffer) ([]byte, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if data := f.kept; data != nil {
		if strings.HasSuffix(f.path, ".md") { // what is parsed once is let go then
			f.kept = nil
		}
		return data, nil
	}
	if f.lost != nil {
		return nil, f.lost
	}
	look := f.first
	if f.known {
		look = f.again
	}
	err := look(func(in io.Reader, size int64) error { return readOnto(desk, in, size) })
	data := desk.Bytes()
	var sum source.Sum
	if err == nil {
		sum = source.SumOf(data)
	}
	switch {
	case !f.known:
		f.learn(sum, err)
		err = f.lost
	case err != nil:
		err = unread(f.path, err)
	case sum != f.sum:
		err = unread(f.path, errChanged)
	}
	if err != nil {
		return nil, err
	}
	return data, nil
}

// same says whether two files surely have the same bytes. What nobody has read
// yet cannot be asked: it would be found as it is by now.
func (f *file) same(other *file) bool {
	return f == other || f.isKnown() && other.isKnown() && f.Sum() == other.Sum()
}

func (f *file) isKnown() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.known
}

// learn keeps what the first reading has found.
func (f *file) learn(sum source.Sum, err error) {
	if err != nil {
		f.lost = unread(f.path, err)
		return
	}
	f.sum, f.known = sum, true
}

// again gives the bytes of a file that is known. A link that came to stand
// there leads nowhere: what counts is the sum.
func (f *file) again(see func(in io.Reader, size int64) error) error {
	in, err := f.open()
	if err != nil {
		return err
	}
	defer in.Close()
	info, err := in.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = errNotRegular
	}
	if err != nil {
		return err
	}
	if err = see(io.LimitReader(in, f.stamp.Size+1), f.stamp.Size); errors.Is(err, errMoved) {
		err = errChanged // its size
	}
	return err
}

// first gives the bytes of a file that was listed only; see may be called more
// than once. What is found under its path is the file if it stands as it was
// listed. If it does not, somebody has saved it since, and nobody has used it
// yet: it is looked at anew, from the folder on, lest a link lead out of it.
func (f *file) first(see func(in io.Reader, size int64) error) error {
	if hasChangeTimes {
		in, err := f.open()
		if err != nil {
			return err
		}
		_, stamp, err := steadily(in, see)
		in.Close()
		if err == nil && stamp.as(f.stamp) {
			return nil
		}
	}
	const tries = 5
	for try := 1; ; try++ {
		stamp, err := f.fresh(see)
		if err == nil {
			f.stamp = stamp
			return nil
		}
		if try == tries {
			return err
		}
	}
}

func (f *file) fresh(see func(in io.Reader, size int64) error) (Stamp, error) {
	root, err := os.OpenRoot(f.dir)
	if err != nil {
		return Stamp{}, err
	}
	defer root.Close()
	info, err := root.Lstat(f.path)
	switch {
	case err != nil:
		return Stamp{}, err
	case !info.Mode().IsRegular():
		return Stamp{}, errNotRegular
	case info.Size() > limitOf(path.Base(f.path)):
		return Stamp{}, errChanged
	}
	return readListed(root, f.path, info, see)
}

// open keeps no folder open, so a Snapshot needs no closing.
func (f *file) open() (*os.File, error) {
	return os.OpenFile(filepath.Join(f.dir, filepath.FromSlash(f.path)), openToRead, 0)
}

// readListed reads a file whose name was looked at before and found to be
// regular. What counts is the opened file: if it is not the one that was
// looked at, or changes meanwhile, the answer is errMoved.
func readListed(root *os.Root, name string, listed fs.FileInfo, see func(in io.Reader, size int64) error) (Stamp, error) {
	in, err := root.OpenFile(name, openToRead, 0)
	if err != nil {
		return Stamp{}, err
	}
	defer in.Close()
	info, stamp, err := steadily(in, see)
	if err == nil && !same(listed, info) {
		err = errMoved
	}
	return stamp, err
}

// steadily gives the bytes of an opened file to see. If it changes meanwhile
// or is not regular, the answer is errMoved.
func steadily(in *os.File, see func(in io.Reader, size int64) error) (fs.FileInfo, Stamp, error) {
	start := time.Now()
	before, err := in.Stat()
	if err != nil {
		return nil, Stamp{}, err
	}
	if !before.Mode().IsRegular() {
		return nil, Stamp{}, errMoved
	}
	// One byte more than expected shows that the file grew.
	if err := see(io.LimitReader(in, before.Size()+1), before.Size()); err != nil {
		return nil, Stamp{}, err
	}
	after, err := in.Stat()
	if err == nil && !same(before, after) {
		err = errMoved
	}
	if err != nil {
		return nil, Stamp{}, err
	}
	return after, stampAt(after, start), nil
}

// same says whether nothing happened to a file between two looks at it.
func same(a, b fs.FileInfo) bool {
	return b.Mode().IsRegular() && os.SameFile(a, b) && a.Size() == b.Size() &&
		a.ModTime().Equal(b.ModTime()) && changeTime(a).Equal(changeTime(b))
}

// sumOf sums up what is to be size bytes.
func sumOf(in io.Reader, size int64) (source.Sum, error) {
	if size > source.MaxText {
		sum := xxhash.New()
		n, err := io.Copy(sum, in)
		if err == nil && n != size {
			err = errMoved
		}
		return source.Sum(sum.Sum64()), err
	}
	desk := desks.Get().(*bytes.Buffer)
	defer desks.Put(desk)
	err := readOnto(desk, in, size)
	return source.SumOf(desk.Bytes()), err
}

// desks are what files are read on.
var desks = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// readAll reads what is to be size bytes.
func readAll(in io.Reader, size int64) ([]byte, error) {
	var b bytes.Buffer
	err := readOnto(&b, in, size)
	return b.Bytes(), err
}

func readOnto(b *bytes.Buffer, in io.Reader, size int64) error {
	b.Reset()
	b.Grow(int(size) + bytes.MinRead)
	_, err := b.ReadFrom(in)
	if err == nil && int64(b.Len()) != size {
		err = errMoved
	}
	return err
}
