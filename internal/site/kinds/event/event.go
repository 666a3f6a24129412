// Package event is the kind of everything that has an hour: visits to
// organisations, discussions, sessions, coaches and lunches.
package event

import (
	"slices"
	"time"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/kind"
	"pobratim/internal/engine/layout"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
)

// Facts are an event in the schedule.yaml of a visit or a conference. Start
// and End are local time at the event's place; a transfer starts at From and
// ends at To.
type Facts struct {
	model.Record
	Kind           string         `field:"kind,required,enum=org-visit discussion practice-demo session plenary briefing transfer meal free"`
	Date           decode.Date    `field:"date,required"`
	Start          decode.Clock   `field:"start,required"`
	End            decode.Clock   `field:"end"`
	EndDate        decode.Date    `field:"end_date"`
	Duration       decode.Minutes `field:"duration"`
	Place          decode.Ref     `field:"place,ref=place"`
	From           decode.Ref     `field:"from,ref=place"`
	To             decode.Ref     `field:"to,ref=place"`
	Hosts          []decode.Ref   `field:"hosts,ref=organisation"`
	People         []decode.Ref   `field:"people,ref=person"`
	Moderator      decode.Ref     `field:"moderator,ref=person"`
	Questions      []decode.Words `field:"questions"`
	Directions     []decode.Ref   `field:"directions,ref=direction"`
	Practice       decode.Ref     `field:"practice,ref=practice"`
	Group          string         `field:"group"`
	Access         string         `field:"access,enum=public press closed"`
	Status         string         `field:"status,enum=confirmed tentative cancelled moved"`
	Was            *Was           `field:"was"`
	Revision       int            `field:"revision,min=0"`
	Interpretation []string       `field:"interpretation"`
	Materials      []decode.Ref   `field:"materials,ref=material"`
}

// Was tells from when and where an event has been moved. Without a date it
// was the same day.
type Was struct {
	Date  decode.Date  `field:"date"`
	Start decode.Clock `field:"start,required"`
	Place decode.Ref   `field:"place,ref=place"`
}

// A View is what layouts/event.html prints.
type View struct {
	Type           string
	TypeCode       string
	When           *page.When
	Venue          *page.Venue
	From, To       layout.Text
	Hosts          []*page.Card
	People         []page.Person
	Moderator      *page.Person
	Questions      []layout.Text
	Directions     []page.Link
	Practice       *page.Card
	Group          layout.Text
	Access         string
	AccessCode     string
	Interpretation []string
	Materials      []*page.Card
	Stories        []*page.Card
	Within         page.Link
	Before, After  *page.Link // the neighbours in the programme
	Calendar       string
}

// Kind is the contract with the engine.
var Kind = kind.Of(kind.Spec[Facts, View]{
	Name:    "event",
	Source:  kind.Part("schedule.yaml", "days.events", "date", "visits", "conference"),
	Section: "events",
	Entry:   entry,
	Check:   check,
	View:    view,
	JSONLD:  jsonLD,
})

func entry(f *Facts, e *model.Entry) {
	e.Type, e.Questions, e.Into = f.Kind, f.Questions, f.Interpretation
	e.When = &model.When{
		Start:   f.Start.On(f.Date),
		StartAt: f.From, EndAt: f.To,
		Status: f.Status, Revision: f.Revision,
	}
	e.When.End = end(f)
	if f.Was != nil {
		was := f.Was.Start.On(f.Was.Date)
		if was.Date.IsZero() {
			was.Date = f.Date
		}
		e.When.Was = &model.Was{Start: was, Place: f.Was.Place}
	}
	e.Where, e.Topics, e.Group, e.Access = f.Place, f.Directions, f.Group, f.Access
	if f.Place.ID == "" {
		e.Where = f.To
	}
	for _, h := range f.Hosts {
		e.Who = append(e.Who, model.Role{Field: "hosts", Ref: h})
	}
	for _, p := range f.People {
		e.Who = append(e.Who, model.Role{Field: "people", Ref: p})
	}
	if f.Moderator.ID != "" {
		e.Who = append(e.Who, model.Role{Field: "moderator", Ref: f.Moderator})
	}
	switch f.Kind {
	case "transfer", "meal", "free":
		e.Anchored = true
	default:
		e.Press = &model.Press{}
	}
}

// end is the written end, or the start and the duration. An end at an
// earlier hour than the start stays what it is: a finding.
func end(f *Facts) decode.Moment {
	if f.End.Set || f.Duration.N == 0 {
		if !f.EndDate.IsZero() {
			return f.End.On(f.EndDate)
		}
		return f.End.On(f.Date)
	}
	t := f.Date.Midnight().Add(time.Duration(f.Start.Hour)*time.Hour + time.Duration(int(f.Start.Min)+f.Duration.N)*time.Minute)
	m := decode.Moment{Date: decode.DateOf(t.Date()), Time: decode.Time{Hour: int8(t.Hour()), Min: int8(t.Minute()), Set: true}}
	m.Pos = f.Duration.Pos
	return m
}

func check(f *Facts, e *model.Entry, s *model.Site) diag.List {
	var found diag.List
	add := func(d diag.Diagnostic) { found = append(found, d.Of(string(e.Key()))) }
	switch {
	case !e.Given.Has("end") && !e.Given.Has("duration"):
		add(diag.Errorf(e.Pos, "event-end"))
	case f.End.Set && f.Duration.N > 0:
		add(diag.Errorf(f.Duration.Pos, "event-end-twice").See(f.End.Pos))
	}
	if f.Kind == "transfer" {
		if f.From.ID == "" || f.To.ID == "" {
			add(diag.Errorf(e.Pos, "event-transfer"))
		}
	} else if f.From.ID != "" || f.To.ID != "" {
		add(diag.Errorf(e.Field("kind"), "event-from-to"))
	}
	if f.Kind == "org-visit" && len(f.Hosts) == 0 {
		add(diag.Errorf(e.Pos, "event-hosts"))
	}
	if f.Kind == "discussion" && (f.Moderator.ID == "" || len(f.Questions) == 0) {
		add(diag.Errorf(e.Pos, "event-discussion"))
	}
	if f.Kind == "practice-demo" && f.Practice.ID == "" {
		add(diag.Errorf(e.Pos, "event-practice"))
	}
	if f.Kind == "briefing" && f.Access != "press" {
		add(diag.Errorf(e.Field("access"), "event-briefing"))
	}
	if place := s.Ref(f.Place); place == nil && !e.Anchored && f.Place.ID == "" {
		add(diag.Errorf(e.Pos, "event-place"))
	}
	found = append(found, kind.CheckCodes(s, e, "interpretation", "language", f.Interpretation)...)
	return append(found, kind.CheckMoved(e)...)
}

func view(f *Facts, e *model.Entry, r page.Reader) View {
	v := View{
		Type: r.Label(e), TypeCode: f.Kind, When: r.When(e), Venue: r.Venue(r.Ref(f.Place)),
		Hosts: r.Cards(r.Refs(f.Hosts)), People: r.People(f.People),
		Directions: r.Titles(r.Refs(f.Directions)), Interpretation: r.Codes("language", f.Interpretation),
		Stories: r.Cards(r.Stories(e)), AccessCode: f.Access,
	}
	if f.Moderator.ID != "" {
		if people := r.People([]decode.Ref{f.Moderator}); len(people) > 0 {
			v.Moderator = &people[0]
		}
	}
	for _, q := range f.Questions {
		v.Questions = append(v.Questions, r.Words(q))
	}
	if p := r.Ref(f.Practice); p != nil {
		v.Practice = r.Card(p)
	}
	if f.Access != "" {
		v.Access = r.W.T("access." + f.Access)
	}
	materials := r.Refs(f.Materials)
	for _, m := range r.Back(e, "material", "event") {
		if !slices.Contains(materials, m) {
			materials = append(materials, m)
		}
	}
	v.Materials = r.Cards(materials)
	v.Calendar = r.CalendarOf(e)
	if parent := r.Parent(e); parent != nil {
		v.Within = r.Link(parent)
		v.Group = r.Group(parent, f.Group)
		v.Before, v.After = r.Neighbours(e, parent)
	}
	return v
}

func jsonLD(f *Facts, e *model.Entry, r page.Reader) page.LD {
	ld := r.EventLD(e)
	if place := r.PlaceLD(r.Ref(f.Place)); place != nil {
		ld = ld.With("location", place)
	}
	var organizers []page.LD
	for _, h := range r.Refs(f.Hosts) {
		organizers = append(organizers, page.Thing("NGO").With("name", r.Title(h).S).With("url", r.Absolute(r.URL(h, r.L.Tag))))
	}
	if organizers != nil {
		ld = ld.With("organizer", organizers)
	}
	if parent := r.Parent(e); parent != nil {
		ld = ld.With("superEvent", page.Thing("Event").With("name", r.Title(parent).S).With("url", r.Absolute(r.URL(parent, r.L.Tag))).
			With("startDate", r.When(parent).ISOStart))
	}
	if f.Access == "public" {
		ld = ld.With("isAccessibleForFree", true)
	}
	return ld
}
