package markdown

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"github.com/yuin/goldmark/ast"
	exast "github.com/yuin/goldmark/extension/ast"
)

// starts returns where the top-level blocks begin.
func starts(root ast.Node) []int {
	var starts []int
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if n.Kind() != exast.KindFootnoteList {
			starts = append(starts, n.Pos())
			continue
		}
		for note := n.FirstChild(); note != nil; note = note.NextSibling() {
			starts = append(starts, note.Pos())
		}
	}
	starts = slices.DeleteFunc(starts, func(i int) bool { return i < 0 })
	slices.Sort(starts)
	return slices.Compact(starts)
}

// hashes cuts the source where the blocks start.
func (d *desk) hashes(src []byte, starts []int) string {
	const digits = 8
	b := make([]byte, 0, (digits+1)*len(starts))
	for i, start := range starts {
		end := len(src)
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		if i > 0 {
			b = append(b, ' ')
		}
		b = d.appendHash(b, src[start:end])
	}
	return string(b)
}

// appendHash appends the hash of a block: the first 8 hex digits of the
// SHA-256 of its source with white space folded, so that wrapping a line anew
// is no change. It is written down in translations and never changes.
func (d *desk) appendHash(b, block []byte) []byte {
	block = bytes.Trim(block, " \t\n")
	if bytes.IndexByte(block, '\n') >= 0 || bytes.IndexByte(block, '\t') >= 0 || bytes.Contains(block, []byte("  ")) {
		d.folded = fold(d.folded[:0], block)
		block = d.folded
	}
	sum := sha256.Sum256(block)
	return hex.AppendEncode(b, sum[:4])
}

// AppendHash appends the hash that a text would have as a block.
func AppendHash(b []byte, text string) []byte {
	d := desks.Get().(*desk)
	defer desks.Put(d)
	d.packed = append(d.packed[:0], text...)
	return d.appendHash(b, d.packed)
}

// fold appends b with one space in place of any white space.
func fold(folded, b []byte) []byte {
	for i := 0; i < len(b); {
		start := i
		for i < len(b) && !isWhite(b[i]) {
			i++
		}
		if start < i && len(folded) > 0 {
			folded = append(folded, ' ')
		}
		folded = append(folded, b[start:i]...)
		for i < len(b) && isWhite(b[i]) {
			i++
		}
	}
	return folded
}

func isWhite(c byte) bool { return c == ' ' || c == '\t' || c == '\n' }
