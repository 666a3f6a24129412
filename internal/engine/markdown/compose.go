package markdown

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/lang"
)

// A group is the words of a run that are in one language and belong
// together: the block's own, or one passage in brackets.
type group struct {
	l      *lang.Language
	words  strings.Builder
	pieces []int // with words in the group, in order
}

// compose finds the slips and gives the words their typography.
func (r *run) compose() {
	if len(r.pieces) == 1 && r.pieces[0].kind == words {
		r.alone()
		return
	}
	groups := []*group{{l: r.w.l}}
	stack := make([]int, 1, 4)
	for i := range r.pieces {
		p := &r.pieces[i]
		g := groups[stack[len(stack)-1]]
		p.lo = g.words.Len()
		switch p.kind {
		case words:
			g.words.WriteString(p.text)
			g.pieces = append(g.pieces, i)
		case object:
			g.words.WriteString("\uFFFC")
		case hardBreak:
			g.words.WriteByte('\n')
		case passageOpen:
			g.words.WriteString("\uFFFC")
			l, _ := lang.Of(p.tag)
			stack = append(stack, len(groups))
			groups = append(groups, &group{l: l})
		case passageClose:
			stack = stack[:len(stack)-1]
		}
		p.hi = g.words.Len()
	}
	for _, g := range groups {
		r.setWords(g)
	}
}

// said joins the words of pieces.
func said(pieces []piece) string {
	if len(pieces) == 1 {
		return pieces[0].text
	}
	var b strings.Builder
	for i := range pieces {
		b.WriteString(pieces[i].text)
	}
	return b.String()
}

// alone is compose for a run that is nothing but words.
func (r *run) alone() {
	p := &r.pieces[0]
	p.hi = len(p.text)
	if g := (&group{l: r.w.l, pieces: []int{0}}); g.l != nil {
		r.slips(g, p.text)
		p.text = g.l.Typography(p.text)
	}
}

func (r *run) slips(g *group, text string) {
	for _, slip := range g.l.Slips(text) {
		r.w.found = append(r.w.found, slipAt(r.w.t.pos(r.offset(g, slip.Offset)), slip))
	}
}

func (r *run) setWords(g *group) {
	before := g.words.String()
	if g.l == nil || len(g.pieces) == 0 {
		return
	}
	r.slips(g, before)
	after := g.l.Typography(before)
	if after == before {
		return
	}
	cuts := make([]int, 0, 2*len(g.pieces))
	for _, i := range g.pieces {
		cuts = append(cuts, r.pieces[i].lo, r.pieces[i].hi)
	}
	if !follow(before, after, cuts) {
		for _, i := range g.pieces {
			r.pieces[i].text = g.l.Typography(r.pieces[i].text)
		}
		return
	}
	for k, i := range g.pieces {
		r.pieces[i].text = after[cuts[2*k]:cuts[2*k+1]]
	}
}

// offset finds in the source what stands at offset at in the group's words.
func (r *run) offset(g *group, at int) int {
	k, _ := slices.BinarySearchFunc(g.pieces, at, func(i, at int) int { return cmp.Compare(r.pieces[i].hi, at+1) })
	p := &r.pieces[g.pieces[min(k, len(g.pieces)-1)]]
	if p.literal {
		return p.src + max(0, at-p.lo)
	}
	return p.src
}

// follow moves cuts, offsets in before, to the same places in after, where
// typography has put one sign for another, or one for a row of dots or
// hyphens. It says false if it finds any other change.
func follow(before, after string, cuts []int) bool {
	i, j := 0, 0
	for k, cut := range cuts {
		for i < cut {
			if j < len(after) && before[i] == after[j] {
				i++
				j++
				continue
			}
			for i > 0 && j > 0 && i < len(before) && !utf8.RuneStart(before[i]) {
				i--
				j--
			}
			a, m := utf8.DecodeRuneInString(before[i:])
			b, n := utf8.DecodeRuneInString(after[j:])
			if likeness(a) != likeness(b) {
				return false
			}
			if a != b && (a == '.' || a == '-') {
				m = len(before[i:]) - len(strings.TrimLeft(before[i:], string(a)))
			}
			i += m
			j += n
		}
		cuts[k] = j
	}
	return true
}

// likeness gives signs that stand for each other one sign in common.
func likeness(r rune) rune {
	switch r {
	case '\u00a0', '\u202f', '\u2009', '\t':
		return ' '
	case '«', '»', '„', '“', '”':
		return '"'
	case '–', '—', '-':
		return '-'
	case 'ʼ', '’':
		return '\''
	case '…':
		return '.'
	}
	return r
}

// emit writes the composed pieces, cutting the HTML at holes.
func (r *run) emit() {
	w := r.w
	open := -1 // the link that is open, as an index of Holes
	start := 0 // of its first piece
	for i := range r.pieces {
		p := &r.pieces[i]
		w.plain.WriteString(p.text)
		switch {
		case p.hole != nil:
			w.hole(*p.hole)
			last := len(w.doc.Holes) - 1
			switch p.hole.Kind {
			case LinkOpen:
				open, start = last, i
			case LinkClose:
				r.endLink(open, last, r.pieces[start:i])
			}
		case p.kind == passageOpen:
			w.out.WriteString(`<span lang="` + escape(string(p.tag)) + `">`)
		case p.kind == passageClose:
			w.out.WriteString("</span>")
		case p.kind == words:
			writeEscaped(&w.out, p.text)
		default:
			w.out.WriteString(p.html)
		}
	}
}

func (w *writer) hole(h Hole) {
	w.cuts = append(w.cuts, w.out.Len())
	w.doc.Holes = append(w.doc.Holes, h)
}

// endLink joins both ends of a link and looks at its words.
func (r *run) endLink(open, end int, inside []piece) {
	holes := r.w.doc.Holes
	picture := false
	for i := range inside {
		picture = picture || inside[i].kind == object && inside[i].hole != nil
	}
	text := strings.TrimSpace(said(inside))
	holes[open].Pair, holes[end].Pair = end, open
	holes[open].Alt, holes[end].Alt = text, text
	if text == "" && !picture {
		r.w.errorf(inside[0].src, "markdown-link-empty", "address", holes[open].Target)
	}
	bare := strings.ToLower(strings.TrimFunc(text, func(c rune) bool { return !unicode.IsLetter(c) }))
	switch bare {
	case "здесь", "тут", "сюда", "сюды", "вот здесь", "вот тут", "вось тут", "here", "click here":
		r.w.warnf(inside[0].src, "markdown-link-here", "text", text)
	}
}

// title gives the title of a link or picture its typography.
func (w *writer) title(raw []byte) string {
	if w.l == nil || len(raw) == 0 {
		return resolve(raw)
	}
	return w.l.Typography(resolve(raw))
}

// titleSlips finds the slips of a title that stands somewhere behind offset.
func (w *writer) titleSlips(raw []byte, offset int) {
	if w.l == nil || len(raw) == 0 {
		return
	}
	start := strings.Index(w.t.s[offset:min(offset+maxBlock, len(w.t.s))], string(raw))
	if start < 0 { // it goes over several lines of a quotation
		start = 0
	}
	for _, slip := range w.l.Slips(string(raw)) {
		w.found = append(w.found, slipAt(w.t.pos(offset+start+slip.Offset), slip))
	}
}

// Slips reports the slips of the pen in plain text: a title, a summary.
func Slips(s string, at diag.Pos, l *lang.Language) diag.List {
	if l == nil {
		return nil
	}
	var found diag.List
	t, _ := normalise([]byte(s), at)
	for _, slip := range l.Slips(t.s) {
		found = append(found, slipAt(t.pos(slip.Offset), slip))
	}
	return found
}

// slipAt makes the finding; what the word should be is its hint.
func slipAt(pos diag.Pos, s lang.Slip) diag.Diagnostic {
	var d diag.Diagnostic
	switch s.Code {
	case lang.LetterForeign:
		d = diag.Warnf(pos, "text-letter-foreign", "found", s.Found, "letter", s.Letter)
	case lang.LetterMixed:
		d = diag.Warnf(pos, "text-letter-mixed", "found", s.Found, "letter", s.Letter)
	case lang.ShortU:
		d = diag.Warnf(pos, "text-short-u", "found", s.Found, "letter", s.Letter)
	default:
		d = diag.Warnf(pos, "text-slip", "found", s.Found)
	}
	d.Nearest = s.Want
	return d
}
