// Package dates holds what has a time to its frame: it ends after it starts,
// an event lies inside the days of its visit or conference, and these inside
// the days of their programme.
//
// Days are compared as they are written, each in the zone of its own place:
// a journey that ends at half past twelve at night belongs to the next day
// there, whatever the clocks of the visit's city show.
package dates

import (
	"time"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/model"
)

// Check finds times out of order (when-order), events outside of the days of
// their visit or conference (event-outside), visits and conferences outside
// of their programme (outside-programme).
func Check(s *model.Site) diag.List {
	var found diag.List
	for _, e := range s.Entries {
		if e.When == nil || e.When.Start.IsZero() || e.When.End.IsZero() {
			continue
		}
		span, _ := s.Span(e)
		if !span.End.After(span.Start) {
			if e.When.AllDay || e.When.End.Time.Set {
				found = append(found, diag.Errorf(end(e), "when-order").See(e.Field("start")).Of(string(e.Key())))
			}
			continue
		}
		parent := s.Parent(e)
		switch {
		case !e.When.AllDay && parent != nil && parent.When != nil:
			found = append(found, outside(e, parent, span)...)
		case e.When.AllDay && e.Within == "":
			found = append(found, outsideProgramme(s, e)...)
		}
	}
	return found
}

// outside finds an event that starts or ends outside of its parent's days.
func outside(e, parent *model.Entry, span model.Span) diag.List {
	first, last := parent.When.Start.Date, parent.When.End.Date
	if first.IsZero() || last.IsZero() || last.Midnight().Before(first.Midnight()) {
		return nil
	}
	at := e.Field("start")
	if start := wall(span.Start); !start.Before(first.Midnight()) && start.Before(last.Midnight().AddDate(0, 0, 1)) {
		if !wall(span.End).After(last.Midnight().AddDate(0, 0, 1)) {
			return nil
		}
		at = end(e)
	}
	return diag.List{diag.Errorf(at, "event-outside", "parent", parent.ID, "first", first.String(), "last", last.String()).
		See(parent.Field("start")).Of(string(e.Key()), string(parent.Key()))}
}

// outsideProgramme finds a visit or conference outside of its programme. A
// conference may belong to any of several programmes between its country and
// another one.
func outsideProgramme(s *model.Site, e *model.Entry) diag.List {
	var found diag.List
	for _, p := range s.Programmes(e) {
		first, last := p.Start.Midnight(), p.End.Midnight()
		if p.Start.IsZero() || p.End.IsZero() {
			return nil
		}
		at := e.Field("start")
		if start := e.When.Start.Date.Midnight(); !start.Before(first) && !start.After(last) {
			if !e.When.End.Date.Midnight().After(last) {
				return nil
			}
			at = end(e)
		}
		if found == nil {
			found = diag.List{diag.Errorf(at, "outside-programme", "programme", p.ID, "first", p.Start.String(), "last", p.End.String()).
				Of(string(e.Key()))}
		}
	}
	return found
}

// end is the place of what says when an entry ends.
func end(e *model.Entry) diag.Pos {
	for _, field := range []string{"end", "duration", "due"} {
		if e.Given.Has(field) {
			return e.Field(field)
		}
	}
	return e.Field("start")
}

// wall is what a clock and a calendar on the wall show at t.
func wall(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
}
