package main

import "math"

// A pen draws shapes on a sheet in coordinates of its own: things are drawn
// around (0, 0), where they stand, and placed by At, Tilt and Flip.
type pen struct {
	on         *sheet
	a, b, c, d float64 // x' = a·x + b·y + dx, y' = c·x + d·y + dy
	dx, dy     float64
}

func newPen(s *sheet) pen { return pen{on: s, a: 1, d: 1} }

// At returns a pen whose origin is at (x, y), and which draws scale times as large.
func (p pen) At(x, y, scale float64) pen {
	p.dx, p.dy = p.dx+sum(p.a*x, p.b*y), p.dy+sum(p.c*x, p.d*y)
	p.a, p.b, p.c, p.d = p.a*scale, p.b*scale, p.c*scale, p.d*scale
	return p
}

// Flip returns a pen that draws mirrored left to right.
func (p pen) Flip() pen {
	p.a, p.c = -p.a, -p.c
	return p
}

// Tilt returns a pen turned clockwise about its origin. Sine and cosine are
// rounded, as their last digits may differ between machines.
func (p pen) Tilt(degrees float64) pen {
	round := func(v float64) float64 { return math.Round(v*4096) / 4096 }
	sin, cos := round(math.Sin(degrees*math.Pi/180)), round(math.Cos(degrees*math.Pi/180))
	p.a, p.b, p.c, p.d = sum(p.a*cos, p.b*sin), sum(p.b*cos, -p.a*sin), sum(p.c*cos, p.d*sin), sum(p.d*cos, -p.c*sin)
	return p
}

// sum adds two products. The conversions forbid the machine to fuse product
// and sum, which would round otherwise (see "Floating-point operators" in the
// Go specification).
func sum(a, b float64) float64 { return float64(a) + float64(b) }

// dot is where a point of the pen lies on the sheet.
func (p pen) dot(x, y float64) dot {
	place := func(v float64) int { return int(math.Floor(v*unit + 0.5)) }
	return dot{place(sum(p.a*x, p.b*y) + p.dx), place(sum(p.c*x, p.d*y) + p.dy)}
}

// Poly fills a polygon: x, y, x, y, …
func (p pen) Poly(t tone, xy ...float64) {
	var o []dot
	for i := 0; i+1 < len(xy); i += 2 {
		o = append(o, p.dot(xy[i], xy[i+1]))
	}
	p.on.fill(t, [][]dot{o})
}

// Rect fills a rectangle with its upper left corner at (x, y).
func (p pen) Rect(t tone, x, y, w, h float64) { p.Poly(t, x, y, x+w, y, x+w, y+h, x, y+h) }

// Blob fills what a smooth closed line encloses: a start, then three points
// for each curve (two that pull, one to end at).
func (p pen) Blob(t tone, xy ...float64) { p.on.fill(t, [][]dot{p.bend(xy)}) }

// bend cuts a line of cubic curves into short straight ones.
func (p pen) bend(xy []float64) []dot {
	const pieces = 24
	at := p.dot(xy[0], xy[1])
	o := []dot{at}
	for i := 2; i+5 < len(xy); i += 6 {
		b, c, d := p.dot(xy[i], xy[i+1]), p.dot(xy[i+2], xy[i+3]), p.dot(xy[i+4], xy[i+5])
		for k := 1; k <= pieces; k++ {
			u, v := pieces-k, k
			cubic := func(a, b, c, d int) int {
				return (a*u*u*u + 3*b*u*u*v + 3*c*u*v*v + d*v*v*v) / (pieces * pieces * pieces)
			}
			o = append(o, dot{cubic(at.x, b.x, c.x, d.x), cubic(at.y, b.y, c.y, d.y)})
		}
		at = d
	}
	return o
}

// round returns the curves of a box with elliptical corners; with corners as
// large as half of the box it is an ellipse.
func round(x, y, w, h, rx, ry float64) []float64 {
	const pull = 0.4477 // what four cubic curves need to look like a circle: 1 - 0.5523
	r, b, kx, ky := x+w, y+h, rx*pull, ry*pull
	return []float64{
		x + rx, y, x + rx, y, r - rx, y, r - rx, y,
		r - kx, y, r, y + ky, r, y + ry, r, y + ry, r, b - ry, r, b - ry,
		r, b - ky, r - kx, b, r - rx, b, r - rx, b, x + rx, b, x + rx, b,
		x + kx, b, x, b - ky, x, b - ry, x, b - ry, x, y + ry, x, y + ry,
		x, y + ky, x + kx, y, x + rx, y,
	}
}

// Box fills a rectangle with round corners.
func (p pen) Box(t tone, x, y, w, h, r float64) { p.Blob(t, round(x, y, w, h, r, r)...) }

// Oval fills an ellipse around (x, y).
func (p pen) Oval(t tone, x, y, rx, ry float64) {
	p.Blob(t, round(x-rx, y-ry, 2*rx, 2*ry, rx, ry)...)
}

// Disc fills a circle around (x, y).
func (p pen) Disc(t tone, x, y, r float64) { p.Oval(t, x, y, r, r) }

// Ring draws a circle as a line.
func (p pen) Ring(t tone, thick, x, y, r float64) {
	p.Curve(t, thick, round(x-r, y-r, 2*r, 2*r, r, r)...)
}

// Line draws a line with round ends through the points x, y, x, y, …
func (p pen) Line(t tone, thick float64, xy ...float64) {
	var o []dot
	for i := 0; i+1 < len(xy); i += 2 {
		o = append(o, p.dot(xy[i], xy[i+1]))
	}
	p.stroke(t, thick, o)
}

// Curve draws a line along cubic curves, given as for Blob.
func (p pen) Curve(t tone, thick float64, xy ...float64) { p.stroke(t, thick, p.bend(xy)) }

// stroke draws a band along the points: a box for each piece, a disc at each
// joint, all wound the same way so that they join to one shape.
func (p pen) stroke(t tone, thick float64, line []dot) {
	half := thick * math.Sqrt(math.Abs(sum(p.a*p.d, -p.b*p.c))) * unit / 2
	flat := pen{a: 1, d: 1}
	var outlines [][]dot
	for i, a := range line {
		x, y := float64(a.x)/unit, float64(a.y)/unit
		r := half / unit
		outlines = append(outlines, every(8, flat.bend(round(x-r, y-r, 2*r, 2*r, r, r))))
		if i == 0 {
			continue
		}
		b := line[i-1]
		dx, dy := float64(a.x-b.x), float64(a.y-b.y)
		long := math.Sqrt(sum(dx*dx, dy*dy))
		if long == 0 {
			continue
		}
		nx, ny := int(math.Round(-dy*half/long)), int(math.Round(dx*half/long))
		outlines = append(outlines, []dot{{b.x - nx, b.y - ny}, {a.x - nx, a.y - ny}, {a.x + nx, a.y + ny}, {b.x + nx, b.y + ny}})
	}
	p.on.fill(t, outlines)
}

// every keeps each nth point: a joint need not be rounder than it is large.
func every(n int, line []dot) []dot {
	var kept []dot
	for i := 0; i < len(line); i += n {
		kept = append(kept, line[i])
	}
	return kept
}
