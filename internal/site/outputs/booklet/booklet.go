// Package booklet makes what a delegate carries on paper: for each visit and
// each conference a page to be printed, with the days, every address and how
// to get in, contacts, who hosts and who comes, words that differ between the
// languages of the site, and lines for notes.
//
// There is one in each language, and where the site has several one in all
// of them for each language that comes first: what belongs together, a rule
// or an event, stands side by side, each part marked with its language. Both
// are one View, whose Said has one element a language; everything that is in
// a language, words of the interface too, comes from that language's reader.
//
// A booklet repeats the page of its visit and those of its events, so no
// search engine may list it, and it is in no sitemap.
package booklet

import (
	"reflect"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/layout"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
	"pobratim/internal/engine/plan"
)

// A View is what layouts/booklet.html prints.
type View struct {
	Parallel   bool   // in several languages
	Address    string // absolute, of the page that is kept up to date
	Code       string // its QR code; empty: none is made
	Hints      []layout.Text
	Covers     []Cover // by language, as everything below
	Rules      Part[Lines]
	Glance     Part[Glance]
	Places     Table[Place]
	Phrases    Phrases
	Programme  []layout.Text
	Days       []Day
	Hosts      Table[Host]
	Delegation Table[Group]
	Notes      []layout.Text
}

// A Part is a heading and what is under it, both by language.
type Part[T any] struct {
	Title []layout.Text
	Said  []T
}

// A Table is a heading and rows, each by language.
type Table[T any] struct {
	Title []layout.Text
	Rows  []Row[T]
}

// A Row is one thing, told in each language.
type Row[T any] struct{ Said []T }

// A Line is a word and what it stands for.
type Line struct {
	Code, Label string
	Parts       []page.Link // one after another; without an address plain words
}

// Lines are what is said in one language.
type Lines struct {
	Lang  string // empty when it is the page's
	Lines []Line
	Blank []string // to be filled in by hand
}

// Output are the booklets.
var Output = build.Output{
	Name:  "booklet",
	Views: map[string]reflect.Type{"booklet": reflect.TypeFor[page.View[View]]()},
	Plan:  outputs,
}

func outputs(c *page.Context) []plan.Output {
	var out []plan.Output
	for _, e := range c.Entries {
		if !c.IsJourney(e) {
			continue
		}
		for _, l := range c.Languages {
			r := c.Reader(l.Tag)
			out = append(out, booklet(teller{r, e, []page.Reader{r}}, c.BookletPath(e)))
			if path := c.ParallelPath(e); path != "" {
				out = append(out, booklet(teller{r, e, readers(r)}, path))
			}
		}
	}
	return out
}

// A teller tells of a visit or a conference in one language or in several.
type teller struct {
	page.Reader
	of    *model.Entry
	heard []page.Reader // the page's language first
}

// readers are those of all languages, the given one first.
func readers(first page.Reader) []page.Reader {
	out := []page.Reader{first}
	for _, l := range first.Languages {
		if l.Tag != first.L.Tag {
			out = append(out, first.Context.Reader(l.Tag))
		}
	}
	return out
}

func booklet(t teller, path string) plan.Output {
	return page.Output(t.Reader, "booklet", sheet(t, path), view(t))
}

func sheet(t teller, path string) page.Sheet {
	e, title := t.of, t.Title(t.of)
	f := t.Spot(page.Spot{Kind: "booklet", Path: path, Title: title, Summary: t.Summary(e).S, Noindex: true})
	f.Summary = t.Summary(e)
	f.HeadTitle = t.W.T("booklet.title", "name", title.S)
	f.Crumbs = append(f.Crumbs[:1:1], t.Trail(e)...)
	f.Crumbs = append(f.Crumbs, page.Link{Href: t.Base + string(t.L.Tag) + "/" + path, Title: t.W.T("booklet.crumb")})
	f.By, f.Pos, f.Sample = string(e.Key())+" booklet "+path+" ("+string(t.L.Tag)+")", e.Pos, t.IsSample(e)
	f.Ornament, f.Accent = t.Ornament(e), t.Accent(e)
	return f
}

func view(t teller) View {
	about := t.Entry(t.of)
	events := t.Parts(t.of, "event")
	v := View{
		Parallel: len(t.heard) > 1,
		Address:  about.Address, Code: about.QR,
		Hints: t.words("booklet.hint"), Programme: t.words("part.programme"), Notes: t.words("booklet.notes"),
		Rules:  Part[Lines]{t.words("booklet.rules"), each(t, func(r page.Reader) Lines { return rules(r, events) })},
		Glance: Part[Glance]{t.words("booklet.glance"), each(t, func(r page.Reader) Glance { return glance(r, events) })},
		Days:   days(t, events),
	}
	for i, r := range t.heard {
		v.Covers = append(v.Covers, cover(r, t.of, i))
	}
	for i := range v.Rules.Said {
		v.Rules.Said[i].Lang = t.mark(t.heard[i])
		v.Glance.Said[i].Lang = t.mark(t.heard[i])
		v.Covers[i].Lang = t.mark(t.heard[i])
	}
	v.Places, v.Phrases = places(t, events), phrases(t)
	v.Hosts, v.Delegation = hosts(t, events), delegation(t)
	return v
}

// each tells one thing in every language.
func each[T any](t teller, tell func(page.Reader) T) []T {
	var out []T
	for _, r := range t.heard {
		out = append(out, tell(r))
	}
	return out
}

// mark is the language to mark a reader's words with: none for the page's.
func (t teller) mark(r page.Reader) string {
	if r.L.Tag == t.L.Tag {
		return ""
	}
	return string(r.L.Tag)
}

// words are a text of the interface in every language.
func (t teller) words(key string) []layout.Text {
	return each(t, func(r page.Reader) layout.Text { return layout.Text{Lang: t.mark(r), S: r.W.T(key)} })
}
