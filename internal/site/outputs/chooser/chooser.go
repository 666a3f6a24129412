// Package chooser makes the page at the root, which offers the languages of
// the site. It is a plain list of links: nothing is guessed from the browser
// and nobody is sent on by script, so it works everywhere and can be kept by
// any cache. A host that can read Accept-Language may answer in its place.
package chooser

import (
	"reflect"
	"strings"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/page"
	"pobratim/internal/engine/plan"
)

// A View is what layouts/chooser.html prints.
type View struct {
	Languages []Language // in the order of site.yaml
}

// A Language is what the site says of itself in one language.
type Language struct {
	Lang    string // the language of all these words
	Name    string // as it calls itself
	Href    string
	Title   string
	Summary string
	Invite  string // what the link does, in words
}

// Output is the chooser.
var Output = build.Output{
	Name:  "chooser",
	Views: map[string]reflect.Type{"chooser": reflect.TypeFor[page.View[View]]()},
	Plan: func(c *page.Context) []plan.Output {
		if len(c.Languages) == 0 {
			return nil
		}
		return []plan.Output{output(c)}
	},
}

// output is the home page of the first language, moved to the root: it is
// the x-default of all home pages, and belongs to no language.
func output(c *page.Context) plan.Output {
	r := c.Reader(c.Languages[0].Tag)
	summary, _ := r.Word(r.Config.Summary, r.L.Tag)
	f := r.Root(page.Spot{Kind: "chooser", Summary: r.L.Typography(summary)})
	f.File, f.By = "index.html", "the choice of languages"
	f.Canonical = r.Absolute(r.Base)
	var v View
	var titles []string
	for _, l := range c.Languages {
		o := c.Reader(l.Tag)
		x := Language{Lang: string(l.Tag), Name: l.Name, Href: o.Base + string(l.Tag) + "/", Invite: o.W.T("chooser.invite")}
		x.Title, x.Summary = o.Words(o.Config.Title).S, o.Words(o.Config.Summary).S
		v.Languages = append(v.Languages, x)
		titles = append(titles, x.Title)
	}
	f.HeadTitle = strings.Join(titles, " · ")
	return page.Output(r, "chooser", f, v)
}
