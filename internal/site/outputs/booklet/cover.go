package booklet

import (
	"pobratim/internal/engine/layout"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
)

// A Cover says in one language what the booklet is of. Title and Summary are
// empty where the page itself says them.
type Cover struct {
	Lang           string
	Title, Summary layout.Text
	Status         string // empty: it takes place as planned
	Tone           string
	Lines          []Line
}

// cover is that of the language with a number; the first is the page's.
func cover(r page.Reader, e *model.Entry, number int) Cover {
	var c Cover
	if number > 0 {
		c.Title, c.Summary = r.Title(e), r.Summary(e)
	}
	if w := r.When(e); w != nil {
		c.Status, c.Tone = w.Status, w.Tone
		c.add(r, "fact.when", w.Dates)
		if w.Was != "" {
			c.add(r, "booklet.was", w.Was)
		}
	}
	if v := r.Venue(r.Ref(e.Where)); v != nil {
		c.Lines = append(c.Lines, Line{Code: "fact.where", Label: r.W.T("fact.where"), Parts: filled(v.Name, v.Address, v.City)})
	}
	if p := e.Party; p != nil {
		c.text(r, "fact.host", r.Tag(p.Host).Title)
		c.text(r, "fact.guest", r.Tag(p.Guest).Title)
		c.add(r, "fact.delegation", r.W.N("count.delegates", len(p.Members)))
	}
	if day := r.Date(newest(r.Context, e)); day != "" {
		c.add(r, "booklet.as-of", day)
	}
	return c
}

func (c *Cover) add(r page.Reader, key, s string) { c.text(r, key, layout.Text{S: s}) }

func (c *Cover) text(r page.Reader, key string, said layout.Text) {
	c.Lines = append(c.Lines, Line{Code: key, Label: r.W.T(key), Parts: []page.Link{plain(said)}})
}

// plain are words that lead nowhere.
func plain(t layout.Text) page.Link { return page.Link{Title: t.S, Lang: t.Lang} }

// filled are those of the texts that are not empty.
func filled(texts ...layout.Text) []page.Link {
	var out []page.Link
	for _, t := range texts {
		if t.S != "" {
			out = append(out, plain(t))
		}
	}
	return out
}
