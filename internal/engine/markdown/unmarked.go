package markdown

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
)

// Half of all paragraphs hold no markup, and to look for it takes goldmark
// most of its time: it stops at every sign and makes a node of every line.
// Such paragraphs are found with one look at each byte and left as they are.

// An unmarked paragraph has words only. It is raw: goldmark does not look
// for anything in it.
type unmarked struct{ ast.BaseBlock }

var kindUnmarked = ast.NewNodeKind("Unmarked")

func (*unmarked) Kind() ast.NodeKind              { return kindUnmarked }
func (*unmarked) IsRaw() bool                     { return true }
func (n *unmarked) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// partUnmarked takes the unmarked paragraphs away from the others as soon as
// they end.
type partUnmarked struct{}

func (partUnmarked) Transform(n *ast.Paragraph, reader gtext.Reader, pc parser.Context) {
	// Goldmark itself turns paragraphs into others in lists and footnotes,
	// and into a heading if a line of dashes is below: it has closed that one already.
	if pc.LastOpenedBlock().Node != n || n.Parent().Kind() != ast.KindDocument && n.Parent().Kind() != ast.KindBlockquote {
		return
	}
	src, lines := reader.Source(), n.Lines()
	for i := range lines.Len() {
		line := lines.At(i)
		if !isUnmarked(src[line.Start:line.Stop]) {
			return
		}
	}
	for i := range lines.Len() {
		line := lines.At(i)
		line = line.TrimLeftSpace(src)
		lines.Set(i, line.TrimRightSpace(src))
	}
	p := &unmarked{}
	p.SetPos(n.Pos())
	p.SetLines(lines)
	n.Parent().ReplaceChild(n.Parent(), n, p)
}

// isUnmarked reports whether a line surely has nothing but words.
func isUnmarked(line []byte) bool {
	if bytes.HasSuffix(line, []byte("  \n")) {
		return false
	}
	for i := 0; i < len(line); i++ {
		c := line[i]
		if !maybeMarkup[c] {
			continue
		}
		next := byte(0)
		if i+1 < len(line) {
			next = line[i+1]
		}
		if c == ':' && next != '/' || c == 'w' && next != 'w' {
			continue
		}
		return false
	}
	return true
}

// maybeMarkup are the bytes at which markup inside of a block begins, www.
// and mail addresses included. A ! is markup before a bracket only.
var maybeMarkup = func() (is [256]bool) {
	for _, c := range "*_`<[]:~\\&@\tw" {
		is[c] = true
	}
	return is
}()

// isLine reports whether a text is surely one paragraph on one line, without
// markup: most texts in fields are.
func isLine(src []byte) bool {
	if len(src) == 0 || len(src) > maxBlock || src[0] < utf8.RuneSelf && (src[0]|0x20 < 'a' || 'z' < src[0]|0x20) {
		return false
	}
	return bytes.IndexByte(src, '\n') < 0 && isUnmarked(src)
}

// unmarked writes lines of words.
func (w *writer) unmarked(n *unmarked) {
	r := run{w: w, pieces: w.spare[:0]}
	lines := n.Lines()
	for i := range lines.Len() {
		line := lines.At(i)
		r.literal(line.Start, line.Stop)
		if i+1 < lines.Len() {
			r.pieces = append(r.pieces, piece{text: " ", src: line.Stop})
		}
	}
	w.words(r)
}

// line writes a text that is one line of words.
func (w *writer) line() {
	r := run{w: w, pieces: w.spare[:0]}
	r.literal(0, len(bytes.TrimRight(w.t.src, " ")))
	w.words(r)
}

// words writes a paragraph of which the pieces are known.
func (w *writer) words(r run) {
	w.out.WriteString("<p>")
	r.finish()
	w.out.WriteString("</p>\n")
	w.say("\n")
	w.spare = r.pieces
}
