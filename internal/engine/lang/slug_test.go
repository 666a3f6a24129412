package lang

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// slugSlowly is Slug, rune by rune.
func slugSlowly(l *Language, s string) string {
	const longest = 60
	slug, gap := "", false
	for _, r := range strings.ToLower(norm.NFC.String(strings.ToValidUTF8(s, " "))) {
		part, known := l.letters.slug.lower[r]
		switch {
		case known || isApostrophe(r) || unicode.IsMark(r) || r == '\u00ad':
		case isLetter(r):
			part = plainLatin(r)
		case r >= '0' && r <= '9':
			part = string(r)
		default:
			gap = true
		}
		if part != "" && gap && slug != "" {
			slug += "-"
		}
		if part != "" {
			slug, gap = slug+part, false
		}
	}
	if len(slug) > longest {
		cut := strings.LastIndexByte(slug[:longest+1], '-')
		if cut < longest/3 {
			cut = longest
		}
		slug = strings.TrimRight(slug[:cut], "-")
	}
	if slug == "" {
		return "section"
	}
	return slug
}

func TestSlugIsNoOther(t *testing.T) {
	scraps := strings.Split("а|Я|ё|Ё|й|щ|Щ|ь|ў|Ґ|ґ|і|ѣ|Ѐ|и\u0306|е\u0308|\u0306|a|Z|ż|é|e\u0301|ß|ª|²|5|0| | |-|—|–|…|«|»|’|'|ʼ|\u00a0|\u00ad|"+
		"\u2000|\u212a|\ufffc|слово|Заголовок|Word|\xd0|\x80|\xe2\x80|日|#", "|")
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(rapid.SampledFrom(scraps), 0, 30).Draw(t, "heading"), "")
		for _, l := range languages {
			if got, want := l.Slug(s), slugSlowly(l, s); got != want {
				t.Fatalf("%s, %q: %q, want %q", l.Tag, s, got, want)
			}
		}
	})
}

func BenchmarkSlug(b *testing.B) {
	for b.Loop() {
		russian.Slug("Что не получилось, и почему")
	}
}
