package decode

import (
	"bytes"
	"iter"
	"unicode/utf8"
)

// A cursor is a place in a text that only moves forward, so that finding
// every node of a document takes one pass, however long its lines are.
type cursor struct {
	data      []byte
	offset    int
	line, col int // from 1, col in characters
}

func newCursor(data []byte) *cursor { return &cursor{data: data, line: 1, col: 1} }

// seek moves to a place. It reports false, and stays, if that place lies
// behind or outside of the text.
func (c *cursor) seek(line, col int) bool {
	if line < c.line || line == c.line && col < c.col {
		return false
	}
	to := *c
	for to.line < line {
		i := bytes.IndexByte(to.data[to.offset:], '\n')
		if i < 0 {
			return false
		}
		to.offset += i + 1
		to.line, to.col = to.line+1, 1
	}
	for to.col < col {
		if to.offset >= len(to.data) || to.data[to.offset] == '\n' {
			return false
		}
		_, size := utf8.DecodeRune(to.data[to.offset:])
		to.offset, to.col = to.offset+size, to.col+1
	}
	*c = to
	return true
}

// rest is the text from the cursor on.
func (c *cursor) rest() []byte { return c.data[c.offset:] }

// following gives the lines after the one of the cursor.
func (c *cursor) following() iter.Seq[[]byte] {
	_, after, _ := bytes.Cut(c.rest(), []byte("\n"))
	return bytes.Lines(after)
}
