package lang

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// follow finds the places of before in after, where one sign has been put for
// another, or one for a row of dots or hyphens. It says false if it finds any
// other change.
func follow(before, after string, places []int) ([]int, bool) {
	var found []int
	i, j := 0, 0
	for _, place := range places {
		for i < place {
			a, m := utf8.DecodeRuneInString(before[i:])
			b, n := utf8.DecodeRuneInString(after[j:])
			if likeness(a) != likeness(b) {
				return nil, false
			}
			if a != b && (a == '.' || a == '-') {
				m = len(before[i:]) - len(strings.TrimLeft(before[i:], string(a)))
			}
			i += m
			j += n
		}
		found = append(found, j)
	}
	return found, true
}

// likeness gives signs that stand for each other one sign in common.
func likeness(r rune) rune {
	switch r {
	case '\u00a0', '\u202f', '\u2009', '\t':
		return ' '
	case '«', '»', '„', '“', '”', '‘', '’', 'ʼ', '\'':
		return '"'
	case '–', '—', '-':
		return '-'
	case '…':
		return '.'
	}
	return r
}

// TestPlacesFollow: AppendTypography tells where everything has gone.
func TestPlacesFollow(t *testing.T) {
	scraps := strings.Split("а|б|я|ґ|w|5|слово|в|не|и|у| | | |\n|.|..|...|....|,|-|-|--|---|–|—|…|'|ʼ|’|\"|\"|«|»|„|“|\u00a0|\u00ad|\u0301|\ufffc|кг|%|№|(", "|")
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(rapid.SampledFrom(scraps), 0, 30).Draw(t, "text"), "")
		var places []int
		for i := range s + "." {
			if rapid.Bool().Draw(t, "place") {
				places = append(places, i)
			}
		}
		for _, l := range languages {
			got := slices.Clone(places)
			set := string(l.AppendTypography([]byte("before"), s, got)[len("before"):])
			if want := l.Typography(s); set != want {
				t.Fatalf("%s: %q becomes %q, want %q", l.Tag, s, set, want)
			}
			if want, ok := follow(s, set, places); !ok || !slices.Equal(got, want) {
				t.Fatalf("%s: %v in %q become %v in %q, want %v %v", l.Tag, places, s, got, set, want, ok)
			}
		}
	})
}
