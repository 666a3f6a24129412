// Package markdown turns Markdown into HTML with holes.
//
// Parse makes a Doc: finished HTML, cut wherever a link or a picture stands.
// Such a place is a Hole; what a hole becomes is known only when the whole
// site is, so Doc.Fill asks for each of them. A Doc is remembered between
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
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/lang"
)

// A Doc is a parsed text. Its HTML is part 0, hole 0, part 1 … part n.
//
// A site has a hundred thousand of them, so each is a few strings: what lies in
// a list, with pointers, the garbage collector reads again and again.
type Doc struct {
	Blocks string // if it was asked for: a hash of each top-level block's source, in order, with spaces between
	whole  string // all parts, then what is said; empty if it is shelved
	parts  int    // bytes of all parts
	*inside
}

// What a text has beside words: most texts, being in fields, have nothing of
// it, and share plain.
type inside struct {
	file     string   // of the holes
	marks    string   // the holes, see packMarks
	headings string   // see packHeadings
	shelf    Shelf    // gives the whole; nil if it is not shelved
	known    [32]byte // see Options
}

var plain = new(inside)

// A Shelf appends to dst what has been put there.
type Shelf func(dst []byte) []byte

// open gives all parts in one, and what is said, until close is called.
func (d *Doc) open() (parts, said []byte, close func()) {
	b := opened.Get().(*[]byte)
	if d.shelf != nil {
		*b = d.shelf((*b)[:0])
	} else {
		*b = append((*b)[:0], d.whole...)
	}
	return (*b)[:d.parts], (*b)[d.parts:], func() { opened.Put(b) }
}

var opened = sync.Pool{New: func() any { return new([]byte) }}

// A Heading is an entry of the table of contents.
type Heading struct {
	Level    int // 2 to 6
	ID, Text string
}

// Options say what is wanted of a text beside its HTML, and where that goes.
type Options struct {
	// Put, if it is not nil, takes the HTML away, and the words beside it, and
	// returns what gives them back. A large site has more HTML than anything
	// else, and needs it only while the page is made. It must copy what it keeps.
	Put func(html []byte) Shelf
	// Blocks says that the text will be compared with a translation.
	Blocks bool
	// Plain says that lang.IsPlain has been asked, and said yes.
	Plain bool
	// Known, if it is not zero, is a hash of all that the text comes from: the
	// keys of pages need not look at the HTML then.
	Known [32]byte
}

// Parse reads Markdown. at is the place of src[0] in its file; if its column
// is not 1, every line of src is indented by as much in the file, as in a
// block scalar of YAML. l may be nil: no typography then, and no slips.
func Parse(src []byte, at diag.Pos, l *lang.Language) (*Doc, diag.List) {
	return Options{}.Parse(src, at, l)
}

// Parse reads Markdown like the function of that name.
func (o Options) Parse(src []byte, at diag.Pos, l *lang.Language) (*Doc, diag.List) {
	d := desks.Get().(*desk)
	defer d.tidy()
	w := d.writer(l)
	w.found = d.text.normalise(src, at, o.Plain)
	w.hashed = o.Blocks
	if d.isLine(w.t.src) {
		if w.line(); w.hashed {
			w.doc.Blocks = w.hashes(w.t.src, []int{0})
		}
	} else if !w.blocks(grammar, linkGrammar) {
		w.errorf(0, "markdown-unreadable")
		return w.doc, own(w.found)
	}
	w.leave(o)
	return w.doc, own(w.found.Sorted())
}

// own makes findings independent of the source, whose memory may be used again.
func own(found diag.List) diag.List {
	for i, d := range found {
		for name, s := range d.Args {
			d.Args[name] = strings.Clone(s)
		}
		found[i].Nearest = strings.Clone(d.Nearest)
	}
	return found
}

// leave gives the Doc what lies on the desk.
func (w *writer) leave(o Options) {
	w.doc.parts = w.out.Len()
	w.packed = packSaid(w.packed[:0], w.said, w.others)
	w.out.Write(w.packed)
	if o.Put != nil || len(w.cuts)+len(w.headings) > 0 {
		w.packed = packMarks(w.packed[:0], w.cuts, w.holes)
		w.doc.inside = &inside{marks: string(w.packed), known: o.Known}
		w.packed = packHeadings(w.packed[:0], w.headings)
		w.doc.headings = string(w.packed)
	}
	if len(w.holes) > 0 {
		w.doc.file = w.t.at.File
	}
	if o.Put != nil {
		w.doc.shelf = o.Put(w.out.Bytes())
	} else {
		w.doc.whole = w.out.String()
	}
}

// blocks writes a text of any blocks. It says false if it cannot be read.
func (w *writer) blocks(grammar, linkGrammar parser.Parser) bool {
	safe, links, found := w.limit()
	w.found = append(w.found, found...)
	p := grammar
	if links {
		p = linkGrammar
	}
	root, unused := w.grow(p, safe)
	if root == nil {
		return false
	}
	w.survey(root)
	w.children(root)
	if w.hashed {
		w.doc.Blocks = w.hashes(w.t.src, starts(root))
	}
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

	hashed   bool            // the blocks are to be
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
	text text
	pen  writer

	out    bytes.Buffer // all parts
	cuts   []cut        // where the holes are in out
	holes  []Hole
	said   []stretch
	others []string

	headings []Heading

	spare    []piece // buffers for the next run
	used     int     // how many of the pieces the longest run had
	groups   []group
	signs    []int32     // where something may begin, in the source
	marks    []plainMark // of the simple paragraphs
	nodes    []*simple   // for those
	simples  int         // how many of the nodes are in use
	wordCuts []int
	set      []byte         // words of a run as print sets them
	folded   []byte         // a block; see appendHash
	packed   []byte         // what is packed
	context  parser.Context // of the parser, as good as new
}

// writer begins a text.
func (d *desk) writer(l *lang.Language) *writer {
	d.pen = writer{desk: d, t: &d.text, l: l, doc: &Doc{inside: plain}}
	return &d.pen
}

var desks = sync.Pool{New: func() any { return new(desk) }}

// tidy gives the desk to the next text.
func (d *desk) tidy() {
	d.pen, d.text = writer{}, text{starts: d.text.starts[:0]}
	d.out.Reset()
	for _, n := range d.nodes[:d.simples] {
		*n = simple{}
	}
	d.simples = 0
	clear(d.holes)
	clear(d.others)
	clear(d.headings)
	clear(d.spare[:d.used])
	d.used = 0
	d.cuts, d.holes, d.said, d.others, d.headings = d.cuts[:0], d.holes[:0], d.said[:0], d.others[:0], d.headings[:0]
	desks.Put(d)
}

// give takes back the buffer of a run.
func (d *desk) give(pieces []piece) {
	d.spare, d.used = pieces[:cap(pieces)], max(d.used, len(pieces))
}

func (w *writer) errorf(offset int, code string, args ...string) {
	w.found = append(w.found, diag.Errorf(w.t.pos(offset), code, args...))
}

func (w *writer) warnf(offset int, code string, args ...string) {
	w.found = append(w.found, diag.Warnf(w.t.pos(offset), code, args...))
}
