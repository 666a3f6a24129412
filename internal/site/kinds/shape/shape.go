// Package shape is the kind of what the map is drawn of: regions, rivers and
// lakes, simplified by hand, each a line of points.
//
// A region and a lake are closed: their last point leads back to the first.
// Two regions that adjoin share the points of their common edge, so that they
// fit together. Nothing says where a border runs: a shape is land.
package shape

import (
	"strconv"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/kind"
	"pobratim/internal/engine/model"
)

// Facts are a record of content/map.yaml. A point is its latitude and its
// longitude in degrees.
type Facts struct {
	model.Record
	Kind   string      `field:"kind,required,enum=region river lake"`
	Points [][]float64 `field:"points,required,len=3.."`
}

// Kind is the contract with the engine. Shapes have no pages of their own.
var Kind = kind.Of(kind.Spec[Facts, struct{}]{
	Name:   "shape",
	Source: kind.Records("map.yaml", ""),
	Entry:  entry,
	Check:  check,
})

// fewest points make a shape.
const fewest = 3

// entry gives the record a shape if it is one that can be drawn.
func entry(f *Facts, e *model.Entry) {
	shape := &model.Shape{Kind: f.Kind}
	for _, p := range f.Points {
		if !good(p) {
			return
		}
		shape.Points = append(shape.Points, model.Point{Lat: p[0], Lon: p[1]})
	}
	if len(shape.Points) >= fewest {
		e.Shape = shape
	}
}

func good(p []float64) bool { return len(p) == 2 && model.OnEarth(p[0], p[1]) }

func check(f *Facts, e *model.Entry, _ *model.Site) diag.List {
	var found diag.List
	for i, p := range f.Points {
		if !good(p) {
			at := e.Given.Pos("points[" + strconv.Itoa(i) + "]")
			found = append(found, diag.Errorf(at, "shape-point").Of(string(e.Key())))
		}
	}
	return found
}
