package disk

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/source"
)

// maxDepth bounds folders within folders; each open one costs a descriptor.
const maxDepth = 32

// maxKept bounds the bytes that a Load reads and leaves in memory. Other files
// are read when they are asked for: the sources of a large archive would be
// half of its memory.
const maxKept = 16 << 20

// A loader is one Load under way.
type loader struct {
	dir   string
	prev  *Snapshot
	start time.Time
	kept  atomic.Int64  // bytes that stay in memory
	hands chan struct{} // holds one for each that works; see share

	mu       sync.Mutex // guards the rest
	snap     *Snapshot
	findings diag.List
}

func (l *loader) find(d diag.Diagnostic) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.findings = append(l.findings, d)
}

func (l *loader) done() (*Snapshot, diag.List, error) {
	l.snap.found = l.findings.Sorted()
	return l.snap, slices.Clone(l.snap.found), nil
}

// share does n things. Whenever a hand is free and there are some left, it joins
// and stays until there are none: to call one for a single file takes longer
// than the file. Who waits for the others leaves its place to another.
func (l *loader) share(n int, do func(i int)) {
	const some = 8
	var next atomic.Int64
	var helped atomic.Bool
	var wg sync.WaitGroup
	var work func()
	work = func() {
		for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
			if i+some < n {
				select {
				case l.hands <- struct{}{}:
					helped.Store(true)
					wg.Go(func() {
						work()
						<-l.hands
					})
				default:
				}
			}
			do(i)
		}
	}
	work()
	if helped.Load() {
		<-l.hands
		wg.Wait()
		l.hands <- struct{}{}
	}
}

// errMoved says that a name meant something else when it was opened than when
// it was looked at: somebody is just saving. Looking again helps.
var errMoved = diag.Fail(nil, "reason-moved")

// A folder is one of the site's. It is opened when something in it is to be
// read, which is seldom when a snapshot knows what stands there.
type folder struct {
	above *folder // nil: the site's folder
	name  string  // in the folder above
	path  string  // in the Tree; empty: the site's folder
	depth int

	mu   sync.Mutex
	root *os.Root // nil: not opened yet
}

// open opens the folder, and what lies above it, and makes sure that no link
// leads there.
func (f *folder) open() (*os.Root, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.root != nil {
		return f.root, nil
	}
	above, err := f.above.open()
	if err != nil {
		return nil, err
	}
	info, err := above.Lstat(f.name)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return nil, errMoved
	}
	root, err := above.OpenRoot(f.name)
	if err != nil {
		return nil, err
	}
	opened, err := root.Stat(".")
	if err == nil && !os.SameFile(info, opened) {
		err = errMoved
	}
	if err != nil {
		_ = root.Close() // it was only looked at
		return nil, err
	}
	f.root = root
	return root, nil
}

func (f *folder) close() {
	if f.root != nil {
		_ = f.root.Close() // it was only read
	}
}

// below returns the folder of a name in this one.
func (f *folder) below(name, path string) *folder {
	return &folder{above: f, name: name, path: path, depth: f.depth + 1}
}

// entry loads what stands under a name in a folder; path is the same name as
// seen from the site's folder. What was listed as a folder is taken for one
// until it turns out to be something else.
func (l *loader) entry(in *folder, name, path string, listed bool) error {
	const tries = 5
	for try := 1; ; try++ {
		var err error
		if listed {
			err = l.walk(in.below(name, path))
		} else {
			err = l.look(in, name, path)
		}
		switch {
		case err == nil:
			return nil
		case errors.Is(err, fs.ErrNotExist):
			return nil // gone since the folder was listed
		case try < tries && (listed || errors.Is(err, errMoved)):
			listed = false
			continue
		}
		if inside, ok := errors.AsType[*diag.Failure](err); ok && inside.Code == "file-read" {
			return err // it names a file further in
		}
		return unread(path, err)
	}
}

// unread says that something at a path of the Tree could not be read.
func unread(path string, err error) error { return diag.Fail(cause(err), "file-read", "path", path) }

func (l *loader) look(in *folder, name, path string) error {
	root, err := in.open()
	if err != nil {
		return err
	}
	info, err := root.Lstat(name)
	if err != nil {
		return err
	}
	pos := diag.Pos{File: path}
	switch mode := info.Mode(); {
	case mode.IsDir():
		return l.walk(in.below(name, path))
	case mode&fs.ModeSymlink != 0:
		target, _ := root.Readlink(name) // only to show it
		l.find(diag.Errorf(pos, "disk-link", "target", target))
	case !mode.IsRegular():
		l.find(diag.Errorf(pos, "disk-special"))
	default:
		return l.file(root, name, path, info)
	}
	return nil
}

// walk loads everything in a folder, in the order of names.
func (l *loader) walk(f *folder) error {
	if f.depth > maxDepth+1 {
		l.find(diag.Errorf(diag.Pos{File: f.path}, "disk-deep", "most", fmt.Sprint(maxDepth)))
		return nil
	}
	defer f.close()
	entries, err := l.list(f.path)
	if err != nil {
		return err
	}
	first := map[string]string{} // folded name to the name that came first
	unlike := entries[:0]        // those that are not as they were
	for _, e := range entries {
		name := e.Name()
		at := f.path + "/" + name
		if twin, clash := first[fold(name)]; clash {
			l.find(diag.Errorf(diag.Pos{File: at}, "disk-name-twice", "name", name, "other", twin).
				See(diag.Pos{File: f.path + "/" + twin}))
		} else {
			first[fold(name)] = name
		}
		if d, bad := checkName(f.path, name); bad {
			l.find(d)
			continue
		}
		if !e.IsDir() && l.still(at) {
			continue
		}
		unlike = append(unlike, e)
	}
	errs := make([]error, len(unlike))
	l.share(len(unlike), func(i int) {
		name := unlike[i].Name()
		errs[i] = l.entry(f, name, f.path+"/"+name, unlike[i].IsDir())
	})
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// list returns what is in a folder and is not skipped, in the order of names.
func (l *loader) list(path string) ([]fs.DirEntry, error) {
	f, err := os.OpenFile(l.at(path), openToRead, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	entries, err := f.ReadDir(-1)
	if err != nil {
		return nil, err
	}
	entries = slices.DeleteFunc(entries, func(e fs.DirEntry) bool {
		return strings.HasPrefix(e.Name(), ".") || !e.IsDir() && isLeftover(e.Name())
	})
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, nil
}

// at is where a path of the Tree lies in the system.
func (l *loader) at(path string) string {
	return l.dir + string(filepath.Separator) + filepath.FromSlash(path)
}

// still takes a file over from the snapshot before, without opening anything,
// if it is as it was. Its name may be looked at by its path, links and all:
// what has the same inode and the same times is the same file.
func (l *loader) still(path string) bool {
	if l.prev == nil {
		return false
	}
	before, ok := l.prev.Tree[path].(*file)
	if !ok {
		return false
	}
	stamp := before.state()
	if !stamp.Settled {
		return false
	}
	info, err := os.Lstat(l.at(path))
	if err != nil || !stamp.as(stampOf(info)) {
		return false
	}
	l.take(before)
	return true
}

// file loads a regular file: reads it, or, where there is no room for its bytes
// or it may be none that is parsed, lists it.
func (l *loader) file(root *os.Root, name, path string, info fs.FileInfo) error {
	if d, bad := checkExtension(path); bad {
		l.find(d)
		return nil
	}
	if limit := limitOf(name); info.Size() > limit {
		l.find(diag.Errorf(diag.Pos{File: path}, "disk-too-large",
			"size", megabytes(info.Size()), "most", megabytes(limit)))
		return nil
	}
	f := &file{dir: l.dir, path: path, stamp: stampAt(info, l.start)}
	if info.Size() <= source.MaxText && l.kept.Add(info.Size()) <= maxKept {
		var err error
		f.stamp, err = readListed(root, name, info, func(in io.Reader, size int64) (err error) {
			f.kept, err = readAll(in, size)
			return err
		})
		if err != nil {
			return err
		}
		f.learn(source.SumOf(f.kept), nil)
	}
	l.take(f)
	return nil
}

func (l *loader) take(f *file) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.snap.Tree[f.path] = f
}

// megabytes writes a size so that an author can compare it with what a file
// manager shows; it rounds up, so that too large is never shown as the limit.
func megabytes(n int64) string {
	tenths := (n*10 + 1<<20 - 1) >> 20
	if tenths%10 == 0 {
		return fmt.Sprint(tenths / 10)
	}
	return fmt.Sprintf("%d.%d", tenths/10, tenths%10)
}
