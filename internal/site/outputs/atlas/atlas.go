// Package atlas makes the map, /<lang>/map/: a drawing of both regions made
// from coordinates, and beside it a list of the same places with who works
// there and where one meets. Nothing is loaded for it and nothing runs: each
// Town of the drawing is a link to its part of the list.
//
// The projection is equirectangular: a degree of longitude is as long as it
// is at the middle of the map, which over five degrees of latitude is true
// enough. What is drawn are the shapes of content/map.yaml;
// without them the towns stand alone. Labels are placed one after another,
// the weightiest town first, each where it covers no other and, if it can,
// no river; a town for whose name no place is left stays a dot, and its link
// says the name.
package atlas

import (
	"reflect"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/layout"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
	"pobratim/internal/engine/plan"
)

// Section is where the page lies below the language.
const Section = "map"

// A View is what layouts/map.html prints. Lengths are in the units of the
// drawing, which is 1000 wide.
type View struct {
	Width, Height int
	Lands         []Area
	Rivers, Lakes []string // paths
	Ways          []string // paths between the cities of the sides
	Names         []Name   // of regions
	Towns         []Town
	Water         []layout.Text // names of rivers and lakes
	Sides         []Side
}

// An Area is a region. Its tone is 0 or 1, so that neighbours differ.
type Area struct {
	Path string
	Tone int
}

// A Name of a region, a word a line, stands where it covers nothing.
type Name struct {
	Lang  string
	Lines []Line
}

// A Line of a name: the middle of its base line, and what stands there.
type Line struct {
	X, Y int
	S    string
}

// A Town is a link to its part of the list.
type Town struct {
	ID     string // anchor
	Title  layout.Text
	Main   bool // the city of a side
	X, Y   int
	Target Box
	Label  *Label // nil: the name has no place, only the dot stands
}

// A Box is a part of the drawing.
type Box struct{ X, Y, W, H int }

// A Label is where a name stands.
type Label struct {
	X, Y   int
	Anchor string // start, middle, end
}

// A Side of the list.
type Side struct {
	page.Tag
	Cities []City
	Also   []City // where nobody is yet
}

// A City with who works there and where one meets.
type City struct {
	ID            string // anchor
	Title         layout.Text
	Organisations []Organisation
	Venues        []Venue
}

// An Organisation in a city.
type Organisation struct {
	page.Link
	Sample bool
}

// A Venue of a city. More is said where something happens there.
type Venue struct {
	Name, Address  layout.Text
	StepFree, Loop bool
}

// Output is the page.
var Output = build.Output{
	Name:    "map",
	Section: Section,
	Views:   map[string]reflect.Type{"map": reflect.TypeFor[page.View[View]]()},
	Plan: func(c *page.Context) []plan.Output {
		var out []plan.Output
		for _, l := range c.Languages {
			r := c.Reader(l.Tag)
			sheet := r.Spot(page.Spot{Kind: "map", Path: Section + "/", Title: layout.Text{S: r.W.T("section.map")}, Summary: r.W.T("map.about")})
			out = append(out, page.Output(r, "map", sheet, view(r)))
		}
		return out
	},
}

func view(r page.Reader) View {
	v := View{Sides: sides(r)}
	d := newDrawing(r.Context)
	v.Width, v.Height = width, d.height
	v.draw(r, d)
	v.Towns = d.towns(r, v.Sides)
	v.Names = d.names(r)
	return v
}

// draw fills in what lies below the towns.
func (v *View) draw(r page.Reader, d *drawing) {
	var water []*model.Entry
	for _, e := range shapes(r.Context) {
		points := d.points(e.Shape.Points)
		switch e.Shape.Kind {
		case "region":
			v.Lands = append(v.Lands, Area{closed(points), len(v.Lands) % 2})
			continue
		case "river":
			d.line(points)
			v.Rivers = append(v.Rivers, open(points))
		case "lake":
			d.line(append(points, points[0]))
			v.Lakes = append(v.Lakes, closed(points))
		}
		water = append(water, e)
	}
	for _, e := range r.ByTitle(water) {
		v.Water = append(v.Water, r.Title(e))
	}
	for _, e := range r.Of("leg") {
		from, to := r.Ref(e.Leg.From), r.Ref(e.Leg.To)
		if isMain(r.Context, from) && isMain(r.Context, to) {
			points := []point{d.at(from), d.at(to)}
			d.line(points)
			v.Ways = append(v.Ways, open(points))
		}
	}
}
