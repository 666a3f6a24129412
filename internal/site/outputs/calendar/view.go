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
	Weekdays []Weekday // the heads of the months' columns
	Months   []Month
	Days     []page.Day // the agenda
	Ahead    *Anchor    // nil if everything is past
	File     string     // address of the calendar to download, empty if it holds nothing
	Absolute string     // the same with its host, to be copied
	Webcal   string     // the same for programs that subscribe
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

// An Anchor leads to a day of the agenda.
type Anchor struct {
	Href, ISO, Date, Weekday string
}

// view returns what a page shows, and its title.
func view(r page.Reader, s Selection, all []Selection) (View, layout.Text) {
	v := View{
		Name: s.Name(r), N: len(s.Entries),
		Days: r.Days(s.Entries), Months: months(r, s.Entries), Weekdays: weekdays(r),
		Groups: groups(r, s, all),
	}
	v.Whole = filter(r, all[0], s)
	v.Whole.Title = r.W.T("calendar.all")
	if v.N > 0 {
		v.File = href(r, s) + fileName
		v.Absolute = r.Absolute(v.File)
		_, rest, _ := strings.Cut(v.Absolute, "://")
		v.Webcal = "webcal://" + rest
	}
	if first := r.FirstAhead(s.Entries); first != "" {
		i := slices.IndexFunc(v.Days, func(d page.Day) bool { return d.ID == first })
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

// groups returns the filters of all facets, those of one facet together;
// sides and directions in the alphabetical order of the reader's language.
func groups(r page.Reader, current Selection, all []Selection) []Group {
	var out []Group
	for _, s := range all[1:] {
		i := slices.IndexFunc(out, func(g Group) bool { return g.Code == s.Facet })
		if i < 0 {
			i = len(out)
			out = append(out, Group{Code: s.Facet, Title: r.W.T("calendar.facet." + s.Facet)})
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
