package main

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestCommittedPicturesAreDrawn is the check of the command: who changes a
// scene commits the picture too.
func TestCommittedPicturesAreDrawn(t *testing.T) {
	for _, p := range pictures {
		t.Run(p.file, func(t *testing.T) {
			t.Parallel()
			if err := differs(filepath.Join("..", "..", "content", filepath.FromSlash(p.file)), p.paint()); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestCommittedSignsAreSewn(t *testing.T) {
	for _, s := range signs {
		if err := s.differs(filepath.Join("..", "..")); err != nil {
			t.Error(err)
		}
	}
}

func TestNoTwoScenesDrawOneFile(t *testing.T) {
	var files []string
	for _, p := range pictures {
		files = append(files, p.file)
	}
	slices.Sort(files)
	if len(slices.Compact(slices.Clone(files))) != len(files) {
		t.Errorf("a file stands twice in the list: %s", strings.Join(files, " "))
	}
}

// TestFill compares covered pixels with what a hand counts: a whole pixel, a
// half one, a hole by winding, and a shape that hangs over the sheet's edge.
func TestFill(t *testing.T) {
	const paper, ink = tone(0), tone(0x808080)
	box := func(x, y, w, h int) []dot { return []dot{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}} }
	turned := box(0, 0, 3*unit, 3*unit)
	hole := box(unit, unit, unit, unit)
	slices.Reverse(hole)
	for _, c := range []struct {
		name     string
		outlines [][]dot
		want     string // the first three pixels of the first three lines, in eighths
	}{
		{"one pixel", [][]dot{box(unit, unit, unit, unit)}, "000 080 000"},
		{"half a pixel", [][]dot{box(unit+unit/2, 0, unit/2, unit)}, "040 000 000"},
		{"a hole", [][]dot{turned, hole}, "888 808 888"},
		{"over itself", [][]dot{turned, box(unit, unit, unit, unit)}, "888 888 888"},
		{"over the edge", [][]dot{box(-5*unit, -5*unit, 6*unit, 6*unit)}, "800 000 000"},
	} {
		s := newSheet(paper)
		s.fill(ink, c.outlines)
		var got strings.Builder
		for y := range 3 {
			if y > 0 {
				got.WriteByte(' ')
			}
			for x := range 3 {
				got.WriteByte('0' + byte(s.tones[y*width+x]&255/16))
			}
		}
		if got.String() != c.want {
			t.Errorf("%s: %s, want %s", c.name, got.String(), c.want)
		}
	}
}

// TestStitchesAreMirrored keeps hooked crosses away: a figure that is the same
// left to right and top to bottom holds none as a whole, and the pattern of
// four hooks must not stand in any part of it either, nor in its negative.
func TestStitchesAreMirrored(t *testing.T) {
	hooked := []string{"#.###", "#.#..", "#####", "..#.#", "###.#"}
	for name, q := range map[string]quarter{"star": star, "lozenge": lozenge} {
		n := 2 * len(q)
		for y := range n {
			for x := range n {
				if q.stitched(x, y) != q.stitched(n-1-x, y) || q.stitched(x, y) != q.stitched(x, n-1-y) {
					t.Errorf("%s is not mirrored at %d, %d", name, x, y)
				}
			}
		}
		for top := range n - 4 {
			for left := range n - 4 {
				for _, there := range []bool{true, false} {
					for _, flip := range []int{0, 4} {
						if stands(q, hooked, top, left, flip, there) {
							t.Errorf("%s holds a hooked cross at %d, %d", name, left, top)
						}
					}
				}
			}
		}
	}
}

// stands says whether the pattern is at a place of the figure: as stitches if
// there, as gaps if not; flip is 4 for the pattern mirrored.
func stands(q quarter, pattern []string, top, left, flip int, there bool) bool {
	for y, line := range pattern {
		for x := range line {
			if q.stitched(left+max(flip-x, x-flip), top+y) != ((line[x] == '#') == there) {
				return false
			}
		}
	}
	return true
}
