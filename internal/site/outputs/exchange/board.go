package exchange

import (
	"cmp"
	"slices"

	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
	"pobratim/internal/site/counterpart"
)

// A board is everything that is offered and sought, by direction.
type board struct {
	lines int
	of    map[string]*direction // by id
}

// A direction of the board.
type direction struct {
	lines    []line
	meetings [][2]int // lines: an offer, and what is sought
}

// A line of an organisation.
type line struct {
	by    *model.Entry
	offer model.Offer
	code  string
	no    int // among the offers, or what is sought, of its entry
}

const (
	offers = "offers"
	seeks  = "seeks"
)

// collect reads what the site shows. What is invented is left out of a real
// site.
func collect(c *page.Context) board {
	b := board{of: map[string]*direction{}}
	add := func(e *model.Entry, list []model.Offer, code string) {
		for i, o := range list {
			if c.Ref(o.Direction) == nil || c.Ref(e.Side) == nil {
				continue
			}
			d := b.of[o.Direction.ID]
			if d == nil {
				d = &direction{}
				b.of[o.Direction.ID] = d
			}
			d.lines = append(d.lines, line{e, o, code, i})
			b.lines++
		}
	}
	for _, e := range c.Entries {
		if c.Syndicated(e) {
			add(e, e.Offers, offers)
			add(e, e.Seeks, seeks)
		}
	}
	index := counterpart.In(c)
	for id, d := range b.of {
		d.meetings = meet(index, id, d.lines)
	}
	return b
}

// meet pairs offers with what is sought, the best pairs first, each line
// once. Only the matches of an organisation are looked at, which are few.
func meet(x *counterpart.Index, direction string, lines []line) [][2]int {
	type pair struct {
		offer, seek, near, score int
	}
	of := map[*model.Entry][]int{}
	for i, l := range lines {
		of[l.by] = append(of[l.by], i)
	}
	var pairs []pair
	for i, l := range lines {
		if l.code != offers {
			continue
		}
		for _, m := range x.Of(l.by) {
			if !slices.Contains(m.Why(counterpart.Gives).Names, direction) {
				continue
			}
			for _, j := range of[m.Entry] {
				if lines[j].code == seeks {
					pairs = append(pairs, pair{i, j, x.Near(l.by, l.no, m.Entry, lines[j].no), m.Score})
				}
			}
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.near, a.near), cmp.Compare(b.score, a.score), cmp.Compare(a.offer, b.offer), cmp.Compare(a.seek, b.seek))
	})
	taken := map[int]bool{}
	var out [][2]int
	for _, p := range pairs {
		if !taken[p.offer] && !taken[p.seek] {
			taken[p.offer], taken[p.seek] = true, true
			out = append(out, [2]int{p.offer, p.seek})
		}
	}
	return out
}
