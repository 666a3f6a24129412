package atlas

import (
	"math"
	"strconv"
	"strings"

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
	taken       []Box
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
	for _, e := range c.Of("shape") {
		if e.Shape != nil {
			for _, p := range e.Shape.Points {
				grow(p.Lat, p.Lon)
			}
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

// at is where a city lies.
func (d *drawing) at(e *model.Entry) point { return d.project(e.Place.Lat, e.Place.Lon) }

func (d *drawing) points(shape []model.Point) []point {
	out := make([]point, len(shape))
	for i, p := range shape {
		out[i] = d.project(p.Lat, p.Lon)
	}
	return out
}

// open draws a soft line: it starts at the first point, ends at the last and
// bends at each other one towards the middle of the way to the next.
func open(p []point) string {
	var b strings.Builder
	b.WriteString("M" + p[0].String())
	for i := 1; i < len(p)-1; i++ {
		b.WriteString("Q" + p[i].String() + " " + middle(p[i], p[i+1]).String())
	}
	b.WriteString("L" + p[len(p)-1].String())
	return b.String()
}

// closed draws a soft outline. Shapes that share points share the bends
// between them too, in whichever direction each goes.
func closed(p []point) string {
	var b strings.Builder
	b.WriteString("M" + middle(p[len(p)-1], p[0]).String())
	for i := range p {
		b.WriteString("Q" + p[i].String() + " " + middle(p[i], p[(i+1)%len(p)]).String())
	}
	b.WriteString("Z")
	return b.String()
}

func middle(a, b point) point { return point{(a.x + b.x) / 2, (a.y + b.y) / 2} }

func (p point) String() string { return strconv.Itoa(p.x) + " " + strconv.Itoa(p.y) }

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
