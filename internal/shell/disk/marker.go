package disk

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"time"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/source"
)

// markerName is the file in every folder that we publish. It is a text:
//
//	pobratim output 2
//	<size> <mtime> <sum> <path>
//	…
//	end <sha256>
//
// The first line names the format; it stands alone while the folder is being
// made. Then follows a line for each file, in the order of paths: bytes,
// nanoseconds since 1970, Sum in hexadecimal digits, path. The last line
// holds the hash of all that stands before it.
//
// Format 1 had a SHA-256 in place of the Sum. It is read as well; no file is
// known again by it.
const markerName = ".pobratim"

const (
	markerWord  = "pobratim output "
	markerFirst = markerWord + "2\n"
	markerOld   = markerWord + "1\n"
	markerMost  = 256 << 20 // bytes; some million files
)

// A manifest is what we put into a folder, by path.
type manifest map[string]made

// made describes a file as we left it.
type made struct {
	size  int64
	mtime int64 // nanoseconds since 1970
	sum   source.Sum
}

// is says whether a file still looks as we left it. Its mode counts, because
// a link to it would share that too.
func (m made) is(info fs.FileInfo) bool {
	return info.Mode().IsRegular() && info.Size() == m.size &&
		info.ModTime().UnixNano() == m.mtime && (!hasModes || info.Mode().Perm() == fileMode)
}

func (m made) time() time.Time { return time.Unix(0, m.mtime) }

// What a marker can say instead of a manifest.
var (
	errNoMarker = diag.Fail(nil, "refused-foreign", "marker", markerName)
	errBegun    = diag.Fail(nil, "refused-begun", "marker", markerName)
	errDamaged  = diag.Fail(nil, "refused-damaged", "marker", markerName)
	errNewer    = diag.Fail(nil, "refused-newer", "marker", markerName)
)

// text writes the marker.
func (m manifest) text() []byte {
	b := []byte(markerFirst)
	for _, path := range sortedKeys(m) { // no fmt: nothing else goes on meanwhile
		f := m[path]
		b = append(strconv.AppendInt(b, f.size, 10), ' ')
		b = append(strconv.AppendInt(b, f.mtime, 10), ' ')
		b = hex.AppendEncode(b, binary.BigEndian.AppendUint64(nil, uint64(f.sum)))
		b = append(append(append(b, ' '), path...), '\n')
	}
	return fmt.Appendf(b, "end %x\n", sha256.Sum256(b))
}

// readMarker reads the marker of the folder root.
func readMarker(root *os.Root) (manifest, error) {
	data, err := readRegular(root, markerName, markerMost)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, errNoMarker
	}
	if err != nil {
		return nil, err
	}
	return parseMarker(string(data))
}

func parseMarker(text string) (manifest, error) {
	switch {
	case text == markerFirst, text == markerOld:
		return nil, errBegun
	case strings.HasPrefix(text, markerFirst), strings.HasPrefix(text, markerOld):
	case strings.HasPrefix(text, markerWord):
		return nil, errNewer
	default:
		return nil, errNoMarker
	}
	end := strings.LastIndex(text, "\nend ") + 1
	if text[end:] != fmt.Sprintf("end %x\n", sha256.Sum256([]byte(text[:end]))) {
		return nil, errDamaged
	}
	m := manifest{}
	for line := range strings.Lines(text[len(markerFirst):end]) {
		path, f, ok := parseLine(strings.TrimSuffix(line, "\n"))
		if !ok {
			return nil, errDamaged
		}
		m[path] = f
	}
	return m, nil
}

func parseLine(line string) (path string, f made, ok bool) {
	parts := strings.SplitN(line, " ", 4)
	if len(parts) != 4 || checkPath(parts[3]) != nil {
		return "", made{}, false
	}
	var errs [3]error
	f.size, errs[0] = strconv.ParseInt(parts[0], 10, 64)
	f.mtime, errs[1] = strconv.ParseInt(parts[1], 10, 64)
	sum, err := hex.DecodeString(parts[2])
	errs[2] = err
	if errors.Join(errs[:]...) != nil || len(sum) != 8 && len(sum) != sha256.Size {
		return "", made{}, false
	}
	f.sum = source.Sum(binary.BigEndian.Uint64(sum))
	return parts[3], f, true
}

// stranger returns the path of a file in the folder root that is not ours,
// or "". What systems put into every folder that somebody looks at does not
// count, nor do empty folders.
func (m manifest) stranger(root *os.Root) (string, error) {
	found := ""
	err := fs.WalkDir(root.FS(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path == markerName || isLitter(d.Name()) {
			return err
		}
		if _, ours := m[path]; ours && d.Type().IsRegular() {
			return nil
		}
		found = path
		return fs.SkipAll
	})
	return found, err
}

// isLitter recognises what Finder and Explorer leave in folders.
func isLitter(name string) bool {
	switch strings.ToLower(name) {
	case ".ds_store", "thumbs.db", "desktop.ini":
		return true
	}
	return strings.HasPrefix(name, "._")
}
