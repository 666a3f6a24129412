package lang

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// marks holds the punctuation of a language.
type marks struct {
	quotes [4]rune    // outer pair, inner pair
	dash   rune       // between words, with spaces round it
	short  shortWords // that must not end a line
	units  []string   // what must not be parted from the number before it
}

// Short words have one letter or two.
type shortWords struct {
	all      map[string]bool
	cyrillic [129 * 129]bool // those of basic Cyrillic, by number: see wordBetween
}

// inAnyCase returns words in all mixtures of small and capital letters. To
// write the words of a text in small letters and to look for them in a list
// would make Typography slower by a fifth, to look for all in the map by a
// tenth.
func inAnyCase(words ...string) shortWords {
	short := shortWords{all: map[string]bool{}}
	for _, w := range words {
		upper := strings.ToUpper(w)
		_, first := utf8.DecodeRuneInString(w)
		for _, form := range []string{w, upper, upper[:first] + w[first:], w[:first] + upper[first:]} {
			short.all[form] = true
			if n := wordBetween(form+" я", len(form)); n > 0 {
				short.cyrillic[n] = true
			}
		}
	}
	return short
}

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
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\ufffd")
	}
	set := l.marks.signs(s, nil)
	if b := l.marks.bind(nil, set, nil); len(b) > 0 {
		return string(b)
	}
	return set
}

// AppendTypography appends to b what Typography makes of s, which must be
// UTF-8. A text has a great many paragraphs: their words need no string each.
// at are offsets in s in ascending order; they become those of the same places
// in what is appended.
func (l *Language) AppendTypography(b []byte, s string, at []int) []byte {
	set := l.marks.signs(s, at)
	n := len(b)
	if b = l.marks.bind(b, set, at); len(b) == n {
		b = append(b, set...)
	}
	return b
}

// signs puts one sign for another.
func (m *marks) signs(s string, at places) string {
	return m.quote(apostrophes(apostrophes(m.dashes(dots(s, at), at), "'", at), "ʼ", at), at)
}

// dots writes three dots as one sign; a row of any other length stays.
func dots(s string, at places) string {
	e := edit{s: s, at: at}
	for i := 0; ; {
		next := strings.Index(s[i:], "...")
		if next < 0 {
			return e.String()
		}
		i += next
		n := row(s[i:])
		if n == 3 {
			e.replace(i, i+n, '…')
		}
		i += n
	}
}

// dashes writes the dash where typewriters have one hyphen or two.
func (m *marks) dashes(s string, at places) string {
	e := edit{s: s, at: at}
	for i := 0; ; {
		next := strings.IndexByte(s[i:], '-')
		if next < 0 {
			return e.String()
		}
		i += next
		n := row(s[i:])
		if n <= 2 && dashed(s[:i], s[i+n:]) {
			e.replace(i, i+n, m.dash)
		}
		i += n
	}
}

// row counts how often the first byte of s is repeated.
func row(s string) int {
	n := 1
	for n < len(s) && s[n] == s[0] {
		n++
	}
	return n
}

// dashed reports whether a hyphen stands for a dash: a space on both sides,
// words before it on the line, and not a sum of numbers.
func dashed(before, after string) bool {
	if next := firstRune(after); !isSpace(lastRune(before)) || !isSpace(next) && !isLineEnd(next) {
		return false
	}
	last := lastRune(strings.TrimRightFunc(before, isSpace))
	next := firstRune(strings.TrimLeftFunc(after, isSpace))
	return last != none && !isLineEnd(last) && !(unicode.IsDigit(last) && unicode.IsDigit(next))
}

// apostrophes replaces a sign that is typed for the apostrophe.
func apostrophes(s, sign string, at places) string {
	e := edit{s: s, at: at}
	for i := 0; ; {
		next := strings.Index(s[i:], sign)
		if next < 0 {
			return e.String()
		}
		i += next
		if inside(s, i, len(sign)) {
			e.replace(i, i+len(sign), '’')
		}
		i += len(sign)
	}
}

// inside reports whether the sign at i, size bytes long, is between letters.
func inside(s string, i, size int) bool {
	return isLetter(lastRune(s[:i])) && isLetter(firstRune(s[i+size:]))
}

// bind appends s with no-break spaces to b, and nothing if there is none.
func (m *marks) bind(b []byte, s string, at places) []byte {
	start := len(b)
	done := 0 // what of s is in b
	for i := 0; ; i++ {
		next := strings.IndexByte(s[i:], ' ')
		if next < 0 {
			break
		}
		i += next
		if i > 0 && i+1 < len(s) && s[i+1] != "—"[0] && (endsLong(s[:i]) || isClause(s[i-1])) { // most spaces
			continue
		}
		var bound bool
		if word := wordBetween(s, i); word > 0 {
			bound = m.short.cyrillic[word]
		} else {
			bound = m.binds(s[:i], s[i+1:])
		}
		if bound {
			if done == 0 {
				b = slices.Grow(b, len(s)+len(s)/16+len(nbsp))
			}
			at.move(i, len(b)-start-done)
			b = append(append(b, s[done:i]...), nbsp...)
			done = i + 1
		}
	}
	if done > 0 {
		at.move(len(s), len(b)-start-done)
		b = append(b, s[done:]...)
	}
	return b
}

// wordBetween returns the number of a word of one or two letters of basic
// Cyrillic that stands behind a space and before the one at i, if a letter
// follows: most of the words that are short. Of others it is 0.
func wordBetween(s string, i int) int {
	if i+1 == len(s) || !basicCyrillic(s[i+1]) {
		return 0
	}
	word := 0
	for at := i - 2; at >= max(0, i-4) && basicCyrillic(s[at]); at -= 2 {
		word = 129*word + 1 + (int(s[at]&1)<<6 | int(s[at+1]&0x3F))
		if at == 0 || s[at-1] == ' ' {
			return word
		}
	}
	return 0
}

// binds reports whether a space must hold its neighbours together.
func (m *marks) binds(left, right string) bool {
	if right == "" {
		return false
	}
	before, after := lastRune(left), firstRune(right)
	switch {
	case before == none || isSpace(before) || isLineEnd(before):
		return false
	case after == '–' || after == '—':
		if next := firstRune(right[len("—"):]); isSpace(next) || isLineEnd(next) {
			return true
		}
	}
	switch {
	case before == '№' || before == '§':
		return unicode.IsDigit(after) || isLetter(after)
	case unicode.IsDigit(before):
		return m.unit(right)
	case isLetter(before):
		return (isLetter(after) || unicode.IsDigit(after) || after == '\ufffc' || m.opens(after)) && m.isShort(left)
	}
	return false
}

const longestShort = 2 // letters; longer words may end a line

// endsLong is a quick look at the last letters, for what isShort need not be
// asked; without it bind takes almost twice the time. False means nothing.
func endsLong(s string) bool {
	n := len(s)
	return n >= 6 && basicCyrillic(s[n-2]) && basicCyrillic(s[n-4]) && basicCyrillic(s[n-6])
}

// isClause is true of signs behind which only a dash is bound.
func isClause(c byte) bool {
	return c == ',' || c == '.' || c == ';' || c == ':' || c == '!' || c == '?'
}

// isShort reports whether the text ends in one of the short words.
func (m *marks) isShort(s string) bool {
	start, letters := len(s), 0
	prior := lastRune(s)
	for isLetter(prior) {
		if letters++; letters > longestShort {
			return false
		}
		start -= utf8.RuneLen(prior)
		prior = lastRune(s[:start])
	}
	if isApostrophe(prior) || prior == '-' || unicode.IsMark(prior) {
		return false
	}
	return m.short.all[s[start:]]
}

// unit reports whether the text begins with a unit as a whole word.
func (m *marks) unit(s string) bool {
	for _, u := range m.units {
		rest, ok := strings.CutPrefix(s, u)
		if !ok {
			continue
		}
		if next := firstRune(rest); !isLetter(lastRune(u)) || !isLetter(next) && !unicode.IsDigit(next) && !isApostrophe(next) {
			return true
		}
	}
	return false
}
