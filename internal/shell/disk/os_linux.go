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
	return time.Unix(st.Ctim.Unix())
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

// syncsAtOnce says that syncAll does the work of syncEach for all files at
// once (28 ms against 0.8 s for 2,000 files).
const syncsAtOnce = true

// syncEach makes a file or folder survive a power cut.
func syncEach(f *os.File) error { return f.Sync() }

// syncAll makes everything written to the folder's file system survive a
// power cut.
func syncAll(folder *os.File) error { return unix.Syncfs(int(folder.Fd())) }

// exchange swaps two folders in one step.
func exchange(parent *os.File, a, b string) error {
	fd := int(parent.Fd())
	return unsupported(unix.Renameat2(fd, a, fd, b, unix.RENAME_EXCHANGE))
}

// moveNew renames a folder, and never replaces anything.
func moveNew(parent *os.File, from, to string) error {
	fd := int(parent.Fd())
	return unsupported(unix.Renameat2(fd, from, fd, to, unix.RENAME_NOREPLACE))
}

// unsupported marks the answers of kernels and file systems that do not know
// the flags (renameat2(2)).
func unsupported(err error) error {
	if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOSYS) {
		return errors.ErrUnsupported
	}
	return err
}

// isMount says whether something is mounted on the folder. The device tells
// it too, but not where a folder of the same file system is bound.
func isMount(folder string, info, parent fs.FileInfo) bool {
	var st unix.Statx_t
	err := unix.Statx(unix.AT_FDCWD, folder, unix.AT_SYMLINK_NOFOLLOW, unix.STATX_BASIC_STATS, &st)
	if err == nil && st.Attributes_mask&unix.STATX_ATTR_MOUNT_ROOT != 0 {
		return st.Attributes&unix.STATX_ATTR_MOUNT_ROOT != 0
	}
	a, okA := info.Sys().(*syscall.Stat_t)
	b, okB := parent.Sys().(*syscall.Stat_t)
	return okA && okB && a.Dev != b.Dev
}
