package markdown

import (
	"bytes"
	"slices"
	"unicode/utf8"
)

// A plainMark is what stands between words in a simple line and can be read
// in one way only: the rules of CommonMark (6.2, 6.3) leave no choice where
// stars stand between a space and a word, and where a link's words and
// address hold nothing special.
type plainMark struct {
	kind     markKind
	at, size int // size is that of all of it
	words    int // length of a link's words
}

type markKind uint8

const (
	unclear markKind = iota // ask goldmark
	emphasis
	inlineLink
)

// appendMarks appends the marks of a line, of which offset is the place in the
// source, if the line is simple: if all that it holds is words, emphasis and
// links of which nobody can doubt how they are meant. Signs are those of the
// whole source.
func appendMarks(marks []plainMark, signs []int32, line []byte, offset int) (all []plainMark, simple bool) {
	if bytes.HasSuffix(line, []byte("  \n")) { // a break
		return marks, false
	}
	open := 0 // stars that wait for their partners
	read := 0 // what has been looked at, of the line
	first, _ := slices.BinarySearch(signs, int32(offset))
	for _, at := range signs[first:] {
		i := int(at) - offset
		if i >= len(line) {
			break
		}
		c := line[i]
		if i < read || !maybeMark[c] {
			continue
		}
		var m plainMark
		switch {
		case c == '*':
			m = stars(line, i, open)
			open = m.size - open
		case c == '[':
			m = bracket(line, i)
		case c == ':' && !bytes.HasPrefix(line[i:], []byte("://")), c == 'w' && !bytes.HasPrefix(line[i:], []byte("www.")):
			continue
		}
		if m.kind == unclear {
			return marks, false
		}
		read = i + m.size
		m.at += offset
		marks = append(marks, m)
	}
	return marks, open == 0
}

// maybeMark are the bytes at which markup inside of a block begins, bare
// addresses included. A ! is markup before a bracket only.
var maybeMark = func() (is [256]bool) {
	for _, c := range "*_`<[]:~\\&@\tw" {
		is[c] = true
	}
	return is
}()

// stars reads the stars at i. open is how many wait for their partners.
func stars(line []byte, i, open int) plainMark {
	n := 1
	for i+n < len(line) && line[i+n] == '*' {
		n++
	}
	before, after := line[:i], line[i+n:]
	gapBefore, gapAfter := i == 0 || isWhite(line[i-1]), len(after) == 0 || isWhite(after[0])
	begins := open == 0 && gapBefore && !gapAfter && (beginsLetter(after[0]) || bytes.HasPrefix(after, []byte("«")))
	ends := open == n && !gapBefore && (endsLetter(before) && (gapAfter || isStop(after[0])) || isStop(line[i-1]) && gapAfter)
	if n > 2 || !begins && !ends {
		return plainMark{}
	}
	return plainMark{kind: emphasis, at: i, size: n}
}

// beginsLetter is true of Latin letters and digits, and of the first byte of
// a Cyrillic letter.
func beginsLetter(c byte) bool { return isLatin(c) || isCyrillic(c) }

func endsLetter(b []byte) bool {
	n := len(b)
	return isLatin(b[n-1]) || n > 1 && isCyrillic(b[n-2])
}

func isLatin(c byte) bool    { return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z' }
func isCyrillic(c byte) bool { return c == 0xD0 || c == 0xD1 }

func isStop(c byte) bool { return bytes.IndexByte([]byte(".,;:!?)"), c) >= 0 }

// bracket reads the link that begins at i.
func bracket(line []byte, i int) plainMark {
	if i > 0 && line[i-1] == '!' {
		return plainMark{}
	}
	words := 0
	for ; ; words++ {
		if i+1+words >= len(line) {
			return plainMark{}
		}
		c := line[i+1+words]
		if c == ']' {
			break
		}
		if c < utf8.RuneSelf && !isLinkByte[c] && c != ' ' && c != '!' {
			return plainMark{}
		}
	}
	size := words + 3
	if words == 0 || !bytes.HasPrefix(line[i+words+1:], []byte("](")) {
		return plainMark{}
	}
	for ; ; size++ {
		if i+size >= len(line) {
			return plainMark{}
		}
		c := line[i+size]
		if c == ')' {
			break
		}
		if c >= utf8.RuneSelf || !isLinkByte[c] {
			return plainMark{}
		}
	}
	return plainMark{kind: inlineLink, at: i, size: size + 1, words: words}
}

// isLinkByte are the signs of which links of most authors are made.
var isLinkByte = func() (is [utf8.RuneSelf]bool) {
	for _, c := range "/.,#-?=%+;" {
		is[c] = true
	}
	for c := range is {
		is[c] = is[c] || isLatin(byte(c))
	}
	return is
}()
