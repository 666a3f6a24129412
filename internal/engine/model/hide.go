package model

import (
	"slices"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/diag"
)

// A Disclosure says which entries readers may see.
type Disclosure struct {
	Visible []*Entry
	Gone    []*Entry // withdrawn: they stay as a notice without their text
	Hidden  []*Entry
	Found   diag.List
}

// Disclose parts the entries of a site by its clock: drafts (unless they are
// asked for), what is not yet published, under embargo or expired, what is
// part of something hidden, photos whose consent has lapsed. Where only a
// piece of an entry may not be seen (a name without consent, a correction of
// tomorrow), a copy without it takes its place.
func (s *Site) Disclose(drafts Drafts) Disclosure {
	var d Disclosure
	seen := map[Key]bool{}
	var visible func(e *Entry) bool
	memo := map[Key]bool{}
	visible = func(e *Entry) bool {
		k := e.Key()
		if seen[k] {
			return memo[k]
		}
		seen[k], memo[k] = true, false
		parent := s.Parent(e)
		memo[k] = (parent == nil || visible(parent) && !s.gone(parent)) && s.open(e, drafts)
		return memo[k]
	}
	for _, e := range s.Entries {
		switch {
		case !visible(e):
			d.Hidden = append(d.Hidden, e)
		case s.gone(e):
			d.Gone = append(d.Gone, bare(e))
		default:
			shown, found := s.redact(e)
			d.Found = append(d.Found, found...)
			if shown != nil {
				d.Visible = append(d.Visible, shown)
			} else {
				d.Hidden = append(d.Hidden, e)
			}
		}
	}
	return d
}

// Drafts says whether drafts are shown.
type Drafts uint8

const (
	HideDrafts Drafts = iota
	ShowDrafts
)

// open reports whether an entry by itself may be seen now. The clock is asked
// about the moments that decide and no others, so that each is a step: the
// later one of publication and embargo, the expiry, nothing of a draft.
func (s *Site) open(e *Entry, drafts Drafts) bool {
	opens, closes := s.Moment(e.Published), s.EndOf(e.Expires)
	if until := s.Moment(e.Embargo); until.After(opens) {
		opens = until
	}
	if e.Draft && drafts == HideDrafts || !closes.IsZero() && !closes.After(opens) {
		return false
	}
	opened, closed := opens.IsZero() || s.Clock.Past(opens), s.Clock.Past(closes)
	return opened && !closed
}

// Coming reports whether an entry has still to be shown: it is a draft, not
// yet published or under embargo, or a part of what is. What has expired or
// was withdrawn is no secret any more.
func (s *Site) Coming(e *Entry) bool {
	ahead := func(m decode.Moment) bool { return !m.IsZero() && !s.Clock.Past(s.Moment(m)) }
	for ; e != nil; e = s.Parent(e) {
		if e.Draft || ahead(e.Published) || ahead(e.Embargo) {
			return true
		}
	}
	return false
}

func (s *Site) gone(e *Entry) bool {
	return e.Withdrawn != nil && s.Clock.Past(s.Moment(e.Withdrawn.At))
}

// bare returns a copy of a withdrawn entry with nothing but its title, its
// address and the notice.
func bare(e *Entry) *Entry {
	c := *e
	c.Texts = make(Texts, 0, len(e.Texts))
	for tag, t := range e.Texts.All() {
		c.Texts.Set(tag, &Text{Pos: t.Pos, Title: t.Title})
	}
	c.Data, c.Given = nil, nil
	c.Facets = Facets{
		Published: e.Published, Updated: e.Updated, Sample: e.Sample, Former: e.Former,
		Withdrawn: e.Withdrawn, Within: e.Within, Anchored: e.Anchored,
		Listed: e.Listed, Topics: e.Topics,
	}
	return &c
}

// redact returns the entry as it may be seen now: itself, a copy without
// what has to be left out, or nil. Consents that have lapsed are warnings,
// never errors: an error would keep the old page up.
func (s *Site) redact(e *Entry) (*Entry, diag.List) {
	var found diag.List
	lapsed := func(c Consent) bool { return !s.Holds(c) }
	for _, p := range e.People {
		if p.Consent != nil && lapsed(*p.Consent) {
			return nil, append(found, diag.Warnf(p.Person.Pos, "consent-lapsed-photo", "person", p.Person.ID).Of(string(e.Key())))
		}
	}
	c := *e
	changed := false
	if len(e.Names) > 0 && !slices.ContainsFunc(e.Consents, func(c Consent) bool { return slices.Contains(c.Scope, "site") && s.Holds(c) }) {
		c.Names, changed = nil, true
		if len(e.Consents) > 0 {
			found = append(found, diag.Warnf(e.Field("consents"), "consent-lapsed-name", "person", e.ID).Of(string(e.Key())))
		}
	}
	if shown := slices.DeleteFunc(slices.Clone(e.Corrections), func(n Note) bool { return !s.Clock.Past(s.Moment(n.At)) }); len(shown) < len(e.Corrections) {
		c.Corrections, changed = shown, true
	}
	if e.Withdrawn != nil {
		c.Withdrawn, changed = nil, true
	}
	if !changed {
		return e, found
	}
	return &c, found
}

// Holds reports whether a consent is in force.
func (s *Site) Holds(c Consent) bool {
	ends := s.EndOf(c.Expires)
	if withdrawn := s.Moment(c.Withdrawn); ends.IsZero() || !withdrawn.IsZero() && withdrawn.Before(ends) {
		ends = withdrawn
	}
	given, ended := s.Clock.Past(s.Moment(c.Given)), s.Clock.Past(ends)
	return given && !ended
}
