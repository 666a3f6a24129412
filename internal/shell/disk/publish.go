package disk

import (
	"context"
	"crypto/sha256"
	"errors"
	"io/fs"
	"path/filepath"
	"syscall"
	"time"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/source"
)

// A File is one file of the site to publish.
type File struct {
	Path string // slash-separated, relative to the output folder
	// With names what is made by one hand: files beside each other with the
	// same With are made by one goroutine, in their order. Optional.
	With string
	// Work is asked for when it is the file's turn, at most once, by any of
	// several goroutines: until then a large site has a hundred thousand files
	// that want nothing.
	Work func() Work
}

// A Work is how a file is made. What it has is called by the goroutine that
// asked for it.
type Work struct {
	Make func() ([]byte, error) // called at most once
	// Same reports whether Make would give the bytes with this sum: the file
	// of the site before is kept then without being made. It is called before
	// Make. Optional.
	Same func(sum source.Sum) bool
	// Done is told the sum of the file once it is there. Optional.
	Done func(sum source.Sum)
}

// A Guard says which folders an output must never touch.
type Guard struct {
	Source string // the site's folder; empty: nothing to guard
}

// A Report says what Publish did.
type Report struct {
	Written   int   // new files, and files with new bytes
	Unchanged int   // files that kept their time stamps
	Removed   int   // files of the site before that are gone
	Bytes     int64 // of all files of the site
	// Marker is the hash of the marker, which lists all files: by it Stands
	// knows this very site again.
	Marker [sha256.Size]byte
}

// Publish makes the folder out hold exactly the files, and a marker; see the
// package comment. The folder is made if it is not there; its parent must be.
//
// If a Make returns an error, ctx ends or the disk is full, the site that
// stands there stays, and the error says which file it was. A *Refusal says
// that the folder cannot be published to, and nothing was touched. Progress
// (which may be nil) is called after each file, by one goroutine at a time.
func Publish(ctx context.Context, out string, files []File, guard Guard, progress func(done, total int)) (Report, error) {
	if err := checkPaths(files); err != nil {
		return Report{}, diag.Fail(err, "publish", "out", out)
	}
	p, err := openPlace(out, guard)
	if err != nil {
		return Report{}, err
	}
	defer p.close()
	report, err := p.publish(ctx, files, progress)
	if refusal := (*Refusal)(nil); err != nil && !errors.As(err, &refusal) {
		err = diag.Fail(err, "publish", "out", out)
	}
	return report, err
}

func (p *place) publish(ctx context.Context, files []File, progress func(done, total int)) (Report, error) {
	g, old, err := p.prepare(ctx)
	if err != nil {
		return Report{}, err
	}
	all, report, err := g.fill(ctx, files, old, progress)
	if err == nil {
		if report.Marker, err = g.seal(all); err != nil {
			err = diag.Fail(cause(err), "publish-seal")
		}
	}
	if err != nil {
		g.drop()
		return Report{}, err
	}
	report.Removed, err = p.put(ctx, g, all)
	if err != nil {
		g.drop()
		return Report{}, err
	}
	return report, nil
}

// prepare checks the place, clears what dead builds left there, and begins a
// generation.
func (p *place) prepare(ctx context.Context) (*generation, manifest, error) {
	unlock, err := p.lock(ctx)
	if err != nil {
		return nil, nil, err
	}
	defer unlock()
	_, old, err := p.look()
	if err != nil {
		return nil, nil, err
	}
	p.clear(time.Now())
	g, err := p.begin()
	if err != nil {
		return nil, nil, diag.Fail(cause(err), "folder-begin", "folder", p.parent)
	}
	return g, old, nil
}

// put gives the generation the place of the output, and counts the files that
// are gone with the site before.
func (p *place) put(ctx context.Context, g *generation, all manifest) (removed int, err error) {
	unlock, err := p.lock(ctx)
	if err != nil {
		return 0, err
	}
	defer unlock()
	// Somebody may have published, or put a file there, since we looked.
	there, old, err := p.look()
	if err != nil {
		return 0, err
	}
	if ctx.Err() != nil {
		return 0, context.Cause(ctx)
	}
	g.close() // Windows renames no folder with an open file in it
	if there == ours {
		err = p.replace(g.name)
	} else {
		err = p.putFirst(g.name, there)
	}
	if err != nil {
		return 0, diag.Fail(cause(err), "publish-put")
	}
	g.name = "" // the new site is there; under the old name may be the old one
	err = syncEach(p.dir)
	p.clear(time.Now())
	if err != nil {
		return 0, diag.Fail(cause(err), "publish-sync", "folder", p.parent)
	}
	for path := range old {
		if _, stays := all[path]; !stays {
			removed++
		}
	}
	return removed, nil
}

// putFirst puts a generation where nothing is, or an empty folder.
func (p *place) putFirst(name string, there standing) error {
	if there == empty {
		if err := p.root.Remove(p.base); err != nil {
			return err
		}
	}
	err := moveNew(p.dir, name, p.base)
	if errors.Is(err, errors.ErrUnsupported) {
		return p.root.Rename(name, p.base)
	}
	return err
}

// replace puts a generation where a site of ours is; that one stays beside.
func (p *place) replace(name string) error {
	prev := p.prevName(time.Now())
	err := exchange(p.dir, name, p.base)
	if err == nil {
		// If this is not done, the next build will do it.
		_ = p.root.Rename(name, prev)
		return nil
	}
	if !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	// Between these two the output is missing for a moment.
	if err := p.root.Rename(p.base, prev); err != nil {
		return err
	}
	if err := p.root.Rename(name, p.base); err != nil {
		return errors.Join(err, p.root.Rename(prev, p.base))
	}
	return nil
}

// lock keeps other builds from looking at the place or changing it. It is
// held for moments only, never while files are made.
func (p *place) lock(ctx context.Context) (unlock func(), err error) {
	unlock, err = lockPath(ctx, filepath.Join(p.parent, "."+p.base+".lock"))
	switch {
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return nil, refuse(p.out, diag.Fail(cause(err), "refused-parent", "folder", p.parent))
	case err != nil:
		return nil, diag.Fail(cause(err), "publish-lock")
	}
	return unlock, nil
}
