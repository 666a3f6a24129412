package calendar

import (
	"time"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/layout"
	"pobratim/internal/engine/memo"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
	"pobratim/internal/engine/plan"
	"pobratim/internal/site/outputs/calendar/ical"
)

const fileName = "calendar.ics"

// A writer plans the calendars of one language.
type writer struct {
	page.Reader
	events events
}

// selection plans the calendar beside a page of this package.
func (w writer) selection(s Selection) []plan.Output {
	path := string(w.L.Tag) + "/" + s.Path()
	at := diag.Pos{File: "content/site.yaml"}
	if s.About != nil {
		at = s.About.Pos
	}
	return w.file(path, path+fileName, at, calendarName(w.Reader, s), s.Entries)
}

// entry plans the calendar beside the page of an entry, if it has both a
// page and anything with a time.
func (w writer) entry(e *model.Entry) []plan.Output {
	if !e.Page() || !w.Address(e.Kind).Page {
		return nil
	}
	lang := string(w.L.Tag) + "/"
	return w.file(lang+w.Path(e), lang+w.CalendarPath(e), e.Pos, nameOf(w.Reader, w.Title(e)), byDay(w.Context, w.Dated(e)))
}

// file plans a calendar; a calendar without events would not be legal, so
// there is none.
func (w writer) file(about, path string, at diag.Pos, name layout.Text, entries []*model.Entry) []plan.Output {
	if len(entries) == 0 {
		return nil
	}
	c := ical.Calendar{
		Name: name.S, Lang: string(w.L.Tag),
		URL: w.Absolute(w.Base + about), SourceURL: w.Absolute(w.Base + path),
	}
	if name.Lang != "" {
		c.Lang = name.Lang
	}
	for _, e := range entries {
		c.Events = append(c.Events, w.events.of(w.Reader, e))
	}
	return []plan.Output{{
		Path: path, By: "calendar " + path, Pos: at, Key: key(c),
		Make: func() plan.Made { return plan.Made{Bytes: ical.Bytes(c)} },
	}}
}

// calendarName is how programs list the calendar.
func calendarName(r page.Reader, s Selection) layout.Text {
	if s.Facet == "" {
		return layout.Text{S: r.W.T("calendar.name")}
	}
	return nameOf(r, s.Name(r))
}

// nameOf names a calendar after what it is about. A name in another language
// stands alone: a phrase of two could not be marked.
func nameOf(r page.Reader, about layout.Text) layout.Text {
	if about.Lang != "" {
		return about
	}
	return layout.Text{S: r.W.T("calendar.name-of", "name", about.S)}
}

// key is the hash of a calendar. A time.Time holds a pointer to its zone and
// cannot be hashed; its text says all that is written of it: the moment and
// the date in its zone.
func key(c ical.Calendar) memo.Key {
	events := c.Events
	c.Events = nil
	parts := []any{"calendar", c}
	for _, e := range events {
		for _, t := range []*time.Time{&e.Start, &e.End, &e.Stamp, &e.LastModified} {
			parts = append(parts, t.Format(time.RFC3339))
			*t = time.Time{}
		}
		parts = append(parts, e)
	}
	return memo.Hash(parts...)
}
