// Package shape is the kind of what the map is drawn of: regions, rivers and
// lakes, simplified by hand, each a line of points.
//
// A region and a lake are closed: their last point leads back to the first.
// Two regions that adjoin share the points of their common edge, so that no
// gap is seen between them. No line is drawn there: a shape is land, not a
// border.
package shape

import (
	"strconv"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/kind"
	"pobratim/internal/engine/model"
)

// Facts are a record of content/map.yaml.
type Facts struct {
	model.Record
	Kind   string      `field:"kind,required,enum=region river lake"`
	Side   decode.Ref  `field:"side,ref=side"`
	Points [][]float64 `field:"points,required"`
}

// Kind is the contract with the engine. Shapes have no pages of their own.
var Kind = kind.Of(kind.Spec[Facts, struct{}]{
	Name:   "shape",
	Source: kind.Records("map.yaml", ""),
	Entry:  entry,
	Check:  check,
})

func entry(f *Facts, e *model.Entry) {
	e.Type = f.Kind
	e.Shape = &model.Shape{Kind: f.Kind}
	for _, p := range f.Points {
		if len(p) == 2 {
			e.Shape.Points = append(e.Shape.Points, model.Point{Lat: p[0], Lon: p[1]})
		}
	}
}

func check(f *Facts, e *model.Entry, _ *model.Site) diag.List {
	var found diag.List
	for i, p := range f.Points {
		if len(p) != 2 || !model.OnEarth(p[0], p[1]) {
			at := e.Given.Pos("points[" + strconv.Itoa(i) + "]")
			found = append(found, diag.Errorf(at, "shape-point").Of(string(e.Key())))
		}
	}
	fewest := 3
	if f.Kind == "river" {
		fewest = 2
	}
	if len(f.Points) < fewest {
		found = append(found, diag.Errorf(e.Field("points"), "shape-points", "wanted", strconv.Itoa(fewest)).Of(string(e.Key())))
	}
	return found
}
