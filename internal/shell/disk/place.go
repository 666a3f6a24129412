package disk

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"pobratim/internal/engine/diag"
)

// A Refusal is a failure that says why a folder cannot be published to.
// Nothing was touched.
type Refusal struct{ error }

func (r *Refusal) Unwrap() error { return r.error }

// refuse makes a Refusal of a folder as the caller named it.
func refuse(out string, why error) error { return &Refusal{diag.Fail(why, "publish", "out", out)} }

// A place is where an output stands: a name in a parent folder. Everything
// is done through the opened parent, so that nothing outside it can be
// touched.
type place struct {
	out    string // as the caller named it
	parent string // without symbolic links
	base   string
	root   *os.Root // the parent
	dir    *os.File // the parent again, for system calls
}

// openPlace finds the place of out, and refuses it for what can be told from
// its path.
func openPlace(out string, guard Guard) (*place, error) {
	if out == "" {
		return nil, refuse(out, diag.Fail(nil, "refused-unnamed"))
	}
	whole, err := filepath.Abs(out)
	if err != nil {
		return nil, refuse(out, cause(err))
	}
	if filepath.Dir(whole) == whole {
		return nil, refuse(out, diag.Fail(nil, "refused-disk"))
	}
	parent, err := filepath.EvalSymlinks(filepath.Dir(whole))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, refuse(out, diag.Fail(nil, "refused-no-parent", "folder", filepath.Dir(whole)))
	case err != nil:
		return nil, refuse(out, diag.Fail(cause(err), "folder-open", "folder", filepath.Dir(whole)))
	}
	p := &place{out: out, parent: parent, base: filepath.Base(whole)}
	if why := p.protected(guard); why != nil {
		return nil, refuse(out, why)
	}
	if p.root, err = os.OpenRoot(parent); err != nil {
		return nil, refuse(out, diag.Fail(cause(err), "folder-open", "folder", parent))
	}
	if p.dir, err = os.Open(parent); err != nil {
		p.root.Close()
		return nil, refuse(out, diag.Fail(cause(err), "folder-open", "folder", parent))
	}
	return p, nil
}

func (p *place) close() {
	p.dir.Close()
	p.root.Close()
}

func (p *place) path() string { return filepath.Join(p.parent, p.base) }

// protected says why the place must not be touched, whatever is in it, or nil.
func (p *place) protected(guard Guard) error {
	self := p.path()
	if info, err := os.Lstat(self); err == nil {
		parent, err := os.Lstat(p.parent)
		switch {
		case info.Mode()&fs.ModeSymlink != 0:
			return diag.Fail(nil, "refused-link")
		case !info.IsDir():
			return diag.Fail(nil, "refused-file")
		case err == nil && isMount(self, info, parent):
			return diag.Fail(nil, "refused-mount")
		}
	}
	if home, err := os.UserHomeDir(); err == nil && isWithin(home, self) {
		return diag.Fail(nil, "refused-home")
	}
	if guard.Source == "" {
		return nil
	}
	if isWithin(guard.Source, self) {
		return diag.Fail(nil, "refused-source")
	}
	for _, top := range []string{"content", "layouts", "static", ".git"} {
		if isWithin(self, filepath.Join(guard.Source, top)) {
			return diag.Fail(nil, "refused-within", "folder", top)
		}
	}
	return nil
}

// isWithin says whether a path is the folder or lies in it, by what the names
// mean and not by how they are written. The path need not exist.
func isWithin(path, folder string) bool {
	want, err := os.Stat(folder)
	if err != nil {
		return false
	}
	path, err = filepath.Abs(path)
	if err != nil {
		return false
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	for {
		if info, err := os.Stat(path); err == nil && os.SameFile(info, want) {
			return true
		}
		up := filepath.Dir(path)
		if up == path {
			return false
		}
		path = up
	}
}

// What stands at a place.
type standing uint8

const (
	nothing standing = iota
	empty            // a folder with nothing in it
	ours             // a folder that we published, and nobody else's file in it
)

// look finds what stands at the place, and refuses what is not ours.
func (p *place) look() (standing, manifest, error) {
	refuse := func(why error) (standing, manifest, error) {
		return nothing, nil, refuse(p.out, cause(why))
	}
	if info, err := p.root.Lstat(p.base); errors.Is(err, fs.ErrNotExist) {
		return nothing, nil, nil
	} else if err != nil {
		return refuse(err)
	} else if !info.IsDir() {
		return refuse(diag.Fail(nil, "refused-gone"))
	}
	root, err := p.root.OpenRoot(p.base)
	if err != nil {
		return refuse(err)
	}
	defer root.Close()

	old, err := readMarker(root)
	switch {
	case errors.Is(err, errNoMarker) && isEmpty(root):
		return empty, nil, nil
	case err != nil:
		return refuse(err)
	}
	stranger, err := old.stranger(root)
	switch {
	case err != nil:
		return refuse(err)
	case stranger != "":
		return refuse(diag.Fail(nil, "refused-stranger", "file", stranger))
	}
	return ours, old, nil
}

func isEmpty(root *os.Root) bool {
	f, err := root.Open(".")
	if err != nil {
		return false
	}
	defer f.Close()
	names, err := f.Readdirnames(1)
	return len(names) == 0 && err != nil // io.EOF
}

// random makes names that no other build has.
func random() string {
	var b [8]byte
	rand.Read(b[:])
	return fmt.Sprintf("%x", b)
}
