package ornament

import (
	"crypto/sha256"
	"encoding/binary"
)

// A Pattern is a towel without end to the left and right. It stores the
// quarter between the middle of a figure and the middle of the next one:
// every other cell is its reflection.
type Pattern struct {
	quarter Bitmap // its upper left cell is next to the centre of the pattern
}

// Version grows when the same key gives another drawing.
const Version = 2

// Width of a band as SVG draws it, and the size of a stitch, in pixels. A
// stitch has the same size wherever a pattern is shown: pages show more or
// less of it, never a smaller one.
const (
	Width  = 1200
	Stitch = 6
)

// New returns the pattern of an entry: of its key, such as
// "practice/garden", the motif of its first direction (the programme's star
// if that is empty) and the direction's thread (any but the accents: the key
// chooses).
func New(key string, motif Motif, accent Colour) Pattern {
	for variant := 0; ; variant++ {
		if p := draw(newDice(key, variant), motif.orStar(), accent); !p.forbidden() {
			return p
		}
		if variant == 64 { // the motif itself is at fault, and found where it is written
			motif = Motif{}
		}
	}
}

// forbidden looks at two figures of each kind and what lies between them.
func (p Pattern) forbidden() bool {
	b := p.Bitmap(4*p.quarter.W, p.Height())
	return HookedCross(b) || RedStripe(b)
}

// RedStripe reports whether a bitmap has a stripe of red from edge to edge:
// on linen it would be the middle one of three.
func RedStripe(b Bitmap) bool {
	for y := range b.H {
		if b.allRed(b.W, func(i int) (int, int) { return i, y }) {
			return true
		}
	}
	for x := range b.W {
		if b.allRed(b.H, func(i int) (int, int) { return x, i }) {
			return true
		}
	}
	return false
}

func (b Bitmap) allRed(n int, cell func(i int) (x, y int)) bool {
	for i := range n {
		if b.At(cell(i)) != Red {
			return false
		}
	}
	return n > 0
}

// Height returns the height of a towel with that motif, in pixels.
func (m Motif) Height() int { return 2 * (m.inner() + border) * Stitch }

// border is what lies on each side of the figures, in stitches.
const border = 10

func (m Motif) inner() int { return max(6, len(m.orStar().Rows)) }

// Height of the pattern in stitches.
func (p Pattern) Height() int { return 2 * p.quarter.H }

// Bitmap returns the middle of the pattern, w × h stitches. It is mirrored
// where both are even.
func (p Pattern) Bitmap(w, h int) Bitmap {
	b := NewBitmap(w, h)
	for y := range h {
		for x := range w {
			b.set(x, y, p.at(x-w/2, y-h/2))
		}
	}
	return b
}

// at returns a cell; (0, 0) is right of and below the centre.
func (p Pattern) at(x, y int) Colour {
	x, y = reflect(x), reflect(y)
	period := 2 * p.quarter.W
	if x %= period; x >= p.quarter.W {
		x = period - 1 - x
	}
	return p.quarter.At(x, y)
}

func reflect(i int) int {
	if i < 0 {
		return -1 - i
	}
	return i
}

// draw lays out a quarter from the centre outwards: the figures, a line, a
// rim, a line, dots.
func draw(d *dice, motif Motif, accent Colour) Pattern {
	if accent < Blue || accent > Red {
		accent = Blue + Colour(d.roll(4))
	}
	second, third := companions(d, accent)
	other := Motif{d.figure()}
	inner := motif.inner()
	half := len(motif.Rows[0]) + 6 + 2 + d.roll(3)
	q := NewBitmap(half, inner+border)
	for y := range inner {
		for x := range half {
			switch {
			case motif.stitched(x, y):
				q.set(x, y, accent)
			case other.at(half-1-x, y) == '#':
				q.set(x, y, second)
			case other.at(half-1-x, y) == 'o':
				q.set(x, y, accent)
			}
		}
	}
	line := second
	if second == Red {
		line = third
	}
	edge := d.rim(half)
	for x := range half {
		q.set(x, inner+1, line)
		q.set(x, inner+7, line)
		for i, row := range edge {
			if tile(row, x) == '#' {
				q.set(x, inner+3+i, third)
			}
		}
		if step := len(edge[0]); x%(2*step) == step-1 || x%(2*step) == step {
			q.set(x, inner+9, accent)
		}
	}
	return Pattern{q}
}

// companions chooses the other two threads: never one that makes a flag of
// the accent, always one that is neither red nor linen.
func companions(d *dice, accent Colour) (second, third Colour) {
	pairs := map[Colour][][2]Colour{
		Blue:  {{Ochre, Blue}, {Green, Ochre}, {Linen, Blue}, {Red, Ochre}, {Ochre, Green}},
		Ochre: {{Blue, Ochre}, {Red, Ochre}, {Green, Blue}, {Blue, Linen}, {Green, Ochre}},
		Green: {{Ochre, Green}, {Blue, Ochre}, {Linen, Green}, {Blue, Green}, {Ochre, Linen}},
		Red:   {{Blue, Ochre}, {Ochre, Blue}, {Blue, Linen}, {Ochre, Linen}, {Ochre, Ochre}},
	}[accent]
	p := pairs[d.roll(len(pairs))]
	return p[0], p[1]
}

// tile returns the cell of a row that runs in half tiles, each second one
// mirrored.
func tile(half string, x int) byte {
	n := len(half)
	if x %= 2 * n; x >= n {
		x = 2*n - 1 - x
	}
	return half[x]
}

// Dice are numbers that follow from a key.
type dice struct{ left []byte }

func newDice(key string, variant int) *dice {
	if variant > 0 {
		key += "#" + string(rune('0'+variant))
	}
	sum := sha256.Sum256([]byte(key))
	return &dice{sum[:]}
}

// roll returns a number below n.
func (d *dice) roll(n int) int {
	v := binary.BigEndian.Uint16(d.left)
	d.left = d.left[2:]
	return int(v) % n
}

// figure returns one of the figures, or a rhomb of rings.
func (d *dice) figure() []string {
	all := figures()
	i, rings := d.roll(len(all)+6), d.roll(32)
	if i < len(all) {
		return all[i]
	}
	return ringed(rings)
}

// ringed makes a rhomb of rings, those inside given by the bits of a number.
func ringed(bits int) []string {
	rows := make([]string, 6)
	for y := range 6 {
		row := []byte("......")
		for x := range 6 {
			ring := 10 - x - y // from the centre
			switch {
			case ring == 5:
				row[x] = '#'
			case ring < 5 && bits>>ring&1 == 1 && ring < 3:
				row[x] = 'o'
			case ring < 5 && bits>>ring&1 == 1:
				row[x] = '#'
			}
		}
		rows[y] = string(row)
	}
	return rows
}

// rim returns one of the rims whose tiles end where a quarter ends.
func (d *dice) rim(half int) rim {
	fit := []rim{}
	for _, r := range rims() {
		if half%len(r[0]) == 0 {
			fit = append(fit, r)
		}
	}
	if len(fit) == 0 {
		return plain()
	}
	return fit[d.roll(len(fit))]
}
