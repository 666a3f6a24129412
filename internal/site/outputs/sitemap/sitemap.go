// Package sitemap makes sitemap.xml (sitemaps.org, protocol 0.9), with the
// languages of each page beside it, and robots.txt.
//
// It lists what may be indexed of the pages planned before it, so it stands
// last among the outputs. A sample site has little to list; with nothing to
// list there is no sitemap, since an empty one is not valid.
package sitemap

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"slices"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/memo"
	"pobratim/internal/engine/page"
	"pobratim/internal/engine/plan"
)

// MaxURLs is how many addresses one file may hold (sitemaps.org). With up to
// 1,000 bytes for each that also keeps it below the limit of 50 MB.
const MaxURLs = 50_000

// Output are the sitemap and robots.txt.
var Output = build.Output{
	Name: "sitemap",
	After: func(c *page.Context, planned []plan.Output) []plan.Output {
		return outputs(c, planned, MaxURLs)
	},
}

func outputs(c *page.Context, planned []plan.Output, most int) []plan.Output {
	robots := "User-agent: *\nDisallow:\n"
	if c.Stage == page.Preview {
		return []plan.Output{plan.Static("robots.txt", "robots.txt", []byte("User-agent: *\nDisallow: /\n"))}
	}
	all := listed(planned)
	if len(all) == 0 {
		return []plan.Output{plan.Static("robots.txt", "robots.txt", []byte(robots))}
	}
	robots += "\nSitemap: " + c.Absolute(c.Base) + "sitemap.xml\n"
	out := []plan.Output{plan.Static("robots.txt", "robots.txt", []byte(robots))}
	if len(all) <= most {
		return append(out, file("sitemap.xml", func() any { return urlsetOf(all) }))
	}
	var parts index
	for part := range slices.Chunk(all, most) {
		name := fmt.Sprintf("sitemap-%d.xml", len(parts.Parts)+1)
		parts.Parts = append(parts.Parts, location{c.Absolute(c.Base) + name})
		out = append(out, file(name, func() any { return urlsetOf(part) }))
	}
	return append(out, file("sitemap.xml", func() any { return parts }))
}

// listed are the pages that search engines may list, by address.
func listed(planned []plan.Output) []*plan.Page {
	var out []*plan.Page
	for _, o := range planned {
		if o.Page != nil && o.Page.Indexable {
			out = append(out, o.Page)
		}
	}
	slices.SortFunc(out, func(a, b *plan.Page) int { return cmp.Compare(a.URL, b.URL) })
	return out
}

func file(path string, content func() any) plan.Output {
	return plan.Output{Path: path, By: "the sitemap"}.Deferred(func() plan.Recipe {
		v := content()
		return plan.Recipe{
			Key:  func() memo.Key { return memo.Hash("sitemap", v) },
			Make: func() plan.Made { return page.XML(v) },
		}
	})
}

func urlsetOf(pages []*plan.Page) urlset {
	set := urlset{XHTML: xhtml, URLs: make([]url, len(pages))}
	for i, p := range pages {
		u := url{Loc: p.URL, Modified: p.Modified}
		for _, a := range p.Alternates {
			u.Alternates = append(u.Alternates, alternate{"alternate", a.Lang, a.Href})
		}
		set.URLs[i] = u
	}
	return set
}

const xhtml = "http://www.w3.org/1999/xhtml"

type urlset struct {
	XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	XHTML   string   `xml:"xmlns:xhtml,attr"`
	URLs    []url    `xml:"url"`
}

type url struct {
	Loc        string      `xml:"loc"`
	Modified   string      `xml:"lastmod,omitempty"`
	Alternates []alternate `xml:"xhtml:link"`
}

type alternate struct {
	Rel      string `xml:"rel,attr"`
	HrefLang string `xml:"hreflang,attr"`
	Href     string `xml:"href,attr"`
}

type index struct {
	XMLName xml.Name   `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
	Parts   []location `xml:"sitemap"`
}

type location struct {
	Loc string `xml:"loc"`
}
