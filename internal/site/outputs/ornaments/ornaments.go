// Package ornaments draws the towel of every entry that has a page. It lies
// beside the entry's photos or stands in their place, is named by the hash of
// what it is made of, and is the same file for all languages.
package ornaments

import (
	"slices"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/ornament"
	"pobratim/internal/engine/page"
	"pobratim/internal/engine/plan"
)

// Output are the towels of all entries.
var Output = build.Output{Name: "ornaments", Plan: outputs}

func outputs(c *page.Context) []plan.Output {
	var out []plan.Output
	for _, e := range slices.Concat(c.Entries, c.Gone) {
		if !c.HasPage(e) {
			continue
		}
		w := c.Weave(e)
		out = append(out, plan.Output{
			Path: w.Path(), By: "the ornament of " + w.Key, Pos: e.Pos, Key: w.Recipe(), Stored: true,
			Make: func() plan.Made { return plan.Made{Bytes: ornament.SVG(w.Pattern())} },
		})
	}
	return out
}
