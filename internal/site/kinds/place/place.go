// Package place is the kind of cities and venues: where they are, how their
// names bend in sentences, whether everybody gets in.
package place

import (
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
	if p := e.Place; p.Lat < -90 || p.Lat > 90 || p.Lon < -180 || p.Lon > 180 {
		add(diag.Errorf(e.Field("coordinates"), "place-coordinates"))
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
