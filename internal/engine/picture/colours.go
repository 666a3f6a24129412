package picture

import (
	"cmp"
	"encoding/binary"
	"image"
	"image/color"
	"iter"
	"slices"
	"sync"
)

// most is how many colours a palette holds.
const most = 256

// fewColours returns the same picture with a palette, if 256 colours are
// enough: a drawing or a scan in gray is then a quarter of the size. What was
// drawn in so few colours gets its own again after it was scaled: new ones
// stand only along edges, and the nearest of the palette will do there.
func fewColours(m *image.RGBA, l look) image.Image {
	counts := tally{}
	pad := pads.Get().(*[]uint32)
	defer pads.Put(pad)
	numbers := slices.Grow((*pad)[:0], len(m.Pix)/4) // of the shades of all pixels
	*pad = numbers
	for c, pixels := range areas(m) {
		n := counts.number(c) // which makes room
		counts.pixels[n] += uint32(pixels)
		for range pixels {
			numbers = append(numbers, uint32(n))
		}
		if len(counts.shades) > most && !l.flat {
			return m
		}
	}
	var palette []shade
	if len(counts.shades) > most {
		palette = choose(&counts)
	} else {
		palette = slices.SortedFunc(slices.Values(counts.shades), compare)
	}
	return mapped(m.Rect, numbers, counts.shades, palette)
}

// pads are used again: they are larger than what they help to make.
var pads = sync.Pool{New: func() any { return new([]uint32) }}

// A shade is a colour, premultiplied, one byte each for R, G, B, A.
type shade [4]byte

// number orders shades.
func (c shade) number() uint32 { return binary.BigEndian.Uint32(c[:]) }

func compare(a, b shade) int { return cmp.Compare(a.number(), b.number()) }

// areas yields the colours of pixels that follow each other, and how many do.
func areas(m *image.RGBA) iter.Seq2[shade, int] {
	return func(yield func(shade, int) bool) {
		for i := 0; i < len(m.Pix); {
			c, start := shade(m.Pix[i:i+4]), i
			for i < len(m.Pix) && shade(m.Pix[i:i+4]) == c {
				i += 4
			}
			if !yield(c, (i-start)/4) {
				return
			}
		}
	}
}

// A tally numbers the shades that it is asked for, and counts their pixels. A
// drawing asks twenty times for each, in half of the time that a map takes.
type tally struct {
	shades []shade
	pixels []uint32 // of each shade
	slots  []uint32 // what a shade's number is, plus 1, from where its hash points
	shift  uint8    // of hashes, to the number of slots
}

// number is that of a shade, the next one if it is new.
func (t *tally) number(c shade) int {
	if 2*len(t.shades) >= len(t.slots) {
		t.grow()
	}
	slot := t.slot(c)
	if t.slots[slot] == 0 {
		t.shades, t.pixels = append(t.shades, c), append(t.pixels, 0)
		t.slots[slot] = uint32(len(t.shades))
	}
	return int(t.slots[slot]) - 1
}

// slot is where the number of a shade lies or will.
func (t *tally) slot(c shade) uint32 {
	const golden = 0x9e3779b1 // 2^32 by the golden ratio parts what is alike
	for slot := c.number() * golden >> t.shift; ; slot = (slot + 1) & uint32(len(t.slots)-1) {
		if n := t.slots[slot]; n == 0 || t.shades[n-1] == c {
			return slot
		}
	}
}

func (t *tally) grow() {
	if len(t.slots) == 0 {
		t.slots, t.shift = make([]uint32, 2*most), 32-9
	} else {
		t.slots, t.shift = make([]uint32, 2*len(t.slots)), t.shift-1
	}
	for i, c := range t.shades {
		t.slots[t.slot(c)] = uint32(i) + 1
	}
}

// choose takes the colours that most pixels have: those are the areas of a
// drawing. The other half of the palette is steps for its edges, as fine as
// there is room for, so that no colour is far from all of the palette.
func choose(counts *tally) []shade {
	uses := make([]uint64, len(counts.shades)) // the most used are the least numbers
	for i, c := range counts.shades {
		uses[i] = uint64(^counts.pixels[i])<<32 | uint64(c.number())
	}
	slices.Sort(uses)
	byUse := make([]shade, len(uses))
	for i, u := range uses {
		binary.BigEndian.PutUint32(byUse[i][:], uint32(u))
	}
	chosen := spread(nil, byUse, 3, most/2)
	for bits := 3; bits < 8; bits++ {
		if all := spread(chosen, byUse, bits, most+1); len(all) <= most {
			return all
		}
	}
	return chosen
}

// spread adds colours in their order to chosen ones until there are so many,
// at most one of those that differ in their lowest bits only.
func spread(chosen, colours []shade, bits, enough int) []shade {
	coarse := func(c shade) shade { return shade{c[0] >> bits, c[1] >> bits, c[2] >> bits, c[3] >> bits} }
	out := slices.Clone(chosen)
	taken := tally{}
	for _, c := range out {
		taken.number(coarse(c))
	}
	for _, c := range colours {
		if len(out) == enough {
			break
		}
		if next := len(taken.shades); taken.number(coarse(c)) == next {
			out = append(out, c)
		}
	}
	return out
}

// mapped gives each pixel the nearest colour of a palette.
func mapped(size image.Rectangle, numbers []uint32, shades, palette []shade) *image.Paletted {
	out := image.NewPaletted(size, nil)
	for _, c := range palette {
		out.Palette = append(out.Palette, color.RGBA{c[0], c[1], c[2], c[3]})
	}
	index := make([]uint8, len(shades))
	for i, c := range shades {
		index[i] = nearest(palette, c)
	}
	for i, n := range numbers {
		out.Pix[i] = index[n]
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
