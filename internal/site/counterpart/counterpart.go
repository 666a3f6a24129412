// Package counterpart finds whom an organisation should meet on the other
// sides of its programme, and why.
//
// An Index is made once a build, of all entries that have a side and no time
// of their own. What an entry says of itself becomes features: offers in a
// direction, seeks in one, has a practice in one, works in one, serves
// somebody, speaks a language, and the stems of the words with which it
// offers and seeks. Features meet features (see meetings): an offer meets
// what is sought in the same direction. A Match is another entry and the
// Reasons for it, as plain data.
//
// Candidates come from an inverted index, feature to entries, the rarest
// lists first; no more than so many places of lists are looked at for one
// entry (most), and no more than so many of one list (longest). So the work
// grows with the number of entries and not with its square, and nothing is
// lost by what is left unread: only lists too common to tell much are.
// From a long list each entry reads from a place of its own, so that those
// who stand first by alphabet are not proposed to everybody.
//
// All sums are whole numbers and all ties are broken by id: the same content
// gives the same matches everywhere.
package counterpart

import (
	"slices"
	"sync"

	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
)

// Shown is how many counterparts a page names.
const Shown = 4

const (
	kept    = 12  // matches of an entry
	longest = 32  // places of one list that are looked at for an entry
	most    = 128 // places of all lists
)

// An Index knows the matches of every entry.
type Index struct {
	profiles []profile
	at       map[model.Key]int
	names    map[string]name
	stemmed  map[saying]name
	texts    []string // of names; empty for stems
	lists    map[list][]int
	counts   [traits][]int    // of names: how many have them
	scales   sync.Pool        // of *scale, empty
	matches  []func() []found // found when they are first asked for, by any goroutine
}

// found is the number of a profile that matches another, and how well.
type found struct{ other, score int }

// A Match is an entry on another side, and why.
type Match struct {
	*model.Entry
	Score   int
	Reasons []Reason
	profile *profile
}

// A Reason says in what two entries meet: its names are ids of directions,
// or codes.
type Reason struct {
	Kind  Kind
	Names []string
}

// A Kind of reason, seen from the entry whose match it is.
type Kind string

// The kinds of reasons, the strongest first.
const (
	Gives   Kind = "gives"   // it offers what the other seeks
	Takes   Kind = "takes"   // it seeks what the other offers
	Teaches Kind = "teaches" // it has a practice where the other seeks
	Learns  Kind = "learns"  // the other has a practice where it seeks
	Shares  Kind = "shares"  // both work in a direction
	Serves  Kind = "serves"  // both work for the same people
	Speaks  Kind = "speaks"  // both speak a language
)

// In returns the index of the site of a context.
func In(c *page.Context) *Index { return page.Once(c, newIndex) }

// Of returns the best matches of an entry, the best first.
func (x *Index) Of(e *model.Entry) []Match { return x.Best(e, kept) }

// Best is Of for who needs only so many.
func (x *Index) Best(e *model.Entry, n int) []Match {
	own, ok := x.at[e.Key()]
	if !ok {
		return nil
	}
	all := x.matches[own]()
	out := make([]Match, min(n, len(all)))
	for i := range out {
		other := &x.profiles[all[i].other]
		out[i] = Match{other.entry, all[i].score, x.reasons(&x.profiles[own], other), other}
	}
	return out
}

// Why returns the reason of a kind, with no names if there is none.
func (m Match) Why(k Kind) Reason {
	for _, r := range m.Reasons {
		if r.Kind == k {
			return r
		}
	}
	return Reason{Kind: k}
}

func newIndex(c *page.Context) *Index {
	x := &Index{at: map[model.Key]int{}, names: map[string]name{}, stemmed: map[saying]name{}, lists: map[list][]int{}}
	for _, e := range c.Entries {
		if takesPart(c, e) {
			x.add(c, e)
		}
	}
	x.scales.New = func() any { return newScale(len(x.texts)) }
	x.matches = make([]func() []found, len(x.profiles))
	for i := range x.profiles {
		x.matches[i] = sync.OnceValue(func() []found { return x.match(i) })
	}
	return x
}

// takesPart reports whether an entry is somebody who can be met: it has a
// side and a page and is no event. An invented one is met on an invented
// site only.
func takesPart(c *page.Context, e *model.Entry) bool {
	return e.When == nil && c.Ref(e.Side) != nil && c.URL(e, c.Languages[0].Tag) != "" && c.Syndicated(e)
}

// match keeps the best of a profile's candidates. Profiles are in the order of
// their keys, and so are candidates: of two with one score the first stays
// before the second.
func (x *Index) match(own int) []found {
	candidates, _ := x.candidates(own)
	s := x.scales.Get().(*scale)
	s.load(x, &x.profiles[own])
	best := make([]found, 0, min(len(candidates), kept))
	for _, other := range candidates {
		score := s.score(&x.profiles[other])
		if len(best) == kept && score > best[kept-1].score {
			best = best[:kept-1]
		}
		if len(best) < kept {
			at := len(best)
			for at > 0 && best[at-1].score < score {
				at--
			}
			best = slices.Insert(best, at, found{other, score})
		}
	}
	s.unload(&x.profiles[own])
	x.scales.Put(s)
	return best
}
