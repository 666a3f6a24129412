package booklet

import (
	"slices"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/layout"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
)

// A Place is one that the programme leads to. How one gets in is said here
// once, not beside every event.
type Place struct {
	Lang  string
	Name  layout.Text
	Where []page.Link
	Enter string // what the next are, such as "How to get in"
	Into  []page.Link
}

// places are those of the events, in the alphabetical order of the page's
// language. A city alone is no address.
func places(t teller, events []*model.Entry) Table[Place] {
	var all []*model.Entry
	for _, e := range events {
		for _, ref := range []decode.Ref{e.Where, e.When.StartAt, e.When.EndAt} {
			if at := t.Ref(ref); at != nil && t.City(at) != at && !slices.Contains(all, at) {
				all = append(all, at)
			}
		}
	}
	out := Table[Place]{Title: t.words("booklet.places")}
	for _, at := range t.ByTitle(all) {
		out.Rows = append(out.Rows, Row[Place]{each(t, func(r page.Reader) Place { return place(t, r, at) })})
	}
	return out
}

func place(t teller, r page.Reader, at *model.Entry) Place {
	v := r.Venue(at)
	if v == nil {
		return Place{}
	}
	p := Place{Lang: t.mark(r), Name: v.Name, Where: filled(v.Address, v.City)}
	var into []layout.Text
	for _, x := range []struct {
		is  bool
		key string
	}{{v.StepFree, "access.step-free"}, {v.Stepped, "access.steps"}, {v.Loop, "access.hearing-loop"}} {
		if x.is {
			into = append(into, layout.Text{S: r.W.T(x.key)})
		}
	}
	if p.Into = filled(append(into, v.Notes)...); p.Into != nil {
		p.Enter = r.W.T("booklet.getting-in")
	}
	return p
}
