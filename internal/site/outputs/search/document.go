package search

import (
	"slices"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
)

// A Document is what the search knows of an entry.
type Document struct {
	entry             *model.Entry
	said              []Said // by language
	sides, directions []*model.Entry
}

// Said are the words of a document in one language, by where they stand.
type Said struct {
	Title, Summary string
	Terms          []string // synonyms
	Facts          []string // names, codes in words, synonyms of what it is about
	Body           []string
}

// documents are all entries with a page, in the order of the site.
func documents(c *page.Context) []Document {
	var out []Document
	for _, e := range c.Entries {
		if !c.HasPage(e) {
			continue
		}
		d := Document{entry: e, sides: sides(c, e, deepest), directions: directions(c, e)}
		for _, l := range c.Languages {
			d.said = append(d.said, said(c.Reader(l.Tag), d))
		}
		out = append(out, d)
	}
	return out
}

// said gathers what an entry says in one language. What is not written in it
// is not borrowed from another: it is there in that language already.
func said(r page.Reader, d Document) Said {
	e, tag := d.entry, r.L.Tag
	s := prose(r, e)
	s.Facts = append([]string{r.Label(e)}, r.Codes("audience", e.Audience)...)
	for _, o := range e.Byline {
		s.Facts = append(s.Facts, word(o, tag)...)
	}
	s.Terms = e.Terms[tag]
	near := slices.Concat(d.sides, d.directions, about(r.Context, e))
	if place := r.Ref(e.Where); place != nil {
		near = append(near, place, r.City(place))
	}
	for _, x := range near {
		if x != nil && x != e && x.Texts.In(tag) != nil {
			s.Facts = append(s.Facts, x.Texts.In(tag).Title)
			s.Facts = append(s.Facts, x.Terms[tag]...)
		}
	}
	return s
}

// prose is what an entry says in one language by itself: all that a passage
// can be taken from.
func prose(r page.Reader, e *model.Entry) Said {
	var s Said
	tag := r.L.Tag
	if t := e.Texts.In(tag); t != nil {
		s.Title, s.Summary = t.Title, t.Summary
		if t.Body != nil {
			s.Body = append(s.Body, t.Body.Plain())
		}
	}
	for _, p := range e.Prose {
		if p.Lang == tag && p.Doc != nil {
			s.Body = append(s.Body, p.Doc.Plain())
		}
	}
	for _, o := range slices.Concat(e.Offers, e.Seeks) {
		s.Body = append(s.Body, word(o.Text, tag)...)
	}
	for _, q := range e.Questions {
		s.Body = append(s.Body, word(q, tag)...)
	}
	for _, a := range r.Kinds {
		for _, p := range r.Parts(e, a.Kind) { // what stands on the page and has none of its own
			if t := p.Texts.In(tag); t != nil && !p.Page() {
				s.Body = append(s.Body, t.Title, t.Summary)
			}
		}
	}
	return s
}

func word(w decode.Words, tag lang.Tag) []string {
	if x, ok := w.Said(tag); ok {
		return []string{x.S}
	}
	return nil
}

// about are the things with a page that an entry refers to: whose it is, what
// it tells of. Directions are not among them.
func about(c *page.Context, e *model.Entry) []*model.Entry {
	var out []*model.Entry
	for _, ref := range e.Refs {
		x := c.Get(ref.Kind, ref.ID)
		if x != nil && x != e && c.HasPage(x) && len(x.Motif.Rows) == 0 && !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return out
}

// deepest is how far sides are looked for: a slide is of a practice, a
// practice of an organisation.
const deepest = 3

// sides are those that an entry is of: its own, that of what it is a part of,
// those in the country of its place, those of what it is about.
func sides(c *page.Context, e *model.Entry, depth int) []*model.Entry {
	var out []*model.Entry
	add := func(side *model.Entry) {
		if side != nil && !slices.Contains(out, side) {
			out = append(out, side)
		}
	}
	if e.Party != nil {
		add(c.Ref(e.Party.Host))
		add(c.Ref(e.Party.Guest))
	}
	for x := e; x != nil && len(out) == 0; x = c.Parent(x) {
		add(c.Ref(x.Side))
	}
	if city := c.City(c.Ref(e.Where)); len(out) == 0 && city != nil && city.Place != nil {
		for _, side := range c.Of("side") {
			if side.Country == city.Place.Country {
				add(side)
			}
		}
	}
	if len(out) == 0 && depth > 0 {
		for _, x := range about(c, e) {
			for _, side := range sides(c, x, depth-1) {
				add(side)
			}
		}
	}
	slices.SortFunc(out, func(a, b *model.Entry) int { return slices.Index(c.Of("side"), a) - slices.Index(c.Of("side"), b) })
	return out
}

// directions are those of an entry: itself, its own, those of what it is
// about. A delegation comes from all of them and is in none.
func directions(c *page.Context, e *model.Entry) []*model.Entry {
	if len(e.Motif.Rows) > 0 {
		return []*model.Entry{e}
	}
	out := c.Refs(e.Topics)
	if len(out) > 0 || e.Party != nil {
		return out
	}
	for _, x := range about(c, e) {
		for _, d := range c.Refs(x.Topics) {
			if !slices.Contains(out, d) {
				out = append(out, d)
			}
		}
	}
	return out
}
