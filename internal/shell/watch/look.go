package watch

import (
	"context"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A stamp is what tells two states of a file apart without reading it. Of a
// folder only identity and rights count: its times change with its children,
// which have stamps of their own.
type stamp struct {
	folder  bool
	mode    fs.FileMode
	size    int64 // bytes
	written int64 // mtime in nanoseconds; can be set at will
	changed int64 // ctime in nanoseconds; cannot be set; 0 where unknown
	device  uint64
	inode   uint64
}

func stampOf(info fs.FileInfo) stamp {
	s := stamp{folder: info.IsDir(), mode: info.Mode()}
	s.changed, s.device, s.inode = identity(info)
	if s.folder {
		s.changed = 0
		return s
	}
	s.size, s.written = info.Size(), info.ModTime().UnixNano()
	return s
}

// walk notes the stamp of a file or folder and of everything below. Each
// folder is shown to enter before it is listed: with a watch set there, what
// comes after the listing is noticed. Links are noted but not followed; only
// a top may be one.
func (w *watcher) walk(ctx context.Context, path string, into map[string]stamp, enter func(string)) {
	info, err := os.Lstat(path)
	if err == nil && info.Mode().Type() == fs.ModeSymlink && slices.Contains(w.tops, path) {
		info, err = os.Stat(path)
	}
	if err != nil || ctx.Err() != nil {
		return
	}
	s := stampOf(info)
	into[path] = s
	if !s.folder {
		return
	}
	enter(path)
	entries, _ := os.ReadDir(path) // what cannot be listed has nothing to compare
	for _, e := range entries {
		w.walk(ctx, filepath.Join(path, e.Name()), into, enter)
	}
}

// look notes the state of one name and of everything below, watches new
// folders there, and tells whether the name itself has another stamp.
func (w *watcher) look(ctx context.Context, name string) bool {
	before := w.seen[name]
	if before.folder {
		maps.DeleteFunc(w.seen, func(path string, _ stamp) bool { return within(name, path) })
	}
	delete(w.seen, name)
	w.walk(ctx, name, w.seen, w.follow)
	return w.seen[name] != before
}

// compare reads all stamps and tells whether any differs. It is the net
// below the notices, and all there is where the system gives none.
func (w *watcher) compare(ctx context.Context) bool {
	fresh := make(map[string]stamp, len(w.seen))
	for _, top := range w.tops {
		w.walk(ctx, top, fresh, func(string) {})
	}
	switch {
	case maps.Equal(fresh, w.seen):
		return false
	case w.notify != nil && !maps.Equal(folders(fresh), folders(w.seen)):
		w.begin(ctx)
	default:
		w.seen = fresh
	}
	return true
}

func folders(all map[string]stamp) map[string]stamp {
	only := map[string]stamp{}
	for path, s := range all {
		if s.folder {
			only[path] = s
		}
	}
	return only
}

// within tells whether path is top or lies below it.
func within(top, path string) bool {
	rest, ok := strings.CutPrefix(path, top)
	return ok && (rest == "" || rest[0] == filepath.Separator || strings.HasSuffix(top, string(filepath.Separator)))
}
