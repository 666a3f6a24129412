package ornament

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A Motif is the upper left quarter of a figure: rows of '.' and '#'. Its
// last cell of the last row is next to the figure's centre.
type Motif struct{ Rows []string }

// MaxMotif is the largest side of a motif's quarter, in stitches.
const MaxMotif = 12

// ParseMotif reads a quarter. If a row does not fit it returns that row and
// false: rows are of equal length, at most MaxMotif long and many.
func ParseMotif(text string) (Motif, string, bool) {
	rows := strings.Fields(text)
	if len(rows) == 0 {
		return Motif{}, "", false
	}
	wide := utf8.RuneCountInString(rows[0])
	for _, row := range rows {
		if strings.Trim(row, ".#") != "" || len(row) != wide || wide > MaxMotif || len(rows) > MaxMotif {
			return Motif{}, row, false
		}
	}
	return Motif{rows}, "", true
}

// Figure returns the whole figure in one thread.
func (m Motif) Figure(c Colour) Bitmap {
	h := len(m.Rows)
	if h == 0 {
		return Bitmap{}
	}
	w := len(m.Rows[0])
	b := NewBitmap(2*w, 2*h)
	for y := range b.H {
		for x := range b.W {
			if m.stitched(max(w-1-x, x-w), max(h-1-y, y-h)) {
				b.set(x, y, c)
			}
		}
	}
	return b
}

// stitched says whether there is a stitch so many cells right of and below
// the centre.
func (m Motif) stitched(dx, dy int) bool { return m.at(dx, dy) == '#' }

func (m Motif) at(dx, dy int) byte {
	y := len(m.Rows) - 1 - dy
	if y < 0 {
		return '.'
	}
	x := len(m.Rows[y]) - 1 - dx
	if x < 0 {
		return '.'
	}
	return m.Rows[y][x]
}

// orStar returns the motif, or the star of the programme if there is none.
func (m Motif) orStar() Motif {
	if len(m.Rows) == 0 || !slices.ContainsFunc(m.Rows, func(r string) bool { return strings.Contains(r, "#") }) {
		return Motif{star()}
	}
	return m
}
