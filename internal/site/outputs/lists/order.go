package lists

import (
	"slices"
	"time"

	"pobratim/internal/engine/layout"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
)

// A place in a list: an entry, and the group in which it stands there. An
// entry of two directions has two places.
type place struct {
	group Group
	entry *model.Entry
}

// paged returns the entries of a kind that have a page, in the order in
// which they are listed.
func paged(r page.Reader, kind string) []*model.Entry {
	out := slices.DeleteFunc(slices.Clone(r.Of(kind)), func(e *model.Entry) bool { return !e.Page() })
	order(r, out)
	return out
}

// places returns the whole list of a section, parted.
func places(r page.Reader, section string, entries []*model.Entry) []place {
	switch section {
	case "practices":
		return byDirection(r, entries)
	case "events":
		return byDay(r, entries)
	}
	out := make([]place, len(entries))
	for i, e := range entries {
		out[i].entry = e
	}
	return out
}

// order sorts the entries of a kind as their facets suggest.
func order(r page.Reader, entries []*model.Entry) {
	all := func(has func(e *model.Entry) bool) bool {
		return !slices.ContainsFunc(entries, func(e *model.Entry) bool { return !has(e) })
	}
	switch {
	case all(func(e *model.Entry) bool { return e.When != nil }):
		r.SortByTime(entries)
	case all(func(e *model.Entry) bool { return e.Listed }):
		r.SortByNewest(entries)
	default:
		r.SortByTitle(entries, r.L)
	}
}

// byDirection parts a list by direction, in the order of their titles. What
// is in none stands at the end.
func byDirection(r page.Reader, entries []*model.Entry) []place {
	var out []place
	placed := map[*model.Entry]bool{}
	for _, d := range r.ByTitle(r.Of("direction")) {
		g := Group{ID: "direction-" + d.ID, Title: r.Title(d), Href: r.URL(d, r.L.Tag)}
		for _, e := range entries {
			if inDirection(e, d) {
				out = append(out, place{g, e})
				placed[e] = true
			}
		}
	}
	for _, e := range entries {
		if !placed[e] {
			out = append(out, place{Group{ID: "other", Title: layout.Text{S: r.W.T("list.other")}}, e})
		}
	}
	return out
}

func inDirection(e, direction *model.Entry) bool {
	for _, t := range e.Topics {
		if t.ID == direction.ID {
			return true
		}
	}
	return false
}

// byDay parts a list by the day on which things start.
func byDay(r page.Reader, entries []*model.Entry) []place {
	var out []place
	for _, e := range entries {
		var g Group
		if span, ok := r.Span(e); ok {
			g = Group{ID: span.Start.Format(time.DateOnly), Title: layout.Text{S: r.L.Date(span.Start)}}
		}
		out = append(out, place{g, e})
	}
	return out
}

// groups sets the places of one page into their groups.
func groups(r page.Reader, places []place) []Group {
	var out []Group
	for _, p := range places {
		if len(out) == 0 || out[len(out)-1].ID != p.group.ID {
			out = append(out, p.group)
		}
		g := &out[len(out)-1]
		g.Items = append(g.Items, item(r, p.entry))
	}
	return out
}

func item(r page.Reader, e *model.Entry) Item {
	x := Item{Card: *r.Card(e)}
	if len(e.Files) > 0 {
		x.Languages, x.File = r.Codes("language", e.Speaks), r.Download(e, e.Files[0].Name)
	}
	return x
}
