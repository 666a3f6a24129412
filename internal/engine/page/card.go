package page

import (
	"sync/atomic"
	"time"

	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/layout"
	"pobratim/internal/engine/model"
)

// A Card is a teaser: what a list shows of an entry.
type Card struct {
	ID       string
	Kind     string // for styling
	Label    string // the kind or sort in words
	Href     string
	Title    layout.Text
	Summary  layout.Text
	Date     string // when it was published or takes place
	ISO      string
	Side     Tag
	Topics   []Link
	Place    layout.Text
	Picture  *Picture
	Sample   bool
	Anchored bool // it stands on the page of what it is a part of
	When     *When
	Ornament Ornament // its towel; empty without a page of its own
	Accent   string   // the colour of its direction
}

// A Tag is a value of a fact with its words.
type Tag struct {
	Code  string
	Title layout.Text
}

// A When is the time of an entry in words.
type When struct {
	Date, ISODate string // the first day
	Weekday       string
	Dates         string // the whole span in days
	Start, End    string // 10:00; empty for whole days
	ISOStart      string
	ISOEnd        string
	Hours         string // 10:00–11:30
	Status, Tone  string // in words (empty: confirmed); the code
	Was           string // from when it was moved
	WasPlace      layout.Text
}

// Teasers are what has been made of a site's entries for one language, each at
// the place of its entry.
type teasers []atomic.Pointer[Card]

// teasers returns those of the reader's language, none if nothing is remembered.
func (r Reader) teasers() teasers {
	if r.Indexes == nil {
		return nil
	}
	return (*Once(r.Context, func(c *Context) *map[lang.Tag]teasers {
		all := map[lang.Tag]teasers{}
		for _, l := range c.Languages {
			all[l.Tag] = make(teasers, len(c.Entries))
		}
		return &all
	}))[r.L.Tag]
}

// Card returns the teaser of an entry. It is made once, unless the site is very
// large: an entry stands in the lists of its directions, in that of its kind,
// and with all it is about. Nobody may change it.
func (r Reader) Card(e *model.Entry) *Card { return r.teasers().card(r, e) }

func (t teasers) card(r Reader, e *model.Entry) *Card {
	at, ok := r.Number(e)
	if !ok || t == nil {
		return r.card(e)
	}
	made := &t[at]
	c := made.Load()
	if c == nil {
		c = r.card(e)
		if r.Indexes.kept.Add(1) <= maxCards {
			made.Store(c)
		}
	}
	return c
}

func (r Reader) card(e *model.Entry) *Card {
	c := &Card{
		ID: e.ID, Kind: e.Kind, Href: r.URL(e, r.L.Tag), Title: r.Title(e), Summary: r.Summary(e),
		Sample: r.IsSample(e), Anchored: e.Anchored, Picture: r.Cover(e), When: r.When(e), Label: r.Label(e),
	}
	c.Ornament, c.Accent = r.Ornament(e), r.Accent(e)
	if e.Side.ID != "" {
		c.Side = r.Side(e)
	}
	if place := r.Ref(e.Where); place != nil {
		c.Place = r.Title(place)
	}
	c.Topics = r.Titles(r.Refs(e.Topics))
	switch {
	case c.When != nil:
		c.Date, c.ISO = c.When.Dates, c.When.ISOStart
	case !e.Published.IsZero():
		c.Date, c.ISO = r.Date(e.Published), r.ISO(e.Published)
	}
	return c
}

// Cards returns the teasers of entries.
func (r Reader) Cards(entries []*model.Entry) []*Card {
	if len(entries) == 0 {
		return nil
	}
	out := make([]*Card, len(entries))
	all := r.teasers()
	for i, e := range entries {
		out[i] = all.card(r, e)
	}
	return out
}

// Label says in words what an entry is: its sort where it has one. A part
// may be called otherwise by what it is a part of: what is a section of a
// conference is a meeting of a visit.
func (r Reader) Label(e *model.Entry) string {
	key := "type." + e.Kind + "." + e.Type
	if whole := r.Parent(e); whole != nil && r.W.Has(key+"-of-"+whole.Kind) {
		return r.W.T(key + "-of-" + whole.Kind)
	}
	if e.Type != "" && r.W.Has(key) {
		return r.W.T(key)
	}
	if key := "kind." + e.Kind; r.W.Has(key) {
		return r.W.T(key)
	}
	return ""
}

// Side returns the side of an entry with its name.
func (r Reader) Side(e *model.Entry) Tag {
	if side := r.Ref(e.Side); side != nil {
		return Tag{side.ID, r.Title(side)}
	}
	return Tag{}
}

// When returns the time of an entry in words, nil if it has none.
func (r Reader) When(e *model.Entry) *When {
	span, ok := r.Span(e)
	if !ok {
		return nil
	}
	w := &When{
		Date: r.L.Date(span.Start), ISODate: span.Start.Format(time.DateOnly), Weekday: r.L.Weekday(span.Start),
		Dates: r.L.DateRange(span.Start, span.Last()),
		Tone:  e.When.Status,
	}
	if span.AllDay {
		w.ISOStart, w.ISOEnd = span.Start.Format(time.DateOnly), span.Last().Format(time.DateOnly)
	} else {
		w.Start, w.End = r.L.Clock(span.Start), r.L.Clock(span.End)
		w.Hours = r.L.ClockRange(span.Start, span.End)
		w.ISOStart, w.ISOEnd = span.Start.Format(time.RFC3339), span.End.Format(time.RFC3339)
	}
	if w.Tone == "" {
		w.Tone = "confirmed"
	}
	if w.Tone != "confirmed" {
		w.Status = r.W.T("status." + w.Tone)
	}
	if !span.Was.IsZero() {
		switch {
		case span.AllDay:
			w.Was = r.L.DayMonth(span.Was)
		case span.Was.Format(time.DateOnly) == w.ISODate:
			w.Was = r.L.Clock(span.Was)
		default:
			w.Was = r.L.DayMonth(span.Was) + ", " + r.L.Clock(span.Was)
		}
		if p := r.Ref(e.When.Was.Place); p != nil {
			w.WasPlace = r.Title(p)
		}
	}
	return w
}
