package ornament

// HookedCross reports whether a bitmap holds a hooked cross: four straight
// arms of equal length, each bent at its end to the same side. It is looked
// for
//
//   - in each thread by itself, in all threads together, and in what they
//     leave free (the negative);
//   - with arms from two cells on, hooks of any length, bent either way;
//   - at every place, so in every quarter and every other window;
//   - in every thickness: with cells of one stitch, of 2 × 2, of 3 × 3 …;
//   - upright and slanting, where the arms go from corner to corner.
//
// The cells along both sides of an arm must differ from the arm, or else the
// shape is not seen as one; what lies further away does not matter, so a
// cross among other stitches is found too.
func HookedCross(b Bitmap) bool {
	for c := range colours + 1 {
		in := func(x, y int) bool { return b.At(x, y) == Colour(c) }
		if c == colours {
			in = func(x, y int) bool { return b.At(x, y) != Ground }
		}
		m := newMask(b.W, b.H, in)
		if m.on < 9 {
			continue
		}
		blocks := m
		for size := 1; size*5 <= min(b.W, b.H); size++ {
			if size > 1 {
				blocks = blocks.joined()
			}
			if blocks.on < 9 && blocks.off < 9 {
				break // a cross has nine cells at least
			}
			if blocks.hooked(on, size) || blocks.hooked(off, size) {
				return true
			}
		}
		for parity := range 2 {
			if g := m.slanting(parity); g.hooked(on, 1) || g.hooked(off, 1) {
				return true
			}
		}
	}
	return false
}

// A state of a cell of a mask: a block of several stitches may be torn.
type state int8

const (
	torn state = iota // neither, or beyond the edge
	on
	off
)

// A mask is a bitmap of which only two colours are left.
type mask struct {
	w, h    int
	cells   []state
	on, off int // how many there are
}

func newMask(w, h int, in func(x, y int) bool) mask {
	m := mask{w: w, h: h, cells: make([]state, w*h)}
	for y := range h {
		for x := range w {
			s := off
			if in(x, y) {
				s = on
			}
			m.set(y*w+x, s)
		}
	}
	return m
}

func (m *mask) set(i int, s state) {
	m.cells[i] = s
	switch s {
	case on:
		m.on++
	case off:
		m.off++
	}
}

func (m mask) at(x, y int) state {
	if x < 0 || y < 0 || x >= m.w || y >= m.h {
		return torn
	}
	return m.cells[y*m.w+x]
}

// joined returns for each stitch the state of the block that begins there and
// is one stitch larger than the blocks of m: that of the four of m which
// cover it, if they have the same.
func (m mask) joined() mask {
	s := mask{w: m.w, h: m.h, cells: make([]state, len(m.cells))}
	for y := range m.h - 1 {
		for x := range m.w - 1 {
			i := y*m.w + x
			if c := m.cells[i]; c == m.cells[i+1] && c == m.cells[i+m.w] && c == m.cells[i+m.w+1] {
				s.set(i, c)
			}
		}
	}
	return s
}

// slanting returns the cells of one colour of the chessboard, turned by 45°:
// cell (u, v) is the one at (u+v, u-v), moved so that none is negative.
func (m mask) slanting(parity int) mask {
	n := (m.w+m.h)/2 + 1
	s := mask{w: n, h: n, cells: make([]state, n*n)}
	lift := m.h / 2
	for v := range n {
		for u := range n {
			s.set(v*n+u, m.at(u+v+parity-lift, u-v+lift))
		}
	}
	return s
}

// hooked looks for a cross of cells of one state at every centre; a cell is
// size stitches wide and high.
func (m mask) hooked(of state, size int) bool {
	if of == on && m.on < 9 || of == off && m.off < 9 {
		return false
	}
	for y := 2 * size; y < m.h-2*size; y++ {
		for x := 2 * size; x < m.w-2*size; x++ {
			if m.cells[y*m.w+x] == of && m.crossAt(x, y, of, size) {
				return true
			}
		}
	}
	return false
}

// ways are the directions of the four arms, each turned right from the one
// before.
func ways() [4][2]int { return [4][2]int{{0, -1}, {1, 0}, {0, 1}, {-1, 0}} }

// crossAt lets the four arms grow from a centre and asks at each length
// whether they are bent.
func (m mask) crossAt(x, y int, of state, size int) bool {
	free := on + off - of
	if m.at(x+size, y+size) != free || m.at(x-size, y-size) != free || m.at(x+size, y-size) != free || m.at(x-size, y+size) != free {
		return false // something stands between the arms
	}
	for arm := 1; ; arm++ {
		for _, d := range ways() {
			if m.at(x+arm*size*d[0], y+arm*size*d[1]) != of {
				return false
			}
		}
		if arm >= 2 && (m.bent(x, y, arm, of, size, 1) || m.bent(x, y, arm, of, size, -1)) {
			return true
		}
	}
}

// bent reports whether all four arms have a hook at their end to one side
// (1 is right, -1 left) and nothing else beside them.
func (m mask) bent(x, y, arm int, of state, size, side int) bool {
	free := on + off - of
	for _, d := range ways() {
		rx, ry := -d[1]*side, d[0]*side // beside the arm, where the hook is
		cell := func(along, beside int) state {
			return m.at(x+(along*d[0]+beside*rx)*size, y+(along*d[1]+beside*ry)*size)
		}
		if cell(arm, 1) != of || cell(arm, -1) != free {
			return false
		}
		for i := 1; i < arm; i++ {
			if cell(i, 1) != free || cell(i, -1) != free {
				return false
			}
		}
	}
	return true
}
