package markdown

import (
	"bytes"
	"slices"
	"strconv"

	"pobratim/internal/engine/diag"
)

// Limits that keep the time of any input within seconds. The parser is
// quadratic in places: looking for the end of each [ or * in a paragraph,
// for the definition of each footnote, in tables, in nested lists.
const (
	maxLines  = 50_000
	maxBlock  = 64 << 10 // bytes between two blank lines
	maxDepth  = 32       // lists and quotations inside each other
	maxIndent = 100      // columns before the marker of a list or quotation
	maxCells  = 20_000   // of all tables, empty cells at the end of rows included
	maxNotes  = 2_000    // [^ in the text
	maxPipes  = 2_000    // \| in the text
	maxWork   = 1 << 30  // steps: for each block its length times its special characters
)

// limit returns the source for the parser: the whole, or a copy in which
// blocks beyond a limit are blanked out, so that offsets stay true. And, as it
// looks at every byte, whether the text is one for linkGrammar. Where its signs
// are is on the desk then.
func (d *desk) limit() (safe []byte, links bool, found diag.List) {
	t := &d.text
	if n := bytes.Count(t.src, []byte("\n")); n > maxLines {
		return nil, false, diag.List{diag.Errorf(t.pos(0), "markdown-too-many-lines",
			"lines", strconv.Itoa(n), "most", strconv.Itoa(maxLines))}
	}
	g := guard{t: t, safe: t.src, signs: d.signs[:0]}
	start := -1
	for i := 0; i < len(t.src); {
		end := lineEnd(t.src, i)
		line := t.src[i:end]
		blank := isBlank(line)
		if blank && start >= 0 {
			g.block(start, i)
			start = -1
		}
		if blank && bytes.IndexByte(line, '\t') >= 0 || bytes.HasSuffix(line, []byte("  \n")) {
			g.links = true
		}
		if !blank && start < 0 {
			start = i
		}
		i = end
	}
	if start >= 0 {
		g.block(start, len(t.src))
	}
	d.signs = g.signs
	return g.safe, g.links, g.found
}

// lineEnd returns the offset behind the line that starts at i.
func lineEnd(src []byte, i int) int {
	if n := bytes.IndexByte(src[i:], '\n'); n >= 0 {
		return i + n + 1
	}
	return len(src)
}

// isBlank is also true of the blank lines of a quotation: no paragraph goes
// on beyond them.
func isBlank(line []byte) bool {
	quotes := 0
	for _, c := range line {
		switch c {
		case '>':
			quotes++
		case ' ', '\t', '\n':
		default:
			return false
		}
	}
	return quotes <= maxDepth
}

// A guard adds up what the blocks cost.
type guard struct {
	t                         *text
	safe                      []byte
	links                     bool // see linkGrammar
	signs                     []int32
	found                     diag.List
	cells, notes, pipes, work int
}

func (g *guard) block(start, end int) {
	block := g.t.src[start:end]
	specials, notes, pipes := 0, 0, 0
	before := len(g.signs)
	g.signs = appendSigns(g.signs, block, start)
	for _, at := range g.signs[before:] {
		i := int(at) - start
		c := block[i]
		if !isSpecial[c] {
			continue
		}
		switch {
		case c == '@' || c == '\t':
			g.links = true
		case c == 'w':
			g.links = g.links || bytes.HasPrefix(block[i:], []byte("www."))
		case c != '|':
			specials++
			if c == '[' && i+1 < len(block) && block[i+1] == '^' {
				notes++
			}
		case i > 0 && block[i-1] == '\\':
			pipes++
		}
	}
	cells, deep := shape(block, specials)
	switch {
	case len(block) > maxBlock:
		g.refuse(start, end, diag.Errorf(g.t.pos(start), "markdown-block-long", "most", strconv.Itoa(maxBlock>>10)))
	case deep >= 0:
		g.refuse(start, end, diag.Errorf(g.t.pos(start+deep), "markdown-deep", "most", strconv.Itoa(maxDepth)))
	case g.cells+cells > maxCells:
		g.refuse(start, end, diag.Errorf(g.t.pos(start), "markdown-table-large", "most", strconv.Itoa(maxCells)))
	case g.notes+notes > maxNotes:
		g.refuse(start, end, diag.Errorf(g.t.pos(start), "markdown-footnotes-many", "most", strconv.Itoa(maxNotes)))
	case g.pipes+pipes > maxPipes, g.work+specials*len(block) > maxWork:
		g.refuse(start, end, diag.Errorf(g.t.pos(start), "markdown-tangled"))
	default:
		g.cells += cells
		g.notes += notes
		g.pipes += pipes
		g.work += specials * len(block)
	}
}

// isSpecial are the bytes at which goldmark may look far ahead or back, and
// those that linkGrammar is for.
var isSpecial = func() (is [256]bool) {
	for _, c := range "[](<*_~`!\"':|@\tw" {
		is[c] = true
	}
	return is
}()

// appendSigns appends where the bytes of a text are at which something begins:
// very few are, and for each question that is asked of them to look at all
// others again would take as long as to parse a tenth of the text.
func appendSigns(signs []int32, text []byte, start int) []int32 {
	for i, c := range text {
		if isSign[c] {
			signs = append(signs, int32(start+i))
		}
	}
	return signs
}

var isSign = func() (is [256]bool) {
	for c := range is {
		is[c] = isSpecial[c] || maybeMark[c]
	}
	return is
}()

func (g *guard) refuse(start, end int, d diag.Diagnostic) {
	g.links = true // there are spaces at the end of lines now
	if &g.safe[0] == &g.t.src[0] {
		g.safe = slices.Clone(g.t.src)
	}
	for i := start; i < end; i++ {
		if g.safe[i] != '\n' {
			g.safe[i] = ' '
		}
	}
	g.found = append(g.found, d)
}

// shape returns how many cells the block has if it is a table, and the
// offset of the first line that is nested too deeply, or -1.
func shape(block []byte, specials int) (cells, deep int) {
	columns, lines := 0, 0
	deep = -1
	for i := 0; i < len(block); {
		end := lineEnd(block, i)
		line := block[i:end]
		lines++
		if isDelimiterRow(line) {
			columns = max(columns, 1+bytes.Count(line, []byte("|")))
		}
		if deep < 0 && (isDeep(line) || specials > maxDepth && bytes.Count(line, []byte("]:")) > maxDepth) {
			deep = i
		}
		i = end
	}
	return columns * lines, deep
}

// isDelimiterRow is true of every line that could be the second of a table,
// markers of lists and quotations before it included.
func isDelimiterRow(line []byte) bool {
	dash := false
	for _, c := range line {
		switch c {
		case '-':
			dash = true
		case ' ', '\t', '\n', '|', ':', '>', '+', '*', '.', ')', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		default:
			return false
		}
	}
	return dash
}

// isDeep counts the markers at the start of a line. A line of one character
// and spaces only is a thematic break.
func isDeep(line []byte) bool {
	markers, column, i := 0, 0, 0
	for ; i < len(line); i++ {
		c := line[i]
		ends := i+1 == len(line) || line[i+1] == ' ' || line[i+1] == '\t' || line[i+1] == '\n'
		switch {
		case c == '\t':
			column += 4 - column%4
			continue
		case c == '>', (c == '-' || c == '+' || c == '*' || c == '.' || c == ')') && ends:
			markers++
			if column > maxIndent {
				return true
			}
		case c == ' ', '0' <= c && c <= '9', c == '[', c == '^', c == ']', c == ':':
		default:
			return markers > maxDepth
		}
		column++
	}
	return markers > maxDepth && !isBreak(line)
}

func isBreak(line []byte) bool {
	rule := bytes.Join(bytes.Fields(line), nil)
	return len(rule) > 0 && bytes.Count(rule, rule[:1]) == len(rule) && rule[0] != '>'
}
