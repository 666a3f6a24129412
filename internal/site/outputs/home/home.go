// Package home makes the first page of each language. It tells what the
// programme is, what happens next and who takes part, and it is right before,
// during, between and after the visits: a Phase is found from the days that
// are written, and the clock is asked about each of them, so that it knows
// when the page will change by itself.
package home

import (
	"reflect"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/layout"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
	"pobratim/internal/engine/plan"
)

// A View is what layouts/home.html prints.
type View struct {
	Phase      string // before, during, between, after
	Lead       string // what the phase means, in words
	Programmes []Programme
	Stage      *Stage // what takes place now or next; nil after the last
	Directions []*page.Card
	Sides      []Side
	Stories    []*page.Card // the newest
	Practices  []*page.Card // the newest
	Materials  []*page.Card // the newest, after the last stage
	Resolution *page.Card   // the newest, after the last stage
	Lists      Lists
}

// A Programme with its days.
type Programme struct {
	Title    layout.Text
	Dates    string
	ISOStart string
	ISOEnd   string
}

// A Stage is a visit or a conference.
type Stage struct {
	page.Card
	Day      *page.Day // the first that is not past, with its events
	Calendar string    // address of its file; may be empty
}

// A Side with how much of everything it has, and some of its organisations.
type Side struct {
	page.Tag
	Counts        []Count
	Organisations []*page.Card
	More          int // organisations that are not listed
}

// A Count is a number with its noun: "5 организаций".
type Count struct {
	Code, Text string
	N          int
}

// Lists are the addresses of what the page shows a part of.
type Lists struct {
	Calendar, Directions, Organisations, Practices, Stories, Materials string
}

const (
	newest = 4 // stories, practices and materials
	listed = 6 // organisations of a side
)

// Output makes the page.
var Output = build.Output{
	Name:  "home",
	Views: map[string]reflect.Type{"home": reflect.TypeFor[page.View[View]]()},
	Plan: func(c *page.Context) []plan.Output {
		phase, stage := now(c)
		var out []plan.Output
		for _, l := range c.Languages {
			r := c.Reader(l.Tag)
			out = append(out, page.Later(r, "home", frame(r), func() (page.Sheet, View) { return frame(r), view(r, phase, stage) }))
		}
		return out
	},
}

func frame(r page.Reader) page.Sheet {
	title, summary := r.Words(r.Config.Title), r.Words(r.Config.Summary)
	url := r.Absolute(r.Base + string(r.L.Tag) + "/")
	return r.Spot(page.Spot{
		Kind: "home", Title: title, Summary: summary.S,
		LD: []page.LD{page.Thing("WebSite").With("@context", "https://schema.org").With("@id", url).With("url", url).
			With("name", title.S).With("description", summary.S).With("inLanguage", string(r.L.Tag))},
	})
}

func view(r page.Reader, phase Phase, stage *model.Entry) View {
	v := View{
		Phase: string(phase), Lead: lead(r, phase),
		Directions: r.Cards(r.ByTitle(r.Of("direction"))),
		Sides:      sides(r),
		Stories:    latest(r, "story"), Practices: latest(r, "practice"),
		Lists: Lists{
			Calendar: r.SectionURL("calendar"), Directions: section(r, "direction"), Organisations: section(r, "organisation"),
			Practices: section(r, "practice"), Stories: section(r, "story"), Materials: section(r, "material"),
		},
	}
	for _, p := range r.Config.Programmes {
		start, end := days(r.Context, p)
		v.Programmes = append(v.Programmes, Programme{
			Title: r.Words(p.Title), Dates: r.L.DateRange(start, end.AddDate(0, 0, -1)),
			ISOStart: p.Start.String(), ISOEnd: p.End.String(),
		})
	}
	if stage != nil {
		v.Stage = stageOf(r, stage)
	}
	if phase == After {
		v.Materials = latest(r, "material")
		if all := latest(r, "resolution"); len(all) > 0 {
			v.Resolution = all[0]
		}
	}
	return v
}

// lead says what the phase means. All four are asked for, so that a missing
// one is found today and not on the day when it is needed.
func lead(r page.Reader, phase Phase) string {
	said := map[Phase]string{}
	for _, p := range []Phase{Before, During, Between, After} {
		said[p] = r.W.T("phase." + string(p))
	}
	return said[phase]
}

func stageOf(r page.Reader, e *model.Entry) *Stage {
	s := &Stage{Card: *r.Card(e), Calendar: r.CalendarOf(e)}
	events := r.Parts(e, "event")
	first := r.FirstAhead(events)
	for _, d := range r.Days(events) {
		if d.ID == first && s.Day == nil {
			s.Day = &d
		}
	}
	return s
}

// sides returns the sides in the alphabetical order of the reader's language.
func sides(r page.Reader) []Side {
	var out []Side
	for _, tag := range r.Sides() {
		s := Side{Tag: tag}
		practices := 0
		directions := map[string]bool{}
		var members []*model.Entry
		for _, o := range r.ByTitle(r.Of("organisation")) {
			if o.Side.ID != tag.Code {
				continue
			}
			members = append(members, o)
			practices += len(r.Back(o, "practice", "organisation"))
			for _, d := range r.Refs(o.Topics) {
				directions[d.ID] = true
			}
		}
		count := func(code string, n int) {
			s.Counts = append(s.Counts, Count{code, r.W.N("count."+code, n), n})
		}
		count("organisations", len(members))
		count("practices", practices)
		count("directions", len(directions))
		s.Organisations = r.Cards(members[:min(len(members), listed)])
		s.More = len(members) - len(s.Organisations)
		out = append(out, s)
	}
	return out
}

// latest returns the newest entries of a kind.
func latest(r page.Reader, kind string) []*page.Card {
	all := append([]*model.Entry(nil), r.Of(kind)...)
	r.SortByNewest(all)
	return r.Cards(all[:min(len(all), newest)])
}

// section is the address of the list of a kind.
func section(r page.Reader, kind string) string { return list(r, r.Address(kind).Section) }

func list(r page.Reader, name string) string { return r.Base + string(r.L.Tag) + "/" + name + "/" }
