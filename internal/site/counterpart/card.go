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
	x := In(r.Context)
	best := x.Best(e, Shown)
	if len(best) == 0 {
		return nil
	}
	own, out := x.profile(e), make([]Card, len(best))
	for i, m := range best {
		c := Card{Link: r.Link(m.Entry), Summary: r.Summary(m.Entry), Side: r.Side(m.Entry), Sample: r.IsSample(m.Entry)}
		if city := r.City(r.Ref(m.Where)); city != nil {
			c.City = r.Title(city)
		}
		c.Why = make([]Because, 0, len(m.Reasons))
		for _, why := range m.Reasons {
			if b := because(r, own, m.profile, why); len(b.Things) > 0 {
				c.Why = append(c.Why, b)
			}
		}
		out[i] = c
	}
	return out
}

func because(r page.Reader, own, other *profile, why Reason) Because {
	b := Because{Code: string(why.Kind), Label: r.W.T("counterpart." + string(why.Kind))}
	switch why.Kind {
	case Gives:
		b.Things = directions(r, why.Names)
		if _, seek := nearest(own, other, why.Names); seek >= 0 {
			b.Said = r.Words(other.entry.Seeks[seek].Text)
		}
	case Takes:
		b.Things = directions(r, why.Names)
		if offer, _ := nearest(other, own, why.Names); offer >= 0 {
			b.Said = r.Words(other.entry.Offers[offer].Text)
		}
	case Teaches:
		b.Things = practicesIn(r, own.entry, why.Names)
	case Learns:
		b.Things = practicesIn(r, other.entry, why.Names)
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

// practicesIn are the practices of an entry in some directions.
func practicesIn(r page.Reader, e *model.Entry, ids []string) []page.Link {
	var all []*model.Entry
	for _, p := range practices(r.Context, e) {
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

// nearest returns the numbers of the offer of one and of what the other seeks
// that are nearest to each other in some directions, -1 if there are none.
func nearest(giver, taker *profile, directions []string) (offer, seek int) {
	offer, seek = -1, -1
	best := -1
	for i, o := range giver.entry.Offers {
		if !slices.Contains(directions, o.Direction.ID) {
			continue
		}
		for j, s := range taker.entry.Seeks {
			if s.Direction.ID != o.Direction.ID {
				continue
			}
			if n := near(giver.offered[i], taker.asked[j]); n > best {
				offer, seek, best = i, j, n
			}
		}
	}
	return offer, seek
}

// Near counts the words that an offer of one entry, by its number, and a
// thing that another seeks have in common.
func (x *Index) Near(giver *model.Entry, offer int, taker *model.Entry, seek int) int {
	return near(x.profile(giver).offered[offer], x.profile(taker).asked[seek])
}

func near(offered, asked []name) int {
	n := 0
	for range common(offered, asked) {
		n++
	}
	return n
}

// profile is that of an entry that takes part.
func (x *Index) profile(e *model.Entry) *profile { return &x.profiles[x.at[e.Key()]] }
