package page

import (
	"slices"
	"strings"
	"time"

	"pobratim/internal/engine/layout"
	"pobratim/internal/engine/model"
)

// A Day is a day of a programme with its events in order.
type Day struct {
	ID      string // anchor: "2023-09-12"
	Date    string
	Weekday string
	Events  []Slot
}

// A Slot is an event in a programme.
type Slot struct {
	Card
	Minutes int // how long it lasts; 0 for whole days
	Venue   *Venue
	From    layout.Text
	To      layout.Text
	Group   layout.Text
	Access  Tag
	Hosts   []Link
	Hall    string // id of the place
}

// Days parts events by the day on which they start.
func (r Reader) Days(events []*model.Entry) []Day {
	var out []Day
	for _, e := range events {
		span, ok := r.Span(e)
		if !ok {
			continue
		}
		id := span.Start.Format(time.DateOnly)
		if len(out) == 0 || out[len(out)-1].ID != id {
			out = append(out, Day{ID: id, Date: r.L.Date(span.Start), Weekday: r.L.Weekday(span.Start)})
		}
		d := &out[len(out)-1]
		d.Events = append(d.Events, r.Slot(e))
	}
	return out
}

// Slot returns an event as a programme shows it.
func (r Reader) Slot(e *model.Entry) Slot {
	s := Slot{Card: *r.Card(e)}
	if span, _ := r.Span(e); !span.AllDay {
		s.Minutes = int(span.End.Sub(span.Start) / time.Minute)
	}
	if hall := r.Ref(e.Where); hall != nil {
		s.Hall = hall.ID
	}
	if e.When.StartAt.ID == "" {
		s.Venue = r.Venue(r.Ref(e.Where))
	} else {
		if from := r.Ref(e.When.StartAt); from != nil {
			s.From = r.Title(from)
		}
		if to := r.Ref(e.When.EndAt); to != nil {
			s.To = r.Title(to)
		}
	}
	if parent := r.Parent(e); parent != nil {
		s.Group = r.Group(parent, e.Group)
	}
	if e.Access != "" {
		s.Access = Tag{e.Access, layout.Text{S: r.W.T("access." + e.Access)}}
	}
	for _, role := range e.Who {
		if o := r.Ref(role.Ref); role.Field == "hosts" && o != nil {
			s.Hosts = append(s.Hosts, r.Link(o))
		}
	}
	return s
}

// Group returns the name of a part of the delegation, empty if the event is
// for all of it.
func (r Reader) Group(visit *model.Entry, id string) layout.Text {
	if visit.Party == nil || id == "" {
		return layout.Text{}
	}
	return r.Words(visit.Party.Titles[id])
}

// A Grid is a day of a conference: rows of sessions that begin at the same
// time, one column a hall.
type Grid struct {
	ID      string
	Date    string
	Weekday string
	Halls   []Tag
	Rows    []Row
}

// A Row holds what begins at one time. An event for everybody stands alone.
type Row struct {
	Hours    string
	ISOStart string
	Slots    []Slot
}

// Grids parts the events of a conference by day and by time.
func (r Reader) Grids(events []*model.Entry) []Grid {
	var out []Grid
	for _, d := range r.Days(events) {
		g := Grid{ID: d.ID, Date: d.Date, Weekday: d.Weekday}
		for _, s := range d.Events {
			if s.Hall != "" && s.Venue != nil && !slices.ContainsFunc(g.Halls, func(t Tag) bool { return t.Code == s.Hall }) {
				g.Halls = append(g.Halls, Tag{s.Hall, s.Venue.Name})
			}
			if n := len(g.Rows); n == 0 || g.Rows[n-1].ISOStart != s.When.ISOStart {
				g.Rows = append(g.Rows, Row{Hours: s.When.Hours, ISOStart: s.When.ISOStart})
			}
			row := &g.Rows[len(g.Rows)-1]
			row.Slots = append(row.Slots, s)
		}
		out = append(out, g)
	}
	return out
}

// Neighbours returns the pages before and after an event in the programme
// of its visit or conference.
func (r Reader) Neighbours(e, parent *model.Entry) (before, after *Link) {
	events := slices.DeleteFunc(r.Parts(parent, "event"), func(x *model.Entry) bool { return !x.Page() })
	i := slices.Index(events, e)
	if i > 0 {
		before = &r.Titles(events[i-1 : i])[0]
	}
	if i >= 0 && i+1 < len(events) {
		after = &r.Titles(events[i+1 : i+2])[0]
	}
	return before, after
}

// EventLD is an event as schema.org knows it.
func (r Reader) EventLD(e *model.Entry) LD {
	w := r.When(e)
	ld := r.LD(e, "Event").With("name", r.Title(e).S).With("startDate", w.ISOStart).With("endDate", w.ISOEnd).
		With("eventAttendanceMode", "https://schema.org/OfflineEventAttendanceMode")
	if s := r.Summary(e).S; s != "" {
		ld = ld.With("description", s)
	}
	switch e.When.Status {
	case "cancelled":
		return ld.With("eventStatus", "https://schema.org/EventCancelled")
	case "moved":
		if span, _ := r.Span(e); !span.Was.IsZero() {
			form := time.RFC3339
			if span.AllDay {
				form = time.DateOnly
			}
			ld = ld.With("previousStartDate", span.Was.Format(form))
		}
		return ld.With("eventStatus", "https://schema.org/EventRescheduled")
	case "tentative": // schema.org has no value for it
		return ld
	}
	return ld.With("eventStatus", "https://schema.org/EventScheduled")
}

// UID is the identity of an entry in all calendars, in every language and
// under any base URL.
func (c *Context) UID(e *model.Entry) string {
	return strings.ReplaceAll(string(e.Key()), "/", "-") + "@" + c.Config.UIDDomain
}
