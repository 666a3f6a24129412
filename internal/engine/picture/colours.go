package picture

import (
	"cmp"
	"encoding/binary"
	"image"
	"image/color"
	"maps"
	"slices"
)

// most is how many colours a palette holds.
const most = 256

// fewColours returns the same picture with a palette, if 256 colours are
// enough: a drawing or a scan in gray is then a quarter of the size. What was
// drawn in so few colours gets its own again after it was scaled: new ones
// stand only along edges, and the nearest of the palette will do there.
func fewColours(m *image.RGBA, l look) image.Image {
	counts := count(m)
	if len(counts) <= most {
		return mapped(m, slices.SortedFunc(maps.Keys(counts), compare))
	}
	if !l.flat {
		return m
	}
	return mapped(m, choose(counts))
}

// A shade is a colour, premultiplied, one byte each for R, G, B, A.
type shade [4]byte

func compare(a, b shade) int {
	return cmp.Compare(binary.BigEndian.Uint32(a[:]), binary.BigEndian.Uint32(b[:]))
}

// count counts the pixels of each colour.
func count(m *image.RGBA) map[shade]int {
	counts := map[shade]int{}
	for i := 0; i < len(m.Pix); {
		c, start := shade(m.Pix[i:i+4]), i
		for i < len(m.Pix) && shade(m.Pix[i:i+4]) == c { // areas of one colour are wide
			i += 4
		}
		counts[c] += (i - start) / 4
	}
	return counts
}

// choose takes the colours that most pixels have: those are the areas of a
// drawing. The other half of the palette is steps for its edges, as fine as
// there is room for, so that no colour is far from all of the palette.
func choose(counts map[shade]int) []shade {
	type use struct {
		shade
		pixels int
	}
	var uses []use
	for c, n := range counts {
		uses = append(uses, use{c, n})
	}
	slices.SortFunc(uses, func(a, b use) int { return cmp.Or(cmp.Compare(b.pixels, a.pixels), compare(a.shade, b.shade)) })
	byUse := make([]shade, len(uses))
	for i, u := range uses {
		byUse[i] = u.shade
	}
	chosen := spread(nil, byUse, 3)
	chosen = chosen[:min(len(chosen), most/2)]
	for bits := 3; bits < 8; bits++ {
		if all := spread(chosen, byUse, bits); len(all) <= most {
			return all
		}
	}
	return chosen
}

// spread adds colours in their order to chosen ones, at most one of those
// that differ in their lowest bits only.
func spread(chosen, colours []shade, bits int) []shade {
	coarse := func(c shade) shade { return shade{c[0] >> bits, c[1] >> bits, c[2] >> bits, c[3] >> bits} }
	out := slices.Clone(chosen)
	taken := map[shade]bool{}
	for _, c := range out {
		taken[coarse(c)] = true
	}
	for _, c := range colours {
		if !taken[coarse(c)] {
			taken[coarse(c)] = true
			out = append(out, c)
		}
	}
	return out
}

// mapped gives each pixel the nearest colour of a palette.
func mapped(m *image.RGBA, palette []shade) *image.Paletted {
	out := image.NewPaletted(m.Rect, nil)
	index := make(map[shade]uint8, len(palette))
	for i, c := range palette {
		out.Palette = append(out.Palette, color.RGBA{c[0], c[1], c[2], c[3]})
		index[c] = uint8(i)
	}
	for i := range out.Pix {
		c := shade(m.Pix[4*i : 4*i+4])
		if i > 0 && c == shade(m.Pix[4*i-4:4*i]) {
			out.Pix[i] = out.Pix[i-1]
			continue
		}
		n, known := index[c]
		if !known {
			n = nearest(palette, c)
			index[c] = n
		}
		out.Pix[i] = n
	}
	return out
}

func nearest(palette []shade, c shade) uint8 {
	best, least := 0, 1<<30
	for i, p := range palette {
		r, g := int(c[0])-int(p[0]), int(c[1])-int(p[1])
		far := r*r + g*g
		if far >= least { // most of them, already
			continue
		}
		b, a := int(c[2])-int(p[2]), int(c[3])-int(p[3])
		if far += b*b + a*a; far < least {
			best, least = i, far
		}
	}
	return uint8(best)
}

// isFlat reports whether a picture has no more colours than a palette holds.
func isFlat(m image.Image) bool {
	if _, ok := m.(*image.Paletted); ok {
		return true
	}
	seen := map[color.Color]bool{}
	var last color.Color
	for y := m.Bounds().Min.Y; y < m.Bounds().Max.Y; y++ {
		for x := m.Bounds().Min.X; x < m.Bounds().Max.X; x++ {
			c := m.At(x, y)
			if c == last {
				continue
			}
			if seen[c] = true; len(seen) > most {
				return false
			}
			last = c
		}
	}
	return true
}
