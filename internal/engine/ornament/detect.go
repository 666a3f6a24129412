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
		if m.on == 0 {
			continue
		}
		for size := 1; size*5 <= min(b.W, b.H); size++ {
			for oy := range size {
				for ox := range size {
					if g := m.scaled(size, ox, oy); g.hooked(on) || g.hooked(off) {
						return true
					}
				}
			}
		}
		for parity := range 2 {
			if g := m.slanting(parity); g.hooked(on) || g.hooked(off) {
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
	w, h  int
	cells []state
	on    int
}

func newMask(w, h int, in func(x, y int) bool) mask {
	m := mask{w: w, h: h, cells: make([]state, w*h)}
	for y := range h {
		for x := range w {
			m.cells[y*w+x] = off
			if in(x, y) {
				m.cells[y*w+x] = on
				m.on++
			}
		}
	}
	return m
}

func (m mask) at(x, y int) state {
	if x < 0 || y < 0 || x >= m.w || y >= m.h {
		return torn
	}
	return m.cells[y*m.w+x]
}

// scaled returns the mask with blocks of size × size stitches as its cells,
// the first beginning at (ox, oy).
func (m mask) scaled(size, ox, oy int) mask {
	if size == 1 {
		return m
	}
	s := mask{w: (m.w - ox) / size, h: (m.h - oy) / size}
	s.cells = make([]state, s.w*s.h)
	for y := range s.h {
		for x := range s.w {
			s.cells[y*s.w+x] = m.block(ox+x*size, oy+y*size, size)
		}
	}
	return s
}

// block returns the state that all stitches of a block have.
func (m mask) block(left, top, size int) state {
	first := m.at(left, top)
	for y := range size {
		for x := range size {
			if m.at(left+x, top+y) != first {
				return torn
			}
		}
	}
	return first
}

// slanting returns the cells of one colour of the chessboard, turned by 45°:
// cell (u, v) is the one at (u+v, u-v), moved so that none is negative.
func (m mask) slanting(parity int) mask {
	n := (m.w+m.h)/2 + 1
	s := mask{w: n, h: n, cells: make([]state, n*n)}
	lift := m.h / 2
	for v := range n {
		for u := range n {
			s.cells[v*n+u] = m.at(u+v+parity-lift, u-v+lift)
		}
	}
	return s
}

// hooked looks for a cross of cells of one state at every centre.
func (m mask) hooked(of state) bool {
	for y := 2; y < m.h-2; y++ {
		for x := 2; x < m.w-2; x++ {
			if m.cells[y*m.w+x] == of && m.crossAt(x, y, of) {
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
func (m mask) crossAt(x, y int, of state) bool {
	for arm := 1; ; arm++ {
		for _, d := range ways() {
			if m.at(x+arm*d[0], y+arm*d[1]) != of {
				return false
			}
		}
		if arm >= 2 && (m.bent(x, y, arm, 1, of) || m.bent(x, y, arm, -1, of)) {
			return true
		}
	}
}

// bent reports whether all four arms have a hook at their end to one side
// (1 is right) and nothing else beside them.
func (m mask) bent(x, y, arm, side int, of state) bool {
	free := on + off - of
	for _, d := range ways() {
		rx, ry := -d[1]*side, d[0]*side // beside the arm, where the hook is
		if m.at(x+arm*d[0]+rx, y+arm*d[1]+ry) != of || m.at(x+arm*d[0]-rx, y+arm*d[1]-ry) != free {
			return false
		}
		for i := 1; i < arm; i++ {
			if m.at(x+i*d[0]+rx, y+i*d[1]+ry) != free || m.at(x+i*d[0]-rx, y+i*d[1]-ry) != free {
				return false
			}
		}
	}
	return true
}
