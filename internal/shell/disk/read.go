package disk

import (
	"bytes"
	"io"
	"os"
)

// readRegular reads at most limit bytes of a file, and only if it is regular.
func readRegular(root *os.Root, path string, limit int64) ([]byte, error) {
	f, err := root.OpenFile(path, openToRead, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errNotRegular
	}
	buf := bytes.NewBuffer(make([]byte, 0, min(info.Size(), limit)+bytes.MinRead))
	_, err = buf.ReadFrom(io.LimitReader(f, limit))
	return buf.Bytes(), err
}
