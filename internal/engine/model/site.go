package model

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"time"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/words"
)

// A Frame is what a site is set in: everything that is not an entry.
type Frame struct {
	Config    *Config
	Origin    string // scheme and host of the base URL: "https://example.org"
	Base      string // its path, with a slash at both ends: "/", "/exchange/"
	Languages []*lang.Language
	Words     map[lang.Tag]*words.Table
	Kinds     []Address // in the order of the definition
	Sections  []string  // of the pages that outputs make: "calendar"
	Zone      func(name string) (*time.Location, error)
	Clock     *Clock
}

// An Address tells where the entries of a kind have their pages.
type Address struct {
	Kind    string
	Section string // first part of the path below the language; may be empty
	Page    bool   // its entries have pages of their own
}

// A Site is all entries of one moment and the index that binds them.
type Site struct {
	Frame
	Entries []*Entry // by kind in the order of the definition, then by id
	byKind  map[string][]*Entry
	byID    map[string]map[string]*Entry // by kind, then by id
	bonds   map[*Entry]*bond
	order   *sync.Map // by inOrder: the key of a title in alphabetical order
}

type inOrder struct {
	e *Entry
	l *lang.Language
}

// A Span is the time of an entry, each end in the zone of its place.
type Span struct {
	Start, End time.Time // End of an all-day span is the start of the day after
	AllDay     bool
	Was        time.Time // zero: not moved
}

// Get returns the entry of a kind with an id, or nil.
func (s *Site) Get(kind, id string) *Entry { return s.byID[kind][id] }

// At returns the entry of a key, or nil.
func (s *Site) At(k Key) *Entry {
	kind, id, _ := strings.Cut(string(k), "/")
	return s.Get(kind, id)
}

// Ref returns the entry that a reference names, or nil if it is not on the
// site (any more).
func (s *Site) Ref(r decode.Ref) *Entry { return s.Get(r.Kind, r.ID) }

// Refs returns the entries that references name, without those that are not
// on the site.
func (s *Site) Refs(refs []decode.Ref) []*Entry {
	var out []*Entry
	for _, r := range refs {
		if e := s.Ref(r); e != nil {
			out = append(out, e)
		}
	}
	return out
}

// Of returns all entries of a kind, by id.
func (s *Site) Of(kind string) []*Entry { return s.byKind[kind] }

// Number returns the place of an entry among the site's Entries; false if it is
// not on the site.
func (s *Site) Number(e *Entry) (int, bool) {
	b := s.bonds[e]
	if b == nil {
		return 0, false
	}
	return b.at, true
}

// Parent returns what e is a part of, or nil.
func (s *Site) Parent(e *Entry) *Entry {
	if e.Within == "" {
		return nil
	}
	return s.At(e.Within)
}

// Span returns the time of an entry; false if it has none.
func (s *Site) Span(e *Entry) (Span, bool) {
	b := s.bond(e)
	return b.span, b.timed
}

// SortByTime orders entries by start, end and place in the source.
func (s *Site) SortByTime(entries []*Entry) {
	slices.SortStableFunc(entries, func(a, b *Entry) int {
		x, y := &s.bond(a).span, &s.bond(b).span
		return cmp.Or(x.Start.Compare(y.Start), x.End.Compare(y.End),
			cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.ID, b.ID))
	})
}

// SortByTitle orders entries by title as the language does.
func (s *Site) SortByTitle(entries []*Entry, l *lang.Language) {
	sortBy(entries, strings.Compare, func(e *Entry) string {
		// A direction is put in order on every page that names two.
		at := inOrder{e, l}
		if key, ok := s.order.Load(at); ok {
			return key.(string)
		}
		t, _ := s.Text(e, l.Tag)
		key := l.SortKey(t.Title)
		s.order.Store(at, key)
		return key
	})
}

// sortBy orders entries by a value that is made once of each, and by id
// where that is equal.
func sortBy[K any](entries []*Entry, compare func(a, b K) int, key func(*Entry) K) {
	if len(entries) < 2 {
		return
	}
	type keyed struct {
		key   K
		entry *Entry
	}
	all := make([]keyed, len(entries))
	for i, e := range entries {
		all[i] = keyed{key(e), e}
	}
	slices.SortFunc(all, func(a, b keyed) int {
		if order := compare(a.key, b.key); order != 0 { // and no look at the entries, which lie far away
			return order
		}
		return cmp.Or(cmp.Compare(a.entry.Kind, b.entry.Kind), cmp.Compare(a.entry.ID, b.entry.ID))
	})
	for i, k := range all {
		entries[i] = k.entry
	}
}

// Newest returns the listed entries (stories, practices, materials …) that
// have a date of publication, the newest first.
func (s *Site) Newest() []*Entry {
	var out []*Entry
	for _, e := range s.Entries {
		if e.Listed && !e.Published.IsZero() {
			out = append(out, e)
		}
	}
	s.SortByNewest(out)
	return out
}

// SortByNewest orders entries by date of publication, the newest first.
func (s *Site) SortByNewest(entries []*Entry) {
	sortBy(entries, func(a, b time.Time) int { return b.Compare(a) }, func(e *Entry) time.Time {
		if b := s.bonds[e]; b != nil {
			return b.since
		}
		return s.Moment(e.Published)
	})
}

// Text returns the text of an entry in a language, or, where that is not
// written, the original's; the tag says which language it is.
func (s *Site) Text(e *Entry, tag lang.Tag) (*Text, lang.Tag) {
	if t := e.Texts.In(tag); t != nil {
		return t, tag
	}
	if t := e.Texts.In(e.Original); t != nil {
		return t, e.Original
	}
	for _, l := range s.Languages {
		if t := e.Texts.In(l.Tag); t != nil {
			return t, l.Tag
		}
	}
	return &Text{}, tag
}

// Word returns a text of a fact in a language or, where that is missing, in
// the first of the site's that is there.
func (s *Site) Word(w decode.Words, tag lang.Tag) (string, lang.Tag) {
	if x, ok := w.Said(tag); ok {
		return x.S, tag
	}
	for _, l := range s.Languages {
		if x, ok := w.Said(l.Tag); ok {
			return x.S, l.Tag
		}
	}
	return "", tag
}

// Moment returns the instant of a written moment, in the site's zone where
// it names no offset.
func (s *Site) Moment(m decode.Moment) time.Time {
	if m.IsZero() {
		return time.Time{}
	}
	t, _ := m.In(s.zone(s.Config.Zone))
	return t
}

// EndOf is Moment for moments that close: a bare date closes at the end of
// that day.
func (s *Site) EndOf(m decode.Moment) time.Time {
	if m.IsZero() {
		return time.Time{}
	}
	return m.EndIn(s.zone(s.Config.Zone))
}

// zone returns a zone of that name, or UTC if there is none (which is a
// finding of its own).
func (s *Site) zone(name string) *time.Location {
	if loc, err := s.Zone(name); err == nil && name != "" {
		return loc
	}
	return time.UTC
}

// ZoneOf returns the zone of a place: its own, its city's, the site's.
func (s *Site) ZoneOf(place *Entry) *time.Location {
	if place != nil && place.Place != nil {
		if place.Place.Zone != "" {
			return s.zone(place.Place.Zone)
		}
		if city := s.Ref(place.Place.City); city != nil && city.Place != nil && city.Place.Zone != "" {
			return s.zone(city.Place.Zone)
		}
	}
	return s.zone(s.Config.Zone)
}

// City returns the city of a place: itself if it is one.
func (s *Site) City(place *Entry) *Entry {
	if place == nil || place.Place == nil {
		return nil
	}
	if place.Place.City.ID == "" {
		return place
	}
	return s.Ref(place.Place.City)
}

// Programme returns the programme that a side belongs to, or the first one.
func (s *Site) Programme(side decode.Ref) *Programme {
	for i := range s.Config.Programmes {
		p := &s.Config.Programmes[i]
		if slices.ContainsFunc(p.Sides, func(x Side) bool { return x.ID == side.ID }) {
			return p
		}
	}
	if len(s.Config.Programmes) == 0 {
		return nil
	}
	return &s.Config.Programmes[0]
}

// Address returns how a kind's entries are addressed.
func (s *Site) Address(kind string) Address {
	for _, a := range s.Kinds {
		if a.Kind == kind {
			return a
		}
	}
	return Address{Kind: kind}
}

// Section returns the kind whose section has that name, or "".
func (s *Site) Section(section string) string {
	for _, a := range s.Kinds {
		if a.Section == section && section != "" {
			return a.Kind
		}
	}
	return ""
}

// Path returns the path of an entry's page below the language root, such as
// "organisations/teply-porog/", with #id for what stands on its parent's
// page; "" if it has none.
func (s *Site) Path(e *Entry) string {
	if b := s.bonds[e]; b != nil {
		return b.path
	}
	return s.path(e)
}

func (s *Site) path(e *Entry) string {
	if e.Page() {
		if a := s.Address(e.Kind); a.Page {
			return strings.TrimPrefix(a.Section+"/"+e.ID+"/", "/")
		}
	}
	if parent := s.Parent(e); parent != nil {
		if path := s.path(parent); path != "" && !strings.Contains(path, "#") {
			return path + "#" + e.ID
		}
	}
	return ""
}

// URL returns the root-relative address of an entry in a language; "" if it
// has none.
func (s *Site) URL(e *Entry, tag lang.Tag) string {
	if path := s.Path(e); path != "" {
		return s.Base + string(tag) + "/" + path
	}
	return ""
}

// Absolute makes a root-relative address absolute.
func (s *Site) Absolute(url string) string { return s.Origin + url }

// Language returns the language with a tag, or nil if the site has none.
func (s *Site) Language(tag lang.Tag) *lang.Language {
	for _, l := range s.Languages {
		if l.Tag == tag {
			return l
		}
	}
	return nil
}

// Keys returns all keys in byte order.
func (s *Site) Keys() []Key {
	var out []Key
	for e := range s.bonds {
		out = append(out, e.Key())
	}
	slices.Sort(out)
	return out
}

// Target returns the entry whose page has a path below the language root,
// such as "practices/garden/"; ok is false if the path is not written as
// addresses are. A nil entry with ok may still be a list or another page.
func (s *Site) Target(path string) (e *Entry, ok bool) {
	if path == "" {
		return nil, true
	}
	if !strings.HasSuffix(path, "/") {
		return nil, false
	}
	first, rest, _ := strings.Cut(strings.TrimSuffix(path, "/"), "/")
	if rest != "" {
		return s.Get(s.Section(first), rest), true
	}
	for _, a := range s.Kinds {
		if a.Page && a.Section == "" {
			if e := s.Get(a.Kind, first); e != nil {
				return e, true
			}
		}
	}
	return nil, true
}

// Last returns the last day of a span, or its end.
func (s Span) Last() time.Time {
	if s.AllDay {
		return s.End.AddDate(0, 0, -1)
	}
	return s.End
}

// Programmes returns the programmes that a visit or a conference belongs to:
// that of its hosts, or else those that have a side in the country of its
// place. On a site with one programme it is that one.
func (s *Site) Programmes(e *Entry) []*Programme {
	if e.Party != nil {
		if p := s.Programme(e.Party.Host); p != nil {
			return []*Programme{p}
		}
		return nil
	}
	city := s.City(s.Ref(e.Where))
	var out []*Programme
	for i, p := range s.Config.Programmes {
		for _, side := range p.Sides {
			if len(s.Config.Programmes) == 1 || city != nil && city.Place.Country == side.Country {
				out = append(out, &s.Config.Programmes[i])
				break
			}
		}
	}
	return out
}
