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
// A page says first what takes place now or next, then shows the months: days
// with numbers of events and what lasts whole days. The agenda lists every
// entry; but a page of many shows only the nearest days in full and folds the
// others into links to the same days on the pages of their visits. A script
// unfolds them when a reader combines facets: it takes the days from those
// pages, which is why there is no file of data. It needs nothing but the marks
// of a slot and the times in it.
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
	Plan: func(c *page.Context) []plan.Output {
		all := Selections(c)
		var out []plan.Output
		for _, l := range c.Languages {
			r := c.Reader(l.Tag)
			w, x := writer{Reader: r, events: events{}}, newIndex(r, all)
			for _, s := range all {
				v, title := x.view(s)
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
