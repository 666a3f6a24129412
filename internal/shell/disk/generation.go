package disk

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/source"
)

// Modes of what is published, whatever the umask of the author.
const (
	fileMode   = 0o644
	folderMode = 0o755
	hasModes   = runtime.GOOS != "windows"
)

// A generation is a site being made in a folder beside the output. Its marker
// stays locked meanwhile; an unlocked one belongs to a dead build.
type generation struct {
	at     *place
	name   string   // in the parent; empty once it stands as the output
	root   *os.Root // nil when closed
	marker *os.File
	// plainModes says that a folder has the mode that it was made with: the
	// author's umask takes nothing of it away.
	plainModes bool
	branches   map[string]*os.Root // open folders that have folders in them; see near
}

// begin makes an empty generation. The caller holds the lock of the place.
func (p *place) begin() (*generation, error) {
	g := &generation{at: p, name: fmt.Sprintf(".%s.next-%d-%s", p.base, os.Getpid(), random())}
	if err := p.root.Mkdir(g.name, folderMode); err != nil {
		return nil, err
	}
	err := func() (err error) {
		if g.root, err = p.root.OpenRoot(g.name); err != nil {
			return err
		}
		if info, err := g.root.Lstat("."); err == nil {
			g.plainModes = info.Mode().Perm() == folderMode
		}
		if g.marker, err = g.root.OpenFile(markerName, os.O_RDWR|os.O_CREATE|os.O_EXCL, fileMode); err != nil {
			return err
		}
		if _, err := tryLock(g.marker); err != nil && !errors.Is(err, errors.ErrUnsupported) {
			return err
		}
		_, err = g.marker.WriteString(markerFirst)
		return err
	}()
	if err != nil {
		g.drop()
		return nil, err
	}
	return g, nil
}

// close lets go of the generation: from now on it looks dead to others.
func (g *generation) close() {
	if g.marker != nil {
		g.marker.Close()
		g.marker = nil
	}
	for _, b := range g.branches {
		b.Close()
	}
	g.branches = nil
	if g.root != nil {
		g.root.Close()
		g.root = nil
	}
}

// drop removes the generation. What cannot be removed the next build will.
func (g *generation) drop() {
	g.close()
	if g.name != "" {
		g.at.remove(g.name)
	}
}

// fill makes all files by as many workers as there are processors. After an
// error no further file is begun.
func (g *generation) fill(ctx context.Context, files []File, old manifest, progress func(done, total int)) (manifest, Report, error) {
	if err := g.folders(foldersOf(files)); err != nil {
		return nil, Report{}, err
	}
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var (
		all    = make(manifest, len(files))
		report Report
		mu     sync.Mutex // guards all and report, and keeps progress in order
	)
	one := func(f File) error {
		work := f.Work()
		now, kept, err := g.file(f.Path, work, old)
		if err != nil {
			return err
		}
		if work.Done != nil {
			work.Done(now.sum)
		}
		mu.Lock()
		defer mu.Unlock()
		all[f.Path] = now
		report.Bytes += now.size
		if kept {
			report.Unchanged++
		} else {
			report.Written++
		}
		if progress != nil {
			progress(len(all), len(files))
		}
		return nil
	}
	runs := runsOf(files)
	side(len(runs), func(i int) bool {
		for _, f := range runs[i] {
			if ctx.Err() != nil {
				return false
			}
			if err := one(f); err != nil {
				stop(err)
			}
		}
		return true
	})
	if ctx.Err() != nil {
		return nil, Report{}, context.Cause(ctx)
	}
	return all, report, nil
}

// side calls work for the numbers below n on all processors; no further one is
// begun once it has said false.
func side(n int, work func(i int) bool) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		wg.Go(func() {
			for {
				if i := int(next.Add(1)) - 1; i >= n || !work(i) {
					return
				}
			}
		})
	}
	wg.Wait()
}

// runsOf parts files into those that one worker takes at a time.
func runsOf(files []File) [][]File {
	var runs [][]File
	for start := 0; start < len(files); {
		end := start + 1
		for end < len(files) && files[start].With != "" && files[end].With == files[start].With {
			end++
		}
		runs = append(runs, files[start:end])
		start = end
	}
	return runs
}

// file makes one file. If its bytes are those of the old site, it is linked,
// and kept is true: it has its time of modification from there.
func (g *generation) file(name string, work Work, old manifest) (now made, kept bool, err error) {
	was, known := old[name]
	same := known && work.Same != nil && work.Same(was.sum)
	if same && g.link(name, was) {
		return was, true, nil
	}
	data, err := work.Make()
	if err != nil {
		return made{}, false, diag.Fail(err, "file-make", "path", name)
	}
	sum := source.SumOf(data)
	if known && !same && was.size == int64(len(data)) && was.sum == sum && g.link(name, was) {
		return was, true, nil
	}
	equal := known && was.sum == sum && g.stands(name, was)
	written, err := g.write(name, data)
	if err == nil && equal {
		written = was.time()
		root, rest := g.near(name)
		err = root.Chtimes(rest, written, written)
	}
	if err != nil {
		return made{}, false, diag.Fail(cause(err), "file-write", "path", name)
	}
	return made{int64(len(data)), written.UnixNano(), sum}, equal, nil
}

// stands says whether a file of the old site is as we left it. One that
// somebody altered is written anew, with a new time, lest a cache believe that
// nothing happened.
func (g *generation) stands(name string, was made) bool {
	info, err := g.at.root.Lstat(g.at.base + "/" + name)
	return err == nil && was.is(info)
}

// link links a file of the old site into the generation. What counts is what
// was linked: another build may have put its own site there a moment ago.
func (g *generation) link(name string, want made) bool {
	here := path.Join(g.name, name)
	if err := g.at.root.Link(g.at.base+"/"+name, here); err != nil {
		return false // no links on this file system, too many of them, or gone
	}
	root, rest := g.near(name)
	info, err := root.Lstat(rest)
	if err == nil && want.is(info) {
		return true
	}
	_ = root.Remove(rest)
	return false
}

// write makes a file and returns its time of modification.
func (g *generation) write(name string, data []byte) (time.Time, error) {
	root, rest := g.near(name)
	// With noWait Go need not ask the system four times whether it waits.
	f, err := root.OpenFile(rest, os.O_WRONLY|os.O_CREATE|os.O_EXCL|noWait, fileMode)
	if err != nil {
		return time.Time{}, err
	}
	_, err = f.Write(data)
	var info fs.FileInfo
	if err == nil {
		info, err = f.Stat()
	}
	if err == nil && info.Mode().Perm() != fileMode {
		err = f.Chmod(fileMode)
	}
	if err == nil && !syncsAtOnce {
		err = syncEach(f)
	}
	if err := errors.Join(err, f.Close()); err != nil {
		return time.Time{}, err
	}
	if !hasModes { // Windows may set the time when the file is closed
		if info, err = root.Lstat(rest); err != nil {
			return time.Time{}, err
		}
	}
	return info.ModTime(), nil
}

// seal writes the marker and makes the whole generation survive a power cut.
// It returns the hash of the marker.
func (g *generation) seal(all manifest) ([sha256.Size]byte, error) {
	text := all.text()
	if _, err := g.marker.WriteAt(text, 0); err != nil {
		return [sha256.Size]byte{}, err
	}
	return sha256.Sum256(text), g.sync()
}

func (g *generation) sync() error {
	if err := g.marker.Chmod(fileMode); err != nil {
		return err
	}
	if err := g.root.Chmod(".", folderMode); err != nil {
		return err
	}
	top, err := g.root.Open(".")
	if err != nil {
		return err
	}
	defer top.Close()
	if syncsAtOnce {
		return syncAll(top)
	}
	if err := syncEach(g.marker); err != nil {
		return err
	}
	return fs.WalkDir(g.root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		folder, err := g.root.Open(name)
		if err != nil {
			return err
		}
		defer folder.Close()
		return syncEach(folder)
	})
}
