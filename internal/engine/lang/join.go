package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A joint says when a preposition takes its long form: before a word that
// begins with a letter of first and goes on with one of then, or that begins
// with one of the stems.
type joint struct {
	long  string
	first string
	then  string // empty: any letter
	stems []string
}

// A glide is a vowel that loses its syllable after another vowel: Belarusian
// у, which is ў between a vowel and the rest of its word. The rule is in the
// law of 23 July 2008 on the Belarusian spelling.
type glide struct {
	full, short rune
	capital     rune     // short in upper case
	vowels      string   // small and capital
	stressed    []string // words that keep the full letter; a hyphen at the end: all that begin so
}

// Join joins a preposition to a name that is already in its case, with a
// no-break space: "во Владимире", "са Слуцка", "ў Віцебску". Before is the
// text that comes before, as far as it is known, with or without its last
// space: Belarusian у turns to ў after a vowel, so Join("адбылася", "у",
// "Віцебску") is "ў Віцебску". Before itself is not part of the result. A
// preposition in capitals stays as it is.
func (l *Language) Join(before, preposition, name string) string {
	joined := preposition
	if j, ok := l.prepositions[strings.ToLower(preposition)]; ok && j.fits(strings.ToLower(name)) {
		joined = likeCase(preposition, j.long)
	}
	if g := l.glide; g != nil {
		if joined == string(g.full) && g.open(before) {
			joined = string(g.short)
		}
		name = g.after(joined, name)
	}
	return joined + nbsp + name
}

// In joins the language's "in" to a name in its locative.
func (l *Language) In(before, locative string) string {
	return l.Join(before, l.in, locative)
}

// fits reports whether the long form stands before the name (in lower case).
func (j joint) fits(name string) bool {
	name = strings.TrimLeftFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for _, stem := range j.stems {
		if strings.HasPrefix(name, stem) {
			return true
		}
	}
	a, n := utf8.DecodeRuneInString(name)
	b, _ := utf8.DecodeRuneInString(name[n:])
	return n > 0 && strings.ContainsRune(j.first, a) && (j.then == "" || strings.ContainsRune(j.then, b))
}

// open reports whether the text ends in a vowel, with nothing but spaces
// after it.
func (g *glide) open(before string) bool {
	last, n := utf8.DecodeLastRuneInString(strings.TrimRightFunc(before, isSpace))
	return n > 0 && g.vowel(last)
}

func (g *glide) vowel(r rune) bool { return strings.ContainsRune(g.vowels, r) }

// after changes the first letter of a name that follows a vowel: ва +
// універсітэце is ва ўніверсітэце. Capitals and stressed letters stay.
func (g *glide) after(before, name string) string {
	rest, ok := strings.CutPrefix(name, string(g.full))
	if !ok || !g.open(before) || g.keeps(firstWord(name)) {
		return name
	}
	return string(g.short) + rest
}

// keeps reports whether the word (in lower case) begins with the full letter
// after a vowel too, because it is stressed there.
func (g *glide) keeps(word string) bool {
	for _, s := range g.stressed {
		stem, open := strings.CutSuffix(s, "-")
		if word == stem || open && strings.HasPrefix(word, stem) {
			return true
		}
	}
	return false
}

func firstWord(s string) string {
	for i, r := range s {
		if !unicode.IsLetter(r) {
			return s[:i]
		}
	}
	return s
}

// likeCase gives long a capital if short begins with one.
func likeCase(short, long string) string {
	a, _ := utf8.DecodeRuneInString(short)
	b, n := utf8.DecodeRuneInString(long)
	if unicode.IsUpper(a) {
		return string(unicode.ToUpper(b)) + long[n:]
	}
	return long
}
