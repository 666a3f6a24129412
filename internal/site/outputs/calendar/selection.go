package calendar

import (
	"slices"
	"time"

	"pobratim/internal/engine/layout"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
)

// A Selection is what one calendar holds.
type Selection struct {
	Facet, ID string         // empty: the whole programme
	About     *model.Entry   // what the facet is about; nil of the whole and of access
	Entries   []*model.Entry // by day, then by time
}

// Path is where the selection lies below the language.
func (s Selection) Path() string {
	if s.Facet == "" {
		return Section + "/"
	}
	return Section + "/" + s.Facet + "/" + s.ID + "/"
}

// Stage reports whether the selection is a visit or a conference: what has
// events and is itself a part of nothing.
func (s Selection) Stage() bool {
	return s.About != nil && s.Facet == s.About.Kind && s.About.When != nil
}

// Name is the selection in words, empty for the whole programme.
func (s Selection) Name(r page.Reader) layout.Text {
	switch {
	case s.About != nil:
		return r.Title(s.About)
	case s.Facet != "":
		return layout.Text{S: r.W.T(s.Facet + "." + s.ID)}
	}
	return layout.Text{}
}

// Selections returns the whole programme, which may hold nothing, and then
// every facet that holds something: visits and conferences by time, the
// others by id.
func Selections(c *page.Context) []Selection {
	whole := Selection{}
	for _, e := range c.Entries {
		if e.When != nil && c.Syndicated(e) {
			whole.Entries = append(whole.Entries, e)
		}
	}
	whole.Entries = byDay(c, whole.Entries)
	out := []Selection{whole}
	add := func(facet, id string, about *model.Entry, entries []*model.Entry) {
		if len(entries) > 0 {
			out = append(out, Selection{facet, id, about, byDay(c, entries)})
		}
	}
	for _, e := range whole.Entries {
		if e.Within == "" && e.Page() {
			add(e.Kind, e.ID, e, c.Dated(e))
		}
	}
	for _, side := range c.Of("side") {
		add("side", side.ID, side, choose(whole.Entries, func(e *model.Entry) bool { return slices.Contains(sides(c, e), side.ID) }))
	}
	for _, direction := range c.Of("direction") {
		add("direction", direction.ID, direction, c.Dated(direction))
	}
	for _, access := range []string{"public", "press"} {
		add("access", access, nil, choose(whole.Entries, func(e *model.Entry) bool { return e.Access == access }))
	}
	return out
}

func choose(entries []*model.Entry, in func(e *model.Entry) bool) []*model.Entry {
	return slices.DeleteFunc(slices.Clone(entries), func(e *model.Entry) bool { return !in(e) })
}

// sides returns the ids of the sides on which an entry takes place: its own
// or its visit's, otherwise those in the country of its place. What has no
// place, such as a step of a resolution, is with the sides of those who take
// part.
func sides(c *page.Context, e *model.Entry) []string {
	for x := e; x != nil; x = c.Parent(x) {
		if x.Side.ID != "" {
			return []string{x.Side.ID}
		}
	}
	var out []string
	if city := c.City(c.Ref(e.Where)); city != nil && city.Place != nil {
		for _, side := range c.Of("side") {
			if side.Country == city.Place.Country {
				out = append(out, side.ID)
			}
		}
		return out
	}
	for _, role := range e.Who {
		if x := c.Ref(role.Ref); x != nil && x.Side.ID != "" && !slices.Contains(out, x.Side.ID) {
			out = append(out, x.Side.ID)
		}
	}
	return out
}

// byDay orders entries by the day on which they start, as it is called at
// their place, and then by time: two zones may call one moment by two days.
func byDay(c *page.Context, entries []*model.Entry) []*model.Entry {
	out := slices.Clone(entries)
	c.SortByTime(out)
	slices.SortStableFunc(out, func(a, b *model.Entry) int {
		x, _ := c.Span(a)
		y, _ := c.Span(b)
		return day(x.Start).Compare(day(y.Start))
	})
	return out
}

// day is the date of a time in its own zone, written as that date in UTC, so
// that days of different zones can be compared and counted.
func day(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}
