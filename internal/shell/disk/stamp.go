package disk

import (
	"os"
	"path/filepath"
	"time"

	"pobratim/internal/engine/memo"
	"pobratim/internal/engine/source"
)

// A Stamp is what a file's state was when its bytes were read: what tells two
// states apart without reading it again.
type Stamp struct {
	Size    int64 // bytes
	Written int64 // time of modification, nanoseconds since 1970; can be set at will
	Changed int64 // time of change; cannot be set; where unknown that of modification
	Inode   uint64
	// Settled says that the file was last changed long before it was read.
	// A file changed in the same tick of the clock in which it was read
	// could change again without any difference in its time stamps.
	Settled bool
}

func stampOf(info os.FileInfo) Stamp {
	return Stamp{Size: info.Size(), Written: info.ModTime().UnixNano(), Changed: changeTime(info).UnixNano(), Inode: inode(info)}
}

// stampAt is the stamp of a file that was looked at from a moment on.
func stampAt(info os.FileInfo, start time.Time) Stamp {
	s, border := stampOf(info), start.Add(-settleTime)
	s.Settled = info.ModTime().Before(border) && changeTime(info).Before(border)
	return s
}

// as says whether two stamps are those of one state of a file.
func (s Stamp) as(other Stamp) bool {
	other.Settled = s.Settled
	return s == other
}

// A Note is what one build tells the next of a file of the Tree.
type Note struct {
	Path string
	Stamp
	Sum source.Sum
}

// Notes returns what another process needs to know a file again, in the order
// of paths.
func (s *Snapshot) Notes() []Note {
	var notes []Note
	for _, path := range s.Tree.Paths() {
		f := s.Tree[path].(*file)
		sum := f.Sum() // which may be the first look at it
		notes = append(notes, Note{path, f.state(), sum})
	}
	return notes
}

// Recall makes a Snapshot of the notes of another process, for Load to take
// unchanged files from. A file that was changed a moment before it was read,
// or whose system has no time of change, is read again by Load.
func Recall(dir string, notes []Note) *Snapshot {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil
	}
	s := &Snapshot{Tree: make(source.Tree, len(notes))}
	for _, n := range notes {
		n.Settled = n.Settled && hasChangeTimes
		s.Tree[n.Path] = &file{dir: dir, path: n.Path, stamp: n.Stamp, known: true, sum: n.Sum}
	}
	return s
}

// Key is the hash of the paths and sums of all files.
func (s *Snapshot) Key() memo.Key {
	var parts []any
	for _, path := range s.Tree.Paths() {
		parts = append(parts, path, s.Tree[path].Sum())
	}
	return memo.Hash(parts...)
}
