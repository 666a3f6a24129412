package sitemap

import (
	"fmt"
	"strings"
	"testing"

	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
	"pobratim/internal/engine/plan"
)

func TestSplit(t *testing.T) {
	site := &model.Site{Frame: model.Frame{Origin: "https://example.org", Base: "/exchange/"}}
	var planned []plan.Output
	for i := range 5 {
		planned = append(planned, plan.Output{Page: &plan.Page{Indexable: true, URL: fmt.Sprintf("https://example.org/exchange/ru/%d/", i)}})
	}
	got := map[string]int{}
	var whole string
	for _, o := range outputs(&page.Context{Site: site}, planned, 2) {
		text := string(o.Make().Bytes)
		got[o.Path] = strings.Count(text, "<loc>")
		if o.Path == "sitemap.xml" {
			whole = text
		}
	}
	want := map[string]int{"robots.txt": 0, "sitemap-1.xml": 2, "sitemap-2.xml": 2, "sitemap-3.xml": 1, "sitemap.xml": 3}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", got, want)
	}
	const index = `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
 <sitemap>
  <loc>https://example.org/exchange/sitemap-1.xml</loc>
 </sitemap>
 <sitemap>
  <loc>https://example.org/exchange/sitemap-2.xml</loc>
 </sitemap>
 <sitemap>
  <loc>https://example.org/exchange/sitemap-3.xml</loc>
 </sitemap>
</sitemapindex>
`
	if whole != index {
		t.Errorf("got\n%s", whole)
	}
}

func TestURLSet(t *testing.T) {
	got := urlset("sitemap.xml", []*plan.Page{
		{URL: "https://example.org/?a&b", Modified: "2023-08-02", Alternates: []plan.Alternate{{Lang: "ru", Href: "https://example.org/ru/"}, {Lang: "be", Href: "https://example.org/\"be\"/"}}},
		{URL: "https://example.org/ru/"},
	}).Make()
	const want = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
 <url>
  <loc>https://example.org/?a&amp;b</loc>
  <lastmod>2023-08-02</lastmod>
  <xhtml:link rel="alternate" hreflang="ru" href="https://example.org/ru/"></xhtml:link>
  <xhtml:link rel="alternate" hreflang="be" href="https://example.org/&#34;be&#34;/"></xhtml:link>
 </url>
 <url>
  <loc>https://example.org/ru/</loc>
 </url>
</urlset>
`
	if string(got.Bytes) != want || got.Err != nil {
		t.Errorf("got\n%s", got.Bytes)
	}
}
