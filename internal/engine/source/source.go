// Package source holds a Tree: a snapshot of the files that a site is made
// of, by slash-separated path. Where the bytes lie is known only to whoever
// took the snapshot.
package source

import (
	"crypto/sha256"
	"maps"
	"slices"
	"strings"
)

// Limits on what is read at all. Larger files are findings.
const (
	MaxText = 2 << 20  // bytes of a file that is parsed: Markdown, YAML, layouts
	MaxFile = 64 << 20 // bytes of any other file
)

// A File is one regular file of the snapshot.
type File interface {
	Size() int64 // bytes
	// Read returns the bytes, the same each time, or an error if they cannot be
	// had (any more). The caller must not change them.
	Read() ([]byte, error)
	// Lend is Read for who needs the bytes, and all that is cut from them, only
	// until back is called: then they may become those of another file.
	Lend() (data []byte, back func(), err error)
	// Hash returns the SHA-256 of the bytes, for which it may have to read them.
	// It is all zeros if that cannot be done; Read fails then, too.
	Hash() [sha256.Size]byte
}

// A Tree maps slash-separated paths, relative to the site's folder, to files.
type Tree map[string]File

// Bytes returns a File that is held in memory.
func Bytes(data []byte) File { return &held{data, sha256.Sum256(data)} }

type held struct {
	data []byte
	hash [sha256.Size]byte
}

func (h *held) Size() int64                   { return int64(len(h.data)) }
func (h *held) Read() ([]byte, error)         { return h.data, nil }
func (h *held) Lend() ([]byte, func(), error) { return h.data, func() {}, nil }
func (h *held) Hash() [sha256.Size]byte       { return h.hash }

// Paths returns the paths of the tree in byte order.
func (t Tree) Paths() []string { return slices.Sorted(maps.Keys(t)) }

// Under returns the files below a folder, with paths relative to it.
func (t Tree) Under(folder string) Tree {
	sub := Tree{}
	for path, f := range t {
		if rest, ok := strings.CutPrefix(path, folder+"/"); ok {
			sub[rest] = f
		}
	}
	return sub
}
