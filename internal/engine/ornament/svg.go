package ornament

import (
	"fmt"
	"strings"
)

// SVG draws the middle of a pattern as a band of crosses, Width pixels wide
// and as high as the pattern. A quarter is drawn, stitch after stitch and
// thread by thread, and shown mirrored as often as the band needs it. It
// holds presentation attributes only: neither styles nor scripts.
func SVG(p Pattern) []byte {
	var s strings.Builder
	h := p.Height() * Stitch
	fmt.Fprintf(&s, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="%d %d %d %d"><defs><g id="a" fill="none" stroke-width="1.8" stroke-linecap="round">`,
		Width, h, -Width/2, -h/2, Width, h)
	threads(&s, p.quarter)
	s.WriteString(`</g><g id="b"><use href="#a"/><use href="#a" transform="scale(-1 1)"/></g><g id="c">`)
	period := 2 * p.quarter.W * Stitch
	n := (Width/2 + period/2) / period
	for i := -n; i <= n; i++ {
		fmt.Fprintf(&s, `<use href="#b" x="%d"/>`, i*period)
	}
	s.WriteString(`</g></defs><use href="#c"/><use href="#c" transform="scale(1 -1)"/></svg>`)
	return []byte(s.String())
}

// DrawSVG draws a bitmap as crosses, with a stitch of ground around it, at
// its natural size.
func DrawSVG(b Bitmap) []byte {
	var s strings.Builder
	w, h := b.W*Stitch, b.H*Stitch
	fmt.Fprintf(&s, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d"><g fill="none" stroke-width="1.8" stroke-linecap="round">`, w, h, w, h)
	threads(&s, b)
	s.WriteString(`</g></svg>`)
	return []byte(s.String())
}

// threads writes one path a thread. The needle moves on relative to where it
// is, so that equal pieces are equal bytes.
func threads(s *strings.Builder, b Bitmap) {
	palette := Palette()
	for c := Ground + 1; int(c) < colours; c++ {
		path := stitches(b, c)
		if path != "" {
			t := palette[c]
			fmt.Fprintf(s, `<path stroke="#%02x%02x%02x" d="%s"/>`, t.R, t.G, t.B, path)
		}
	}
}

// stitches writes the crosses of one thread, row by row: one stroke down,
// one stroke up, as they are sewn.
func stitches(b Bitmap, c Colour) string {
	var s strings.Builder
	for y := range b.H {
		last := -1 // column of the last stitch of the row
		for x := range b.W {
			if b.At(x, y) != c {
				continue
			}
			if last < 0 {
				fmt.Fprintf(&s, "M%d %d", x*Stitch+1, y*Stitch+1)
			} else {
				fmt.Fprintf(&s, "m%d 0", (x-last-1)*Stitch+2)
			}
			s.WriteString("l4 4m-4 0l4-4")
			last = x
		}
	}
	return s.String()
}
