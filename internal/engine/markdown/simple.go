package markdown

import (
	"bytes"
	"slices"
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
type simple struct {
	ast.BaseBlock
	from, to int32 // its marks among those of the desk
}

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
// they end. Their marks are put on the desk.
type partSimple struct{}

var deskOf = parser.NewContextKey()

func (partSimple) Transform(n *ast.Paragraph, reader gtext.Reader, pc parser.Context) {
	// A paragraph that is closed already becomes a heading: a line of dashes is below.
	if !slices.ContainsFunc(pc.OpenedBlocks(), func(b parser.Block) bool { return b.Node == n }) {
		return
	}
	switch n.Parent().Kind() {
	case ast.KindDocument, ast.KindBlockquote, ast.KindListItem: // not a footnote: goldmark adds the way back
	default:
		return
	}
	src, lines := reader.Source(), n.Lines()
	d := pc.Get(deskOf).(*desk)
	marks := d.marks
	for i := range lines.Len() {
		line := lines.At(i)
		var simple bool
		if marks, simple = appendMarks(marks, d.signs, src[line.Start:line.Stop], line.Start); !simple {
			return
		}
	}
	for i := range lines.Len() {
		line := lines.At(i)
		line = line.TrimLeftSpace(src)
		lines.Set(i, line.TrimRightSpace(src))
	}
	p := d.newSimple()
	p.from, p.to = int32(len(d.marks)), int32(len(marks))
	d.marks = marks
	p.SetPos(n.Pos())
	p.SetLines(lines)
	p.SetBlankPreviousLines(n.HasBlankPreviousLines())
	n.Parent().ReplaceChild(n.Parent(), n, p)
}

// newSimple takes a node from those of texts before: they would be a seventh of
// all that parsing allocates.
func (d *desk) newSimple() *simple {
	if d.simples == len(d.nodes) {
		d.nodes = append(d.nodes, new(simple))
	}
	d.simples++
	return d.nodes[d.simples-1]
}

// isLine reports whether a text is surely a simple paragraph on one line:
// most texts in fields are. Its marks are put on the desk.
func (d *desk) isLine(src []byte) (simple bool) {
	if len(src) == 0 || len(src) > maxBlock || !beginsWord(src[0]) || bytes.IndexByte(src, '\n') >= 0 {
		return false
	}
	d.signs = appendSigns(d.signs[:0], src, 0)
	d.marks, simple = appendMarks(d.marks[:0], d.signs, src, 0)
	return simple
}

// beginsWord is true of signs that begin no block but a paragraph.
func beginsWord(c byte) bool { return c >= utf8.RuneSelf || 'a' <= c|0x20 && c|0x20 <= 'z' }

// simple writes a simple paragraph.
func (w *writer) simple(n *simple) {
	r := run{w: w, pieces: w.spare[:0]}
	lines, marks := n.Lines(), w.marks[n.from:n.to]
	for i := range lines.Len() {
		line := lines.At(i)
		marks = r.simple(line.Start, line.Stop, marks)
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
	w.give(r.pieces)
}

// line writes a text that is one simple line.
func (w *writer) line() {
	r := run{w: w, pieces: w.spare[:0]}
	r.simple(0, len(strings.TrimRight(w.t.s, " ")), w.marks)
	w.words(&r)
	w.give(r.pieces)
}

// words writes a paragraph of which the pieces are known.
func (w *writer) words(r *run) {
	w.out.WriteString("<p>")
	r.finish()
	w.out.WriteString("</p>\n")
	w.say("\n")
}

// simple reads a simple line with the first of the marks, and returns the
// others.
func (r *run) simple(start, stop int, marks []plainMark) (others []plainMark) {
	open := 0
	for len(marks) > 0 && marks[0].at < stop {
		m := marks[0]
		marks = marks[1:]
		r.literal(start, m.at)
		start = m.at + m.size
		switch m.kind {
		case emphasis:
			r.mark(emphasisTags[open != 0][m.size-1])
			open = m.size - open
		case inlineLink:
			words, target := m.at+1, m.at+m.words+3
			isLink := r.openLink(string(r.w.t.src[target:start-1]), nil, m.at)
			r.literal(words, target-2)
			if isLink {
				r.closeLink()
			}
		}
	}
	r.literal(start, stop)
	return marks
}

// emphasisTags by whether they end it, and how many stars there are.
var emphasisTags = map[bool][2]string{false: {"<em>", "<strong>"}, true: {"</em>", "</strong>"}}
