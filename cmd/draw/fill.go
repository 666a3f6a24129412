package main

import "slices"

// A dot is a point of the sheet in sixteenths of a pixel. Whole numbers, so
// that a shape covers the same pixels on every machine: a rasterizer in
// floating point may round otherwise where the processor fuses operations.
type dot struct{ x, y int }

const (
	unit = 16 // dots in a pixel
	rows = 4  // lines looked at in a pixel's height
	full = 8  // steps from uncovered to covered
)

// A crossing is where an outline meets a line, and whether it goes down (+1)
// or up (-1).
type crossing struct{ x, turn int }

// An edge is one straight piece of an outline, from its upper end.
type edge struct {
	from, to dot
	turn     int
}

// fill paints what the outlines enclose (non-zero winding), smooth at edges.
func (s *sheet) fill(t tone, outlines [][]dot) {
	touching := make([][]edge, height)
	for _, o := range outlines {
		for i, a := range o {
			e := edge{a, o[(i+1)%len(o)], 1}
			if e.from.y > e.to.y {
				e = edge{e.to, e.from, -1}
			}
			for y := max(e.from.y, 0) / unit; y <= e.to.y/unit && y < height && e.from.y < e.to.y; y++ {
				touching[y] = append(touching[y], e)
			}
		}
	}
	cover := make([]int, width)
	var met []crossing
	for y, edges := range touching {
		if len(edges) == 0 {
			continue
		}
		clear(cover)
		for r := range rows {
			met = crossings(met[:0], edges, y*unit+(2*r+1)*unit/(2*rows))
			winding := 0
			for i, c := range met {
				if winding != 0 {
					span(cover, met[i-1].x, c.x)
				}
				winding += c.turn
			}
		}
		for x, c := range cover {
			if level := (c*full + rows*unit/2) / (rows * unit); level > 0 {
				at := y*width + x
				s.tones[at] = t.over(s.tones[at], uint32(level), full)
			}
		}
	}
}

// crossings returns where the edges meet the line y, from left to right.
func crossings(met []crossing, edges []edge, y int) []crossing {
	for _, e := range edges {
		if e.from.y <= y && y < e.to.y {
			met = append(met, crossing{e.from.x + (e.to.x-e.from.x)*(y-e.from.y)/(e.to.y-e.from.y), e.turn})
		}
	}
	slices.SortFunc(met, func(a, b crossing) int {
		if a.x != b.x {
			return a.x - b.x
		}
		return a.turn - b.turn
	})
	return met
}

// span adds to each pixel how much of it lies between from and to.
func span(cover []int, from, to int) {
	from, to = max(from, 0), min(to, width*unit)
	for from < to {
		x := from / unit
		next := min((x+1)*unit, to)
		cover[x] += next - from
		from = next
	}
}
