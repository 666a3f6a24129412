package markdown

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
)

// Most paragraphs are words with some emphasis and a link. To look for all
// that Markdown knows takes goldmark half of its time, and a node for each
// piece. A paragraph that can be read in one way only (see marks.go) is kept
// away from its inline parser, and written from the source.

// A simple paragraph is raw: goldmark does not look for anything in it.
type simple struct{ ast.BaseBlock }

var kindSimple = ast.NewNodeKind("Simple")

func (*simple) Kind() ast.NodeKind              { return kindSimple }
func (*simple) IsRaw() bool                     { return true }
func (n *simple) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// isTight reports whether it is an item of a list without blank lines.
func (n *simple) isTight() bool {
	list, ok := n.Parent().Parent().(*ast.List)
	return ok && list.IsTight
}

// partSimple takes the simple paragraphs away from the others as soon as
// they end.
type partSimple struct{}

func (partSimple) Transform(n *ast.Paragraph, reader gtext.Reader, pc parser.Context) {
	// A paragraph that is closed already becomes a heading: a line of dashes is below.
	if pc.LastOpenedBlock().Node != n {
		return
	}
	switch n.Parent().Kind() {
	case ast.KindDocument, ast.KindBlockquote, ast.KindListItem: // not a footnote: goldmark adds the way back
	default:
		return
	}
	src, lines := reader.Source(), n.Lines()
	for i := range lines.Len() {
		line := lines.At(i)
		if !isSimple(src[line.Start:line.Stop]) {
			return
		}
	}
	for i := range lines.Len() {
		line := lines.At(i)
		line = line.TrimLeftSpace(src)
		lines.Set(i, line.TrimRightSpace(src))
	}
	p := &simple{}
	p.SetPos(n.Pos())
	p.SetLines(lines)
	p.SetBlankPreviousLines(n.HasBlankPreviousLines())
	n.Parent().ReplaceChild(n.Parent(), n, p)
}

// isLine reports whether a text is surely a simple paragraph on one line:
// most texts in fields are.
func isLine(src []byte) bool {
	return len(src) > 0 && len(src) <= maxBlock && beginsWord(src[0]) && bytes.IndexByte(src, '\n') < 0 && isSimple(src)
}

// beginsWord is true of signs that begin no block but a paragraph.
func beginsWord(c byte) bool { return c >= utf8.RuneSelf || 'a' <= c|0x20 && c|0x20 <= 'z' }

// simple writes a simple paragraph.
func (w *writer) simple(n *simple) {
	r := run{w: w, pieces: w.spare[:0]}
	lines := n.Lines()
	for i := range lines.Len() {
		line := lines.At(i)
		r.simple(line.Start, line.Stop)
		if i+1 < lines.Len() {
			r.pieces = append(r.pieces, piece{text: " ", src: line.Stop})
		}
	}
	if n.isTight() {
		r.finish()
		w.say("\n")
	} else {
		w.words(&r)
	}
	w.spare = r.pieces
}

// line writes a text that is one simple line.
func (w *writer) line() {
	r := run{w: w, pieces: w.spare[:0]}
	r.simple(0, len(strings.TrimRight(w.t.s, " ")))
	w.words(&r)
	w.spare = r.pieces
}

// words writes a paragraph of which the pieces are known.
func (w *writer) words(r *run) {
	w.out.WriteString("<p>")
	r.finish()
	w.out.WriteString("</p>\n")
	w.say("\n")
}

// simple reads a line that isSimple.
func (r *run) simple(start, stop int) {
	line := r.w.t.src[start:stop]
	open := 0
	for i := 0; i < len(line); {
		m := nextMark(line, i, open)
		r.literal(start+i, start+m.at)
		switch m.kind {
		case emphasis:
			r.mark(emphasisTags[open != 0][m.size-1])
			open = m.size - open
		case inlineLink:
			words, target := start+m.at+1, start+m.at+m.words+3
			if r.openLink(string(line[m.at+m.words+3:m.at+m.size-1]), nil, start+m.at) {
				r.literal(words, target-2)
				r.closeLink()
			} else {
				r.literal(words, target-2)
			}
		}
		i = m.at + m.size
	}
}

// emphasisTags by whether they end it, and how many stars there are.
var emphasisTags = map[bool][2]string{false: {"<em>", "<strong>"}, true: {"</em>", "</strong>"}}
