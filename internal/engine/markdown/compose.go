package markdown

import (
	"cmp"
	"encoding/binary"
	"math/bits"
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
	start := len(r.w.set)
	r.w.set = g.l.AppendTypography(r.w.set, before)
	after := view(r.w.set[start:])
	if after == before {
		return
	}
	if g.isOne(r.pieces) {
		r.pieces[g.pieces[0]].text = after
		return
	}
	cuts := r.w.wordCuts[:0]
	for _, i := range g.pieces {
		cuts = append(cuts, r.pieces[i].lo, r.pieces[i].hi)
	}
	r.w.wordCuts = cuts
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
			if n := equal(before[i:cut], after[j:]); n > 0 {
				i, j = i+n, j+n
				continue
			}
			if before[i] == ' ' && strings.HasPrefix(after[j:], "\u00a0") { // most changes
				i, j = i+len(" "), j+len("\u00a0")
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

// equal returns how many bytes at the start of two texts are the same.
func equal(a, b string) int {
	n := min(len(a), len(b))
	x, y := []byte(a)[:n], []byte(b)[:n]
	i := 0
	for ; i+eight <= n; i += eight {
		if differ := binary.LittleEndian.Uint64(x[i:]) ^ binary.LittleEndian.Uint64(y[i:]); differ != 0 {
			return i + bits.TrailingZeros64(differ)/8
		}
	}
	for i < n && x[i] == y[i] {
		i++
	}
	return i
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
		if p.kind == words {
			w.write(p.text)
			continue
		}
		w.say(p.text)
		switch {
		case p.hole != nil:
			at := int32(w.out.Len())
			if p.kind == linkEnd {
				w.cuts = append(w.cuts, cut{at, linkEnds})
				r.endLink(open, r.pieces[start:i])
				continue
			}
			w.cuts = append(w.cuts, cut{at, int32(len(w.holes))})
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
	t.normalise([]byte(s), at)
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
