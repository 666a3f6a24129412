package disk

import (
	"errors"
	"io"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"pobratim/internal/engine/source"
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
	for _, exchange := range []func(string) error{
		func(at string) error { return os.Symlink("b.md", at) },
		func(at string) error { return unix.Mkfifo(at, 0o644) },
		func(at string) error { return os.WriteFile(at, []byte("c"), 0o644) },
	} {
		must(t, exchange(filepath.Join(dir, "content/a.md")))
		see := func(io.Reader, int64) error { return nil }
		if _, err := readListed(root, "a.md", listed, see); !errors.Is(err, errMoved) {
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

// A file that was only listed is what stands there when it is first read: also
// where it has been saved since, and never what a link leads to.
func TestListedFilesAreReadOnce(t *testing.T) {
	large := func(s string) string { return strings.Repeat(s, source.MaxText+1) }
	for _, c := range []struct {
		name   string
		meddle func(dir, at string) error
		want   string // of the first reading; empty: it fails
	}{
		{"nothing", func(_, at string) error { return nil }, large("x")},
		{"saved in place", func(_, at string) error { return os.WriteFile(at, []byte(large("y")), 0o644) }, large("y")},
		{"saved shorter", func(_, at string) error { return os.WriteFile(at, []byte("y"), 0o644) }, "y"},
		{"renamed over", func(dir, at string) error { return os.Rename(filepath.Join(dir, "static/b.bin"), at) }, large("b")},
		{"gone", func(_, at string) error { return os.Remove(at) }, ""},
		{"a link", func(dir, at string) error {
			return errors.Join(os.Remove(at), os.Symlink("b.bin", at))
		}, ""},
		{"a link of the folder", func(dir, at string) error {
			outside := t.TempDir()
			return errors.Join(os.WriteFile(filepath.Join(outside, "a.bin"), []byte(large("z")), 0o644),
				os.Rename(filepath.Dir(at), filepath.Join(dir, "moved")), os.Symlink(outside, filepath.Dir(at)))
		}, ""},
		{"a pipe", func(_, at string) error { return errors.Join(os.Remove(at), unix.Mkfifo(at, 0o644)) }, ""},
		{"too large", func(_, at string) error { return os.Truncate(at, source.MaxFile+1) }, ""},
	} {
		for _, first := range []string{"Read", "Sum"} {
			t.Run(c.name+" "+first, func(t *testing.T) {
				dir := lay(t, "content/", "", "static/a.bin", large("x"), "static/b.bin", large("b"))
				snap, _, err := Load(dir, nil)
				must(t, err)
				f, at := snap.Tree["static/a.bin"].(*file), filepath.Join(dir, "static/a.bin")
				if f.known {
					t.Fatal("it has been read already")
				}
				must(t, c.meddle(dir, at))
				if first == "Sum" {
					f.Sum()
				}
				data, err := f.Read()
				if c.want == "" {
					must(t, os.RemoveAll(filepath.Join(dir, "static")))
					put(t, dir, "static/a.bin", large("x"))
					if _, later := f.Read(); err == nil || later == nil || f.Sum() != 0 {
						t.Errorf("read %d bytes, %v; later %v", len(data), err, later)
					}
					return
				}
				must(t, err)
				if string(data) != c.want || f.Sum() != source.SumOf(data) || f.Size() != int64(len(data)) {
					t.Errorf("read %d bytes of %q, size %d", len(data), data[:1], f.Size())
				}
				put(t, dir, "static/a.bin", large("w"))
				if _, err := f.Read(); err == nil || !strings.Contains(err.Error(), "changed") {
					t.Errorf("another content is taken for the same: %v", err)
				}
			})
		}
	}
}

// A file that nobody has read is not asked what it was: it has been saved since.
func TestSameDoesNotReadWhatHasChanged(t *testing.T) {
	dir := lay(t, "content/", "", "static/a.bin", strings.Repeat("x", source.MaxText+1))
	before, _, err := Load(dir, nil)
	must(t, err)
	put(t, dir, "static/a.bin", strings.Repeat("y", source.MaxText+2))
	after, _, err := Load(dir, before)
	must(t, err)
	if before.Same(after) || after.Same(before) || !after.Same(after) {
		t.Error("another size is the same")
	}
	if size := before.Tree["static/a.bin"].Size(); size != source.MaxText+1 {
		t.Errorf("it has been read: %d bytes", size)
	}
}
