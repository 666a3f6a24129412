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

	"pobratim/internal/engine/diag"
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
	for _, folder := range sortedKeys(foldersOf(files)) {
		if err := g.folder(folder); err != nil {
			return nil, Report{}, diag.Fail(cause(err), "folder-make", "path", folder)
		}
	}
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var (
		all    = manifest{}
		report Report
		mu     sync.Mutex // guards all and report, and keeps progress in order
		next   atomic.Int64
		wg     sync.WaitGroup
	)
	for range min(runtime.GOMAXPROCS(0), len(files)) {
		wg.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(files) {
					return
				}
				f, kept, err := g.file(files[i], old)
				if err != nil {
					stop(err)
					return
				}
				if files[i].Done != nil {
					files[i].Done(f.hash)
				}
				mu.Lock()
				all[files[i].Path] = f
				report.Bytes += f.size
				if kept {
					report.Unchanged++
				} else {
					report.Written++
				}
				if progress != nil {
					progress(len(all), len(files))
				}
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	if ctx.Err() != nil {
		return nil, Report{}, context.Cause(ctx)
	}
	return all, report, nil
}

func (g *generation) folder(name string) error {
	if err := g.root.Mkdir(name, folderMode); err != nil {
		return err
	}
	return g.root.Chmod(name, folderMode)
}

// file makes one file. If its bytes are those of the old site, it is linked,
// and kept is true: it has its time of modification from there.
func (g *generation) file(f File, old manifest) (now made, kept bool, err error) {
	was, known := old[f.Path]
	same := known && f.Same != nil && f.Same(was.hash)
	if same && g.link(f.Path, was) {
		return was, true, nil
	}
	data, err := f.Make()
	if err != nil {
		return made{}, false, diag.Fail(err, "file-make", "path", f.Path)
	}
	hash := sha256.Sum256(data)
	if known && !same && was.size == int64(len(data)) && was.hash == hash && g.link(f.Path, was) {
		return was, true, nil
	}
	equal := known && was.hash == hash && g.stands(f.Path, was)
	if err := g.write(f.Path, data); err != nil {
		return made{}, false, diag.Fail(cause(err), "file-write", "path", f.Path)
	}
	if equal {
		if err := g.root.Chtimes(f.Path, was.time(), was.time()); err != nil {
			return made{}, false, diag.Fail(cause(err), "file-write", "path", f.Path)
		}
	}
	info, err := g.root.Lstat(f.Path)
	if err != nil {
		return made{}, false, diag.Fail(cause(err), "file-write", "path", f.Path)
	}
	now = made{int64(len(data)), info.ModTime().UnixNano(), hash}
	return now, equal, nil
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
	info, err := g.root.Lstat(name)
	if err == nil && want.is(info) {
		return true
	}
	_ = g.root.Remove(name)
	return false
}

func (g *generation) write(name string, data []byte) error {
	f, err := g.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Chmod(fileMode)
	}
	if err == nil && !syncsAtOnce {
		err = syncEach(f)
	}
	return errors.Join(err, f.Close())
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
