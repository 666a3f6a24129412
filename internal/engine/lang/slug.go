package lang

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold makes words comparable for search: lower case, ё as е, ў as у, no
// apostrophes and no stress marks. The browser folds what is typed in the
// same way (testdata/fold.tsv holds the cases for both).
func (l *Language) Fold(s string) string { return fold(s) }

func fold(s string) string {
	s = strings.ToLower(norm.NFC.String(strings.ToValidUTF8(s, "\ufffd")))
	return strings.Map(func(r rune) rune {
		switch {
		case r == 'ё':
			return 'е'
		case r == 'ў':
			return 'у'
		case isApostrophe(r) || r == '‘' || r == '`' || r == '´', r == '\u00ad', r >= '\u0300' && r <= '\u036f':
			return -1
		}
		return r
	}, s)
}

// Slug makes a readable anchor of a heading, in [a-z0-9-], never empty and
// at most 60 characters, cut at a word: «Как всё начиналось» is
// kak-vsyo-nachinalos. Letters that have no Latin spelling here are left
// out. Two headings may have one slug.
func (l *Language) Slug(s string) string {
	const longest = 60
	var b strings.Builder
	b.Grow(longest)
	gap := false
	write := func(part string) {
		if gap && b.Len() > 0 {
			b.WriteByte('-')
		}
		gap = false
		b.WriteString(part)
	}
	for _, r := range strings.ToLower(norm.NFC.String(strings.ToValidUTF8(s, " "))) {
		part, known := l.letters.slug[r]
		switch {
		case known && part != "":
			write(part)
		case known || isApostrophe(r) || unicode.IsMark(r) || r == '\u00ad':
		case isLetter(r):
			if part := plainLatin(r); part != "" {
				write(part)
			}
		case r >= '0' && r <= '9':
			write(string(r))
		default:
			gap = true
		}
	}
	slug := b.String()
	if len(slug) > longest {
		cut := strings.LastIndexByte(slug[:longest+1], '-')
		if cut < longest/3 { // one very long word
			cut = longest
		}
		slug = strings.TrimRight(slug[:cut], "-")
	}
	if slug == "" {
		return "section"
	}
	return slug
}

// plainLatin takes the marks off a Latin letter: ż is z. Other scripts give
// nothing.
func plainLatin(r rune) string {
	switch r {
	case 'ł':
		return "l"
	case 'ß':
		return "ss"
	case 'ø':
		return "o"
	case 'æ':
		return "ae"
	}
	for _, base := range norm.NFKD.String(string(r)) {
		if base >= 'a' && base <= 'z' {
			return string(base)
		}
		break
	}
	return ""
}
