package disk

import (
	"context"
	"errors"
	"os"
	"time"

	"pobratim/internal/engine/diag"
)

// lockPath takes the lock that stands at the path, waiting until it is free
// or ctx ends. The file is made if it is not there and removed by release, so
// that nothing is left beside the output. A lock of a dead process is free.
func lockPath(ctx context.Context, path string) (release func(), err error) {
	const pause = 3 * time.Millisecond
	if info, err := os.Lstat(path); err == nil && (!info.Mode().IsRegular() || info.Size() > 0) {
		return nil, diag.Fail(nil, "lock-foreign", "path", path)
	}
	for {
		f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
		if err != nil {
			return nil, err
		}
		free, err := tryLock(f)
		if errors.Is(err, errors.ErrUnsupported) {
			// Better two builds that might meet than none at all.
			free, err = true, nil
		}
		if err == nil && free && isAt(f, path) {
			return func() {
				removeLock(path)
				f.Close()
			}, nil
		}
		f.Close()
		if err != nil {
			return nil, err
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(pause):
		}
	}
}

// isAt says whether the open file is still the one at the path: the holder
// before us may have removed it after we opened it.
func isAt(f *os.File, path string) bool {
	opened, err := f.Stat()
	if err != nil {
		return false
	}
	there, err := os.Lstat(path)
	return err == nil && os.SameFile(opened, there)
}
