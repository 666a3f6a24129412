package booklet

import (
	"strings"

	"pobratim/internal/engine/layout"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
)

// A Glance is the whole programme on one page.
type Glance struct {
	Lang string
	Days []GlanceDay
}

// A GlanceDay is a day of it, in a line an event.
type GlanceDay struct {
	Weekday, Date string
	Lines         []GlanceLine
}

// A GlanceLine is an event: when, what, and whether it takes place.
type GlanceLine struct {
	Hours  string
	Title  page.Link // to the full entry on this page
	Tone   string
	Status string
}

// A Day of the programme.
type Day struct {
	ID     string // anchor
	Heads  []Head
	Events []Event
}

// A Head of a day, in one language.
type Head struct{ Lang, Weekday, Date string }

// An Event is told in each language beside its time.
type Event struct {
	ID, Hours, ISOStart, Tone string
	Said                      []Telling
}

// A Telling is what is said of an event in one language.
type Telling struct {
	Lang      string
	Title     page.Link
	Status    string // empty: it takes place as planned
	Was       []page.Link
	Marks     []page.Tag // sort, access, group
	Summary   layout.Text
	Lines     []Line
	Asks      string // heading of the questions
	Questions []layout.Text
}

func glance(r page.Reader, events []*model.Entry) Glance {
	var g Glance
	for _, d := range r.Days(events) {
		day := GlanceDay{Weekday: d.Weekday, Date: d.Date}
		for _, s := range d.Events {
			day.Lines = append(day.Lines, GlanceLine{
				Hours: s.When.Hours, Tone: s.When.Tone, Status: s.When.Status,
				Title: page.Link{Href: "#" + s.ID, Title: s.Title.S, Lang: s.Title.Lang},
			})
		}
		g.Days = append(g.Days, day)
	}
	return g
}

func days(t teller, events []*model.Entry) []Day {
	var out []Day
	for _, d := range t.Days(events) {
		out = append(out, Day{ID: d.ID})
	}
	for _, r := range t.heard {
		for i, d := range r.Days(events) {
			out[i].Heads = append(out[i].Heads, Head{t.mark(r), d.Weekday, d.Date})
		}
	}
	for _, e := range events {
		span, ok := t.Span(e)
		if !ok {
			continue
		}
		w := t.When(e)
		x := Event{ID: e.ID, Hours: w.Hours, ISOStart: w.ISOStart, Tone: w.Tone}
		for _, r := range t.heard {
			said := tell(r, e)
			said.Lang = t.mark(r)
			x.Said = append(x.Said, said)
		}
		id := span.Start.Format("2006-01-02")
		for i := range out {
			if out[i].ID == id {
				out[i].Events = append(out[i].Events, x)
			}
		}
	}
	return out
}

// tell says in one language everything that is known of an event.
func tell(r page.Reader, e *model.Entry) Telling {
	s, w := r.Slot(e), r.When(e)
	out := Telling{Title: plain(s.Title), Status: w.Status, Summary: s.Summary}
	if !e.Anchored {
		out.Title.Href = s.Href
	}
	if w.Was != "" {
		out.Was = filled(layout.Text{S: r.W.T("moved.was", "was", w.Was)}, w.WasPlace)
	}
	for _, m := range []page.Tag{{Code: "label", Title: layout.Text{S: s.Label}}, {Code: "access access-" + s.Access.Code, Title: s.Access.Title}, {Code: "group", Title: s.Group}} {
		if m.Title.S != "" {
			out.Marks = append(out.Marks, m)
		}
	}
	out.Lines = lines(r, e, s)
	for _, q := range e.Questions {
		out.Questions = append(out.Questions, r.Words(q))
	}
	if out.Questions != nil {
		out.Asks = r.W.T("part.questions")
	}
	return out
}

func lines(r page.Reader, e *model.Entry, s page.Slot) []Line {
	var out []Line
	add := func(key string, parts []page.Link) {
		if len(parts) > 0 {
			out = append(out, Line{Code: key, Label: r.W.T(key), Parts: parts})
		}
	}
	if s.From.S != "" || s.To.S != "" {
		for _, end := range []struct {
			key string
			at  *model.Entry
		}{{"fact.from", r.Ref(e.When.StartAt)}, {"fact.to", r.Ref(e.When.EndAt)}} {
			if v := r.Venue(end.at); v != nil {
				add(end.key, filled(v.Name, v.Address, v.City))
			}
		}
	} else if v := r.Venue(r.Ref(e.Where)); v != nil {
		add("fact.where", filled(v.Name, v.Address, v.City))
	}
	add("fact.hosts", s.Hosts)
	for _, field := range []string{"moderator", "people"} {
		add("fact."+field, people(r, e, field))
	}
	if into := r.Codes("language", e.Into); len(into) > 0 {
		add("fact.interpretation", filled(layout.Text{S: strings.Join(into, ", ")}))
	}
	return out
}

// people are those with a part in an event, by role, and by name only where
// one may be printed.
func people(r page.Reader, e *model.Entry, field string) []page.Link {
	var out []page.Link
	for _, role := range e.Who {
		if role.Field != field {
			continue
		}
		if p := r.Ref(role.Ref); p != nil {
			out = append(out, filled(r.Words(p.Names), r.Title(p))...)
		}
	}
	return out
}
