package counterpart

import (
	"cmp"
	"hash/fnv"
	"iter"
	"math/bits"
	"slices"
)

// A meeting says which feature of one entry meets which of another, and how
// much it counts. What is rare counts more: a weight is multiplied by how
// many times the number of entries can be halved until only those with the
// feature are left, less the common steps.
type meeting struct {
	own, their trait
	kind       Kind
	weight     int
	common     int
}

// meetings are symmetric: seen from the other entry each has its mirror with
// the same weight, so both have the same score.
var meetings = []meeting{
	{offers, seeks, Gives, 8, 0},
	{seeks, offers, Takes, 8, 0},
	{practises, seeks, Teaches, 3, 0},
	{seeks, practises, Learns, 3, 0},
	{works, works, Shares, 2, 0},
	{serves, serves, Serves, 2, 0},
	{speaks, speaks, Speaks, 1, 1},
	{offering, seeking, Gives, 3, 1},
	{seeking, offering, Takes, 3, 1},
}

// finds reports whether a meeting makes a candidate by itself: the people
// one works for and the language one speaks are not enough.
func (m meeting) finds() bool { return m.kind != Serves && m.kind != Speaks }

// candidates returns the entries that may match a profile, and how many
// places of lists have been looked at to find them.
func (x *Index) candidates(own int) (found []int, looked int) {
	p := &x.profiles[own]
	type source struct {
		all   []int
		order int
	}
	sources := make([]source, 0, 64)
	found = make([]int, 0, most)
	for _, side := range p.sides {
		for i, m := range meetings {
			if !m.finds() {
				continue
			}
			for _, n := range p.has[m.own] {
				if all := x.lists[list{side, n, m.their}]; len(all) > 0 {
					sources = append(sources, source{all, i})
				}
			}
		}
	}
	slices.SortStableFunc(sources, func(a, b source) int {
		return cmp.Or(cmp.Compare(len(a.all), len(b.all)), cmp.Compare(a.order, b.order))
	})
	for _, s := range sources {
		all := s.all
		take, start := min(len(all), longest, most-looked), 0
		if take < len(all) {
			start = begin(p, len(all))
		}
		for i := range take {
			found = append(found, all[(start+i)%len(all)])
		}
		looked += take
	}
	slices.Sort(found)
	return slices.Compact(found), looked
}

// begin is where a profile begins to read a long list.
func begin(p *profile, n int) int {
	h := fnv.New32a()
	_, _ = h.Write([]byte(p.entry.ID))
	return int(h.Sum32() % uint32(n))
}

// A scale tells, by trait and name, what each feature of any other entry counts
// for one entry. Loaded once, it weighs all candidates.
type scale [traits][]int32

func newScale(names int) *scale {
	var s scale
	for t := range s {
		s[t] = make([]int32, names)
	}
	return &s
}

func (s *scale) load(x *Index, p *profile) {
	for _, way := range meetings {
		for _, n := range p.has[way.own] {
			s[way.their][n] += int32(way.weight * x.rarity(way, n))
		}
	}
}

func (s *scale) unload(p *profile) {
	for _, way := range meetings {
		for _, n := range p.has[way.own] {
			s[way.their][n] = 0
		}
	}
}

// score sums up in what a profile meets the one on the scale.
func (s *scale) score(p *profile) int {
	sum := int32(0)
	for t, names := range p.has {
		for _, n := range names {
			sum += s[t][n]
		}
	}
	return int(sum)
}

// reasons says in what two profiles meet. Words are no reason by themselves:
// they stand for the direction in which they are said. A direction in which
// both work is none where a stronger one names it.
func (x *Index) reasons(a, b *profile) []Reason {
	var out []Reason
	for _, way := range meetings {
		if way.own == offering || way.own == seeking {
			continue
		}
		var names []string
		for n := range common(a.has[way.own], b.has[way.their]) {
			if way.kind != Shares || !said(out, x.texts[n]) {
				names = append(names, x.texts[n])
			}
		}
		if len(names) > 0 {
			slices.Sort(names)
			out = append(out, Reason{way.kind, names})
		}
	}
	return out
}

// said reports whether a direction stands in a stronger reason already.
func said(reasons []Reason, name string) bool {
	return slices.ContainsFunc(reasons, func(r Reason) bool { return slices.Contains(r.Names, name) })
}

func (x *Index) rarity(way meeting, n name) int {
	have := x.counts[way.own][n] + x.counts[way.their][n]
	return max(0, bits.Len(uint(2*len(x.profiles)/max(1, have)))-way.common)
}

// common yields what two sorted lists have in common.
func common(a, b []name) iter.Seq[name] {
	return func(yield func(name) bool) {
		for len(a) > 0 && len(b) > 0 {
			switch {
			case a[0] < b[0]:
				a = a[1:]
			case a[0] > b[0]:
				b = b[1:]
			default:
				if !yield(a[0]) {
					return
				}
				a, b = a[1:], b[1:]
			}
		}
	}
}
