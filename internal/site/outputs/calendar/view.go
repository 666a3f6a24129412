package calendar

import (
	"slices"
	"strings"
	"time"

	"pobratim/internal/engine/layout"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
)

// A View is what layouts/calendar.html prints.
type View struct {
	Name     layout.Text // of the facet; empty on the page of the whole programme
	N        int         // how much the calendar holds
	Whole    Filter      // the link to the whole programme
	Groups   []Group
	Stages   []Stage   // the visits and conferences in it; none on their own pages
	Weekdays []Weekday // the heads of the months' columns
	Months   []Month
	Days     []Day   // the agenda
	Ahead    *Anchor // nil if everything is past
	File     string  // address of the calendar to download, empty if it holds nothing
	Absolute string  // the same with its host, to be copied
	Webcal   string  // the same for programs that subscribe
}

// A Group of filters: all visits, all directions.
type Group struct {
	Code, Title string
	Filters     []Filter
}

// A Filter leads to a calendar.
type Filter struct {
	page.Link
	N       int
	Current bool
}

// A Stage is a visit or a conference with a calendar of its own.
type Stage struct {
	Filter
	Dates, ISO string
	Status     string      // in words; empty: confirmed
	Place      layout.Text // where it begins
	Turn       string      // "now", "next" or empty
	Sample     bool
}

// An Anchor leads to a day of the agenda.
type Anchor struct {
	Href, ISO, Date, Weekday string
}

// view returns what a page shows, and its title.
func (x index) view(s Selection) (View, layout.Text) {
	r := x.Reader
	v := View{
		Name: s.Name(r), N: len(s.Entries),
		Days: x.days(s), Months: months(r, s.Entries), Weekdays: weekdays(r),
		Groups: groups(r, s, x.all), Stages: x.stages(s),
	}
	v.Whole = filter(r, x.all[0], s)
	v.Whole.Title = r.W.T("calendar.all")
	if v.N > 0 {
		v.File = href(r, s) + fileName
		v.Absolute = r.Absolute(v.File)
		_, rest, _ := strings.Cut(v.Absolute, "://")
		v.Webcal = "webcal://" + rest
	}
	if first := r.FirstAhead(s.Entries); first != "" {
		i := slices.IndexFunc(v.Days, func(d Day) bool { return d.ID == first })
		d := v.Days[i]
		v.Ahead = &Anchor{Href: "#" + d.ID, ISO: d.ID, Date: d.Date, Weekday: d.Weekday}
	}
	title := layout.Text{S: r.W.T("calendar.title")}
	switch {
	case v.Name.Lang != "":
		title = v.Name // two languages in one phrase could not be marked
	case v.Name.S != "":
		title.S = r.W.T("calendar.of", "name", v.Name.S)
	}
	return v, title
}

// frame returns what a page has around it.
func frame(r page.Reader, s Selection, v View, title layout.Text) page.Sheet {
	spot := page.Spot{Kind: "calendar", Path: s.Path(), Title: title, Summary: summary(r, s.Entries)}
	if s.Facet != "" {
		spot.Crumbs = []page.Link{{Href: r.Base + string(r.L.Tag) + "/" + Section + "/", Title: r.W.T("calendar.title")}}
	}
	if v.File != "" {
		name := calendarName(r, s)
		spot.Calendar = page.Link{Href: v.File, Title: name.S, Lang: name.Lang}
	}
	return r.Spot(spot)
}

// summary says how much there is, and from when to when.
func summary(r page.Reader, entries []*model.Entry) string {
	var first, last time.Time
	for _, e := range entries {
		span, _ := r.Span(e)
		a, b := day(span.Start), day(span.Last())
		if first.IsZero() || a.Before(first) {
			first = a
		}
		if b.After(last) {
			last = b
		}
	}
	if len(entries) == 0 {
		return r.W.T("calendar.empty")
	}
	return r.W.N("calendar.summary", len(entries), "dates", r.L.DateRange(first, last))
}

// stages returns the visits and conferences that a page of several holds,
// in the order of time, and says which takes place now or comes next. The
// clock is asked about all, so that it knows each beginning and end.
func (x index) stages(s Selection) []Stage {
	if s.Stage() {
		return nil
	}
	var out []Stage
	turn := ""
	for _, stage := range x.all[1:] {
		e := stage.About
		if !stage.Stage() || !slices.ContainsFunc(s.Entries, func(e *model.Entry) bool { return slices.Contains(stage.Entries, e) }) {
			continue
		}
		span, _ := x.Span(e)
		when := x.When(e)
		st := Stage{Filter: filter(x.Reader, stage, s), Dates: when.Dates, ISO: when.ISOStart, Status: when.Status, Sample: x.IsSample(e)}
		if place := where(x.Reader, e); place != nil {
			st.Place = x.Title(place)
		}
		begun, over := x.Clock.Past(span.Start), x.Clock.Past(span.End)
		if !over && !e.Cancelled() && turn == "" {
			if turn = "next"; begun {
				turn = "now"
			}
			st.Turn = turn
		}
		out = append(out, st)
	}
	return out
}

// groups returns the filters of all facets: the visits and conferences, then
// those of one facet together; sides and directions in the alphabetical order
// of the reader's language.
func groups(r page.Reader, current Selection, all []Selection) []Group {
	var out []Group
	for _, s := range all[1:] {
		code := s.Facet
		if s.Stage() {
			code = "stage"
		}
		i := slices.IndexFunc(out, func(g Group) bool { return g.Code == code })
		if i < 0 {
			i = len(out)
			out = append(out, Group{Code: code, Title: r.W.T("calendar.facet." + code)})
		}
		out[i].Filters = append(out[i].Filters, filter(r, s, current))
	}
	for _, g := range out {
		if g.Code == "side" || g.Code == "direction" {
			slices.SortStableFunc(g.Filters, func(a, b Filter) int { return r.L.Compare(a.Title, b.Title) })
		}
	}
	return out
}

func filter(r page.Reader, s, current Selection) Filter {
	name := s.Name(r)
	return Filter{
		Link: page.Link{Href: href(r, s), Title: name.S, Lang: name.Lang},
		N:    len(s.Entries), Current: s.Facet == current.Facet && s.ID == current.ID,
	}
}

func href(r page.Reader, s Selection) string { return r.Base + string(r.L.Tag) + "/" + s.Path() }
