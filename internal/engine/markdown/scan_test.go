package markdown

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"pobratim/internal/engine/diag"
)

// signs are what typography looks for or puts, markup, and letters of every
// length, so that eight bytes at a time meet them in every place.
var signs = strings.Split("а|б|у|ў|я|ё|і|ґ|é|a|w|Z|0|9| | | |  |   |\t|\n|\n\n|  \n|.|..|...|....|,|-|--|---|–|—|…|'|ʼ|’|\"|«|»|„|“|”|"+
	"\u00a0|\u202f|\u2009|\u00ad|\u0301|\ufffc|\U0001F600|@|www.|w|://|:|;|!|?|*|**|_|`|[|[^|]|](|(|)|<|>|&|\\|\\||||~|#|слово|вот|в|не|и|5|кг|%|№", "|")

func drawText(t *rapid.T, name string) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(signs), 0, 40).Draw(t, name), "")
}

func TestCharactersAreCounted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawText(t, "text")
		if got, want := characters(s), utf8.RuneCountInString(s); got != want {
			t.Fatalf("%q has %d characters, want %d", s, got, want)
		}
	})
}

// TestLinkGrammar: limit tells what the searches through the whole text tell.
func TestLinkGrammar(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := new(desk)
		given := &d.text
		given.normalise([]byte(drawText(t, "text")), diag.Pos{Line: 1, Col: 1}, false)
		safe, links, found := d.limit()
		want := bytes.ContainsAny(safe, "@\t") || bytes.Contains(safe, []byte("www.")) || bytes.Contains(safe, []byte("  \n"))
		if links != want || len(found) > 0 {
			t.Fatalf("%q: links %v, want %v; found %v", given.s, links, want, list(found))
		}
	})
}
