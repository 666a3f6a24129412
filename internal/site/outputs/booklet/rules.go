package booklet

import (
	"slices"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/layout"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
)

// rules are those of the road in plain words, whom to ask, and what to fill
// in by hand.
func rules(r page.Reader, events []*model.Entry) Lines {
	var out Lines
	rule := func(name string) {
		key := "booklet.rule." + name
		out.Lines = append(out.Lines, Line{Code: name, Label: r.W.T(key + ".head"), Parts: filled(layout.Text{S: r.W.T(key + ".text")})})
	}
	rule("documents")
	if slices.ContainsFunc(events, func(x *model.Entry) bool { return crosses(r.Context, x) }) {
		rule("border")
	}
	if oneTime(r.Context, events) {
		rule("time-same")
	} else {
		rule("time-local")
	}
	if r.Takes() {
		rule("signal")
	}
	rule("medicine")
	rule("needs")
	rule("photos")
	rule("emergency")
	if ask := filled(layout.Text{S: r.Config.Contact.Email}, layout.Text{S: r.Config.Contact.Phone}); ask != nil {
		out.Lines = append(out.Lines, Line{Code: "ask", Label: r.W.T("booklet.ask"), Parts: ask})
	}
	for _, name := range []string{"coordinator", "driver", "lodging"} {
		out.Blank = append(out.Blank, r.W.T("booklet.blank."+name))
	}
	return out
}

// crosses reports whether an event is a way from one country to another.
func crosses(c *page.Context, e *model.Entry) bool {
	from, to := c.City(c.Ref(e.When.StartAt)), c.City(c.Ref(e.When.EndAt))
	return from != nil && to != nil && from.Place.Country != to.Place.Country
}

// oneTime reports whether the clocks show the same wherever something
// begins or ends.
func oneTime(c *page.Context, events []*model.Entry) bool {
	known, offset := false, 0
	for _, e := range events {
		span, ok := c.Span(e)
		if !ok {
			continue
		}
		_, start := span.Start.Zone()
		_, end := span.End.Zone()
		if start != end || known && start != offset {
			return false
		}
		known, offset = true, start
	}
	return known
}

// newest is the day on which the programme was last changed: that of the
// entry or of one of its events. Zero: no day is written.
func newest(c *page.Context, e *model.Entry) decode.Moment {
	last := e.Updated
	if last.IsZero() {
		last = e.Published
	}
	for _, x := range c.Parts(e, "event") {
		if !x.Updated.IsZero() && (last.IsZero() || c.Moment(x.Updated).After(c.Moment(last))) {
			last = x.Updated
		}
	}
	return last
}
