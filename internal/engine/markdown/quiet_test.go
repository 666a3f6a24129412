package markdown

import (
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// What is skipped are spaces and whole stretches without ASCII, and a text
// without signs is skipped but for its end.
func TestQuiet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := []byte(rapid.StringOfN(rapid.SampledFrom([]rune("абўЯ  –a*\x00\x1f\x7f!\n")), 0, 60, -1).Draw(t, "text"))
		n := quiet(b)
		for _, c := range b[:n] {
			if c < utf8.RuneSelf && c != ' ' {
				t.Fatalf("%q is skipped", c)
			}
		}
		if n < len(b) && (b[n] >= utf8.RuneSelf || b[n] == ' ') && len(b)-n >= eight {
			t.Fatalf("%q is not skipped, %d bytes before the end", b[n], len(b)-n)
		}
	})
}
