package lang

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// TestIsPlain puts every rune, and broken ones, at every place of a word.
func TestIsPlain(t *testing.T) {
	if text := []byte(strings.Repeat("Слова, слова\n\tи «ещё» — № 5 у ў Ґ. Words!", 3)); !IsPlain(text) {
		t.Error("an ordinary text is not plain")
	}
	for _, around := range []string{"", "слова сл", "words and words", "аб в"} {
		for r := range rune(0x3000) {
			for shift := range 8 {
				text := strings.Repeat("x", shift) + around + string(r) + around
				bad := unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.In(r, unicode.Zl, unicode.Zp) ||
					r == '\u061c' || r >= '\u200e' && r <= '\u200f' || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
				if plain := IsPlain([]byte(text)); plain && bad || !plain && r >= 0x400 && r < 0x480 {
					t.Fatalf("%q: plain is %v", text, plain)
				}
			}
		}
		for _, broken := range []string{"\xd0", "\xd1x", "\x80", "\xd0\x90\x90", "\xc0\x80", "\xe2\x80", "\xd0\xd0\x90", "\xff"} {
			for shift := range 8 {
				if text := strings.Repeat("x", shift) + around + broken + around; IsPlain([]byte(text)) && !utf8.ValidString(text) {
					t.Fatalf("%q is plain", text)
				}
			}
		}
	}
}

func BenchmarkIsPlain(b *testing.B) {
	text := []byte(strings.Repeat("Соседи носят продукты и чинят розетки тем, кому трудно выйти из дома.\n", 100))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		IsPlain(text)
	}
}
