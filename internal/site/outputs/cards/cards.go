// Package cards draws a social card for every entry with a page, in each
// language, and one for all other pages of a language.
package cards

import (
	"slices"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/card"
	"pobratim/internal/engine/page"
	"pobratim/internal/engine/plan"
)

// Output are all social cards.
var Output = build.Output{Name: "cards", Plan: outputs}

func outputs(c *page.Context) []plan.Output {
	var out []plan.Output
	planned := map[string]bool{} // twins of one text have one card
	add := func(by string, drawn card.Card) {
		path := page.CardPath(drawn)
		if planned[path] {
			return
		}
		planned[path] = true
		out = append(out, plan.Output{
			Path: path, By: "the social card of " + by, Key: drawn.Recipe(), Stored: true,
			Make: func() plan.Made {
				data, err := card.Make(drawn)
				return plan.Made{Bytes: data, Err: err}
			},
		})
	}
	for _, l := range c.Languages {
		r := c.Reader(l.Tag)
		add("the site ("+string(l.Tag)+")", r.SiteCard())
		for _, e := range slices.Concat(c.Entries, c.Gone) {
			if c.HasPage(e) {
				add(string(e.Key())+" ("+string(l.Tag)+")", r.CardFor(e))
			}
		}
	}
	return out
}
