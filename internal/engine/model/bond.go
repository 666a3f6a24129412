package model

import (
	"slices"
	"time"
)

// A bond is what resolve has found out of an entry.
type bond struct {
	at    int      // see Number
	path  string   // see Path
	back  []edge   // who refers to it, in the order of the site's entries
	parts []*Entry // in the order of their time
	span  Span
	timed bool      // it has a span
	since time.Time // when it was published
}

type edge struct {
	field string
	from  *Entry
}

// nothing is known of an entry that is not on the site.
var nothing = new(bond)

func (s *Site) bond(e *Entry) *bond {
	if b := s.bonds[e]; b != nil {
		return b
	}
	if e = s.At(e.Key()); e != nil { // another of the same key
		return s.bonds[e]
	}
	return nothing
}

// Back returns the entries of a kind that refer to e, each once, by id. With
// fields, only references from those fields count.
func (s *Site) Back(e *Entry, kind string, fields ...string) []*Entry {
	return s.referring(e, func(b edge) bool {
		return b.from.Kind == kind && (len(fields) == 0 || slices.Contains(fields, b.field))
	})
}

// Referring returns all entries that refer to e, each once.
func (s *Site) Referring(e *Entry) []*Entry {
	return s.referring(e, func(edge) bool { return true })
}

func (s *Site) referring(e *Entry, counts func(edge) bool) []*Entry {
	var out []*Entry
	for _, b := range s.bond(e).back {
		if n := len(out); counts(b) && (n == 0 || out[n-1] != b.from) { // an entry's references stand together
			out = append(out, b.from)
		}
	}
	return out
}

// Parts returns the entries of a kind that are within e, in the order of
// their time, then as written.
func (s *Site) Parts(e *Entry, kind string) []*Entry {
	var out []*Entry
	for _, p := range s.bond(e).parts {
		if p.Kind == kind {
			out = append(out, p)
		}
	}
	return out
}
