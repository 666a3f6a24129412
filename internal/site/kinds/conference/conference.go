// Package conference is the kind of the meeting that closes a programme:
// sessions by time and hall, materials, a resolution.
package conference

import (
	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/kind"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
)

// Facts are what is written in content/conference/<id>/index.<lang>.md.
type Facts struct {
	model.Common
	Start  decode.Moment `field:"start,required"`
	End    decode.Moment `field:"end,required"`
	Place  decode.Ref    `field:"place,required,ref=place"`
	Status string        `field:"status,enum=confirmed tentative cancelled moved"`
	Was    *Was          `field:"was"`
	// Revision is the SEQUENCE of calendars (RFC 5545): it never goes down.
	Revision int `field:"revision,min=0"`
}

// Was tells from which days a conference has been moved.
type Was struct {
	Start decode.Moment `field:"start,required"`
}

// A View is what layouts/conference.html prints.
type View struct {
	When       *page.When
	Venue      *page.Venue
	Body       page.Prose
	Photos     []page.Picture
	Days       []page.Grid
	Materials  []*page.Card
	Resolution *page.Card
	Stories    []*page.Card
	Calendar   string
}

// Kind is the contract with the engine.
var Kind = kind.Of(kind.Spec[Facts, View]{
	Name:    "conference",
	Source:  kind.Bundle("conference"),
	Section: "conference",
	Entry:   entry,
	Check: func(f *Facts, e *model.Entry, _ *model.Site) diag.List {
		return append(kind.CheckMoved(e), kind.CheckWholeDays(e, f.Start, f.End)...)
	},
	View:   view,
	JSONLD: jsonLD,
})

func entry(f *Facts, e *model.Entry) {
	e.When = &model.When{Start: f.Start, End: f.End, AllDay: true, Status: f.Status, Revision: f.Revision}
	if f.Was != nil {
		e.When.Was = &model.Was{Start: f.Was.Start}
	}
	e.Where = f.Place
}

func view(f *Facts, e *model.Entry, r page.Reader) View {
	events := r.Parts(e, "event")
	v := View{
		When: r.When(e), Venue: r.Venue(r.Ref(f.Place)), Body: r.Body(e), Photos: r.Gallery(e),
		Days: r.Grids(events), Materials: r.Cards(r.Materials(e)), Stories: r.Cards(r.Stories(e)),
		Calendar: r.CalendarOf(e),
	}
	if res := r.Parts(e, "resolution"); len(res) > 0 {
		v.Resolution = r.Card(res[0])
	}
	return v
}

func jsonLD(f *Facts, e *model.Entry, r page.Reader) page.LD {
	ld := r.EventLD(e)
	if place := r.PlaceLD(r.Ref(f.Place)); place != nil {
		ld = ld.With("location", place)
	}
	return ld
}
