// Package direction is the kind of the fields of work in which the NGOs of
// both sides meet: help for the elderly, volunteering, animals.
package direction

import (
	"strings"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/kind"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/ornament"
	"pobratim/internal/engine/page"
)

// Facts are a record of content/directions.yaml.
type Facts struct {
	model.Record
	// Motif is the upper left quarter of a cross-stitch ornament: rows of
	// '.' and '#'. It is mirrored to the right and downwards.
	Motif string `field:"motif,required"`
	// Colour is the thread of the direction, one of ornament.Accents; without
	// it, directions take turns.
	Colour   string           `field:"colour"`
	Synonyms decode.WordsList `field:"synonyms"`
}

// A View is what layouts/direction.html prints: everything in the direction,
// on both sides.
type View struct {
	Sides     []Side
	Practices []*page.Card
	Events    []*page.Card
	Stories   []*page.Card
	Materials []*page.Card
	Calendar  string
}

// A Side of the programme with its organisations in the direction.
type Side struct {
	page.Tag
	Organisations []*page.Card
}

// Kind is the contract with the engine.
var Kind = kind.Of(kind.Spec[Facts, View]{
	Name:    "direction",
	Source:  kind.Records("directions.yaml", ""),
	Section: "directions",
	Entry:   entry,
	Check:   check,
	View:    view,
})

func entry(f *Facts, e *model.Entry) {
	e.Motif, _, _ = ornament.ParseMotif(f.Motif)
	e.Colour = f.Colour
	e.Terms = map[lang.Tag][]string{}
	for tag, words := range f.Synonyms {
		for _, w := range words {
			e.Terms[tag] = append(e.Terms[tag], w.S)
		}
	}
}

func check(f *Facts, e *model.Entry, _ *model.Site) diag.List {
	var found diag.List
	motif, row, ok := ornament.ParseMotif(f.Motif)
	switch {
	case strings.TrimSpace(f.Motif) == "": // found where required fields are
	case !ok:
		found = append(found, diag.Errorf(e.Field("motif"), "motif-shape", "row", row).Of(string(e.Key())))
	case ornament.HookedCross(motif.Figure(ornament.Blue)):
		found = append(found, diag.Errorf(e.Field("motif"), "motif-hooked").Of(string(e.Key())))
	}
	if _, ok := ornament.Accent(f.Colour); !ok && f.Colour != "" {
		known := ornament.Accents()
		found = append(found, diag.Errorf(e.Field("colour"), "code-unknown", "code", f.Colour, "what", "colour", "known", strings.Join(known, ", ")).
			Near(f.Colour, known).Of(string(e.Key())))
	}
	return found
}

func view(_ *Facts, e *model.Entry, r page.Reader) View {
	v := View{
		Practices: r.Cards(r.Back(e, "practice", "directions")),
		Stories:   r.Cards(r.Related(e, "story")),
		Materials: r.Cards(r.Related(e, "material")),
		Calendar:  r.CalendarOf(e),
	}
	events := r.Back(e, "event", "directions")
	r.SortByTime(events)
	v.Events = r.Cards(events)
	organisations := r.ByTitle(r.Back(e, "organisation", "directions"))
	for _, side := range r.Sides() {
		s := Side{Tag: side}
		for _, o := range organisations {
			if o.Side.ID == side.Code {
				s.Organisations = append(s.Organisations, r.Card(o))
			}
		}
		v.Sides = append(v.Sides, s)
	}
	return v
}
