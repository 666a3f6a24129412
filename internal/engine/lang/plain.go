package lang

import (
	"encoding/binary"
	"math/bits"
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

// A sight is what own knows of a byte: what kind it is of, and behind which
// kinds it may stand. Two bytes in a row tell enough of a text, and no step has
// to wait for the length of the sign before: words end where nobody can foresee.
type sight struct{ kind, after kinds }

type kinds uint8

const (
	whole     kinds = 1 << iota // the end of a sign
	first04                     // of a letter from U+0400 to U+043F
	first44                     // of a letter from U+0440 to U+047F
	firstA0                     // of a sign from U+0080 to U+00BF
	first2000                   // of a sign from U+2000 to U+2FFF
	second                      // of dashes, quotes and spaces from U+2000 to U+203F; or the end of another sign
)

// sights lets pass what is no letter, and the letters from U+0400 to U+047F
// that are not stopped.
func sights(stopped [128]bool) (of [256]sight) {
	for c := range 'A' {
		of[c] = sight{whole, whole | second}
	}
	for x := range 0x40 {
		s := sight{kind: whole, after: second}
		if !stopped[x] {
			s.after |= first04
		}
		if !stopped[0x40|x] {
			s.after |= first44
		}
		of[0x80|x] = s
	}
	for c, kind := range map[byte]kinds{0xD0: first04, 0xD1: first44, 0xC2: firstA0, 0xE2: first2000} {
		of[c] = sight{kind, whole | second}
	}
	for _, c := range "\u00a0«»" {
		of[c].after |= firstA0
	}
	of[0x80].kind = second
	of[0x80].after |= first2000
	return of
}

// own returns the offset from i of the first sign of which it is not sure that
// Slips need not look at it, or the length of s. It is sure of signs that are
// no letters, and of most letters of a Cyrillic alphabet, as they are in most
// texts; of those that may be wrong where a word begins, inside of words.
func (l *letters) own(s string, i int) int {
	before, sights := whole, &l.foreign.sights
	for ; i < len(s); i++ {
		is := &sights[s[i]]
		if before&is.after == 0 {
			if before&(first04|first44) == 0 || !l.foreign.begins[s[i-1]&1<<6|s[i]&0x3F] {
				return i
			}
			if letterBefore(s, i-1) == i-1 {
				return i - 1
			}
		}
		before = is.kind
	}
	return i
}
