package disk

import (
	"errors"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// Nothing but regular files is read, and nothing makes Load wait.
func TestLoadReadsNoSpecialFiles(t *testing.T) {
	outside := lay(t, "secret.md", "SECRET", "folder/secret.md", "SECRET")
	dir := lay(t, "content/a.md", "a", "content/sub/b.md", "b", "static/", "")
	at := func(name string) string { return filepath.Join(dir, name) }
	for link, target := range map[string]string{
		"content/out.md":     filepath.Join(outside, "secret.md"),
		"content/folder":     filepath.Join(outside, "folder"),
		"content/inside.md":  "a.md",
		"content/again":      "sub",
		"content/sub/loop":   "..",
		"content/sub/self":   "self",
		"content/nowhere.md": "none.md",
		"content/zero.md":    "/dev/zero",
		"layouts":            filepath.Join(outside, "folder"),
		"content/.lock":      "user@host.1234", // as Emacs locks
	} {
		must(t, os.Symlink(target, at(link)))
	}
	must(t, unix.Mkfifo(at("content/pipe.md"), 0o644))
	// The path of a socket is limited to 108 bytes, hence the short name.
	short, err := os.MkdirTemp("", "")
	must(t, err)
	defer os.RemoveAll(short)
	socket, err := net.Listen("unix", filepath.Join(short, "s"))
	must(t, err)
	defer socket.Close()
	must(t, os.Rename(filepath.Join(short, "s"), at("static/socket")))

	checkLoad(t, dir, []string{"content/a.md", "content/sub/b.md"}, []string{
		"content/again disk-link",
		"content/folder disk-link",
		"content/inside.md disk-link",
		"content/nowhere.md disk-link",
		"content/out.md disk-link",
		"content/pipe.md disk-special",
		"content/sub/loop disk-link",
		"content/sub/self disk-link",
		"content/zero.md disk-link",
		"layouts disk-link",
		"static/socket disk-special",
	})
}

// What counts is what was opened: a name may be exchanged for a link between
// the look and the opening.
func TestReadChecksWhatItOpened(t *testing.T) {
	dir := lay(t, "content/a.md", "a", "content/b.md", "b")
	root, err := os.OpenRoot(filepath.Join(dir, "content"))
	must(t, err)
	defer root.Close()
	listed, err := root.Lstat("a.md")
	must(t, err)
	must(t, os.Remove(filepath.Join(dir, "content/a.md")))
	l := &loader{dir: dir}
	for _, exchange := range []func(string) error{
		func(at string) error { return os.Symlink("b.md", at) },
		func(at string) error { return unix.Mkfifo(at, 0o644) },
		func(at string) error { return os.WriteFile(at, []byte("c"), 0o644) },
	} {
		must(t, exchange(filepath.Join(dir, "content/a.md")))
		if _, _, err := l.read(root, "a.md", "content/a.md", listed); !errors.Is(err, errMoved) {
			t.Errorf("got %v", err)
		}
		must(t, os.Remove(filepath.Join(dir, "content/a.md")))
	}
}

// asNobody runs f without the rights of root. They belong to the thread, and
// the thread ends with its goroutine: on one processor no other helps it.
func asNobody(f func()) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	done := make(chan struct{})
	go func() {
		defer close(done)
		runtime.LockOSThread()
		syscall.RawSyscall(unix.SYS_SETFSUID, 65534, 0, 0)
		f()
	}()
	<-done
}

func TestLoadNamesWhatItMayNotRead(t *testing.T) {
	dir := lay(t, "content/open.md", "", "content/sub/closed.md", "")
	must(t, os.Chmod(filepath.Dir(dir), 0o755))
	must(t, os.Chmod(filepath.Join(dir, "content/sub/closed.md"), 0))
	asNobody(func() {
		_, _, err := Load(dir, nil)
		if !errors.Is(err, fs.ErrPermission) || !strings.Contains(err.Error(), "content/sub/closed.md") {
			t.Errorf("got %v", err)
		}
	})
	must(t, os.Chmod(filepath.Join(dir, "content/sub"), 0))
	asNobody(func() {
		_, _, err := Load(dir, nil)
		if !errors.Is(err, fs.ErrPermission) || !strings.Contains(err.Error(), "content/sub") {
			t.Errorf("got %v", err)
		}
	})
	must(t, os.Chmod(filepath.Join(dir, "content/sub"), 0o755))
}
