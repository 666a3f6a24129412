package watch

import (
	"io/fs"
	"syscall"
)

// identity gives ctime in nanoseconds, device and inode.
func identity(info fs.FileInfo) (changed int64, device, inode uint64) {
	st, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return 0, 0, 0
	}
	return st.Ctim.Nano(), uint64(st.Dev), uint64(st.Ino)
}
