package markdown

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	exast "github.com/yuin/goldmark/extension/ast"
	gtext "github.com/yuin/goldmark/text"

	"pobratim/internal/engine/source"
)

func (w *writer) children(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.block(c)
	}
}

// block writes one block. Every element that a text can have stands here or
// in run.go, as a literal.
func (w *writer) block(node ast.Node) {
	switch n := node.(type) {
	case *ast.Paragraph:
		w.paragraph(n)
	case *simple:
		w.simple(n)
	case *ast.TextBlock:
		w.inline(n)
		w.say("\n")
	case *ast.Heading:
		w.heading(n)
	case *ast.Blockquote:
		w.wrap("<blockquote>\n", n, "</blockquote>\n")
	case *ast.List:
		w.list(n)
	case *ast.ListItem:
		w.wrap("<li>", n, "</li>\n")
	case *ast.ThematicBreak:
		w.out.WriteString("<hr>\n")
	case *ast.FencedCodeBlock:
		w.fence(n)
	case *ast.CodeBlock:
		w.code("", n.Lines())
	case *ast.HTMLBlock:
		w.rawBlock(n)
	case *exast.Table:
		w.table(n)
	case *exast.FootnoteList:
		w.wrap(`<section class="footnotes" role="doc-endnotes">`+"\n<ol>\n", n, "</ol>\n</section>\n")
	case *exast.Footnote:
		w.wrap(`<li id="`+w.noteID(n.Index)+`">`+"\n", n, "</li>\n")
	case *exast.FootnoteBacklink:
		w.out.WriteString(w.backlink(n))
	}
}

func (w *writer) wrap(open string, n ast.Node, end string) {
	w.out.WriteString(open)
	w.children(n)
	w.out.WriteString(end)
}

func (w *writer) paragraph(n *ast.Paragraph) {
	if image, ok := n.FirstChild().(*ast.Image); ok && n.ChildCount() == 1 {
		r := run{w: w}
		r.picture(image)
		if h := r.pieces[0].hole; h != nil {
			h.Block = true
			r.finish()
			return
		}
	}
	w.out.WriteString("<p>")
	w.inline(n)
	w.out.WriteString("</p>\n")
	w.say("\n")
}

func (w *writer) list(n *ast.List) {
	if !n.IsOrdered() {
		w.wrap("<ul>\n", n, "</ul>\n")
		return
	}
	open := "<ol>\n"
	if n.Start != 1 {
		open = `<ol start="` + strconv.Itoa(n.Start) + "\">\n"
	}
	w.wrap(open, n, "</ol>\n")
}

var codeLanguage = regexp.MustCompile(`^[A-Za-z0-9+#._-]{1,32}$`)

func (w *writer) fence(n *ast.FencedCodeBlock) {
	class := ""
	if name := resolve(n.Language(w.t.src)); codeLanguage.MatchString(name) {
		class = ` class="language-` + escape(name) + `"`
	}
	w.code(class, n.Lines())
	if k := n.Lines().Len(); k > 0 && strings.TrimLeft(w.t.s[n.Lines().At(k-1).Stop:], " \t\n") == "" {
		w.warnf(n.Pos(), "markdown-fence-open")
	}
}

// code can be wider than the page, so the keyboard must reach it to scroll.
func (w *writer) code(class string, lines *gtext.Segments) {
	w.out.WriteString(`<pre tabindex="0"><code` + class + ">")
	for i := range lines.Len() {
		line := lines.At(i)
		w.write(string(line.Value(w.t.src)))
	}
	w.out.WriteString("</code></pre>\n")
}

func (w *writer) rawBlock(n *ast.HTMLBlock) {
	w.errorf(n.Pos(), "markdown-html", "html", firstLine(w.t.s[max(n.Pos(), 0):]))
	var b strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		b.Write(line.Value(w.t.src))
	}
	if n.HasClosure() {
		b.Write(n.ClosureLine.Value(w.t.src))
	}
	s := strings.TrimSpace(b.String())
	w.out.WriteString("<p>")
	w.write(s)
	w.out.WriteString("</p>\n")
	w.say("\n")
}

// firstLine quotes the beginning of what a finding is about.
func firstLine(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	const longest = 40
	n := 0
	for i := range s {
		if n++; n > longest {
			return s[:i] + "…"
		}
	}
	return s
}

// table writes the alignment as a class, for the site's policy allows no
// style attribute. The table scrolls in its own box on narrow screens.
func (w *writer) table(n *exast.Table) {
	w.out.WriteString(`<div class="table" tabindex="0"><table>` + "\n")
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		_, header := row.(*exast.TableHeader)
		if header {
			w.out.WriteString("<thead>\n")
		}
		w.row(row, header)
		if header {
			w.out.WriteString("</thead>\n")
			if row.NextSibling() != nil {
				w.out.WriteString("<tbody>\n")
			}
		}
	}
	if n.ChildCount() > 1 {
		w.out.WriteString("</tbody>\n")
	}
	w.out.WriteString("</table></div>\n")
}

func (w *writer) row(row ast.Node, header bool) {
	w.out.WriteString("<tr>")
	for c := row.FirstChild(); c != nil; c = c.NextSibling() {
		cell, ok := c.(*exast.TableCell)
		if !ok {
			continue
		}
		open, end := "<td", "</td>"
		if header && cell.HasChildren() {
			open, end = `<th scope="col"`, "</th>"
		}
		switch cell.Alignment {
		case exast.AlignLeft:
			open += ` class="left"`
		case exast.AlignRight:
			open += ` class="right"`
		case exast.AlignCenter:
			open += ` class="center"`
		}
		w.out.WriteString(open + ">")
		w.inline(cell)
		w.out.WriteString(end)
		if c.NextSibling() != nil {
			w.say(" ")
		}
	}
	w.out.WriteString("</tr>\n")
	w.say("\n")
	w.cellsTooMany(row)
}

// cellsTooMany finds what goldmark drops: cells without a column.
func (w *writer) cellsTooMany(row ast.Node) {
	cell := row.LastChild()
	if cell == nil || cell.Lines().Len() == 0 {
		return
	}
	last := cell.Lines().At(cell.Lines().Len() - 1)
	rest, _, _ := strings.Cut(w.t.s[last.Stop:], "\n")
	rest = strings.TrimPrefix(strings.TrimSpace(rest), "|")
	if strings.TrimSpace(rest) != "" {
		w.errorf(len(w.t.s)-len(strings.TrimLeft(w.t.s[last.Stop:], " \t|")), "markdown-table-cells",
			"cells", firstLine(strings.Trim(rest, " \t|")))
	}
}

// noteName makes the ids of footnotes differ between the texts on one page.
func (w *writer) noteName() string {
	if w.note == "" {
		w.note = fmt.Sprintf("%04x", uint16(source.SumOf(w.t.src)))
	}
	return w.note
}

func (w *writer) noteID(index int) string { return fmt.Sprintf("fn-%s-%d", w.noteName(), index) }

func (w *writer) noteRefID(index, ref int) string {
	if ref == 0 {
		return fmt.Sprintf("fnref-%s-%d", w.noteName(), index)
	}
	return fmt.Sprintf("fnref-%s-%d-%d", w.noteName(), index, ref+1)
}

// backlink shows a symbol only, followed by a number if the footnote is
// referred to more than once: words would need a language.
func (w *writer) backlink(n *exast.FootnoteBacklink) string {
	if w.lost[[2]int{n.Index, n.RefIndex}] {
		return ""
	}
	number := ""
	if n.RefIndex > 0 {
		number = fmt.Sprintf("<sup>%d</sup>", n.RefIndex+1)
	}
	return fmt.Sprintf("\u00a0<a href=\"#%s\" role=\"doc-backlink\">↩\uFE0E%s</a>", w.noteRefID(n.Index, n.RefIndex), number)
}
