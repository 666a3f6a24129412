// Package visit is the kind of visits: one side is the host, the other the
// guest, for some days, with a delegation.
package visit

import (
	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/kind"
	"pobratim/internal/engine/layout"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
)

// Facts are what is written in content/visits/<id>/index.<lang>.md.
type Facts struct {
	model.Common
	Host       decode.Ref    `field:"host,required,ref=side"`
	Guest      decode.Ref    `field:"guest,required,ref=side"`
	Start      decode.Moment `field:"start,required"`
	End        decode.Moment `field:"end,required"`
	City       decode.Ref    `field:"city,required,ref=place"`
	Border     decode.Ref    `field:"border,ref=border"`
	Status     string        `field:"status,enum=confirmed tentative cancelled moved"`
	Was        *Was          `field:"was"`
	Revision   int           `field:"revision,min=0"`
	Groups     []Group       `field:"groups"`
	Delegation Delegation    `field:"delegation,required"`
}

// Was tells from which days a visit has been moved.
type Was struct {
	Start decode.Moment `field:"start,required"`
}

// A Group of the delegation has a programme of its own for some hours.
type Group struct {
	ID    string       `field:"id,required"`
	Title decode.Words `field:"title,required"`
}

// A Delegation is who travels, by role.
type Delegation struct {
	Members []model.Member `field:"members,required,len=1.."`
}

// A View is what layouts/visit.html prints.
type View struct {
	When     *page.When
	Host     page.Tag
	Guest    page.Tag
	City     layout.Text
	Body     page.Prose
	Photos   []page.Picture
	Days     []page.Day
	Groups   []page.Tag
	Members  []Member
	Stories  []*page.Card
	Calendar string
}

// A Member of the delegation.
type Member struct {
	Role         layout.Text
	Name         layout.Text // empty without consent
	Organisation page.Link
}

// Kind is the contract with the engine.
var Kind = kind.Of(kind.Spec[Facts, View]{
	Name:    "visit",
	Source:  kind.Bundle("visits"),
	Section: "visits",
	Entry:   entry,
	Check:   check,
	View:    view,
	JSONLD:  jsonLD,
})

func entry(f *Facts, e *model.Entry) {
	e.When = &model.When{Start: f.Start, End: f.End, AllDay: true, Status: f.Status, Revision: f.Revision}
	if f.Was != nil {
		e.When.Was = &model.Was{Start: f.Was.Start}
	}
	e.Where, e.Side = f.City, f.Host
	e.Party = &model.Party{Host: f.Host, Guest: f.Guest, Members: f.Delegation.Members, Titles: map[string]decode.Words{}}
	for _, g := range f.Groups {
		e.Party.Groups = append(e.Party.Groups, g.ID)
		e.Party.Titles[g.ID] = g.Title
	}
	for _, m := range f.Delegation.Members {
		if m.Person.ID != "" {
			e.Who = append(e.Who, model.Role{Field: "members", Ref: m.Person})
		}
	}
}

func check(f *Facts, e *model.Entry, _ *model.Site) diag.List {
	return append(kind.CheckMoved(e), kind.CheckWholeDays(e, f.Start, f.End)...)
}

func view(f *Facts, e *model.Entry, r page.Reader) View {
	v := View{
		When: r.When(e), Host: r.Tag(f.Host), Guest: r.Tag(f.Guest),
		Body: r.Body(e), Photos: r.Gallery(e),
		Days: r.Days(r.Parts(e, "event")), Stories: r.Cards(r.Stories(e)),
		Calendar: r.CalendarOf(e),
	}
	if city := r.Ref(f.City); city != nil {
		v.City = r.Title(city)
	}
	for _, g := range f.Groups {
		v.Groups = append(v.Groups, page.Tag{Code: g.ID, Title: r.Words(g.Title)})
	}
	for _, m := range f.Delegation.Members {
		x := Member{Role: r.Words(m.Role)}
		if o := r.Ref(m.Organisation); o != nil {
			x.Organisation = r.Link(o)
		}
		if p := r.Ref(m.Person); p != nil {
			x.Name = r.Words(p.Names)
		}
		v.Members = append(v.Members, x)
	}
	return v
}

func jsonLD(f *Facts, e *model.Entry, r page.Reader) page.LD {
	ld := r.EventLD(e)
	if place := r.PlaceLD(r.Ref(f.City)); place != nil {
		ld = ld.With("location", place)
	}
	return ld
}
