package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// An edit is a text in which pieces are replaced from front to back. Nothing
// is copied before the first of them: most texts need no change.
type edit struct {
	s    string
	at   places // that follow the changes
	done int    // what of s is in out
	out  strings.Builder
}

func (e *edit) replace(from, to int, with rune) {
	if e.out.Len() == 0 {
		e.out.Grow(len(e.s) + len(e.s)/32 + utf8.UTFMax)
	}
	e.at.move(from, e.out.Len()-e.done)
	e.out.WriteString(e.s[e.done:from])
	e.out.WriteRune(with)
	e.done = to
	e.at.join(to, e.out.Len())
}

func (e *edit) String() string {
	if e.out.Len() == 0 {
		return e.s
	}
	e.at.move(len(e.s), e.out.Len()-e.done)
	e.out.WriteString(e.s[e.done:])
	e.done = len(e.s)
	return e.out.String()
}

// Places are offsets in a text, in order, that have not yet followed its
// changes.
type places []int

// move takes those up to an offset along.
func (p *places) move(offset, by int) {
	for len(*p) > 0 && (*p)[0] <= offset {
		(*p)[0] += by
		*p = (*p)[1:]
	}
}

// join puts those before an offset, which are inside of what was replaced,
// behind what has been put there.
func (p *places) join(offset, at int) {
	for len(*p) > 0 && (*p)[0] < offset {
		(*p)[0] = at
		*p = (*p)[1:]
	}
}

// none stands for what is beyond the ends of a text.
const none = rune(-1)

func firstRune(s string) rune {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return none
	}
	return r
}

func lastRune(s string) rune {
	r, n := utf8.DecodeLastRuneInString(s)
	if n == 0 {
		return none
	}
	return r
}

// isSpace knows the signs that part words within a line.
func isSpace(r rune) bool {
	return r == ' ' || r == '\t' || r == '\u00a0' || r == '\u202f' || r == '\u2009'
}

func isLineEnd(r rune) bool { return r == '\n' || r == '\r' }

// isApostrophe knows the signs that are typed for the apostrophe.
func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' }

// isLetter leaves out U+02BC, which Unicode counts among the letters.
func isLetter(r rune) bool {
	switch {
	case r >= 'Ѐ' && r <= 'ҁ': // most of a text
		return true
	case r < 'A':
		return false
	}
	return unicode.IsLetter(r) && !isApostrophe(r)
}

// basicCyrillic reports whether c begins a letter from U+0400 to U+047F, two
// bytes in UTF-8. There are only letters among them, and all that are in use
// apart from ґ, so that most of a text need not be decoded.
func basicCyrillic(c byte) bool { return c == 0xD0 || c == 0xD1 }
