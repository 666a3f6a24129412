package ornament

// HookedCross reports whether a bitmap holds a hooked cross: four straight
// arms of equal length, each bent at its end to the same side. It is looked
// for
//
//   - in each thread by itself, in all threads together, and in what they
//     leave free (the negative);
//   - with arms and hooks of any length and any thickness, also where a hook
//     is thicker or thinner than the arm, bent either way;
//   - at every place, so in every quarter and every other window;
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
		for _, seen := range []mask{m, m.slanting(0), m.slanting(1)} {
			if seen.hooked(on) || seen.hooked(off) {
				return true
			}
		}
	}
	return false
}

// A state of a cell of a mask.
type state int8

const (
	beyond state = iota // the edge
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
		return beyond
	}
	return m.cells[y*m.w+x]
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

// hooked looks for a cross of cells of one state: at every place a square of
// every thickness may be its centre. A cross has nine cells at least.
func (m mask) hooked(of state) bool {
	if of == on && m.on < 9 || of == off && m.off < 9 {
		return false
	}
	free := on + off - of
	for y := 2; y < m.h-2; y++ {
		for x := 2; x < m.w-2; x++ {
			if m.at(x-1, y-1) != free || m.at(x, y-1) != of || m.at(x-1, y) != of {
				continue // no two arms with nothing between them
			}
			for thick := 1; m.square(x, y, thick, of); thick++ {
				if m.at(x+thick, y-1) == free && m.at(x-1, y+thick) == free && m.crossAt(x, y, thick, of) {
					return true
				}
			}
		}
	}
	return false
}

// square reports whether the last row and column of a square are of a state;
// the smaller square within has been asked for.
func (m mask) square(x, y, thick int, of state) bool {
	for i := range thick {
		if m.at(x+thick-1, y+i) != of || m.at(x+i, y+thick-1) != of {
			return false
		}
	}
	return true
}

// An arm of a cross leaves its centre one way; the next one is turned right.
type arm struct {
	x, y   int // its first cell, the leftmost as one looks along the arm
	dx, dy int // along
}

// right is where the arm's right side is.
func (a arm) right() (dx, dy int) { return -a.dy, a.dx }

// arms are those of a centre of so many cells a side.
func arms(x, y, thick int) [4]arm {
	last := thick - 1
	return [4]arm{
		{x, y - 1, 0, -1},
		{x + thick, y, 1, 0},
		{x + last, y + thick, 0, 1},
		{x - 1, y + last, -1, 0},
	}
}

// crossAt lets the four arms grow from a centre and asks at each length
// whether they are bent.
func (m mask) crossAt(x, y, thick int, of state) bool {
	all := arms(x, y, thick)
	for length := 1; ; length++ {
		for _, a := range all {
			rx, ry := a.right()
			for i := range thick {
				if m.at(a.x+(length-1)*a.dx+i*rx, a.y+(length-1)*a.dy+i*ry) != of {
					return false
				}
			}
		}
		if m.bent(all, thick, length, of, -1) || m.bent(all, thick, length, of, thick) {
			return true
		}
	}
}

// bent reports whether all four arms have a hook at their end and nothing
// else beside them. The hook is beside the arm at so many cells from its left
// side: -1 is left of it, its thickness right of it. From the end back to the
// centre there come first the hook, as thick on all four, then free cells.
func (m mask) bent(all [4]arm, thick, length int, of state, hook int) bool {
	free, other := on+off-of, thick-1-hook
	cell := func(a arm, along, beside int) state {
		rx, ry := a.right()
		return m.at(a.x+along*a.dx+beside*rx, a.y+along*a.dy+beside*ry)
	}
	bend := 0
	for bend < length && cell(all[0], length-1-bend, hook) == of {
		bend++
	}
	if bend == 0 || bend == length {
		return false
	}
	for _, a := range all {
		for along := range length {
			beside := free
			if along >= length-bend {
				beside = of
			}
			if cell(a, along, hook) != beside || cell(a, along, other) != free {
				return false
			}
		}
	}
	return true
}
