package disk

import (
	"maps"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/source"
)

// Update is Load where it is known what may have changed since prev: names is
// what a watcher has noticed, files and folders of the system. Only the
// folders that these lie in are looked at. Wherever that is not enough (a
// folder at the top came or went, something moves just now) it is Load.
func Update(dir string, prev *Snapshot, names []string) (*Snapshot, diag.List, error) {
	folders, known := touched(dir, names)
	if prev == nil || !known {
		return Load(dir, prev)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return Load(dir, prev)
	}
	defer root.Close()
	abs, err := filepath.Abs(dir)
	if err != nil {
		return Load(dir, prev)
	}
	l := &loader{
		dir:   abs,
		prev:  prev,
		hands: make(chan struct{}, runtime.GOMAXPROCS(0)),
		start: time.Now(),
		snap:  &Snapshot{Tree: maps.Clone(prev.Tree)},
	}
	l.hands <- struct{}{} // this one works
	inside := func(path string) bool {
		return slices.ContainsFunc(folders, func(f string) bool { return path == f || strings.HasPrefix(path, f+"/") })
	}
	maps.DeleteFunc(l.snap.Tree, func(path string, _ source.File) bool { return inside(path) })
	for _, d := range prev.found {
		if !inside(d.File) {
			l.find(d)
		}
	}
	for _, at := range folders {
		f := &folder{root: root}
		for name := range strings.SplitSeq(at, "/") {
			if _, bad := checkName(f.path, name); bad {
				return Load(dir, prev)
			}
			f = f.below(name, path.Join(f.path, name))
		}
		if _, err := f.open(); err != nil { // no link leads there
			return Load(dir, prev)
		}
		if err := l.walk(f); err != nil {
			return Load(dir, prev)
		}
	}
	return l.done()
}

// few folders are looked at one by one.
const few = 16

// touched returns the folders of the Tree that names of the system lie in,
// none within another; not known if they are many or not folders of it.
func touched(dir string, names []string) (folders []string, known bool) {
	abs, err := filepath.Abs(dir)
	if err != nil || names == nil {
		return nil, false
	}
	var all []string
	for _, name := range names {
		rel, err := filepath.Rel(abs, name)
		if err != nil {
			return nil, false
		}
		in := path.Dir(filepath.ToSlash(rel))
		// What lies in a dot folder is skipped, and what is outside is not ours.
		if strings.HasPrefix(in, ".") || strings.Contains(in, "/.") {
			return nil, false
		}
		all = append(all, in)
	}
	slices.Sort(all)
	for _, f := range all {
		if n := len(folders); n == 0 || f != folders[n-1] && !strings.HasPrefix(f, folders[n-1]+"/") {
			folders = append(folders, f)
		}
	}
	return folders, len(folders) <= few
}
