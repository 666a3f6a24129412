package lang

import (
	"strings"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/unicode/norm"
)

// A collation is a collator with its buffer; neither may be shared between
// goroutines.
type collation struct {
	*collate.Collator
	collate.Buffer
}

// Compare orders two names as the language's alphabet does: first by their
// letters, then by marks (in Russian ё stands with е, in Belarusian it is a
// letter of its own), then by case. Quotes and other signs before a name do
// not count; digits stand before the letters. Only equal strings are equal.
func (l *Language) Compare(a, b string) int {
	return strings.Compare(l.SortKey(a), l.SortKey(b))
}

// SortKey returns bytes whose order is that of Compare: for sorting more
// than a few names.
func (l *Language) SortKey(s string) string {
	c, ok := l.collators.Get().(*collation)
	if !ok {
		c = &collation{Collator: collate.New(l.cldr, collate.Numeric)}
	}
	defer l.collators.Put(c)
	c.Reset()
	key := c.KeyFromString(&c.Buffer, l.listed(s))
	return string(key) + "\x00" + s
}

// Initial returns the heading under which a name is listed: its first letter
// in upper case, "#" for a digit or for no letter at all. Signs before the
// name do not count.
func (l *Language) Initial(s string) string {
	for _, r := range l.listed(s) {
		if !isLetter(r) {
			break
		}
		r = unicode.ToUpper(r)
		if other, ok := l.letters.initials[r]; ok {
			r = other
		}
		return string(r)
	}
	return "#"
}

// listed returns a name as alphabetical lists see it: without the signs
// before it, and without quotes and apostrophes, which are no letters.
func (l *Language) listed(s string) string {
	s = norm.NFC.String(strings.ToValidUTF8(s, "\ufffd"))
	s = strings.TrimLeftFunc(s, func(r rune) bool { return !isLetter(r) && !unicode.IsDigit(r) })
	return strings.Map(func(r rune) rune {
		if isApostrophe(r) || strings.ContainsRune("«»„“”‘\"", r) {
			return -1
		}
		return r
	}, s)
}
