package counterpart

import (
	"slices"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/model"
)

// A trait is what a name is to an entry.
type trait uint8

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

// A name is a direction, a code or a stem, by its number in the index.
type name int

// A counted feature, for how common it is.
type counted struct {
	trait trait
	name  name
}

// A list holds the profiles of one side that have a feature.
type list struct {
	side string
	counted
}

// A profile is an entry as the index sees it.
type profile struct {
	entry *model.Entry
	side  string // id; those of one programme stand beside each other
	sides []string
	has   [traits][]name // sorted
}

// add reads an entry into the index.
func (x *Index) add(s *model.Site, e *model.Entry) {
	p := profile{entry: e, side: e.Side.ID, sides: across(s, e)}
	set := func(t trait, text string) { p.has[t] = append(p.has[t], x.name(text)) }
	for _, o := range e.Offers {
		set(offers, o.Direction.ID)
	}
	for _, o := range e.Seeks {
		set(seeks, o.Direction.ID)
	}
	for _, t := range e.Topics {
		set(works, t.ID)
	}
	for _, practice := range s.Back(e, "practice", "organisation") {
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
		for _, stem := range Stems(o.Text) {
			set(offering, o.Direction.ID+" "+stem)
		}
	}
	for _, o := range e.Seeks {
		for _, stem := range Stems(o.Text) {
			set(seeking, o.Direction.ID+" "+stem)
		}
	}
	own := len(x.profiles)
	for t := range p.has {
		slices.Sort(p.has[t])
		p.has[t] = slices.Compact(p.has[t])
		for _, n := range p.has[t] {
			at := list{p.side, counted{trait(t), n}}
			x.lists[at] = append(x.lists[at], own)
			x.counts[at.counted]++
		}
	}
	x.at[e.Key()] = own
	x.profiles = append(x.profiles, p)
}

func (x *Index) name(text string) name {
	n, ok := x.names[text]
	if !ok {
		n = name(len(x.texts))
		x.names[text] = n
		x.texts = append(x.texts, text)
	}
	return n
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

// Stems returns the beginnings of the longer words of a text, of each
// language by itself, in which forms of a word mostly agree. Each stands
// once.
func Stems(w decode.Words) []string {
	var out []string
	for _, tag := range sortedTags(w) {
		for _, word := range words(w[tag].S) {
			out = append(out, string(tag)+" "+word)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
