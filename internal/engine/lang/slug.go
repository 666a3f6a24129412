package lang

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

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
	b := make([]byte, 0, longest+8) // and the last letter, which can be shch
	gap := false
	write := func(part string) {
		if gap && len(b) > 0 {
			b = append(b, '-')
		}
		gap = false
		b = append(b, part...)
	}
	if !isComposed(s) {
		s = strings.ToLower(norm.NFC.String(strings.ToValidUTF8(s, " ")))
	}
	for i := 0; i < len(s) && len(b) <= longest; {
		if basicCyrillic(s[i]) { // most of a text
			if part := l.letters.slug.basic[s[i]&1<<6|s[i+1]&0x3F]; part != "" {
				write(part)
			}
			i += 2
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		part, known := l.letters.slug.lower[r]
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
	if len(b) > longest {
		cut := bytes.LastIndexByte(b[:longest+1], '-')
		if cut < longest/3 { // one very long word
			cut = longest
		}
		b = bytes.TrimRight(b[:cut], "-")
	}
	if len(b) == 0 {
		return "section"
	}
	return string(b)
}

// A spelling is how letters are written in an address.
type spelling struct {
	lower map[rune]string // lower case; empty: not at all
	basic [128]string     // those from U+0400 to U+047F, small and capital, for a quick look
}

func spelled(lower map[rune]string) spelling {
	as := spelling{lower: lower}
	for x := range as.basic {
		as.basic[x] = lower[unicode.ToLower(rune(0x400+x))]
	}
	return as
}

// isComposed reports whether a text is surely UTF-8 in Normalization Form C,
// without capital letters apart from Cyrillic ones: most headings. False means
// nothing. To normalise them would take longer than all the rest of Slug.
func isComposed(s string) bool {
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c < utf8.RuneSelf && (c < 'A' || c > 'Z'):
			i++
		case basicCyrillic(c) && i+1 < len(s) && !utf8.RuneStart(s[i+1]):
			i += 2
		case strings.HasPrefix(s[i:], "«"), strings.HasPrefix(s[i:], "»"), strings.HasPrefix(s[i:], nbsp):
			i += 2
		case strings.HasPrefix(s[i:], "—"), strings.HasPrefix(s[i:], "–"):
			i += 3
		default:
			return false
		}
	}
	return true
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
