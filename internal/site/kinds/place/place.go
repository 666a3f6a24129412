// Package place is the kind of cities and venues: where they are, how their
// names bend in sentences, whether everybody gets in.
package place

import (
	"cmp"
	"slices"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/kind"
	"pobratim/internal/engine/model"
)

// Facts are a record of content/places.yaml.
type Facts struct {
	model.Record
	Genitive    decode.Words `field:"genitive,required"`
	Locative    decode.Words `field:"locative,required"`
	Accusative  decode.Words `field:"accusative"`
	Preposition decode.Words `field:"preposition"`
	Country     string       `field:"country"`
	City        decode.Ref   `field:"city,ref=place"`
	Coordinates []float64    `field:"coordinates,required,len=2..2"`
	Zone        string       `field:"zone"`
	Address     decode.Words `field:"address"`
	Access      Access       `field:"access"`
}

// Access of a venue for everybody.
type Access struct {
	StepFree    bool         `field:"step_free"`
	HearingLoop bool         `field:"hearing_loop"`
	Notes       decode.Words `field:"notes"`
}

// Kind is the contract with the engine. Places have no pages of their own.
var Kind = kind.Of(kind.Spec[Facts, struct{}]{
	Name:   "place",
	Source: kind.Records("places.yaml", ""),
	Entry:  entry,
	Check:  check,
})

func entry(f *Facts, e *model.Entry) {
	e.Place = &model.Place{
		City: f.City, Zone: f.Zone, Country: f.Country,
		Genitive: f.Genitive, Locative: f.Locative, Accusative: f.Accusative, Preposition: f.Preposition,
		Address: f.Address, StepFree: f.Access.StepFree, HearingLoop: f.Access.HearingLoop, AccessNotes: f.Access.Notes,
	}
	e.Place.Stepped = e.Given.Has("access.step_free") && !f.Access.StepFree
	if len(f.Coordinates) == 2 {
		e.Place.Lat, e.Place.Lon = f.Coordinates[0], f.Coordinates[1]
	}
}

func check(f *Facts, e *model.Entry, s *model.Site) diag.List {
	var found diag.List
	add := func(d diag.Diagnostic) { found = append(found, d.Of(string(e.Key()))) }
	if !model.OnEarth(e.Place.Lat, e.Place.Lon) {
		add(diag.Errorf(e.Field("coordinates"), "place-coordinates"))
	}
	if far(s, e.Place) {
		add(diag.Warnf(e.Field("coordinates"), "place-off-map"))
	}
	if f.Zone != "" {
		if _, err := s.Zone(f.Zone); err != nil {
			add(diag.Errorf(e.Field("zone"), "zone-unknown", "zone", f.Zone))
		}
	}
	found = append(found, kind.CheckCountry(s, e, "country", f.Country)...)
	if f.City.ID == "" && f.Country == "" {
		add(diag.Errorf(e.Pos, "place-country"))
	}
	if city := s.Ref(f.City); city != nil && city.Place.City.ID != "" {
		add(diag.Errorf(f.City.Pos, "place-city", "id", city.ID).See(city.Pos))
	}
	return found
}

// off is how many degrees a place may lie outside of what is drawn.
const off = 1

// far reports whether a place on the Earth lies far outside of all shapes of
// the map: most often its two numbers have changed places.
func far(s *model.Site, p *model.Place) bool {
	outside, drawn := true, false
	for _, shape := range s.Of("shape") {
		if shape.Shape == nil || len(shape.Shape.Points) == 0 {
			continue
		}
		drawn = true
		box := shape.Shape.Points
		byLat := func(a, b model.Point) int { return cmp.Compare(a.Lat, b.Lat) }
		byLon := func(a, b model.Point) int { return cmp.Compare(a.Lon, b.Lon) }
		if p.Lat > slices.MinFunc(box, byLat).Lat-off && p.Lat < slices.MaxFunc(box, byLat).Lat+off &&
			p.Lon > slices.MinFunc(box, byLon).Lon-off && p.Lon < slices.MaxFunc(box, byLon).Lon+off {
			outside = false
		}
	}
	return drawn && outside && model.OnEarth(p.Lat, p.Lon)
}
