// Package sitemap makes sitemap.xml (sitemaps.org, protocol 0.9), with the
// languages of each page beside it, and robots.txt.
//
// It lists what may be indexed of the pages planned before it, so it stands
// last among the outputs. A sample site has little to list; with nothing to
// list there is no sitemap, since an empty one is not valid.
package sitemap

import (
	"bytes"
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
		return append(out, urlset("sitemap.xml", all))
	}
	var parts index
	for part := range slices.Chunk(all, most) {
		name := fmt.Sprintf("sitemap-%d.xml", len(parts.Parts)+1)
		parts.Parts = append(parts.Parts, location{c.Absolute(c.Base) + name})
		out = append(out, urlset(name, part))
	}
	return append(out, plan.Output{
		Path: "sitemap.xml", By: by,
		Key:  memo.Hash("sitemap", parts),
		Make: func() plan.Made { return page.XML(parts) },
	})
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

// urlset plans a file of addresses. It is written without encoding/xml, which
// takes five times as long for what may be most of the site.
func urlset(path string, pages []*plan.Page) plan.Output {
	return plan.Output{Path: path, By: by}.Deferred(func() plan.Recipe {
		return plan.Recipe{
			Key: func() memo.Key { return memo.Hash("sitemap", pages) },
			Make: func() plan.Made {
				return page.Document(func(b *bytes.Buffer) error {
					b.WriteString(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">`)
					for _, p := range pages {
						write(b, p)
					}
					b.WriteString("\n</urlset>")
					return nil
				})
			},
		}
	})
}

func write(b *bytes.Buffer, p *plan.Page) {
	text := func(before, s, after string) {
		b.WriteString(before)
		if isPlain(s) { // nearly all; the sitemap is often the last file to be made
			b.WriteString(s)
		} else {
			_ = xml.EscapeText(b, []byte(s)) // a Buffer takes everything
		}
		b.WriteString(after)
	}
	text("\n <url>\n  <loc>", p.URL, "</loc>")
	if p.Modified != "" {
		text("\n  <lastmod>", p.Modified, "</lastmod>")
	}
	for _, a := range p.Alternates {
		text("\n  <xhtml:link rel=\"alternate\" hreflang=\"", a.Lang, `"`)
		text(` href="`, a.Href, `"></xhtml:link>`)
	}
	b.WriteString("\n </url>")
}

func isPlain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < '(' && c != '#' && c != '%' || c == '<' || c == '>' || c > '~' {
			return false
		}
	}
	return true
}

// by names what asks for the files.
const by = "the sitemap"

type index struct {
	XMLName xml.Name   `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
	Parts   []location `xml:"sitemap"`
}

type location struct {
	Loc string `xml:"loc"`
}
