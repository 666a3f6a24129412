//go:build unix

package disk

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// tryLock locks the file for this process, if no other holds it. The lock
// ends with the process, however that ends. Where the file system knows no
// locks the answer is ErrUnsupported.
func tryLock(f *os.File) (bool, error) {
	err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	switch {
	case err == nil:
		return true, nil
	case errors.Is(err, unix.EWOULDBLOCK), errors.Is(err, unix.EINTR):
		return false, nil
	case errors.Is(err, unix.ENOLCK), errors.Is(err, unix.ENOTSUP), errors.Is(err, unix.ENOSYS):
		return false, errors.ErrUnsupported
	}
	return false, err
}

// removeLock removes the path of a lock that is held. Whoever waits for it
// sees that the file it has locked is not the one at the path any more.
func removeLock(path string) { _ = os.Remove(path) }
