package main

import (
	"fmt"
	"slices"
	"time"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/model"
)

// maxChanges is how many coming moments are listed.
const maxChanges = 20

// changes lists the next moments at which the site changes by itself, and
// what changes then.
func (s status) changes() {
	steps := s.Steps()
	at := s.happenings()
	zone := s.All.ZoneOf(nil)
	var rows [][]string
	for i, step := range steps {
		if i == maxChanges {
			rows = append(rows, []string{s.texts.T("status.more", "number", fmt.Sprint(len(steps)-maxChanges))})
			break
		}
		when := step.In(zone).Format("2006-01-02 15:04")
		what := at[step.Unix()]
		if what == nil {
			what = [][2]string{{"", "status.other"}}
		}
		for _, w := range what {
			rows = append(rows, []string{when, s.texts.T(w[1]), w[0]})
			when = ""
		}
	}
	s.table("status.changes", rows)
}

// happenings are the written moments of all entries, by their second: the
// key of the entry, and what happens to it as a key of the texts.
func (s status) happenings() map[int64][][2]string {
	at := map[int64][][2]string{}
	add := func(t time.Time, key model.Key, what string) {
		h := [2]string{string(key), what}
		if !t.IsZero() && !slices.Contains(at[t.Unix()], h) {
			at[t.Unix()] = append(at[t.Unix()], h)
		}
	}
	for _, p := range s.All.Config.Programmes {
		zone := s.All.ZoneOf(nil)
		add(p.Start.Start(zone), model.KeyOf("programme", p.ID), "status.begins")
		add(decode.Moment{Date: p.End}.EndIn(zone), model.KeyOf("programme", p.ID), "status.ends")
	}
	for _, e := range s.All.Entries {
		key := e.Key()
		add(s.All.Moment(e.Published), key, "status.is-published")
		add(s.All.Moment(e.Embargo), key, "status.embargo-ends")
		add(s.All.EndOf(e.Expires), key, "status.expires")
		if e.Withdrawn != nil {
			add(s.All.Moment(e.Withdrawn.At), key, "status.is-withdrawn")
		}
		for _, c := range e.Corrections {
			add(s.All.Moment(c.At), key, "status.correction")
		}
		consents := slices.Clone(e.Consents)
		for _, p := range e.People {
			if p.Consent != nil {
				consents = append(consents, *p.Consent)
			}
		}
		for _, c := range consents {
			add(s.All.Moment(c.Given), key, "status.consent-begins")
			add(s.All.EndOf(c.Expires), key, "status.consent-ends")
			add(s.All.Moment(c.Withdrawn), key, "status.consent-ends")
		}
		if s.Shown.At(key) != nil {
			s.spans(e, add)
		}
	}
	return at
}

// spans adds the beginning and the end of what has days, and, for what takes
// place within it, the end of the day, after which its programme opens at
// the next one.
func (s status) spans(e *model.Entry, add func(time.Time, model.Key, string)) {
	span, ok := s.All.Span(e)
	switch {
	case !ok:
	case span.AllDay:
		add(span.Start, e.Key(), "status.begins")
		add(span.End, e.Key(), "status.ends")
	default:
		day := decode.Moment{Date: decode.DateOf(span.Start.Date())}
		add(day.EndIn(span.Start.Location()), e.Within, "status.day-ends")
	}
}
