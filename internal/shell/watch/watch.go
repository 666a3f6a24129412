// Package watch tells that something below some folders may have changed.
//
// It is level-triggered: a signal means "look again", never what happened,
// and at best says where. Whoever receives one reads anew and compares. A
// change during that reading gives another signal, so no edit is lost, however
// it was made.
//
// The system's own notices (fsnotify) are only a hint that makes it quick.
// What they cannot say is made up for:
//
//   - Editors save by renaming, so folders are watched and never files.
//   - Files in a folder made a moment ago come before its watch: new folders
//     are walked before the signal is sent, so that every change is either
//     older than the signal or noticed by a watch.
//   - A folder that is moved keeps its watches under its old name: when a
//     folder goes, all watches are made anew.
//   - A queue that ran over has lost notices: all watches are made anew.
//   - A watched top folder may go and come back: its parent is watched too.
//   - Network mounts give no notices, and the system allows only so many
//     watches: every file's stamp is compared from time to time.
//
// Dot files and the backups of editors signal as well; that is harmless.
package watch

import (
	"context"
	"path/filepath"
	"slices"
	"time"

	"github.com/fsnotify/fsnotify"

	"pobratim/internal/engine/diag"
)

const (
	quiet     = 10 * time.Millisecond  // without a notice, before a signal is sent
	patience  = 150 * time.Millisecond // from the first notice to the signal, at most
	ordinary  = 2 * time.Second        // between two comparisons
	restShare = 20                     // a comparison may take 1/20 of the time
)

// A Signal says where something may have changed.
type Signal struct {
	// Names are files and folders, absolute; of a folder everything below it is
	// meant, and that it may have come or gone. Nil: it may be anywhere.
	Names []string
}

// many names are as good as none: to look everywhere is quicker.
const many = 1000

// Join returns the signal that says what both say.
func (s Signal) Join(other Signal) Signal {
	if s.Names == nil || other.Names == nil || len(s.Names)+len(other.Names) > many {
		return Signal{}
	}
	return Signal{slices.Concat(s.Names, other.Names)}
}

// Start watches the folders, with everything below them. A folder need not
// exist yet. When Start returns, the watches stand: read the folders after
// it, not before.
//
// The channel holds one signal; a second one is joined to it. It is
// closed when ctx has ended and all descriptors are given back. Poll is the
// time between two comparisons of all files (0: two seconds); it grows where
// a comparison itself takes long. An error means that a name cannot be made
// absolute; where the system gives no watches, comparing goes on alone.
func Start(ctx context.Context, dirs []string, poll time.Duration) (<-chan Signal, error) {
	return start(ctx, dirs, poll, fsnotify.NewWatcher)
}

func start(ctx context.Context, dirs []string, poll time.Duration, open opener) (<-chan Signal, error) {
	tops, err := absolute(dirs)
	if err != nil {
		return nil, err
	}
	if poll <= 0 {
		poll = ordinary
	}
	w := &watcher{tops: tops, open: open, out: make(chan Signal, 1)}
	w.begin(ctx)
	go w.run(ctx, poll)
	return w.out, nil
}

// absolute cleans the names and drops what lies below another of them.
func absolute(dirs []string) ([]string, error) {
	if len(dirs) == 0 {
		return nil, diag.Fail(nil, "watch-nothing")
	}
	var all, tops []string
	for _, dir := range dirs {
		abs, err := filepath.Abs(dir)
		if err != nil {
			return nil, diag.Fail(err, "watch", "folder", dir)
		}
		all = append(all, abs)
	}
	slices.Sort(all)
	for _, dir := range all {
		if !slices.ContainsFunc(tops, func(top string) bool { return within(top, dir) }) {
			tops = append(tops, dir)
		}
	}
	return tops, nil
}

// An opener makes the system's watcher; a test makes it fail.
type opener func() (*fsnotify.Watcher, error)

// A watcher is used by one goroutine only.
type watcher struct {
	tops   []string
	open   opener
	notify *fsnotify.Watcher // nil: the system gives no notices
	seen   map[string]stamp  // what stood there when it was looked at last
	out    chan Signal
}

func (w *watcher) run(ctx context.Context, poll time.Duration) {
	defer close(w.out)
	defer w.end()
	timer := time.NewTimer(poll)
	defer timer.Stop()
	again := false
	for ctx.Err() == nil {
		select {
		case <-ctx.Done():
		case e, ok := <-w.events():
			if !ok {
				w.end()
			} else if w.concerns(e) {
				if s, changed := w.take(ctx, w.gather(ctx, e)); changed {
					w.signal(s)
				}
			}
		case err := <-w.errors():
			w.mend(ctx, err)
			w.signal(Signal{})
		case <-timer.C:
			began := time.Now()
			changed := w.compare(ctx)
			// A file can change twice within one tick of its clock and look
			// the same: what was found by comparing is signalled once more.
			if changed || again {
				w.signal(Signal{})
			}
			again = changed
			timer.Reset(max(poll, restShare*time.Since(began)))
		}
	}
}

// signal never waits: a signal that still lies there is joined with it.
func (w *watcher) signal(s Signal) {
	select {
	case before := <-w.out:
		s = s.Join(before)
	default:
	}
	w.out <- s // nobody else sends
}
