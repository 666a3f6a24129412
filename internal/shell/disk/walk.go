package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/source"
)

// maxDepth bounds folders within folders; each open one costs a descriptor.
const maxDepth = 32

// maxKept bounds the bytes that stay in memory for the whole Tree; the files
// that come after it in the order of paths are read again when asked for.
const maxKept = 256 << 20

// A loader is one Load under way.
type loader struct {
	dir   string
	prev  *Snapshot
	small atomic.Int64  // bytes of all files so far that are small enough to keep
	hands chan struct{} // as many as may work beside the first; see side

	mu       sync.Mutex // guards the rest
	snap     *Snapshot
	findings diag.List
}

func (l *loader) find(d diag.Diagnostic) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.findings = append(l.findings, d)
}

// side does work beside the caller's if a hand is free, and at once if not.
func (l *loader) side(wg *sync.WaitGroup, work func()) {
	select {
	case l.hands <- struct{}{}:
		wg.Go(func() {
			work()
			<-l.hands
		})
	default:
		work()
	}
}

// errMoved says that a name meant something else when it was opened than when
// it was looked at: somebody is just saving. Looking again helps.
var errMoved = diag.Fail(nil, "reason-moved")

// entry loads what stands under a name of the folder root; path is the same
// name as seen from the site's folder.
func (l *loader) entry(root *os.Root, name, path string, depth int) error {
	const tries = 5
	for try := 1; ; try++ {
		err := l.look(root, name, path, depth)
		switch {
		case err == nil:
			return nil
		case errors.Is(err, fs.ErrNotExist):
			return nil // gone since the folder was listed
		case errors.Is(err, errMoved) && try < tries:
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

func (l *loader) look(root *os.Root, name, path string, depth int) error {
	info, err := root.Lstat(name)
	if err != nil {
		return err
	}
	pos := diag.Pos{File: path}
	switch mode := info.Mode(); {
	case mode.IsDir() && depth > maxDepth:
		l.find(diag.Errorf(pos, "disk-deep", "most", fmt.Sprint(maxDepth)))
	case mode.IsDir():
		return l.folder(root, name, path, info, depth)
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

// folder loads everything in a folder, in the order of names.
func (l *loader) folder(root *os.Root, name, path string, listed os.FileInfo, depth int) error {
	sub, err := root.OpenRoot(name)
	if err != nil {
		return err
	}
	defer sub.Close()
	if opened, err := sub.Stat("."); err != nil {
		return err
	} else if !os.SameFile(listed, opened) {
		return errMoved
	}
	names, err := list(sub)
	if err != nil {
		return err
	}
	first := map[string]string{} // folded name to the name that came first
	errs := make([]error, len(names))
	var wg sync.WaitGroup
	for i, name := range names {
		at := path + "/" + name
		if twin, clash := first[fold(name)]; clash {
			l.find(diag.Errorf(diag.Pos{File: at}, "disk-name-twice", "name", name, "other", twin).
				See(diag.Pos{File: path + "/" + twin}))
		} else {
			first[fold(name)] = name
		}
		if d, bad := checkName(path, name); bad {
			l.find(d)
			continue
		}
		l.side(&wg, func() { errs[i] = l.entry(sub, name, at, depth+1) })
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// list returns the names in a folder that are not skipped, sorted.
func list(root *os.Root) ([]string, error) {
	f, err := root.Open(".")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	entries, err := f.ReadDir(-1)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") || !e.IsDir() && isLeftover(e.Name()) {
			continue
		}
		names = append(names, e.Name())
	}
	slices.Sort(names)
	return names, nil
}

// file loads a regular file, or takes it over from the snapshot before.
func (l *loader) file(root *os.Root, name, path string, info os.FileInfo) error {
	if d, bad := checkExtension(path); bad {
		l.find(d)
		return nil
	}
	if limit := limitOf(name); info.Size() > limit {
		l.find(diag.Errorf(diag.Pos{File: path}, "disk-too-large",
			"size", megabytes(info.Size()), "most", megabytes(limit)))
		return nil
	}
	if info.Size() <= source.MaxText {
		l.small.Add(info.Size())
	}
	if l.prev != nil {
		if before, ok := l.prev.seen[path]; ok && before.Settled && before.still(info) {
			l.take(path, l.prev.Tree[path], before)
			return nil
		}
	}
	f, now, err := l.read(root, name, path, info)
	if err != nil {
		return err
	}
	l.take(path, f, now)
	return nil
}

func (l *loader) take(path string, f source.File, now Stamp) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.snap.Tree[path], l.snap.seen[path] = f, now
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
