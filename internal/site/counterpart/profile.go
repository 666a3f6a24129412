package counterpart

import (
	"slices"

	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
)

// A trait is what a name is to an entry.
type trait int32

const (
	offers    trait = iota // a direction
	seeks                  // a direction
	practises              // a direction
	works                  // a direction
	serves                 // a code of an audience
	speaks                 // a code of a language
	offering               // a stem, with the direction in which it stands
	seeking                // a stem, with the direction
	traits    = iota
)

// A name is a side, a direction, a code or a stem, by its number in the index.
type name int32

// A list names the profiles of one side that have a feature.
type list struct {
	side, name name
	trait      trait
}

// A profile is an entry as the index sees it.
type profile struct {
	entry          *model.Entry
	sides          []name         // the others of its programme
	has            [traits][]name // sorted
	offered, asked [][]name       // of each offer, of each thing sought: its stems, sorted
}

// add reads an entry into the index.
func (x *Index) add(c *page.Context, e *model.Entry) {
	p := profile{entry: e}
	for _, side := range across(c.Site, e) {
		p.sides = append(p.sides, x.side(side))
	}
	set := func(t trait, text string) { p.has[t] = append(p.has[t], x.name(text)) }
	for _, t := range e.Topics {
		set(works, t.ID)
	}
	for _, practice := range practices(c, e) {
		for _, t := range practice.Topics {
			set(practises, t.ID)
		}
	}
	for _, a := range e.Audience {
		set(serves, a)
	}
	for _, l := range e.Speaks {
		set(speaks, l)
	}
	for _, o := range e.Offers {
		set(offers, o.Direction.ID)
		p.offered = append(p.offered, x.stems(o))
	}
	for _, o := range e.Seeks {
		set(seeks, o.Direction.ID)
		p.asked = append(p.asked, x.stems(o))
	}
	p.has[offering], p.has[seeking] = slices.Concat(p.offered...), slices.Concat(p.asked...)
	own, side := len(x.profiles), x.side(e.Side.ID)
	for t := range p.has {
		slices.Sort(p.has[t])
		p.has[t] = slices.Compact(p.has[t])
		for _, n := range p.has[t] {
			at := list{side, n, trait(t)}
			x.lists[at] = append(x.lists[at], own)
			x.counts[t][n]++
		}
	}
	x.at[e.Key()] = own
	x.profiles = append(x.profiles, p)
}

// A saying is a stem with the direction in which it stands: the same word in
// another direction, or another language, says nothing.
type saying struct {
	direction string
	in        lang.Tag
	stem      stem
}

// stems names the stems of an offer.
func (x *Index) stems(o model.Offer) []name {
	var out []name
	for _, said := range o.Text {
		for _, stem := range stems(said.S) {
			key := saying{o.Direction.ID, said.Tag, stem}
			n, ok := x.stemmed[key]
			if !ok {
				n = x.next("")
				x.stemmed[key] = n
			}
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// practices are those of an entry, by id. Invented ones are practices on an
// invented site only.
func practices(c *page.Context, e *model.Entry) []*model.Entry {
	return slices.DeleteFunc(c.Back(e, "practice", "organisation"), func(p *model.Entry) bool { return !c.Syndicated(p) })
}

// side numbers a side, which may have the id of a direction.
func (x *Index) side(id string) name { return x.name("side " + id) }

func (x *Index) name(text string) name {
	n, ok := x.names[text]
	if !ok {
		n = x.next(text)
		x.names[text] = n
	}
	return n
}

// next gives something its number.
func (x *Index) next(text string) name {
	x.texts = append(x.texts, text)
	for t := range x.counts {
		x.counts[t] = append(x.counts[t], 0)
	}
	return name(len(x.texts) - 1)
}

// across returns the other sides of an entry's programme, by id.
func across(s *model.Site, e *model.Entry) []string {
	var out []string
	own := s.Ref(e.Side)
	for _, side := range s.Of("side") {
		if side != own && side.Within == own.Within {
			out = append(out, side.ID)
		}
	}
	return out
}
