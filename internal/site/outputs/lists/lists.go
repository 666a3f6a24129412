// Package lists makes the page of each section: /<lang>/stories/ and its
// like, with a teaser of every entry.
//
// How a section is listed follows from what its entries have in common: what
// has a time stands by time, what is listed as news the newest first,
// everything else by title. A list is parted where that helps: practices by
// direction, events by day. A page holds a hundred teasers; the second is
// /<lang>/stories/2/, which no entry can clash with, since an id begins with
// a letter.
//
// Organisations have a page of their own: by side, by direction and by
// alphabet, all on one page, so that the browser's own search finds them.
package lists

import (
	"reflect"
	"strconv"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/layout"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
	"pobratim/internal/engine/plan"
)

// PerPage is how many teasers a page holds.
const PerPage = 100

// A View is what layouts/list.html prints.
type View struct {
	Section string // its name in addresses
	Groups  []Group
	Total   int // entries in the whole list
	Page    int // from 1
	Pages   []Page
	Before  *page.Link // the page before this one
	After   *page.Link
	Feed    string
}

// A Group is a part of a list. A list that is not parted is one group
// without a title.
type Group struct {
	ID    string // anchor
	Title layout.Text
	Href  string // the page that the group stands for, if there is one
	Items []Item
}

// An Item is a teaser, and of something to take home what it is.
type Item struct {
	page.Card
	Languages []string
	File      *page.Download
}

// A Page of a list.
type Page struct {
	Number  int
	Href    string
	Current bool
}

// Output are the pages of all sections.
var Output = build.Output{
	Name: "lists",
	Views: map[string]reflect.Type{
		"list":          reflect.TypeFor[page.View[View]](),
		"organisations": reflect.TypeFor[page.View[Organisations]](),
	},
	Plan: outputs,
}

func outputs(c *page.Context) []plan.Output {
	var out []plan.Output
	for _, l := range c.Languages {
		r := c.Reader(l.Tag)
		for _, a := range c.Kinds {
			switch {
			case !a.Page || a.Section == "":
			case a.Section == "organisations":
				out = append(out, organisations(r, a.Kind))
			default:
				out = append(out, list(r, a)...)
			}
		}
	}
	return out
}

// list plans the pages of a section, at least one.
func list(r page.Reader, a model.Address) []plan.Output {
	entries := paged(r, a.Kind)
	all := places(r, a.Section, entries)
	pages := max(1, (len(all)+PerPage-1)/PerPage)
	var out []plan.Output
	for n := 1; n <= pages; n++ {
		f := sheet(r, a.Section, n)
		out = append(out, page.Later(r, "list", f, func() (page.Sheet, View) {
			v := part(r, a.Section, all, n, pages)
			v.Total, v.Feed = len(entries), f.Feed.Href
			return f, v
		}))
	}
	return out
}

// part is page n of so many pages.
func part(r page.Reader, section string, all []place, n, pages int) View {
	v := View{Section: section, Page: n}
	v.Groups = groups(r, all[(n-1)*PerPage:min(n*PerPage, len(all))])
	for i := 1; i <= pages && pages > 1; i++ {
		v.Pages = append(v.Pages, Page{i, href(r, section, i), i == n})
	}
	if n > 1 {
		v.Before = &page.Link{Href: href(r, section, n-1), Title: r.W.T("list.before")}
	}
	if n < pages {
		v.After = &page.Link{Href: href(r, section, n+1), Title: r.W.T("list.after")}
	}
	return v
}

// sheet is the frame of one page of a section.
func sheet(r page.Reader, section string, n int) page.Sheet {
	title := r.W.T("section." + section)
	s := page.Spot{Kind: "list", Path: path(section, n), Title: layout.Text{S: title}}
	if key := "list.about." + section; r.W.Has(key) {
		s.Summary = r.W.T(key)
	}
	if section == "stories" {
		s.Feed = r.Feed()
	}
	if n > 1 {
		s.Title.S = r.W.T("list.page", "title", title, "n", strconv.Itoa(n))
		s.Crumbs = []page.Link{{Href: href(r, section, 1), Title: title}}
	}
	return r.Spot(s)
}

func path(section string, n int) string {
	if n == 1 {
		return section + "/"
	}
	return section + "/" + strconv.Itoa(n) + "/"
}

func href(r page.Reader, section string, n int) string {
	return r.Base + string(r.L.Tag) + "/" + path(section, n)
}
