package watch

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

const (
	never   = time.Hour        // a comparison that does not come: only notices count
	tooLong = 10 * time.Second // for a signal
)

// saves is how often the tests save; POBRATIM_SAVES sets another number.
func saves(t *testing.T) int {
	n, err := strconv.Atoi(os.Getenv("POBRATIM_SAVES"))
	if err != nil {
		return 200
	}
	return n
}

func TestEveryStyleByNotices(t *testing.T) {
	t.Parallel()
	s := watched(t, never, fsnotify.NewWatcher)
	for n := range saves(t) {
		e := edits[n%len(edits)]
		e.do(s, fmt.Sprintf("text-%04d", n))
		s.learns(fmt.Sprintf("save %d, %s", n, e.style))
	}
}

func TestEveryStyleByComparing(t *testing.T) {
	t.Parallel()
	refused := func() (*fsnotify.Watcher, error) { return nil, syscall.EMFILE }
	s := watched(t, 5*time.Millisecond, refused)
	for n := range saves(t) {
		e := edits[n%len(edits)]
		e.do(s, fmt.Sprintf("text-%04d", n))
		s.learns(fmt.Sprintf("save %d, %s", n, e.style))
	}
}

// TestEditsWhileReading saves on and on without waiting for the reader, who
// must know the last state in the end.
func TestEditsWhileReading(t *testing.T) {
	t.Parallel()
	s := watched(t, never, fsnotify.NewWatcher)
	done := make(chan error, 1)
	go func() {
		for n := range saves(t) {
			dir := s.path(fmt.Sprintf("content/visits/%04d/a/b", n))
			if err := errors.Join(
				os.MkdirAll(dir, 0o755),
				os.WriteFile(filepath.Join(dir, "index.md"), []byte(dir), 0o644),
				os.WriteFile(s.path("content/index.md"), []byte(dir), 0o644),
			); err != nil {
				done <- err
				return
			}
		}
		done <- nil
	}()
	for running := true; running; {
		select {
		case signal := <-s.changes:
			s.look(signal)
		case err := <-done:
			s.must(err)
			running = false
		}
	}
	s.learns("after all edits")
}

func TestOverflow(t *testing.T) {
	var inner *fsnotify.Watcher
	s := watched(t, never, func() (*fsnotify.Watcher, error) {
		n, err := fsnotify.NewWatcher()
		inner = n
		return n, err
	})
	first := inner
	inner.Errors <- fsnotify.ErrEventOverflow
	select {
	case <-s.changes:
	case <-time.After(tooLong):
		t.Fatal("an overflow gives no signal")
	}
	if inner == first {
		t.Error("the watches were not made anew")
	}
	s.write("content/practices/garden/index.md", "after the overflow")
	s.learns("after the overflow")
}

func TestBrokenWatcherFallsBackToComparing(t *testing.T) {
	var inner *fsnotify.Watcher
	s := watched(t, 5*time.Millisecond, func() (*fsnotify.Watcher, error) {
		n, err := fsnotify.NewWatcher()
		inner = n
		return n, err
	})
	inner.Errors <- syscall.EIO
	s.write("content/visits/new/index.md", "by comparing")
	s.learns("after an error of the watcher")
}

func TestOtherChildrenOfTheParentAreNoMatter(t *testing.T) {
	s := watched(t, never, fsnotify.NewWatcher)
	s.write("public/index.html", "published")
	s.write("content.old/index.md", "not ours")
	s.write("content/index.md", "ours")
	s.learns("the edit that is ours")
	w := &watcher{tops: []string{"/s/content", "/s/site.yaml"}}
	for name, want := range map[string]bool{
		"/s/content":          true,
		"/s/content/a/b.md":   true,
		"/s/site.yaml":        true,
		"/s/content.old/a.md": false,
		"/s/public":           false,
		"/s":                  false,
	} {
		if got := w.concerns(fsnotify.Event{Name: name}); got != want {
			t.Errorf("%s concerns us: %v, want %v", name, got, want)
		}
	}
}

// TestChangeOfRights: a file made readable must be looked at again, a notice
// without any change must not.
func TestChangeOfRights(t *testing.T) {
	s := watched(t, never, fsnotify.NewWatcher)
	s.must(os.Chmod(s.path("content/index.md"), 0o600))
	select {
	case <-s.changes:
	case <-time.After(tooLong):
		t.Fatal("a change of rights gives no signal")
	}
	w := &watcher{tops: []string{s.path("content")}, seen: map[string]stamp{}}
	w.look(t.Context(), s.path("content"))
	if _, changed := w.take(t.Context(), map[string]fsnotify.Op{s.path("content/index.md"): fsnotify.Chmod}); changed {
		t.Error("a notice about rights counts though the stamp is the same")
	}
}

// TestCompare: each change is found once, and nothing is found where nothing
// changed.
func TestCompare(t *testing.T) {
	s := &site{t: t, root: t.TempDir()}
	s.write("content/a/index.md", "first")
	w := &watcher{tops: []string{s.path("content")}, seen: map[string]stamp{}}
	w.compare(t.Context())
	for _, step := range []struct {
		what string
		do   func()
		want bool
	}{
		{"nothing", func() {}, false},
		{"written", func() { s.write("content/a/index.md", "second, longer") }, true},
		{"nothing", func() {}, false},
		{"rights", func() { s.must(os.Chmod(s.path("content/a"), 0o700)) }, true},
		{"renamed", func() { s.rename("content/a", "content/b") }, true},
		{"replaced by one of the same size and time", func() {
			s.write("content/new", "third,  longer")
			info, err := os.Stat(s.path("content/b/index.md"))
			s.must(err)
			s.must(os.Chtimes(s.path("content/new"), info.ModTime(), info.ModTime()))
			s.rename("content/new", "content/b/index.md")
		}, true},
		{"outside", func() { s.write("public/index.html", "not ours") }, false},
		{"deleted", func() { s.must(os.RemoveAll(s.path("content"))) }, true},
		{"nothing", func() {}, false},
	} {
		step.do()
		if got := w.compare(t.Context()); got != step.want {
			t.Errorf("%s: found %v, want %v", step.what, got, step.want)
		}
	}
}

func TestLimit(t *testing.T) {
	for err, want := range map[error]bool{
		&os.SyscallError{Syscall: "inotify_add_watch", Err: syscall.ENOSPC}: true,
		syscall.EMFILE:  true,
		syscall.ENOENT:  false,
		syscall.EACCES:  false,
		syscall.ENOTDIR: false,
		nil:             false,
	} {
		if got := limit(err); got != want {
			t.Errorf("%v is a limit: %v, want %v", err, got, want)
		}
	}
}

// One signal is held, and says what all say that came meanwhile.
func TestOneSignalIsHeld(t *testing.T) {
	w := &watcher{out: make(chan Signal, 1)}
	w.signal(Signal{[]string{"/s/a"}})
	w.signal(Signal{[]string{"/s/b", "/s/c"}})
	if got := slices.Sorted(slices.Values((<-w.out).Names)); !slices.Equal(got, []string{"/s/a", "/s/b", "/s/c"}) {
		t.Errorf("got %v", got)
	}
	w.signal(Signal{[]string{"/s/a"}})
	w.signal(Signal{})
	w.signal(Signal{[]string{"/s/b"}})
	if got := (<-w.out).Names; got != nil || len(w.out) > 0 {
		t.Errorf("anywhere, joined with names, is %v", got)
	}
	for n := range 2 * many {
		w.signal(Signal{[]string{fmt.Sprint(n)}})
	}
	if got := (<-w.out).Names; len(got) > many {
		t.Errorf("%d names are held", len(got))
	}
}

func TestTopsWithinTops(t *testing.T) {
	got, err := absolute([]string{"/s/content/a", "/s/content", "/s/contents", "/s/content/"})
	if want := "/s/content /s/contents"; err != nil || strings.Join(got, " ") != want {
		t.Errorf("got %v, %v; want %s", got, err, want)
	}
	if _, err := Start(t.Context(), nil, 0); err == nil {
		t.Error("no folder at all is accepted")
	}
}

// TestNothingLeaks starts and ends watchers and counts what is left.
func TestNothingLeaks(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Log("descriptors are counted on Linux only")
	}
	goroutines, descriptors := runtime.NumGoroutine(), opened()
	for range 20 {
		ctx, cancel := context.WithCancel(context.Background())
		root := t.TempDir()
		changes, err := Start(ctx, []string{root}, 0)
		if err != nil {
			t.Fatal(err)
		}
		os.MkdirAll(filepath.Join(root, "a/b/c"), 0o755)
		<-changes
		os.RemoveAll(filepath.Join(root, "a"))
		<-changes
		cancel()
		for range changes { // until it is closed
		}
	}
	deadline := time.Now().Add(tooLong)
	for runtime.NumGoroutine() > goroutines {
		if time.Now().After(deadline) {
			buf := make([]byte, 1<<16)
			t.Fatalf("%d goroutines before, %d after\n%s", goroutines, runtime.NumGoroutine(), buf[:runtime.Stack(buf, true)])
		}
		runtime.Gosched()
	}
	if now := opened(); now > descriptors {
		t.Errorf("%d descriptors before, %d after", descriptors, now)
	}
}

func opened() int {
	entries, _ := os.ReadDir("/proc/self/fd")
	return len(entries)
}
