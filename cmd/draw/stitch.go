package main

// A quarter is the upper left part of a cross-stitch figure. It is mirrored
// right and down: a figure that only turned could become a hooked cross.
type quarter []string

// The figures of the pictures: a star and a lozenge.
var (
	star    = quarter{"#...", ".#.#", "..##", ".###"}
	lozenge = quarter{"...#", "..#.", ".#.#", "#.##"}
)

// stitched says whether the whole figure has a stitch at column x, line y.
func (q quarter) stitched(x, y int) bool {
	n := len(q)
	return q[min(y, 2*n-1-y)][min(x, 2*n-1-x)] == '#'
}

// hem lays figures of two kinds in turn from (x, y) to the right, n of them;
// a stitch is a square of the given size.
func hem(p pen, x, y, size float64, n int, t, u tone) {
	for i := range n {
		q, colour := star, t
		if i%2 == 1 {
			q, colour = lozenge, u
		}
		side := 2 * len(q)
		for row := range side {
			for column := range side {
				if q.stitched(column, row) {
					p.Rect(colour, x+size*float64(i*(side+2)+column)+1, y+size*float64(row)+1, size-2, size-2)
				}
			}
		}
	}
}
