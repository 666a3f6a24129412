package lang

import (
	"strings"

	"golang.org/x/text/feature/plural"
)

// A Form is a plural category of CLDR.
type Form string

// The forms that the known languages use. CLDR has two more (zero, two).
const (
	One   Form = "one"
	Few   Form = "few"
	Many  Form = "many"
	Other Form = "other"
)

// Forms returns the forms that a message with a number needs in this
// language, in the order of CLDR.
func (l *Language) Forms() []Form { return append([]Form(nil), l.forms...) }

// Plural returns the form that a noun takes after the whole number n; the
// sign does not matter.
func (l *Language) Plural(n int) Form {
	i := uint(n)
	if n < 0 {
		i = -i
	}
	return l.match(shorten(i), 0, 0)
}

// PluralDecimal returns the form after a number as it is written: "1", "1.0"
// and "1,5" differ, because the visible digits count (CLDR operands v and f).
// Spaces and the sign are passed over; what is not a number takes Other.
func (l *Language) PluralDecimal(s string) Form {
	var whole, fraction, digits uint
	seen, point := 0, false
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			seen++
			if point {
				fraction, digits = shorten(fraction*10+uint(r-'0')), digits+1
			} else {
				whole = shorten(whole*10 + uint(r-'0'))
			}
		case (r == '.' || r == ',') && !point:
			point = true
		case strings.ContainsRune(" \u00a0\u202f+-−", r):
		default:
			return Other
		}
	}
	if seen == 0 {
		return Other
	}
	return l.match(whole, digits, fraction)
}

// shorten keeps a number small without changing its plural form: no rule of
// CLDR looks at more than the last six digits, apart from the question
// whether the number is a small one.
func shorten(n uint) uint {
	const million = 1_000_000
	if n < 10*million {
		return n
	}
	return n%million + million
}

func (l *Language) match(whole, digits, fraction uint) Form {
	f := fraction
	for f > 0 && f%10 == 0 {
		f /= 10
	}
	shown := min(digits, 6) // v: the rules ask only whether there are any
	switch plural.Cardinal.MatchPlural(l.cldr, int(whole), int(shown), int(shown), int(fraction), int(f)) {
	case plural.One:
		return One
	case plural.Few:
		return Few
	case plural.Many:
		return Many
	}
	return Other
}
