package markdown

import (
	"encoding/binary"
	"math/bits"
	"unicode/utf8"
)

// quiet returns how many bytes at the start of b are no signs: spaces, and what
// is not ASCII, as far as eight bytes at a time tell it. Nothing but ASCII is
// markup, in Markdown and in HTML, and most of a text in Cyrillic is none: this
// takes a third of the time of a look at each byte.
func quiet(b []byte) int {
	const (
		each = 0x0101010101010101
		high = 0x80 * each
		low  = 0x7f * each
	)
	i := 0
	for ; i+eight <= len(b); i += eight {
		x := binary.LittleEndian.Uint64(b[i:])
		y := x ^ ' '*each // zero where a space is
		if signs := (y&low + low) &^ x & high; signs != 0 {
			return i + bits.TrailingZeros64(signs)/8
		}
	}
	return i
}

// next returns the offset of the next byte that may be a sign, from i on. Where
// texts are in Latin letters, each may be.
func next(b []byte, i int) int {
	if i < len(b) && b[i] >= utf8.RuneSelf {
		return i + quiet(b[i:])
	}
	return i
}
