package model

import (
	"slices"
	"strings"
	"sync"
	"time"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/diag"
)

// Resolve binds every reference to its entry, makes the reverse edges and
// finds the instants of written times. It changes no entry: entries are
// remembered between builds and shared.
func Resolve(f Frame, entries []*Entry) (*Site, diag.List) {
	s := &Site{
		Frame:  f,
		byKind: map[string][]*Entry{},
		byID:   map[string]map[string]*Entry{},
		bonds:  make(map[*Entry]*bond, len(entries)),
		order:  new(sync.Map),
	}
	var found diag.List
	rank := map[string]int{}
	for i, a := range f.Kinds {
		rank[a.Kind] = i
	}
	sorted := slices.Clone(entries)
	slices.SortStableFunc(sorted, func(a, b *Entry) int {
		if a.Kind != b.Kind {
			return rank[a.Kind] - rank[b.Kind]
		}
		return strings.Compare(a.ID, b.ID)
	})
	bonds := make([]bond, len(sorted))
	for i, e := range sorted {
		if first := s.Get(e.Kind, e.ID); first != nil {
			found = append(found, diag.Errorf(e.Field("id"), "id-twice", "kind", e.Kind, "id", e.ID).See(first.Field("id")))
			continue
		}
		if s.byID[e.Kind] == nil {
			s.byID[e.Kind] = map[string]*Entry{}
		}
		s.byID[e.Kind][e.ID], s.bonds[e] = e, &bonds[i]
		bonds[i].at = len(s.Entries)
		s.byKind[e.Kind] = append(s.byKind[e.Kind], e)
		s.Entries = append(s.Entries, e)
	}
	for _, e := range s.Entries {
		if whole := s.Parent(e); whole != nil {
			b := s.bonds[whole]
			b.parts = append(b.parts, e)
		}
		for _, r := range e.Refs {
			if to := s.Ref(r.Ref); to != nil {
				b := s.bonds[to]
				b.back = append(b.back, edge{r.Field, e})
				continue
			}
			found = append(found, s.dangling(e, r))
		}
	}
	for _, e := range s.Entries {
		if e.When != nil {
			span, problems := s.span(e)
			b := s.bonds[e]
			b.span, b.timed = span, true
			found = append(found, problems...)
		}
	}
	for e, b := range s.bonds {
		s.SortByTime(b.parts)
		b.path, b.since = s.path(e), s.Moment(e.Published)
	}
	return s, found
}

// dangling says what is wrong with a reference that names nothing.
func (s *Site) dangling(e *Entry, r decode.FieldRef) diag.Diagnostic {
	for _, a := range s.Kinds {
		if other := s.Get(a.Kind, r.ID); other != nil && r.ID != "" {
			return diag.Errorf(r.Pos, "ref-kind", "field", r.Field, "id", r.ID, "kind", r.Kind, "other", a.Kind).See(other.Pos).Of(string(e.Key()))
		}
	}
	var ids []string
	for _, other := range s.Of(r.Kind) {
		ids = append(ids, other.ID)
	}
	return diag.Errorf(r.Pos, "ref-unknown", "field", r.Field, "id", r.ID, "kind", r.Kind).Near(r.ID, ids).Of(string(e.Key()))
}

// span finds the instants of an entry's times.
func (s *Site) span(e *Entry) (Span, diag.List) {
	w := e.When
	where := s.Ref(e.Where)
	from, to := where, where
	if w.StartAt.ID != "" {
		from = s.Ref(w.StartAt)
	}
	if w.EndAt.ID != "" {
		to = s.Ref(w.EndAt)
	}
	var found diag.List
	at := func(m decode.Moment, loc *time.Location) time.Time {
		t, ok := m.In(loc)
		if !ok && !m.IsZero() {
			found = append(found, diag.Errorf(m.Pos, "time-gap", "time", m.String(), "zone", loc.String()).Of(string(e.Key())))
		}
		if _, offset := t.In(loc).Zone(); ok && m.HasOffset && offset != int(m.Offset)*60 {
			found = append(found, diag.Errorf(m.Pos, "time-offset", "time", m.String(), "zone", loc.String(), "offset", t.In(loc).Format("-07:00")).Of(string(e.Key())))
		}
		return t.In(loc)
	}
	start, end := s.ZoneOf(from), s.ZoneOf(to)
	span := Span{AllDay: w.AllDay, Start: at(w.Start, start)}
	if w.AllDay {
		span.End = w.End.EndIn(end).In(end)
	} else {
		span.End = at(w.End, end)
	}
	if w.Was != nil {
		span.Was = at(w.Was.Start, start)
	}
	return span, found
}
