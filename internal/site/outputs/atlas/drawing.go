package atlas

import (
	"math"
	"slices"
	"strconv"

	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
)

const (
	width  = 1000
	margin = 24
)

// A drawing knows where on the page a point of the Earth lies.
type drawing struct {
	north, west float64
	scale       float64 // units of a degree of latitude
	shrink      float64 // how much shorter a degree of longitude is
	height      int
	taken       []Box // towns and names
	drawn       []Box // along lines, which a name may cover if it must
}

// A point of the drawing.
type point struct{ x, y int }

// newDrawing fits all shapes and cities onto the page.
func newDrawing(c *page.Context) *drawing {
	south, north := math.Inf(1), math.Inf(-1)
	west, east := math.Inf(1), math.Inf(-1)
	grow := func(lat, lon float64) {
		south, north = min(south, lat), max(north, lat)
		west, east = min(west, lon), max(east, lon)
	}
	for _, e := range shapes(c) {
		for _, p := range e.Shape.Points {
			grow(p.Lat, p.Lon)
		}
	}
	for _, e := range cities(c) {
		grow(e.Place.Lat, e.Place.Lon)
	}
	d := &drawing{north: north, west: west, shrink: math.Cos((south + north) / 2 * math.Pi / 180)}
	wide := (east - west) * d.shrink
	if !(wide > 0) { // one city, or none
		wide = 1
	}
	d.scale = (width - 2*margin) / wide
	tall := max(0, north-south)
	d.height = min(3*width, int(math.Round(tall*d.scale))+2*margin)
	return d
}

func (d *drawing) project(lat, lon float64) point {
	return point{
		margin + int(math.Round((lon-d.west)*d.shrink*d.scale)),
		margin + int(math.Round((d.north-lat)*d.scale)),
	}
}

// shapes returns what can be drawn, by id.
func shapes(c *page.Context) []*model.Entry {
	return slices.DeleteFunc(slices.Clone(c.Of("shape")), func(e *model.Entry) bool { return e.Shape == nil })
}

// at is where a city lies.
func (d *drawing) at(e *model.Entry) point { return d.project(e.Place.Lat, e.Place.Lon) }

func (d *drawing) points(shape []model.Point) []point {
	out := make([]point, len(shape))
	for i, p := range shape {
		out[i] = d.project(p.Lat, p.Lon)
	}
	return out
}

// line notes where a line is drawn.
func (d *drawing) line(p []point) {
	const step = 12
	for i, a := range p[:len(p)-1] {
		b := p[i+1]
		n := 1 + max(abs(b.x-a.x), abs(b.y-a.y))/step
		for k := range n {
			d.drawn = append(d.drawn, Box{a.x + (b.x-a.x)*k/n - step/2, a.y + (b.y-a.y)*k/n - step/2, step, step})
		}
	}
}

func abs(n int) int { return max(n, -n) }

// open draws a soft line: it starts at the first point, ends at the last and
// bends at each other one towards the middle of the way to the next.
func open(p []point) string {
	pen := begin(p[0])
	for i := 1; i < len(p)-1; i++ {
		pen.bend(p[i], middle(p[i], p[i+1]))
	}
	return pen.path + "l" + pen.from(p[len(p)-1])
}

// closed draws a soft outline. Shapes that share points share the bends
// between them too, in whichever direction each goes.
func closed(p []point) string {
	pen := begin(middle(p[len(p)-1], p[0]))
	for i := range p {
		pen.bend(p[i], middle(p[i], p[(i+1)%len(p)]))
	}
	return pen.path + "z"
}

// A pen writes a path, each point as the way to it from the one before: so
// the numbers are short.
type pen struct {
	path string
	at   point
}

func begin(p point) pen { return pen{"M" + strconv.Itoa(p.x) + " " + strconv.Itoa(p.y), p} }

// bend draws a curve towards one point that arrives at another.
func (n *pen) bend(towards, p point) {
	n.path += "q" + n.from(towards) + " " + n.from(p)
	n.at = p
}

func (n *pen) from(p point) string { return strconv.Itoa(p.x-n.at.x) + " " + strconv.Itoa(p.y-n.at.y) }

func middle(a, b point) point { return point{(a.x + b.x) / 2, (a.y + b.y) / 2} }

// inside reports whether a point lies in an outline: a line from it to the
// right crosses the outline an odd number of times.
func inside(p point, outline []point) bool {
	in := false
	for i, a := range outline {
		b := outline[(i+1)%len(outline)]
		if (a.y > p.y) != (b.y > p.y) && p.x < a.x+(b.x-a.x)*(p.y-a.y)/(b.y-a.y) {
			in = !in
		}
	}
	return in
}
