package markdown

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
)

var (
	braces     = regexp.MustCompile(`[ \t]*\{[^{}]*\}[ \t]*$`)
	explicitID = regexp.MustCompile(`^\{#([A-Za-z][A-Za-z0-9_-]*)\}$`)
	attributes = regexp.MustCompile(`^\{ *([#.]|[\w-]+ *=)`)
)

// heading writes a heading. The title of the page is its h1, so a text
// begins at h2.
func (w *writer) heading(n *ast.Heading) {
	level := max(n.Level, 2)
	if n.Level == 1 {
		w.errorf(n.Pos(), "markdown-h1")
	}
	if last := max(w.level, 1); level > last+1 {
		w.warnf(n.Pos(), "markdown-heading-jump", "level", strconv.Itoa(level), "want", strconv.Itoa(last+1))
	}
	w.level = level

	r := run{w: w, pieces: w.spare[:0]}
	id, offset, cut := w.explicit(n)
	if cut >= 0 {
		r.stop = cut
	}
	r.nodes(n)
	r.compose()
	w.give(r.pieces)
	text := strings.Clone(strings.TrimSpace(said(r.pieces)))
	if text == "" {
		w.errorf(n.Pos(), "markdown-heading-empty")
		return
	}
	id = w.headingID(id, offset, text)
	digit := '0' + byte(level)
	w.out.WriteString("<h")
	w.out.WriteByte(digit)
	w.out.WriteString(` id="`)
	w.out.WriteString(escape(id))
	w.out.WriteString(`">`)
	r.emit()
	w.out.WriteString("</h")
	w.out.WriteByte(digit)
	w.out.WriteString(">\n")
	w.say("\n")
	w.headings = append(w.headings, Heading{Level: level, ID: id, Text: text})
}

// explicit returns the id that stands in braces behind a heading, the offset
// of the brace, and where the heading's words end; "", -1, -1 without one.
func (w *writer) explicit(n *ast.Heading) (id string, offset, cut int) {
	if n.Lines().Len() == 0 {
		return "", -1, -1
	}
	line := n.Lines().At(n.Lines().Len() - 1)
	s := w.t.s[line.Start:line.Stop]
	if !strings.HasSuffix(strings.TrimRight(s, " \t\n"), "}") {
		return "", -1, -1
	}
	m := braces.FindStringIndex(s)
	if m == nil {
		return "", -1, -1
	}
	offset = line.Start + m[0] + strings.IndexByte(s[m[0]:], '{')
	found := explicitID.FindStringSubmatch(strings.TrimSpace(s[m[0]:m[1]]))
	if found == nil {
		return "", offset, -1
	}
	return strings.Clone(found[1]), offset, line.Start + m[0]
}

// headingID returns an id that no other heading of the text has.
func (w *writer) headingID(id string, offset int, text string) string {
	if first, ok := w.reserved[id]; ok && first == offset {
		return id
	}
	switch {
	case id != "":
		w.errorf(offset, "markdown-id-twice", "id", id, "first", strconv.Itoa(int(w.t.pos(w.reserved[id]).Line)))
	case offset >= 0 && attributes.MatchString(w.t.s[offset:]):
		w.warnf(offset, "markdown-attributes", "braces", inBraces(w.t.s[offset:]))
	}
	if id == "" {
		if id = "section"; w.l != nil {
			id = w.l.Slug(text)
		}
	}
	if w.ids == nil {
		w.ids = map[string]int{}
	}
	for base := id; ; {
		_, given := w.reserved[id]
		if _, taken := w.ids[id]; !given && !taken {
			w.ids[id] = 1
			return id
		}
		w.ids[base] = max(w.ids[base], 1) + 1
		id = base + "-" + strconv.Itoa(w.ids[base])
	}
}

// inBraces quotes braces and what they hold.
func inBraces(s string) string {
	s = s[:min(len(s), 200)]
	if end := strings.IndexAny(s, "}\n"); end >= 0 && s[end] == '}' {
		s = s[:end+1]
	}
	return firstLine(s)
}
