package main

import (
	"crypto/rand"
	"errors"
	"os"
	"path"
	"path/filepath"

	"pobratim/internal/engine/diag"
)

// A content is the folder content/ of a site, opened so that no name and no
// link leads out of it.
type content struct{ *os.Root }

func openContent(dir string) (content, error) {
	root, err := os.OpenRoot(filepath.Join(dir, "content"))
	if err != nil {
		return content{}, diag.Fail(err, "content-open")
	}
	return content{root}, nil
}

// create writes a file that must not be there yet. A file that could not be
// written whole is removed again.
func (c content) create(name string, data []byte) error {
	f, err := c.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return unwritten(name, err)
	}
	if err := fill(f, data); err != nil {
		_ = c.Remove(name)
		return unwritten(name, err)
	}
	return nil
}

// replace gives a file other bytes in one step: whoever reads it meanwhile
// reads the old or the new ones. Its mode stays.
func (c content) replace(name string, data []byte) error {
	info, err := c.Lstat(name)
	if err != nil {
		return unwritten(name, err)
	}
	if !info.Mode().IsRegular() {
		return unwritten(name, diag.Fail(nil, "reason-not-regular"))
	}
	next := path.Join(path.Dir(name), "."+path.Base(name)+"."+rand.Text()[:8])
	f, err := c.OpenFile(next, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return unwritten(name, err)
	}
	err = f.Chmod(info.Mode().Perm())
	if errors.Is(err, errors.ErrUnsupported) {
		err = nil
	}
	if err = errors.Join(err, fill(f, data)); err == nil {
		err = c.Rename(next, name)
	}
	if err != nil {
		_ = c.Remove(next)
		return unwritten(name, err)
	}
	return nil
}

func unwritten(name string, err error) error {
	return diag.Fail(err, "file-write", "path", "content/"+name)
}

// fill writes a file, syncs and closes it.
func fill(f *os.File, data []byte) error {
	_, err := f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}
