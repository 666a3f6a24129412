package lang

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// marks holds the punctuation of a language.
type marks struct {
	quotes [4]rune  // outer pair, inner pair
	dash   rune     // between words, with spaces round it
	short  []string // words, in lower case, that must not end a line
	units  []string // what must not be parted from the number before it
}

// spaces are the signs that part words within a line.
const spaces = " \t\u00a0\u202f\u2009"

// Typography sets plain text as print does: "quotes" into the language's
// own, an apostrophe between letters into ’, three dots into …, a hyphen
// between spaces into a dash, and a no-break space where a line must not
// end: before a dash, after short words, №, § and between a number and its
// unit. Everything else stays, line ends too: a quote without its partner,
// a hyphen at the beginning of a line (a list), more than three dots.
// U+FFFC stands for a piece that is not text, such as a link, and counts as a
// word. One sign is put for one sign; only a row of dots or hyphens becomes
// shorter. Doing it twice changes nothing more. Bytes that are not UTF-8
// become U+FFFD.
func (l *Language) Typography(s string) string {
	text := []rune(strings.ToValidUTF8(s, "\ufffd"))
	if strings.Contains(s, "...") || strings.Contains(s, "-") {
		text = l.marks.shorten(text)
	}
	for i := range text {
		if inside(text, i) {
			text[i] = '’'
		}
	}
	if strings.Contains(s, `"`) {
		l.marks.quote(text)
	}
	for i, r := range text {
		if r == ' ' && l.marks.binds(text, i) {
			text[i] = '\u00a0'
		}
	}
	return string(text)
}

// shorten writes the signs that typewriters make of several characters.
func (m marks) shorten(text []rune) []rune {
	out := make([]rune, 0, len(text))
	for i := 0; i < len(text); {
		n := 1
		for i+n < len(text) && text[i+n] == text[i] {
			n++
		}
		switch {
		case text[i] == '.' && n == 3:
			out = append(out, '…')
		case text[i] == '-' && n <= 2 && m.dashed(text, i, i+n):
			out = append(out, m.dash)
		default:
			out = append(out, text[i:i+n]...)
		}
		i += n
	}
	return out
}

// dashed reports whether a hyphen stands for a dash: a space on both sides,
// words before it on the line, and not a sum of numbers.
func (m marks) dashed(text []rune, from, to int) bool {
	before, after := at(text, from-1), at(text, to)
	if !isSpace(before) || !isSpace(after) && after != '\n' && after != '\r' {
		return false
	}
	i := from - 1
	for i >= 0 && isSpace(text[i]) {
		i--
	}
	j := to
	for j < len(text) && isSpace(text[j]) {
		j++
	}
	last, next := at(text, i), at(text, j)
	return last != none && last != '\n' && last != '\r' && !(unicode.IsDigit(last) && unicode.IsDigit(next))
}

// binds reports whether the space at i must hold its neighbours together.
func (m marks) binds(text []rune, i int) bool {
	before, after := at(text, i-1), at(text, i+1)
	switch {
	case before == none || after == none || isSpace(before) || before == '\n' || before == '\r':
		return false
	case (after == '–' || after == '—') && (isSpace(at(text, i+2)) || at(text, i+2) == '\n' || at(text, i+2) == '\r'):
		return true
	case before == '№' || before == '§':
		return unicode.IsDigit(after) || isLetter(after)
	case unicode.IsDigit(before):
		return m.unit(text[i+1:])
	case isLetter(before):
		return (isLetter(after) || unicode.IsDigit(after) || after == '\ufffc' || m.opens(after)) && m.isShort(text[:i])
	}
	return false
}

// isShort reports whether the text ends in one of the short words.
func (m marks) isShort(text []rune) bool {
	const longest = 2 // letters; longer words may end a line
	i := len(text)
	for i > 0 && len(text)-i <= longest && isLetter(text[i-1]) {
		i--
	}
	if len(text)-i > longest || isApostrophe(at(text, i-1)) || at(text, i-1) == '-' || unicode.IsMark(at(text, i-1)) {
		return false
	}
	return slices.Contains(m.short, strings.ToLower(string(text[i:])))
}

// unit reports whether the text begins with a unit as a whole word.
func (m marks) unit(text []rune) bool {
	for _, u := range m.units {
		n := utf8.RuneCountInString(u)
		if len(text) < n || string(text[:n]) != u {
			continue
		}
		if next := at(text, n); !isLetter(text[n-1]) || !isLetter(next) && !unicode.IsDigit(next) && !isApostrophe(next) {
			return true
		}
	}
	return false
}

// inside reports whether the sign at i is an apostrophe between letters.
func inside(text []rune, i int) bool {
	return isApostrophe(text[i]) && isLetter(at(text, i-1)) && isLetter(at(text, i+1))
}

// none stands for what is beyond the ends of a text.
const none = rune(-1)

func at(text []rune, i int) rune {
	if i < 0 || i >= len(text) {
		return none
	}
	return text[i]
}

// isSpace knows the signs of spaces.
func isSpace(r rune) bool {
	return r == ' ' || r == '\t' || r == '\u00a0' || r == '\u202f' || r == '\u2009'
}

// isApostrophe knows the signs that are typed for the apostrophe.
func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' }

// isLetter leaves out U+02BC, which Unicode counts among the letters.
func isLetter(r rune) bool {
	switch {
	case r >= 'А' && r <= 'я': // most of a text
		return true
	case r < 'A':
		return false
	}
	return unicode.IsLetter(r) && !isApostrophe(r)
}
