// Package notfound makes the pages for addresses that lead nowhere: one for
// each language, for hosts that look for the nearest 404.html, and one at
// the root that says it in all languages, for hosts that know only that.
//
// A host shows such a page under any address, so all its links are rooted.
package notfound

import (
	"reflect"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/layout"
	"pobratim/internal/engine/page"
	"pobratim/internal/engine/plan"
)

// A View is what layouts/notfound.html prints: one part in the page's
// language, or at the root one in each.
type View struct {
	Parts []Part
}

// A Part says it in one language.
type Part struct {
	Lang  string // the language of all these words
	Title string
	Text  string
	Home  page.Link
	Links []page.Link // the menu
}

// Output are all pages for addresses that lead nowhere.
var Output = build.Output{
	Name:  "notfound",
	Views: map[string]reflect.Type{"notfound": reflect.TypeFor[page.View[View]]()},
	Plan: func(c *page.Context) []plan.Output {
		if len(c.Languages) == 0 {
			return nil
		}
		var out []plan.Output
		var parts []Part
		for _, l := range c.Languages {
			r := c.Reader(l.Tag)
			f := lost(r, r.Spot(spot(r)), string(l.Tag)+"/404.html")
			p := part(r, f.Menu)
			parts = append(parts, p)
			out = append(out, page.Output(r, "notfound", f, View{[]Part{p}}))
		}
		first := c.Reader(c.Languages[0].Tag)
		f := lost(first, first.Root(spot(first)), "404.html")
		return append(out, page.Output(first, "notfound", f, View{parts}))
	},
}

func spot(r page.Reader) page.Spot {
	return page.Spot{Kind: "notfound", Title: layout.Text{S: r.W.T("notfound.title")}, Noindex: true}
}

// lost leaves out what says where a page is: this one is nowhere. Its twins
// are the home pages.
func lost(r page.Reader, f page.Sheet, file string) page.Sheet {
	f.File, f.By = file, "the page for unknown addresses"
	f.Canonical, f.Hreflang = r.Absolute(r.Base+file), nil
	for i := range f.Twins {
		f.Twins[i].Current = false
	}
	return f
}

func part(r page.Reader, menu []page.Item) Part {
	p := Part{
		Lang: string(r.L.Tag), Title: r.W.T("notfound.title"), Text: r.W.T("notfound.text"),
		Home: page.Link{Href: r.Base + string(r.L.Tag) + "/", Title: r.W.T("home")},
	}
	for _, item := range menu {
		p.Links = append(p.Links, item.Link)
	}
	return p
}
