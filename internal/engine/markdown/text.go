package markdown

import (
	"encoding/binary"
	"fmt"
	"math/bits"
	"sort"
	"unicode"
	"unicode/utf8"
	"unsafe"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/source"
)

// A text is the source as it is parsed: line ends are \n, and what no text
// may hold has become U+FFFD. It is the one place where offsets in bytes
// become positions in characters.
type text struct {
	src    []byte
	s      string // a view of src, to cut strings from
	starts []int  // where the lines of the file start
	at     diag.Pos

	// The last place that was asked for: the next is often behind it in the
	// same line, and lines can be long.
	offset, line, col int
}

func (t *text) pos(offset int) diag.Pos {
	if t.at.Line == 0 {
		return t.at
	}
	offset = min(max(offset, 0), len(t.s))
	line := sort.SearchInts(t.starts, offset+1) - 1
	start, col := t.starts[line], 0
	if line == t.line && offset >= t.offset {
		start, col = t.offset, t.col
	}
	col += characters(t.s[start:offset])
	t.offset, t.line, t.col = offset, line, col
	return diag.Pos{File: t.at.File, Line: t.at.Line + int32(line), Col: max(t.at.Col, 1) + int32(col)}
}

// characters counts those of clean UTF-8, in which every byte begins one or
// goes on with one. Links stand far behind the start of long lines; to count by
// eight bytes takes a fifth of the time that utf8.RuneCountInString takes.
func characters(s string) int {
	const high = 0x8080808080808080
	n, b := 0, []byte(s)
	for ; len(b) >= eight; b = b[eight:] {
		x := binary.LittleEndian.Uint64(b)
		n += eight - bits.OnesCount64(x&^(x<<1)&high) // less those that go on: 10……
	}
	for _, c := range b {
		if utf8.RuneStart(c) {
			n++
		}
	}
	return n
}

const eight = 8 // bytes at a time

// normalise cleans the source, which is clean if it is plain. A carriage return that stands alone ends a
// line for Markdown but not for editors, so it starts no line of the file.
func (t *text) normalise(src []byte, at diag.Pos, plain bool) diag.List {
	*t = text{starts: append(t.starts[:0], 0), at: at}
	if len(src) > source.MaxText {
		return diag.List{diag.Errorf(t.pos(0), "markdown-too-large", "size", fmt.Sprintf("%.1f", float64(len(src))/(1<<20)))}
	}
	if s := view(src); plain || lang.IsPlain(src) || isClean(s) {
		t.src, t.s = src, s
		for i := 0; i < len(src); {
			if i = lineEnd(src, i); src[i-1] == '\n' {
				t.starts = append(t.starts, i)
			}
		}
		return nil
	}
	broken, control := -1, -1
	var code rune
	out := make([]byte, 0, len(src)+16)
	for i := 0; i < len(src); {
		r, size := utf8.DecodeRune(src[i:])
		switch {
		case r == '\r':
			if i+1 == len(src) || src[i+1] != '\n' {
				out = append(out, '\n')
			}
		case r == '\n':
			out = append(out, '\n')
			t.starts = append(t.starts, len(out))
		case r == utf8.RuneError && size == 1:
			if broken < 0 {
				broken = len(out)
			}
			out = utf8.AppendRune(out, utf8.RuneError)
		case r != '\t' && unicode.IsControl(r), turns(r):
			if control < 0 {
				control, code = len(out), r
			}
			out = utf8.AppendRune(out, utf8.RuneError)
		default:
			out = append(out, src[i:i+size]...)
		}
		i += size
	}
	t.src, t.s = out, view(out)
	var found diag.List
	if broken >= 0 {
		found = append(found, diag.Errorf(t.pos(broken), "markdown-not-utf8"))
	}
	if control >= 0 {
		found = append(found, diag.Errorf(t.pos(control), "markdown-control", "code", fmt.Sprintf("U+%04X", code)))
	}
	return found
}

// view is b as a string, without a copy: b must stay as it is while the
// string is in use. Copies of sources and of the words of each paragraph were
// a sixth of all that parsing allocates. What leaves this package is cloned.
func view(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// turns is true of the characters that turn the direction of writing, with
// which a text can show other words than it has
// (https://www.unicode.org/reports/tr36/).
func turns(r rune) bool {
	return r == '\u061c' || r == '\u200e' || r == '\u200f' || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
}

func isClean(src string) bool {
	for i := 0; i < len(src); {
		c := src[i]
		switch {
		case c >= ' ' && c < 0x7f || c == '\n' || c == '\t':
			i++
		case (c == 0xD0 || c == 0xD1) && i+1 < len(src) && !utf8.RuneStart(src[i+1]): // basic Cyrillic
			i += 2
		default:
			r, size := utf8.DecodeRuneInString(src[i:])
			if r == utf8.RuneError && size == 1 || unicode.IsControl(r) || turns(r) {
				return false
			}
			i += size
		}
	}
	return true
}
