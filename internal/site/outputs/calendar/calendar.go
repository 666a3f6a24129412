// Package calendar shows everything that has a time: as pages for readers
// and as files for their calendars.
//
// A Selection is the whole programme or one facet of it: a visit or a
// conference with its events, a side, a direction, a kind of access. Each has
// a page with the months and the agenda, /<lang>/calendar/<facet>/<id>/, and
// beside it calendar.ics to subscribe to. Facets are never combined, and what
// holds nothing has neither page nor link. Every entry with a time in its own
// name or through its parts has a file too, beside its own page.
//
// An entry is in a calendar if it has a When; its kind is not asked. What the
// reader sees depends on the clock in one thing only: to which day the page
// leads first.
package calendar

import (
	"reflect"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/page"
	"pobratim/internal/engine/plan"
)

// Section is where the pages lie below the language.
const Section = "calendar"

// Output makes the pages and the files.
var Output = build.Output{
	Name:    "calendar",
	Section: Section,
	Views:   map[string]reflect.Type{"calendar": reflect.TypeFor[page.View[View]]()},
	Plan: func(c *page.Context, _ []plan.Output) []plan.Output {
		all := Selections(c)
		var out []plan.Output
		for _, l := range c.Languages {
			r := c.Reader(l.Tag)
			w := writer{Reader: r, events: events{}}
			for _, s := range all {
				v, title := view(r, s, all)
				out = append(out, page.Output(r, "calendar", frame(r, s, v, title), v))
				out = append(out, w.selection(s)...)
			}
			for _, e := range c.Entries {
				out = append(out, w.entry(e)...)
			}
		}
		return out
	},
}
