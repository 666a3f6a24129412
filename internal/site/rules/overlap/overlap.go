// Package overlap holds that nobody and nowhere is booked twice at one time:
// a person, a hall, an organisation as host, a delegation or its group.
//
// An event of a visit books its people, its hall, its hosts and the whole
// delegation, or only the group that it names; meals and free time do so
// too. A session of a conference books its people and its hall only. Whole
// cities, the two ends of a transfer and what is cancelled are not booked,
// and events that follow back to back do not clash.
package overlap

import (
	"cmp"
	"slices"
	"strings"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/model"
)

// most is the number of events that are named as clashing with one event
// over one person or hall: a schedule in which all coincides would otherwise
// give a finding for each pair.
const most = 10

// A clash is two events that are on at the same time and both want the same.
type clash struct {
	first, second *model.Entry
	what          []string
}

// Check finds each pair of events that book the same (overlap).
func Check(s *model.Site) diag.List {
	var found diag.List
	for _, c := range clashes(s, bookings(s)) {
		span, _ := s.Span(c.first)
		found = append(found, diag.Errorf(c.second.Field("start"), "overlap",
			"what", strings.Join(c.what, ", "), "other", c.first.ID,
			"start", span.Start.Format("15:04"), "end", span.End.Format("15:04")).
			See(c.first.Field("start")).Of(string(c.second.Key()), string(c.first.Key())))
	}
	return found
}

// clashes goes through the bookings by their start, and gathers what a pair
// of events clashes over.
func clashes(s *model.Site, booked []booking) []*clash {
	type pair struct{ first, second *model.Entry }
	at := map[pair]*clash{}
	var all []*clash
	open := map[model.Key][]*model.Entry{}
	for _, b := range booked {
		span, _ := s.Span(b.event)
		for _, k := range b.takes {
			open[k] = slices.DeleteFunc(open[k], func(o *model.Entry) bool {
				before, _ := s.Span(o)
				return !before.End.After(span.Start)
			})
			n := 0
			for _, o := range open[k] {
				if !both(k, o, b.event) {
					continue
				}
				if n++; n > most {
					break
				}
				c := at[pair{o, b.event}]
				if c == nil {
					c = &clash{first: o, second: b.event}
					at[pair{o, b.event}], all = c, append(all, c)
				}
				c.what = append(c.what, name(k, o, b.event))
			}
			open[k] = append(open[k], b.event)
		}
	}
	return all
}

// name tells what two events both take: "person/anna", "visit/to-pskov (b)".
func name(k model.Key, first, second *model.Entry) string {
	if group := cmp.Or(first.Group, second.Group); k == first.Within && group != "" {
		return string(k) + " (" + group + ")"
	}
	return string(k)
}
