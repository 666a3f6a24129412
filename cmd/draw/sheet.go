package main

import (
	"image"
	"image/color"
	"maps"
	"slices"
)

// Width and height of every picture, in pixels.
const (
	width  = 1600
	height = 1067
)

// A sheet is the picture while it is drawn: opaque tones, row by row.
type sheet struct{ tones []tone }

func newSheet(ground tone) *sheet {
	s := &sheet{make([]tone, width*height)}
	for i := range s.tones {
		s.tones[i] = ground
	}
	return s
}

// paletted returns the picture with at most 256 colours: those that cover
// most, and for the others (blends on an edge) the nearest of them.
func (s *sheet) paletted() *image.Paletted {
	count := map[tone]int{}
	for _, t := range s.tones {
		count[t]++
	}
	used := slices.Collect(maps.Keys(count))
	slices.SortFunc(used, func(a, b tone) int {
		if count[a] != count[b] {
			return count[b] - count[a]
		}
		return int(a) - int(b)
	})
	kept := used[:min(len(used), 256)]
	index := map[tone]uint8{}
	var colours color.Palette
	for i, t := range kept {
		r, g, b := t.parts()
		colours = append(colours, color.RGBA{uint8(r), uint8(g), uint8(b), 255})
		index[t] = uint8(i)
	}
	for _, t := range used[len(kept):] {
		index[t] = nearest(kept, t)
	}
	picture := image.NewPaletted(image.Rect(0, 0, width, height), colours)
	for i, t := range s.tones {
		picture.Pix[i] = index[t]
	}
	return picture
}

// nearest returns the place of the tone that differs least.
func nearest(among []tone, t tone) uint8 {
	r, g, b := t.parts()
	best, at := uint32(1<<31), 0
	for i, a := range among {
		s, h, c := a.parts()
		if d := (r-s)*(r-s) + (g-h)*(g-h) + (b-c)*(b-c); d < best {
			best, at = d, i
		}
	}
	return uint8(at)
}
