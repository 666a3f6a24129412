package home

import (
	"time"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
)

// A Phase is where the programme stands.
type Phase string

const (
	Before  Phase = "before"  // nothing has begun
	During  Phase = "during"  // a visit or a conference takes place
	Between Phase = "between" // the programme runs, and its next stage is to come
	After   Phase = "after"   // the last stage, or the programme, is over
)

// now returns the phase, and the stage that takes place or comes next. A
// stage is what has days and is part of nothing else: a visit, a conference;
// a cancelled one is none. Every day that counts is asked about, whatever the
// answer to the others, so that the clock knows all steps to come.
func now(c *page.Context) (Phase, *model.Entry) {
	begun := false
	for _, p := range c.Config.Programmes {
		start, _ := days(c, p)
		begun = c.Clock.Past(start) || begun
	}
	var current, next *model.Entry
	known := stages(c)
	for _, e := range known {
		span, _ := c.Span(e)
		started, ended := c.Clock.Past(span.Start), c.Clock.Past(span.End)
		begun = begun || started
		switch {
		case started && !ended && current == nil:
			current = e
		case !started && next == nil:
			next = e
		}
	}
	switch {
	case current != nil:
		return During, current
	case begun && next == nil && len(known) > 0, over(c):
		return After, nil
	case begun:
		return Between, next
	}
	return Before, next
}

// over reports whether all programmes have ended.
func over(c *page.Context) bool {
	all := len(c.Config.Programmes) > 0
	for _, p := range c.Config.Programmes {
		_, end := days(c, p)
		all = c.Clock.Past(end) && all
	}
	return all
}

// stages returns the visits and conferences in the order of time.
func stages(c *page.Context) []*model.Entry {
	var out []*model.Entry
	for _, e := range c.Entries {
		if e.When != nil && e.Within == "" && e.Page() && !e.Cancelled() {
			out = append(out, e)
		}
	}
	c.SortByTime(out)
	return out
}

// days returns the first moment of a programme, and the first after it.
func days(c *page.Context, p model.Programme) (start, end time.Time) {
	zone := c.ZoneOf(nil)
	return p.Start.Start(zone), decode.Moment{Date: p.End}.EndIn(zone)
}
