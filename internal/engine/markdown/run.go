package markdown

import (
	"html"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	exast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"pobratim/internal/engine/lang"
)

// maxInline is how deeply emphasis may stand in emphasis; beyond, the words
// stay and the marks have no effect.
const maxInline = 24

// A run is the inline content of one block: a flat list of pieces, so that
// typography can look at the words of the block as a reader does, across
// emphasis and links.
type run struct {
	w      *writer
	pieces []piece
	skip   int   // offset up to which the source is used up
	stop   int   // offset at which the words end, if not 0
	depth  int   // of emphasis
	inLink *Hole // the link that is open: none can stand in another
	alt    bool  // the run is a picture's description: only its words count
	after  []piece
}

// A piece is words, or what stands between words. Typography sees an object
// (code, a picture) as one U+FFFC, and marks not at all.
type piece struct {
	kind    pieceKind
	text    string // words; of an object, what it says in plain text
	src     int    // offset of text in the source
	literal bool   // text stands in the source byte for byte
	bracket bool   // text is a [ that may yet begin a passage in another language
	html    string // of a mark or an object, where it is no hole
	hole    *Hole
	tag     lang.Tag // of a passage

	lo, hi int // where its words lie among those of its group
}

type pieceKind uint8

const (
	words pieceKind = iota
	mark
	object
	hardBreak
	linkEnd // a mark, of the link that hole began
	passageOpen
	passageClose
)

func (w *writer) inline(n ast.Node) {
	r := run{w: w, pieces: w.spare[:0]}
	r.nodes(n)
	r.finish()
	w.give(r.pieces)
}

func (r *run) finish() {
	r.compose()
	r.emit()
}

func (r *run) mark(s string) { r.pieces = append(r.pieces, piece{kind: mark, html: s}) }

func (r *run) nodes(parent ast.Node) {
	var open []int // pieces that are brackets of this parent
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		switch n := c.(type) {
		case *ast.Text:
			r.text(n, &open)
		case *ast.Emphasis:
			if n.Level == 2 {
				r.within("<strong>", n, "</strong>")
			} else {
				r.within("<em>", n, "</em>")
			}
		case *exast.Strikethrough:
			r.within("<del>", n, "</del>")
		case *ast.CodeSpan:
			r.code(n)
		case *ast.Link:
			r.link(n)
		case *ast.AutoLink:
			r.autoLink(n)
		case *ast.Image:
			r.picture(n)
		case *ast.RawHTML:
			r.rawHTML(n)
		case *exast.FootnoteLink:
			r.noteRef(n)
		case *exast.FootnoteBacklink:
			r.mark(r.w.backlink(n))
		default:
			r.nodes(n)
		}
	}
}

func (r *run) within(open string, n ast.Node, end string) {
	if r.depth++; r.depth <= maxInline {
		r.mark(open)
	}
	r.nodes(n)
	if r.depth <= maxInline {
		r.mark(end)
	}
	r.depth--
}

func (r *run) code(n *ast.CodeSpan) {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			b.Write(t.Segment.Value(r.w.t.src))
		}
	}
	s := strings.ReplaceAll(b.String(), "\n", " ")
	r.pieces = append(r.pieces, piece{kind: object, text: s, html: "<code>" + escape(s) + "</code>"})
}

// rawHTML prints the tag as text. A closing tag is no finding of its own if
// the opening one was.
func (r *run) rawHTML(n *ast.RawHTML) {
	s := string(n.Segments.Value(r.w.t.src))
	offset := n.Segments.At(0).Start
	if !strings.HasPrefix(s, "</") || !r.hasTag() {
		r.w.errorf(offset, "markdown-html", "html", firstLine(s))
	}
	r.pieces = append(r.pieces, piece{kind: object, text: s, html: escape(s), bracket: true})
}

func (r *run) hasTag() bool {
	for _, p := range r.pieces {
		if p.kind == object && p.bracket {
			return true
		}
	}
	return false
}

func (r *run) noteRef(n *exast.FootnoteLink) {
	if r.alt {
		if r.w.lost == nil {
			r.w.lost = map[[2]int]bool{}
		}
		r.w.lost[[2]int{n.Index, n.RefIndex}] = true
		return
	}
	p := piece{kind: mark, html: `<sup class="footnote-ref" id="` + r.w.noteRefID(n.Index, n.RefIndex) + `"><a href="#` +
		r.w.noteID(n.Index) + `" role="doc-noteref">` + strconv.Itoa(n.Index) + "</a></sup>"}
	if r.inLink != nil {
		r.after = append(r.after, p)
		return
	}
	r.pieces = append(r.pieces, p)
}

// text takes the words of a node, with escapes and entities resolved, and
// looks at the brackets that goldmark left over.
func (r *run) text(n *ast.Text, open *[]int) {
	s := r.w.t.s
	i, stop := max(n.Segment.Start, r.skip), n.Segment.Stop
	if r.stop > 0 {
		stop = min(stop, r.stop)
	}
	for i < stop {
		start := i
		for i < stop && s[i] != '\\' && s[i] != '&' && s[i] != '[' && s[i] != ']' {
			i++
		}
		r.literal(start, i)
		if i == stop {
			break
		}
		switch s[i] {
		case '[':
			r.openBracket(i, open)
			i++
		case ']':
			i = r.closeBracket(i, open)
		default:
			text, size := decode(s[i:stop])
			if text == "[" {
				*open = append(*open, len(r.pieces))
			}
			r.pieces = append(r.pieces, piece{text: text, src: i})
			i += size
		}
	}
	switch {
	case n.HardLineBreak():
		r.pieces = append(r.pieces, piece{kind: hardBreak, html: "<br>\n", text: " "})
	case n.SoftLineBreak() && (r.stop == 0 || n.Segment.Stop < r.stop):
		r.pieces = append(r.pieces, piece{text: " ", src: n.Segment.Stop})
	}
}

// literal adds words as they stand in the source.
func (r *run) literal(start, stop int) {
	if start >= stop {
		return
	}
	if k := len(r.pieces) - 1; k >= 0 {
		last := &r.pieces[k]
		if last.kind == words && last.literal && !last.bracket && last.src+len(last.text) == start {
			last.text = r.w.t.s[last.src:stop]
			return
		}
	}
	r.pieces = append(r.pieces, piece{text: r.w.t.s[start:stop], src: start, literal: true})
}

// decode resolves the escape or entity at the start of s, or takes one byte.
func decode(s string) (text string, size int) {
	if s[0] == '\\' {
		if len(s) > 1 && util.IsPunct(s[1]) {
			return s[1:2], 2
		}
		return `\`, 1
	}
	end := strings.IndexByte(s[:min(len(s), 40)], ';')
	if end < 2 {
		return "&", 1
	}
	name := s[1:end]
	if e, ok := util.LookUpHTML5EntityByName(name); ok {
		return string(e.Characters), end + 1
	}
	if !numeric.MatchString(name) {
		return "&", 1
	}
	text = html.UnescapeString(s[:end+1])
	if strings.ContainsFunc(text, isControl) {
		text = "\uFFFD"
	}
	return text, end + 1
}

// numeric are the numbers of characters (CommonMark, 2.5).
var numeric = regexp.MustCompile(`^#(?:[0-9]{1,7}|[xX][0-9A-Fa-f]{1,6})$`)

func isControl(c rune) bool { return c < ' ' && c != '\n' && c != '\t' || 0x7f <= c && c < 0xa0 }

// resolve decodes a whole string: a destination or a title.
func resolve(b []byte) string {
	s := string(b)
	if !strings.ContainsAny(s, `\&`) {
		return s
	}
	var out strings.Builder
	for s != "" {
		n := strings.IndexAny(s, `\&`)
		if n < 0 {
			break
		}
		out.WriteString(s[:n])
		text, size := decode(s[n:])
		out.WriteString(text)
		s = s[n+size:]
	}
	return out.String() + s
}
