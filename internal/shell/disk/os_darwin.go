package disk

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// openToRead never waits: without O_NONBLOCK opening a pipe waits for a
// writer.
const openToRead = os.O_RDONLY | noWait

const noWait = unix.O_NONBLOCK

// changeTime is when anything about the file last changed. Unlike the time of
// modification no program can set it back.
func changeTime(info os.FileInfo) time.Time {
	st, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return info.ModTime()
	}
	return time.Unix(st.Ctimespec.Unix())
}

// hasChangeTimes says that changeTime can be relied upon by another process.
const hasChangeTimes = true

// inode tells a file from another that took its name.
func inode(info os.FileInfo) uint64 {
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		return st.Ino
	}
	return 0
}

// syncEach makes a file or folder survive a power cut.
func syncEach(f *os.File) error { return f.Sync() }

// syncsAtOnce says that files have to be synced one by one.
const syncsAtOnce = false

// syncAll has nothing left to do after syncEach.
func syncAll(*os.File) error { return nil }

// exchange swaps two folders in one step (renamex_np(2)).
func exchange(parent *os.File, a, b string) error {
	fd := int(parent.Fd())
	return unsupported(unix.RenameatxNp(fd, a, fd, b, unix.RENAME_SWAP))
}

// moveNew renames a folder, and never replaces anything.
func moveNew(parent *os.File, from, to string) error {
	fd := int(parent.Fd())
	return unsupported(unix.RenameatxNp(fd, from, fd, to, unix.RENAME_EXCL))
}

func unsupported(err error) error {
	if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOTSUP) {
		return errors.ErrUnsupported
	}
	return err
}

// isMount says whether something is mounted on the folder.
func isMount(_ string, info, parent fs.FileInfo) bool {
	a, okA := info.Sys().(*syscall.Stat_t)
	b, okB := parent.Sys().(*syscall.Stat_t)
	return okA && okB && a.Dev != b.Dev
}
