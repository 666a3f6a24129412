package watch

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"
)

// begin opens the system's watcher, if it can be had, and walks all tops.
// Parents come first: a top that appears during the walk is noticed.
func (w *watcher) begin(ctx context.Context) {
	w.end()
	if n, err := w.open(); err == nil {
		w.notify = n
	}
	w.seen = map[string]stamp{}
	for _, top := range w.tops {
		w.follow(filepath.Dir(top))
	}
	for _, top := range w.tops {
		w.walk(ctx, top, w.seen, w.follow)
	}
}

// end gives the descriptors back. Comparing goes on without them.
func (w *watcher) end() {
	if w.notify != nil {
		_ = w.notify.Close() // its error could only say that it is closed
		w.notify = nil
	}
}

// follow watches one folder. When the system's limit is reached, all watches
// are given back: some of them would use up the limit for others and still
// need the comparison. Any other refusal concerns this folder alone, which
// went or may not be read; the comparison sees when that changes.
func (w *watcher) follow(dir string) {
	if w.notify == nil {
		return
	}
	if err := w.notify.Add(dir); limit(err) {
		w.end()
	}
}

// limit recognises inotify's limits (ENOSPC on watches, EMFILE on
// instances) and those of open files, which kqueue runs into.
func limit(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EMFILE) ||
		errors.Is(err, syscall.ENFILE) || errors.Is(err, syscall.ENOMEM)
}

func (w *watcher) events() <-chan fsnotify.Event {
	if w.notify == nil {
		return nil
	}
	return w.notify.Events
}

func (w *watcher) errors() <-chan error {
	if w.notify == nil {
		return nil
	}
	return w.notify.Errors
}

// mend makes good for notices that were lost. After an error other than an
// overflow the system's watcher is not trusted any more.
func (w *watcher) mend(ctx context.Context, err error) {
	if errors.Is(err, fsnotify.ErrEventOverflow) {
		w.begin(ctx)
		return
	}
	w.end()
}

// concerns tells whether the notice is about a top or something below one;
// the parents of the tops have other children too.
func (w *watcher) concerns(e fsnotify.Event) bool {
	return slices.ContainsFunc(w.tops, func(top string) bool { return within(top, e.Name) })
}

// gather collects what belongs to one saving: until it is quiet, but not for
// ever. Notices about the same name are joined.
func (w *watcher) gather(ctx context.Context, first fsnotify.Event) map[string]fsnotify.Op {
	ops := map[string]fsnotify.Op{first.Name: first.Op}
	last := time.NewTimer(patience)
	defer last.Stop()
	pause := time.NewTimer(quiet)
	defer pause.Stop()
	for {
		select {
		case e, ok := <-w.events():
			if !ok {
				w.end()
				return ops
			}
			if w.concerns(e) {
				ops[e.Name] |= e.Op
				pause.Reset(quiet)
			}
		case <-pause.C:
			return ops
		case <-last.C:
			return ops
		case <-ctx.Done():
			return ops
		}
	}
}

// take brings seen and the watches up to date and tells whether to signal,
// and what. A change of rights or times counts only if the stamp shows it,
// because indexers touch these all day; everything else always counts, because
// two writings within one tick of the file's clock leave the same stamp.
func (w *watcher) take(ctx context.Context, ops map[string]fsnotify.Op) (s Signal, changed bool) {
	for name, op := range ops {
		changed = changed || op&^fsnotify.Chmod != 0
		if op.Has(fsnotify.Remove|fsnotify.Rename) && w.seen[name].folder {
			w.begin(ctx)
			return Signal{}, true
		}
	}
	for name := range ops {
		changed = w.look(ctx, name) || changed
		s.Names = append(s.Names, name)
	}
	return s, changed
}
