package calendar

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/layout"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
	"pobratim/internal/site/outputs/calendar/ical"
)

// events are the entries of one language as calendars have them; each stands
// in several.
type events map[*model.Entry]ical.Event

func (x events) of(r page.Reader, e *model.Entry) ical.Event {
	got, ok := x[e]
	if !ok {
		got = event(r, e)
		x[e] = got
	}
	return got
}

// statuses are those of RFC 5545. A new time is no status there: what has
// been moved is certain, and its SEQUENCE is higher.
var statuses = map[string]string{"tentative": "TENTATIVE", "cancelled": "CANCELLED"}

// event returns an entry with a time as calendars have it. Its UID is the
// same in every language, so that subscribing twice shows nothing twice.
func event(r page.Reader, e *model.Entry) ical.Event {
	span, _ := r.Span(e)
	title := r.Title(e)
	out := ical.Event{
		UID: r.UID(e), Summary: heading(r, e, title), Lang: cmp.Or(title.Lang, string(r.L.Tag)),
		Description: description(r, e),
		Start:       span.Start, End: span.End, AllDay: span.AllDay,
		Status:   cmp.Or(statuses[e.When.Status], "CONFIRMED"),
		Sequence: e.When.Revision,
		Stamp:    stamp(r, e), LastModified: r.Moment(e.Updated),
	}
	if url := r.URL(e, r.L.Tag); url != "" {
		out.URL = r.Absolute(url)
	}
	if label := r.Label(e); label != "" {
		out.Categories = []string{label}
	}
	if place := where(r, e); place != nil {
		out.Location = location(r, place)
		out.Lat, out.Lon = place.Place.Lat, place.Place.Lon
		out.HasGeo = out.Lat != 0 || out.Lon != 0
	}
	return out
}

// heading is the title; with the word of its kind if there is one (a due
// date is not an event), and with the mark of a sample, in the title's own
// language: it is read far from the site.
func heading(r page.Reader, e *model.Entry, title layout.Text) string {
	w := r.W
	if title.Lang != "" {
		w = r.Context.Words[lang.Tag(title.Lang)]
	}
	s := title.S
	if key := "calendar.entry." + e.Kind; w.Has(key) {
		s = w.T(key, "title", s)
	}
	if r.IsSample(e) {
		s += " (" + w.T("sample.short") + ")"
	}
	return s
}

// stamp is when the entry was last revised: its own update or that of what
// it is a part of, else the first publication among them.
func stamp(r page.Reader, e *model.Entry) time.Time {
	for x := e; x != nil; x = r.Parent(x) {
		if !x.Updated.IsZero() {
			return r.Moment(x.Updated)
		}
	}
	for x := e; x != nil; x = r.Parent(x) {
		if !x.Published.IsZero() {
			return r.Moment(x.Published)
		}
	}
	return time.Time{}
}

// where is the place at which the entry begins, or nil.
func where(r page.Reader, e *model.Entry) *model.Entry {
	place := r.Ref(e.Where)
	if e.When.StartAt.ID != "" {
		place = r.Ref(e.When.StartAt)
	}
	if place == nil || place.Place == nil {
		return nil
	}
	return place
}

// location is a place as one would ask for it: name, address, city.
func location(r page.Reader, place *model.Entry) string {
	v := r.Venue(place)
	return joined(v.Name.S, v.Address.S, v.City.S)
}

// description is the page in a few lines. What programs show badly comes
// first: that the meeting does not take place, or not as it was.
func description(r page.Reader, e *model.Entry) string {
	when := r.When(e)
	var lines []string
	add := func(s string) {
		if s != "" {
			lines = append(lines, s)
		}
	}
	said := func(key string, values ...string) {
		if all := joined(values...); all != "" {
			add(r.W.T(key, "names", all))
		}
	}
	add(when.Status)
	said("calendar.was", when.Was, when.WasPlace.S)
	if key := "state." + e.Type; r.W.Has(key) {
		add(r.W.T(key))
	}
	add(r.Summary(e).S)
	if from, to := r.Ref(e.When.StartAt), r.Ref(e.When.EndAt); from != nil && to != nil {
		add(r.W.T("calendar.route", "from", location(r, from), "to", location(r, to)))
	}
	said("calendar.hosts", names(r, e, "hosts")...)
	said("calendar.owners", names(r, e, "owners")...)
	if parent := r.Parent(e); parent != nil {
		said("calendar.group", r.Group(parent, e.Group).S)
	}
	for _, q := range e.Questions {
		add("• " + r.Words(q).S)
	}
	if e.Access != "" {
		add(r.W.T("access." + e.Access))
	}
	return strings.Join(lines, "\n")
}

// names returns the titles of those who take part in a role.
func names(r page.Reader, e *model.Entry, field string) []string {
	var out []string
	for _, role := range e.Who {
		if x := r.Ref(role.Ref); x != nil && role.Field == field {
			out = append(out, r.Title(x).S)
		}
	}
	return out
}

func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
}
