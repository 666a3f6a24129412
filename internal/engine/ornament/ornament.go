// Package ornament draws the woven towel that both cities share: figures of
// cross-stitch on a grid.
//
// A Motif is the figure of a direction, written in the content as its upper
// left quarter. A Pattern is the band of one entry: the figure of its
// direction and a second one in turn, between rims, all chosen by the hash of
// the entry's key. A Bitmap is a piece of a pattern as a grid of colours, for
// those who draw pixels; SVG draws the pattern stitch by stitch.
//
// Everything is mirrored left to right and top to bottom by construction: a
// pattern stores a quarter and reflects it. So there is no lone Z, V, or any
// other sign that differs from its mirror image. What chance could still
// bring is looked for: a pattern that holds a hooked cross anywhere, of any
// size, upright or slanting, in thread or in ground, is never given out; the
// next variant is taken in its place. Stripes across the whole towel are
// never red, and there is no black thread.
//
// The threads are mid tones, to be seen on light and dark ground. They are
// decoration: nothing is said by them alone.
package ornament

import "image/color"

// A Colour is a thread, an index of Palette.
type Colour = uint8

// The threads. Ground is where there is no stitch.
const (
	Ground Colour = iota
	Linen
	Blue
	Ochre
	Green
	Red
	colours int = iota
)

// Accents names the threads that may be the colour of a direction, in the
// order in which directions without a colour of their own get them.
func Accents() []string { return []string{"blue", "ochre", "green", "red"} }

// Accent returns the thread of that name.
func Accent(name string) (Colour, bool) {
	for i, n := range Accents() {
		if n == name {
			return Blue + Colour(i), true
		}
	}
	return Ground, false
}

// Palette returns the colours of all threads; Ground is transparent.
func Palette() [6]color.RGBA {
	return [6]color.RGBA{
		{},
		{0x95, 0x88, 0x6f, 255},
		{0x3d, 0x7a, 0xb0, 255},
		{0xb5, 0x7b, 0x1c, 255},
		{0x4b, 0x85, 0x58, 255},
		{0xb8, 0x4f, 0x48, 255},
	}
}

// A Bitmap is a grid of threads.
type Bitmap struct {
	W, H  int
	cells []Colour
}

// NewBitmap returns bare ground.
func NewBitmap(w, h int) Bitmap { return Bitmap{w, h, make([]Colour, w*h)} }

// Draw makes a bitmap of rows of characters, each a thread by name; others
// are ground. It is for figures that a program draws by hand.
func Draw(rows []string, names map[byte]Colour) Bitmap {
	w := 0
	for _, row := range rows {
		w = max(w, len(row))
	}
	b := NewBitmap(w, len(rows))
	for y, row := range rows {
		for x := range row {
			b.set(x, y, names[row[x]])
		}
	}
	return b
}

// At returns the thread of a cell; beyond the edge there is none.
func (b Bitmap) At(x, y int) uint8 {
	if x < 0 || y < 0 || x >= b.W || y >= b.H {
		return Ground
	}
	return b.cells[y*b.W+x]
}

func (b Bitmap) set(x, y int, c Colour) { b.cells[y*b.W+x] = c }

// Mirrored reports whether the bitmap is its own mirror image, left to right
// and top to bottom.
func (b Bitmap) Mirrored() bool {
	for y := range b.H {
		for x := range b.W {
			if c := b.At(x, y); c != b.At(b.W-1-x, y) || c != b.At(x, b.H-1-y) {
				return false
			}
		}
	}
	return true
}
