// Package markdown turns Markdown into HTML with holes.
//
// Parse makes a Doc: finished HTML, cut wherever a link or a picture stands.
// Such a place is a Hole; what a hole becomes is known only when the whole
// site is, so Doc.HTML asks for each of them. A Doc is remembered between
// builds and is never changed after Parse.
//
// Understood is CommonMark with tables, strikethrough, footnotes and bare
// addresses, as goldmark reads them, and two constructs more:
//
//	## Heading {#name}     gives the heading an id of the author's choice
//	[словы]{be}            marks words of another language
//
// Everything else that looks like markup is a finding, not a guess: raw HTML
// (printed as text), attributes in braces, brackets that make no link, a
// heading of the first level (the title is that), an address with a scheme
// that is not allowed, a picture from another host. Whatever is found, a Doc
// is returned.
//
// Typography and slips of the pen are the language's (see package lang);
// code and addresses are exempt from both. HTML from this package contains
// only elements and attributes written out in its source, and this is the
// only package that makes a template.HTML.
package markdown

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"sync"

	"github.com/yuin/goldmark/ast"
	exast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/lang"
)

// A Doc is a parsed text. Its HTML is part 0, Holes[0], part 1 … part n.
type Doc struct {
	Holes    []Hole    // links and pictures in order
	Headings []Heading // in order, for a table of contents
	Blocks   string    // a hash of each top-level block's source, in order, with spaces between: what a translation is compared by

	html   string   // all parts; empty if it is shelved
	shelf  Shelf    // gives html; nil if it is not shelved
	cuts   []cut    // where the holes are in html
	said   string   // see pack
	others []string // words of the stretches that html does not have
}

// A Shelf appends to dst what has been put there.
type Shelf func(dst []byte) []byte

// open gives all parts in one, until close is called.
func (d *Doc) open() (whole []byte, close func()) {
	b := opened.Get().(*[]byte)
	if d.shelf != nil {
		*b = d.shelf((*b)[:0])
	} else {
		*b = append((*b)[:0], d.html...)
	}
	return *b, func() { opened.Put(b) }
}

var opened = sync.Pool{New: func() any { return new([]byte) }}

// A Heading is an entry of the table of contents.
type Heading struct {
	Level    int // 2 to 6
	ID, Text string
}

// Parse reads Markdown. at is the place of src[0] in its file; if its column
// is not 1, every line of src is indented by as much in the file, as in a
// block scalar of YAML. l may be nil: no typography then, and no slips.
func Parse(src []byte, at diag.Pos, l *lang.Language) (*Doc, diag.List) {
	return ParseTo(nil, src, at, l)
}

// ParseTo is Parse that puts the HTML away: put, if it is not nil, takes it and
// returns what gives it back. A large site has more HTML than anything else,
// and needs it only while the page is made. put must copy what it keeps.
func ParseTo(put func(html []byte) Shelf, src []byte, at diag.Pos, l *lang.Language) (*Doc, diag.List) {
	t, found := normalise(src, at)
	d := desks.Get().(*desk)
	defer d.tidy()
	w := &writer{desk: d, t: t, l: l, doc: &Doc{}, found: found}
	if isLine(t.src) {
		w.line()
		w.doc.Blocks = w.hashes(t.src, []int{0})
	} else if !w.blocks(grammarFor) {
		w.errorf(0, "markdown-unreadable")
		return w.doc, w.found
	}
	if put != nil {
		w.doc.shelf = put(w.out.Bytes())
	} else {
		w.doc.html = w.out.String()
	}
	w.doc.cuts, w.doc.Holes = own(w.cuts), own(w.holes)
	w.doc.said, w.doc.others = w.pack(w.said), own(w.others)
	return w.doc, w.found.Sorted()
}

// blocks writes a text of any blocks. It says false if it cannot be read.
func (w *writer) blocks(grammarFor func(src []byte) parser.Parser) bool {
	safe, found := limit(w.t)
	w.found = append(w.found, found...)
	root, unused := w.grow(grammarFor(safe), safe)
	if root == nil {
		return false
	}
	w.survey(root)
	w.children(root)
	w.doc.Blocks = w.hashes(w.t.src, starts(root))
	w.unusedNotes(unused)
	w.unusedDefinitions()
	return true
}

// A writer collects what Parse returns while it walks the tree.
type writer struct {
	*desk
	t     *text
	l     *lang.Language
	doc   *Doc
	found diag.List

	ids      map[string]int  // taken by headings, and the last number put behind each
	reserved map[string]int  // ids given by hand, and the offset of the first
	level    int             // of the last heading
	note     string          // see noteName
	lost     map[[2]int]bool // references to footnotes that are not printed

	definitions []*ast.LinkReferenceDefinition // in order
	defined     map[string]bool                // by label as goldmark compares it; true once used
}

// A desk is what one text after the other is written on. What leaves it is
// copied, so that a Doc holds no more memory than it needs, and nothing of
// its source.
type desk struct {
	out    bytes.Buffer // all parts
	cuts   []cut        // where the holes are in out
	holes  []Hole
	said   []stretch
	others []string

	spare    []piece // buffers for the next run
	groups   []group
	wordCuts []int
	set      []byte         // words of a run as print sets them
	folded   []byte         // a block; see hashes
	packed   []byte         // see pack
	context  parser.Context // of the parser, as good as new
}

var desks = sync.Pool{New: func() any { return new(desk) }}

// tidy gives the desk to the next text.
func (d *desk) tidy() {
	d.out.Reset()
	clear(d.holes)
	clear(d.others)
	clear(d.spare[:cap(d.spare)])
	d.cuts, d.holes, d.said, d.others, d.spare = d.cuts[:0], d.holes[:0], d.said[:0], d.others[:0], d.spare[:0]
	desks.Put(d)
}

// own copies what leaves the desk. Of nothing it makes nil, whatever the desk
// has been used for before: equal texts are equal Docs.
func own[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return slices.Clone(list)
}

func (w *writer) errorf(offset int, code string, args ...string) {
	w.found = append(w.found, diag.Errorf(w.t.pos(offset), code, args...))
}

func (w *writer) warnf(offset int, code string, args ...string) {
	w.found = append(w.found, diag.Warnf(w.t.pos(offset), code, args...))
}

// starts returns where the top-level blocks begin.
func starts(root ast.Node) []int {
	var starts []int
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if n.Kind() != exast.KindFootnoteList {
			starts = append(starts, n.Pos())
			continue
		}
		for note := n.FirstChild(); note != nil; note = note.NextSibling() {
			starts = append(starts, note.Pos())
		}
	}
	starts = slices.DeleteFunc(starts, func(i int) bool { return i < 0 })
	slices.Sort(starts)
	return slices.Compact(starts)
}

// hashes cuts the source where the blocks start.
func (d *desk) hashes(src []byte, starts []int) string {
	const digits = 8
	b := make([]byte, 0, (digits+1)*len(starts))
	for i, start := range starts {
		end := len(src)
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		if i > 0 {
			b = append(b, ' ')
		}
		b = d.hash(b, src[start:end])
	}
	return string(b)
}

// hash appends the hash of a block: the first 8 hex digits of the SHA-256 of
// its source with white space folded, so that wrapping a line anew is no
// change. It is written down in translations and never changes.
func (d *desk) hash(b, block []byte) []byte {
	block = bytes.Trim(block, " \t\n")
	if bytes.IndexByte(block, '\n') >= 0 || bytes.IndexByte(block, '\t') >= 0 || bytes.Contains(block, []byte("  ")) {
		d.folded = fold(d.folded[:0], block)
		block = d.folded
	}
	sum := sha256.Sum256(block)
	return hex.AppendEncode(b, sum[:4])
}

// Hash is the hash that a text would have as a block.
func Hash(text string) string {
	d := desks.Get().(*desk)
	defer desks.Put(d)
	return string(d.hash(nil, []byte(text)))
}

// fold appends b with one space in place of any white space.
func fold(folded, b []byte) []byte {
	for i := 0; i < len(b); {
		start := i
		for i < len(b) && !isWhite(b[i]) {
			i++
		}
		if start < i && len(folded) > 0 {
			folded = append(folded, ' ')
		}
		folded = append(folded, b[start:i]...)
		for i < len(b) && isWhite(b[i]) {
			i++
		}
	}
	return folded
}

func isWhite(c byte) bool { return c == ' ' || c == '\t' || c == '\n' }
