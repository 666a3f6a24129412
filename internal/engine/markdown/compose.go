package markdown

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/lang"
)

// A group is the words of a run that are in one language and belong
// together: the block's own, or one passage in brackets.
type group struct {
	l      *lang.Language
	words  []byte
	pieces []int // with words in the group, in order
}

func (g *group) isOne(pieces []piece) bool {
	return len(g.pieces) == 1 && len(pieces[g.pieces[0]].text) == len(g.words)
}

// addGroup begins a group. The buffers of the run before are used again:
// there is a run for every paragraph, heading and table cell.
func (w *writer) addGroup(l *lang.Language) int {
	n := len(w.groups)
	if n == cap(w.groups) {
		w.groups = append(w.groups, group{})
	}
	w.groups = w.groups[:n+1]
	g := &w.groups[n]
	g.l, g.words, g.pieces = l, g.words[:0], g.pieces[:0]
	return n
}

// compose finds the slips and gives the words their typography.
func (r *run) compose() {
	r.w.groups, r.w.set = r.w.groups[:0], r.w.set[:0]
	stack := append(make([]int, 0, 4), r.w.addGroup(r.w.l))
	for i := range r.pieces {
		p := &r.pieces[i]
		g := &r.w.groups[stack[len(stack)-1]]
		p.lo = len(g.words)
		switch p.kind {
		case words:
			g.words = append(g.words, p.text...)
			g.pieces = append(g.pieces, i)
		case object, passageOpen:
			g.words = append(g.words, "\uFFFC"...)
		case hardBreak:
			g.words = append(g.words, '\n')
		}
		p.hi = len(g.words)
		switch p.kind {
		case passageOpen:
			l, _ := lang.Of(p.tag)
			stack = append(stack, r.w.addGroup(l))
		case passageClose:
			stack = stack[:len(stack)-1]
		}
	}
	for i := range r.w.groups {
		r.setWords(&r.w.groups[i])
	}
}

// said joins the words of pieces.
func said(pieces []piece) string {
	size, last := 0, 0
	for i := range pieces {
		if n := len(pieces[i].text); n > 0 {
			size, last = size+n, i
		}
	}
	switch {
	case size == 0:
		return ""
	case size == len(pieces[last].text):
		return pieces[last].text
	}
	var b strings.Builder
	b.Grow(size)
	for i := range pieces {
		b.WriteString(pieces[i].text)
	}
	return b.String()
}

func (r *run) setWords(g *group) {
	if g.l == nil || len(g.pieces) == 0 {
		return
	}
	before := view(g.words)
	for _, slip := range g.l.Slips(before) {
		slip.Found = strings.Clone(slip.Found)
		r.w.found = append(r.w.found, slipAt(r.w.t.pos(r.offset(g, slip.Offset)), slip))
	}
	cuts := r.w.wordCuts[:0]
	if !g.isOne(r.pieces) {
		for _, i := range g.pieces {
			cuts = append(cuts, r.pieces[i].lo, r.pieces[i].hi)
		}
		r.w.wordCuts = cuts
	}
	start := len(r.w.set)
	r.w.set = g.l.AppendTypography(r.w.set, before, cuts)
	after := view(r.w.set[start:])
	if after == before {
		return
	}
	if len(cuts) == 0 {
		r.pieces[g.pieces[0]].text = after
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

// emit writes the composed pieces, cutting the HTML at holes.
func (r *run) emit() {
	w := r.w
	open := -1 // the link that is open, as an index of the holes
	start := 0 // of its first piece
	for i := range r.pieces {
		p := &r.pieces[i]
		if p.kind == words {
			w.write(p.text)
			continue
		}
		w.say(p.text)
		switch {
		case p.hole != nil:
			if p.kind == linkEnd {
				w.cuts = append(w.cuts, cut{w.out.Len(), linkEnds})
				r.endLink(open, r.pieces[start:i])
				continue
			}
			w.cuts = append(w.cuts, cut{w.out.Len(), p.hole.Kind})
			if p.hole.Kind == LinkOpen {
				open, start = len(w.holes), i
			}
			w.holes = append(w.holes, *p.hole)
		case p.kind == passageOpen:
			w.out.WriteString(`<span lang="` + escape(string(p.tag)) + `">`)
		case p.kind == passageClose:
			w.out.WriteString("</span>")
		default:
			w.out.WriteString(p.html)
		}
	}
}

// endLink looks at the words of a link.
func (r *run) endLink(open int, inside []piece) {
	holes := r.w.holes
	picture := false
	for i := range inside {
		picture = picture || inside[i].kind == object && inside[i].hole != nil
	}
	text := strings.Clone(strings.TrimSpace(said(inside)))
	holes[open].Alt = text
	if text == "" && !picture {
		r.w.errorf(inside[0].src, "markdown-link-empty", "address", holes[open].Target)
	}
	const longest = 40 // bytes of what is looked for, with some signs around it
	if len(text) > longest {
		return
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
	if l == nil || isClean(s) && len(l.Slips(s)) == 0 {
		return nil
	}
	var found diag.List
	var t text
	t.normalise([]byte(s), at, false)
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
