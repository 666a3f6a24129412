package ornament_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"strings"
	"testing"

	"pobratim/internal/engine/ornament"
)

// motifs are some of the kind that directions have.
var motifs = []string{
	"", ".....# ....## ...##. ..##.# .##.## ##.###", "#....# .#...# ..#..# ...#.# ....## ######",
	".##... ####.. ##.##. .#..## ..#..# ...#..", ".##### #..... #..### #.#... #.#.## #.#.##",
	"##", "#", ".#.#.#.#.#.# #.#.#.#.#.#. .#.#.#.#.#.#",
}

func motif(t *testing.T, text string) ornament.Motif {
	t.Helper()
	if text == "" {
		return ornament.Motif{}
	}
	m, row, ok := ornament.ParseMotif(text)
	if !ok {
		t.Fatalf("%q does not fit", row)
	}
	return m
}

// Four thousand keys give patterns that are mirrored, hold no hooked cross in
// any window, and no stripe of red; the picture of each has both halves.
func TestPatterns(t *testing.T) {
	t.Parallel()
	seen := map[string]int{}
	for i := range 4000 {
		p := ornament.New(fmt.Sprintf("entry/%d", i), motif(t, motifs[i%len(motifs)]), ornament.Colour(i%5))
		b := p.Bitmap(64, p.Height())
		if !b.Mirrored() {
			t.Fatalf("the pattern of entry/%d is not mirrored", i)
		}
		if ornament.HookedCross(b) || ornament.RedStripe(b) {
			t.Fatalf("the pattern of entry/%d holds what it must not", i)
		}
		if threads := threads(b); threads < 2 || threads > 3 {
			t.Fatalf("the pattern of entry/%d has %d threads", i, threads)
		}
		if i%len(motifs) == 1 {
			seen[string(ornament.SVG(p))]++
		}
	}
	if len(seen) < 350 {
		t.Errorf("only %d patterns of one motif differ", len(seen))
	}
}

func threads(b ornament.Bitmap) int {
	found := map[uint8]bool{}
	for y := range b.H {
		for x := range b.W {
			if c := b.At(x, y); c != ornament.Ground {
				found[c] = true
			}
		}
	}
	return len(found)
}

func TestPatternIsMadeOfItsKey(t *testing.T) {
	m := motif(t, motifs[1])
	svg := func(key string, m ornament.Motif, c ornament.Colour) string {
		return string(ornament.SVG(ornament.New(key, m, c)))
	}
	first := svg("practice/garden", m, ornament.Green)
	if first != svg("practice/garden", m, ornament.Green) {
		t.Error("made twice, it differs")
	}
	for name, other := range map[string]string{
		"another key":    svg("practice/garden-2", m, ornament.Green),
		"another motif":  svg("practice/garden", motif(t, motifs[2]), ornament.Green),
		"another accent": svg("practice/garden", m, ornament.Blue),
	} {
		if other == first {
			t.Errorf("%s gives the same pattern", name)
		}
	}
}

// The drawing is light, and holds neither styles nor scripts: it must be
// shown below a strict Content-Security-Policy.
func TestSVG(t *testing.T) {
	for i, text := range motifs {
		svg := ornament.SVG(ornament.New(fmt.Sprintf("entry/%d", i), motif(t, text), ornament.Blue))
		var packed bytes.Buffer
		w := gzip.NewWriter(&packed)
		if _, err := w.Write(svg); err != nil || w.Close() != nil {
			t.Fatal("cannot pack")
		}
		if packed.Len() > 1024 {
			t.Errorf("motif %q: %d bytes packed", text, packed.Len())
		}
		for _, word := range []string{"style", "script", "class=", "on", "http:"} {
			if word == "on" {
				word = " on"
			}
			if rest := strings.Replace(string(svg), `"http://www.w3.org/2000/svg"`, "", 1); strings.Contains(rest, word) {
				t.Errorf("motif %q: the drawing holds %q", text, word)
			}
		}
		if !strings.HasPrefix(string(svg), `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="`) || !strings.HasSuffix(string(svg), "</svg>") {
			t.Errorf("motif %q: %.80s", text, svg)
		}
	}
}

// A stitch of the figure is drawn where the bitmap has it.
func TestDrawSVG(t *testing.T) {
	b := motif(t, "#. .#").Figure(ornament.Blue)
	want := `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24"><g fill="none" stroke-width="1.8" stroke-linecap="round">` +
		`<path stroke="#3d7ab0" d="M1 1l4 4m-4 0l4-4m14 0l4 4m-4 0l4-4M7 7l4 4m-4 0l4-4m2 0l4 4m-4 0l4-4M7 13l4 4m-4 0l4-4m2 0l4 4m-4 0l4-4M1 19l4 4m-4 0l4-4m14 0l4 4m-4 0l4-4"/></g></svg>`
	if got := string(ornament.DrawSVG(b)); got != want {
		t.Errorf("got %s", got)
	}
}

func TestParseMotif(t *testing.T) {
	for text, wrong := range map[string]string{
		"": "", "#": "ok", ".#\n##\n": "ok", "#.\n#": "#", "ab": "ab", "##\n#x": "#x",
		strings.Repeat("#", 12): "ok", strings.Repeat("#", 13): strings.Repeat("#", 13), strings.Repeat("#\n", 13): "#",
	} {
		_, row, ok := ornament.ParseMotif(text)
		if ok != (wrong == "ok") || !ok && row != wrong {
			t.Errorf("%q: %q %v", text, row, ok)
		}
	}
}

func TestAccents(t *testing.T) {
	for name, want := range map[string]ornament.Colour{"blue": ornament.Blue, "ochre": ornament.Ochre, "green": ornament.Green, "red": ornament.Red} {
		if c, ok := ornament.Accent(name); !ok || c != want {
			t.Errorf("%s: %d %v", name, c, ok)
		}
	}
	for _, name := range []string{"", "linen", "black", "Blue"} {
		if _, ok := ornament.Accent(name); ok {
			t.Errorf("%q is an accent", name)
		}
	}
}

// Threads are seen on light and on dark ground: at least 3:1 on both sheets.
func TestThreadsAreSeen(t *testing.T) {
	for i, c := range ornament.Palette() {
		if i == 0 {
			continue
		}
		own := luminance(c.R, c.G, c.B)
		light, dark := luminance(0xff, 0xfd, 0xf8), luminance(0x1d, 0x22, 0x2a)
		if onLight, onDark := (light+0.05)/(own+0.05), (own+0.05)/(dark+0.05); onLight < 3 || onDark < 3 {
			t.Errorf("thread %d: %.2f on light, %.2f on dark", i, onLight, onDark)
		}
	}
}
