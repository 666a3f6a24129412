package disk

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// A Refusal says why a folder cannot be published to. Nothing was touched.
type Refusal struct {
	Out string // the folder as the caller named it
	Why string
}

func (r *Refusal) Error() string { return fmt.Sprintf("publish to %s: %s", r.Out, r.Why) }

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
	refuse := func(format string, args ...any) error {
		return &Refusal{out, fmt.Sprintf(format, args...)}
	}
	if out == "" {
		return nil, refuse("no folder is named")
	}
	whole, err := filepath.Abs(out)
	if err != nil {
		return nil, refuse("%v", err)
	}
	if filepath.Dir(whole) == whole {
		return nil, refuse("it is the whole disk")
	}
	parent, err := filepath.EvalSymlinks(filepath.Dir(whole))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, refuse("the folder %s, in which it is to be made, does not exist", filepath.Dir(whole))
	case err != nil:
		return nil, refuse("%v", err)
	}
	p := &place{out: out, parent: parent, base: filepath.Base(whole)}
	if why := p.protected(guard); why != "" {
		return nil, refuse("%s", why)
	}
	if p.root, err = os.OpenRoot(parent); err != nil {
		return nil, refuse("%v", err)
	}
	if p.dir, err = os.Open(parent); err != nil {
		p.root.Close()
		return nil, refuse("%v", err)
	}
	return p, nil
}

func (p *place) close() {
	p.dir.Close()
	p.root.Close()
}

func (p *place) path() string { return filepath.Join(p.parent, p.base) }

// protected says why the place must not be touched, whatever is in it, or "".
func (p *place) protected(guard Guard) string {
	self := p.path()
	if info, err := os.Lstat(self); err == nil {
		parent, err := os.Lstat(p.parent)
		switch {
		case info.Mode()&fs.ModeSymlink != 0:
			return "it is a link; name the folder itself"
		case !info.IsDir():
			return "it is a file, not a folder"
		case err == nil && isMount(self, info, parent):
			return "something is mounted there, so it cannot be replaced; name a folder inside it"
		}
	}
	if home, err := os.UserHomeDir(); err == nil && isWithin(home, self) {
		return "your home folder is there"
	}
	if guard.Source == "" {
		return ""
	}
	if isWithin(guard.Source, self) {
		return "the site's sources are there"
	}
	for _, top := range []string{"content", "layouts", "static", ".git"} {
		if isWithin(self, filepath.Join(guard.Source, top)) {
			return "it lies in " + top + "/ of the site's sources"
		}
	}
	return ""
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
	refuse := func(why string) (standing, manifest, error) {
		return nothing, nil, &Refusal{p.out, why}
	}
	if info, err := p.root.Lstat(p.base); errors.Is(err, fs.ErrNotExist) {
		return nothing, nil, nil
	} else if err != nil {
		return refuse(cause(err).Error())
	} else if !info.IsDir() {
		return refuse("it is not a folder any more")
	}
	root, err := p.root.OpenRoot(p.base)
	if err != nil {
		return refuse(cause(err).Error())
	}
	defer root.Close()

	old, err := readMarker(root)
	switch {
	case errors.Is(err, errNoMarker) && isEmpty(root):
		return empty, nil, nil
	case errors.Is(err, errNoMarker):
		return refuse("it is not ours (" + err.Error() + "), and it is not empty; " +
			"name another folder, or empty this one yourself")
	case err != nil:
		return refuse(cause(err).Error() + "; remove the folder yourself if nothing in it is needed")
	}
	stranger, err := old.stranger(root)
	switch {
	case err != nil:
		return refuse(err.Error())
	case stranger != "":
		return refuse(fmt.Sprintf("somebody put %q there; move it elsewhere, for all that is there will be replaced", stranger))
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
