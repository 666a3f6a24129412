//go:build !linux && !darwin

package disk

import (
	"errors"
	"io/fs"
	"os"
	"runtime"
	"time"
)

const openToRead = os.O_RDONLY

const noWait = 0

// changeTime is not known here; the time of modification has to do.
func changeTime(info os.FileInfo) time.Time { return info.ModTime() }

// hasChangeTimes says that changeTime can be relied upon by another process.
const hasChangeTimes = false

// inode is not known here.
func inode(os.FileInfo) uint64 { return 0 }

// syncEach makes a file survive a power cut. Windows cannot sync a folder.
func syncEach(f *os.File) error {
	if info, err := f.Stat(); err == nil && info.IsDir() && runtime.GOOS == "windows" {
		return nil
	}
	return f.Sync()
}

// syncsAtOnce says that files have to be synced one by one.
const syncsAtOnce = false

// syncAll has nothing left to do after syncEach.
func syncAll(*os.File) error { return nil }

// exchange is not known here: two renames do it instead.
func exchange(*os.File, string, string) error { return errors.ErrUnsupported }

// moveNew is not known here: an ordinary rename does it instead.
func moveNew(*os.File, string, string) error { return errors.ErrUnsupported }

// isMount cannot be told here; renaming a mounted folder is refused by the
// system.
func isMount(string, fs.FileInfo, fs.FileInfo) bool { return false }
