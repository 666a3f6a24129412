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
type File struct {
	Size int64
	Hash [sha256.Size]byte
	// Read returns the bytes that Hash was made of, or an error if they
	// cannot be had any more. The caller must not change them.
	Read func() ([]byte, error)
}

// A Tree maps slash-separated paths, relative to the site's folder, to files.
type Tree map[string]File

// Bytes returns a File that is held in memory.
func Bytes(data []byte) File {
	return File{
		Size: int64(len(data)),
		Hash: sha256.Sum256(data),
		Read: func() ([]byte, error) { return data, nil },
	}
}

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
