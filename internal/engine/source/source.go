// Package source holds a Tree: a snapshot of the files that a site is made
// of, by slash-separated path. Where the bytes lie is known only to whoever
// took the snapshot.
package source

import (
	"maps"
	"slices"
	"strings"

	"github.com/cespare/xxhash/v2"
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
	// Sum returns that of the bytes, for which it may have to read them. It is
	// zero if that cannot be done; Read fails then, too.
	Sum() Sum
}

// A Sum tells the bytes of a file from those that lay under its name before.
// It needs to be quick, since a whole site is summed up in each build, what is
// read and what is written, and stands against no malice: who could write the
// one could write the other.
type Sum uint64

// SumOf is XXH64 (https://xxhash.com).
func SumOf(data []byte) Sum { return Sum(xxhash.Sum64(data)) }

// A Tree maps slash-separated paths, relative to the site's folder, to files.
type Tree map[string]File

// Bytes returns a File that is held in memory.
func Bytes(data []byte) File { return &held{data, SumOf(data)} }

type held struct {
	data []byte
	sum  Sum
}

func (h *held) Size() int64                   { return int64(len(h.data)) }
func (h *held) Read() ([]byte, error)         { return h.data, nil }
func (h *held) Lend() ([]byte, func(), error) { return h.data, func() {}, nil }
func (h *held) Sum() Sum                      { return h.sum }

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
