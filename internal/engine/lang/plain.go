package lang

import (
	"encoding/binary"
	"math/bits"
	"strings"
	"unicode/utf8"
)

// IsPlain reports whether a text is surely UTF-8 without anything that a
// text may not hold: control characters other than tabs and line feeds, signs
// that nobody sees, that turn the direction of writing, or that end lines for
// some programs only. False means nothing: it is a quick look, by eight bytes,
// before the slow ones that find out what is wrong and where.
func IsPlain(b []byte) bool {
	for i := 0; ; {
		i += plainWords(b[i:])
		if i == len(b) {
			return true
		}
		c := b[i]
		if c >= ' ' && c < 0x7f || c == '\n' || c == '\t' {
			i++
			continue
		}
		r, size := utf8.DecodeRune(b[i:])
		if !isPlainRune(r) {
			return false
		}
		i += size
	}
}

const eight = 8 // bytes at a time

// plainWords returns how many bytes at the start are printable ASCII and
// letters of basic Cyrillic, two bytes each, as far as eight bytes at a time
// tell it: up to the first sign that is none, but for the last bytes of a text.
// Each step is the same for whatever letters there are, so that the processor
// need not wait for one before it begins the next.
func plainWords(b []byte) int {
	const (
		each = 0x0101010101010101
		high = 0x80 * each
		low  = 0x7f * each
	)
	i, begun := 0, uint64(0) // begun: the last byte was the first of a letter
	for ; i+eight <= len(b); i += eight {
		x := binary.LittleEndian.Uint64(b[i:])
		// What is asked of a byte is answered in its high bit.
		first := x & (x << 1)                                   // it begins a letter: 11……
		torn := x&^(x<<1) ^ (first<<8 | begun)                  // it goes on with one, 10……, and none is begun, or the reverse
		foreign := first & ((x^0xD0*each)&(0x7E*each) + low)    // it begins another letter
		control := (^(x&low + 0x60*each) | (x&low + each)) &^ x // it is below the space, or DEL
		if other := (torn | foreign | control) & high; other != 0 {
			i += bits.TrailingZeros64(other) / 8
			if i > 0 && b[i-1] >= 0xC0 { // a letter that is torn
				i--
			}
			return i
		}
		begun = first >> 56 & 0x80
	}
	if begun != 0 {
		i--
	}
	return i
}

func isPlainRune(r rune) bool {
	return r >= 0xa0 && r < 0x500 || r >= 0x2010 && r < 0x2028 || r >= 0x202f && r < 0x205f || r >= 0x20a0 && r < 0x3000
}

// own reports whether a text surely has no letters but those of a Cyrillic
// alphabet: most texts. False means nothing.
func (l *letters) own(s string) bool {
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case basicCyrillic(c) && i+1 < len(s) && !utf8.RuneStart(s[i+1]):
			if l.foreign.basic[c&1<<6|s[i+1]&0x3F] {
				return false
			}
			i += 2
		case c < 'A':
			i++
		case strings.HasPrefix(s[i:], "\u00a0"), strings.HasPrefix(s[i:], "«"), strings.HasPrefix(s[i:], "»"):
			i += 2
		case strings.HasPrefix(s[i:], "\xe2\x80"): // dashes, quotes, spaces
			i += 3
		default:
			return false
		}
	}
	return true
}
