package markdown

import (
	"bytes"
	"regexp"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	exast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// grammar is what of Markdown is understood, apart from www. and mail
// addresses; linkGrammar understands those too. A text without any is read
// by grammar: linkGrammar stops at every space to look for one, which takes up
// to a third of the time of the parser. Of tabs and of several spaces at the
// end of a line linkGrammar may keep one; it reads all texts with those, so
// that both parsers agree.
var (
	grammar     = newGrammar(simpleParts)
	linkGrammar = newGrammar(simpleParts, bareLinks)
)

var (
	simpleParts = parser.WithParagraphTransformers(util.Prioritized(partSimple{}, 300))
	bareLinks   = parser.WithInlineParsers(
		util.Prioritized(extension.NewLinkifyParser(extension.WithLinkifyURLRegexp(nothing)), 999))
)

// newGrammar makes a parser. The numbers are goldmark's own order of the
// parsers. It keeps no state between texts.
func newGrammar(more ...parser.Option) parser.Parser {
	return parser.NewParser(append(more,
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithBlockParsers(util.Prioritized(extension.NewFootnoteBlockParser(), 999)),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		parser.WithInlineParsers(
			util.Prioritized(extension.NewFootnoteParser(), 101),
			util.Prioritized(bareAddress{}, 400),
			util.Prioritized(extension.NewStrikethroughParser(), 500),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(definitions{parser.LinkReferenceParagraphTransformer}, 100),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200),
		),
		parser.WithASTTransformers(
			util.Prioritized(extension.NewTableASTTransformer(), 0),
			util.Prioritized(notes{extension.NewFootnoteASTTransformer()}, 999),
		),
	)...)
}

// nothing takes addresses with a scheme away from goldmark's own parser, for
// it stops at the first letter that is not Latin. Left to it are www. and
// mail addresses.
var nothing = regexp.MustCompile(`^\b\B`)

// grow makes the tree, and names the footnotes that nothing refers to. The
// tree is nil if the parser gives up on the text, which has never been seen
// but must not end the whole build.
func (d *desk) grow(p parser.Parser, src []byte) (root ast.Node, unused []*exast.Footnote) {
	pc := d.context
	d.context, d.marks = nil, d.marks[:0]
	if pc == nil {
		pc = parser.NewContext()
	}
	pc.Set(deskOf, d)
	defer func() {
		if recover() != nil {
			root, unused = nil, nil
		}
	}()
	root = p.Parse(gtext.NewReader(src), parser.WithContext(pc))
	unused, _ = pc.Get(unusedNotes).([]*exast.Footnote)
	if len(pc.References()) == 0 { // definitions cannot be taken out again
		for key := range parser.ContextKeyMax {
			pc.Set(key+1, nil)
		}
		d.context = pc
	}
	return root, unused
}

// definitions asks goldmark for the definitions of addresses at the start of
// a paragraph only where one can be: it makes a reader for each that it looks at.
type definitions struct{ parser.ParagraphTransformer }

func (t definitions) Transform(n *ast.Paragraph, reader gtext.Reader, pc parser.Context) {
	first := n.Lines().At(0)
	if bytes.HasPrefix(bytes.TrimLeft(first.Value(reader.Source()), " \t"), []byte("[")) {
		t.ParagraphTransformer.Transform(n, reader, pc)
	}
}

// notes remembers the footnotes that nothing refers to before goldmark
// drops them.
type notes struct{ parser.ASTTransformer }

var unusedNotes = parser.NewContextKey()

func (n notes) Transform(doc *ast.Document, reader gtext.Reader, pc parser.Context) {
	var unused []*exast.Footnote
	for c := doc.FirstChild(); c != nil; c = c.NextSibling() {
		unused = appendUnused(unused, c)
	}
	pc.Set(unusedNotes, unused)
	n.ASTTransformer.Transform(doc, reader, pc)
}

// appendUnused looks into lists and quotations too: the list of footnotes
// stands where the first of them was written.
func appendUnused(unused []*exast.Footnote, n ast.Node) []*exast.Footnote {
	if n.Type() != ast.TypeBlock {
		return unused
	}
	if note, ok := n.(*exast.Footnote); ok && note.Index < 0 {
		unused = append(unused, note)
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		unused = appendUnused(unused, c)
	}
	return unused
}

// bareAddress finds https://… in running text, behind any character that is
// neither letter nor digit, with any letters in it. It starts at the colon
// and takes the scheme back from the text before.
type bareAddress struct{}

func (bareAddress) Trigger() []byte { return []byte{':'} }

func (bareAddress) Parse(parent ast.Node, block gtext.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	before, ok := parent.LastChild().(*ast.Text)
	if !ok || pc.IsInLinkLabel() || !bytes.HasPrefix(line, []byte("://")) || before.Segment.Stop != segment.Start {
		return nil
	}
	head := before.Value(block.Source())
	name := len(head)
	for name > 0 && 'a' <= head[name-1]|0x20 && head[name-1]|0x20 <= 'z' {
		name--
	}
	protocol := bytes.ToLower(head[name:])
	if !bytes.Equal(protocol, []byte("https")) && !bytes.Equal(protocol, []byte("http")) {
		return nil
	}
	if r, _ := utf8.DecodeLastRune(head[:name]); name > 0 && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '\\') {
		return nil
	}
	length := addressLength(line)
	if length <= len("://") {
		return nil
	}
	start := segment.Start - len(protocol)
	before.Segment.Stop = start
	if before.Segment.IsEmpty() {
		parent.RemoveChild(parent, before)
	}
	block.Advance(length)
	link := ast.NewAutoLink(ast.AutoLinkURL, ast.NewTextSegment(gtext.NewSegment(start, segment.Start+length)))
	link.SetPos(start)
	return link
}

// addressLength ends an address at white space, quotes and angle brackets,
// and takes away the punctuation that belongs to the sentence (GFM, 6.9).
func addressLength(line []byte) int {
	end := bytes.IndexFunc(line, func(r rune) bool {
		switch r {
		case '<', '>', '"', '`', '|', '«', '»', '„', '“', '”', '‘', utf8.RuneError:
			return true
		}
		return unicode.IsSpace(r) || unicode.IsControl(r)
	})
	if end < 0 {
		end = len(line)
	}
	opened, closed := bytes.Count(line[:end], []byte("(")), bytes.Count(line[:end], []byte(")"))
	for end > 0 {
		r, size := utf8.DecodeLastRune(line[:end])
		switch r {
		case '?', '!', '.', ',', ':', ';', '*', '_', '~', '\'', '’', '…', '—', '–', ']', '}', '[', '{', '\\':
		case ')':
			if closed <= opened {
				return end
			}
			closed--
		default:
			return end
		}
		end -= size
	}
	return end
}
