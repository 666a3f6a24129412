// Package disk reads the site's folder into a Tree and publishes made files
// atomically. It is the only package that touches the author's and the
// reader's files.
//
// # Reading
//
// Load takes a Snapshot of content/, layouts/ and static/. Only regular files
// are read: links, pipes, sockets and devices are findings, also where a link
// stays inside the folder, because a copy of the site elsewhere (a zip file,
// a checkout on Windows) would lose it. What is private or left over by an
// editor (dot files, backups, lock files of office programs) is skipped
// without a word, so that it can never be published. Names that would not
// work on Windows or macOS are findings.
//
// # Publishing
//
// Publish makes a folder hold exactly the files it is given. A reader who
// opens the folder sees one whole site, the old one or the new one. The files
// are written into a new generation, a hidden folder beside the output, which
// is synced and then takes the output's place in one step (Linux and macOS
// swap two folders atomically; elsewhere it takes two renames, between which
// the output is missing for a moment). Files whose bytes did not change are
// linked, so they keep their time stamps.
//
// Beside an output "public" these names may appear, all of them ours:
//
//	.public.next-<pid>-<random>    a generation being made, or left by a dead build
//	.public.prev-<time>-<random>   a site that was replaced
//	.public.lock                   held while folders are swapped; gone afterwards
//
// The site that was replaced stays until a Publish that begins or ends more
// than a minute later, so that a reader who opened the folder before the
// switch can finish.
// What a killed build left is removed by the next one.
//
// The output holds a marker file, .pobratim, which proves that the folder is
// ours and lists what we put there (see marker.go). Publish refuses a folder
// without it, and one that holds anything that is not on the list: nobody's
// files are deleted.
//
// # Remembering
//
// A Cache keeps expensive results between builds, outside the output. It may
// be deleted at any time.
package disk

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"time"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/source"
)

// A Snapshot is what one look at the site's folder found.
type Snapshot struct {
	Tree  source.Tree // each a *file
	found diag.List
}

// Same says whether two looks surely found the same paths, bytes and findings.
func (s *Snapshot) Same(other *Snapshot) bool {
	return s != nil && other != nil && reflect.DeepEqual(s.found, other.found) &&
		maps.EqualFunc(s.Tree, other.Tree, func(a, b source.File) bool { return a.(*file).same(b.(*file)) })
}

// settleTime is longer than a tick of any file system's clock (FAT: 2 s).
const settleTime = 2500 * time.Millisecond

// Load reads content/, layouts/ and static/ below dir. Files that did not
// change since prev (which may be nil) are not read again: changed is
// whatever has another size, time of modification, time of change, or inode.
//
// Of a large site most files are only listed, and read when they are asked for.
//
// The findings say what was not read and why. An error means that the world
// did not allow the whole to be read: there is no such folder, a file may not
// be opened, a disk is broken.
func Load(dir string, prev *Snapshot) (*Snapshot, diag.List, error) {
	given := dir
	dir, err := filepath.Abs(given)
	if err != nil {
		return nil, nil, diag.Fail(cause(err), "site-folder", "folder", given)
	}
	// Opening a pipe would wait for somebody to write into it.
	if info, err := os.Stat(dir); err != nil {
		return nil, nil, diag.Fail(cause(err), "site-folder", "folder", dir)
	} else if !info.IsDir() {
		return nil, nil, diag.Fail(nil, "site-not-folder", "folder", dir)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, nil, diag.Fail(cause(err), "site-folder", "folder", dir)
	}
	defer root.Close()

	l := &loader{
		dir:   dir,
		prev:  prev,
		hands: make(chan struct{}, runtime.GOMAXPROCS(0)),
		start: time.Now(),
		snap:  &Snapshot{Tree: source.Tree{}},
	}
	l.hands <- struct{}{} // this one works
	if prev != nil {
		l.snap.Tree = make(source.Tree, len(prev.Tree))
	}
	for _, top := range []string{"content", "layouts", "static"} {
		info, err := root.Lstat(top)
		switch {
		case errors.Is(err, fs.ErrNotExist) && top == "content":
			return nil, nil, diag.Fail(nil, "site-no-content", "folder", dir)
		case errors.Is(err, fs.ErrNotExist):
			continue
		case err != nil:
			return nil, nil, unread(top, err)
		case info.Mode().IsRegular():
			l.find(diag.Errorf(diag.Pos{File: top}, "disk-not-folder"))
			continue
		}
		if err := l.entry(&folder{root: root}, top, top, false); err != nil {
			return nil, nil, err
		}
	}
	return l.done()
}

// cause leaves out the path of an error of package os: it is relative to some
// folder inside, and the message around it names the whole path.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	var l *os.LinkError
	if errors.As(err, &l) {
		return l.Err
	}
	return err
}
