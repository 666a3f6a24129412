package page

import (
	"maps"
	"slices"
	"time"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/model"
)

// FirstAhead returns the id (as Day.ID) of the first day on which one of the
// entries starts and that is not past, or "" if all are. A day is past when
// it has ended wherever something starts on it. All days are asked about, so
// that the clock knows each end as a step.
func (c *Context) FirstAhead(entries []*model.Entry) string {
	ends := map[string]time.Time{}
	for _, e := range entries {
		span, ok := c.Span(e)
		if !ok {
			continue
		}
		id := span.Start.Format(time.DateOnly)
		if end := dayEnd(span.Start); end.After(ends[id]) {
			ends[id] = end
		}
	}
	first := ""
	for _, id := range slices.Sorted(maps.Keys(ends)) {
		if !c.Clock.Past(ends[id]) && first == "" {
			first = id
		}
	}
	return first
}

// dayEnd is the end of the day of a time, in its zone.
func dayEnd(t time.Time) time.Time {
	day := decode.Moment{Date: decode.DateOf(t.Date())}
	return day.EndIn(t.Location())
}
