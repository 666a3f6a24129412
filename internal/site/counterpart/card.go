package counterpart

import (
	"slices"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/layout"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
)

// A Card is a counterpart as readers see it.
type Card struct {
	page.Link
	Summary layout.Text
	City    layout.Text
	Side    page.Tag
	Sample  bool
	Why     []Because
}

// A Because is a reason in words: what is meant, in what it shows, and in
// the other's own words.
type Because struct {
	Code   string
	Label  string
	Things []page.Link // directions, practices; codes have no address
	Said   layout.Text
}

// Cards returns the counterparts of an entry for the reader, the best first.
func Cards(r page.Reader, e *model.Entry) []Card {
	matches := In(r.Context).Of(e)
	var out []Card
	for _, m := range matches[:min(len(matches), Shown)] {
		c := Card{Link: r.Titles([]*model.Entry{m.Entry})[0], Summary: r.Summary(m.Entry), Side: r.Side(m.Entry), Sample: r.IsSample(m.Entry)}
		if city := r.City(r.Ref(m.Where)); city != nil {
			c.City = r.Title(city)
		}
		for _, why := range m.Reasons {
			if b := because(r, e, m.Entry, why); len(b.Things) > 0 {
				c.Why = append(c.Why, b)
			}
		}
		out = append(out, c)
	}
	return out
}

func because(r page.Reader, own, other *model.Entry, why Reason) Because {
	b := Because{Code: string(why.Kind), Label: r.W.T("counterpart." + string(why.Kind))}
	switch why.Kind {
	case Gives:
		b.Things, b.Said = directions(r, why.Names), nearest(r, other.Seeks, own.Offers, why.Names)
	case Takes:
		b.Things, b.Said = directions(r, why.Names), nearest(r, other.Offers, own.Seeks, why.Names)
	case Teaches:
		b.Things = practices(r, own, why.Names)
	case Learns:
		b.Things = practices(r, other, why.Names)
	case Shares:
		b.Things = directions(r, why.Names)
	case Serves:
		b.Things = codes(r, "audience", why.Names)
	case Speaks:
		b.Things = codes(r, "language", why.Names)
	}
	return b
}

func directions(r page.Reader, ids []string) []page.Link {
	var all []*model.Entry
	for _, id := range ids {
		if d := r.Get("direction", id); d != nil {
			all = append(all, d)
		}
	}
	return r.Titles(r.ByTitle(all))
}

// practices are those of an entry in some directions.
func practices(r page.Reader, e *model.Entry, ids []string) []page.Link {
	var all []*model.Entry
	for _, p := range r.Back(e, "practice", "organisation") {
		if slices.ContainsFunc(p.Topics, func(t decode.Ref) bool { return slices.Contains(ids, t.ID) }) {
			all = append(all, p)
		}
	}
	return r.Titles(r.ByTitle(all))
}

func codes(r page.Reader, group string, codes []string) []page.Link {
	var out []page.Link
	for _, word := range r.Codes(group, codes) {
		out = append(out, page.Link{Title: word})
	}
	return out
}

// nearest returns what one says in some directions that is nearest to what
// the other says there.
func nearest(r page.Reader, lines, to []model.Offer, ids []string) layout.Text {
	best, near := -1, -1
	for i, l := range lines {
		if !slices.Contains(ids, l.Direction.ID) {
			continue
		}
		for _, t := range to {
			if t.Direction.ID != l.Direction.ID {
				continue
			}
			if n := Nearness(l, t); n > near {
				best, near = i, n
			}
		}
	}
	if best < 0 {
		return layout.Text{}
	}
	return r.Words(lines[best].Text)
}

// Nearness counts the stems that an offer and what is sought have in common.
func Nearness(a, b model.Offer) int {
	n := 0
	other := Stems(b.Text)
	for _, s := range Stems(a.Text) {
		if _, ok := slices.BinarySearch(other, s); ok {
			n++
		}
	}
	return n
}
