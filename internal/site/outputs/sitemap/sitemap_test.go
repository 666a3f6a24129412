package sitemap_test

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pobratim/internal/engine/build"
	"pobratim/internal/site/sitetest"
)

// A set is a sitemap as a search engine reads it.
type set struct {
	XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	URLs    []struct {
		Loc        string `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 loc"`
		Modified   string `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 lastmod"`
		Alternates []struct {
			Rel  string `xml:"rel,attr"`
			Lang string `xml:"hreflang,attr"`
			Href string `xml:"href,attr"`
		} `xml:"http://www.w3.org/1999/xhtml link"`
	} `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 url"`
}

const content = "" +
	"-- content/pages/about/index.ru.md --\n---\nupdated: 2023-08-02\ntitle: О нас\nsummary: О нас.\n---\nТекст.\n" +
	"-- content/pages/about/index.be.md --\n---\ntitle: Пра нас\nsummary: Пра нас.\n---\nТэкст.\n" +
	"-- content/pages/russian/index.ru.md --\n---\npublished: 2023-08-01T10:00\ntitle: По-русски\nsummary: Кратко.\n---\nТекст.\n" +
	"-- content/pages/invented/index.ru.md --\n---\nsample: true\ntitle: Выдумка\nsummary: Кратко.\n---\nТекст.\n"

func sitemap(t *testing.T, archive string) (set, build.Plan) {
	t.Helper()
	p, _ := sitetest.Build(t, archive, sitetest.Exchange)
	var s set
	if err := xml.Unmarshal([]byte(sitetest.File(t, p, "sitemap.xml")), &s); err != nil {
		t.Fatal(err)
	}
	return s, p
}

func TestSampleSite(t *testing.T) {
	s, p := sitemap(t, content)
	var got []string
	for _, u := range s.URLs {
		got = append(got, u.Loc+" "+u.Modified+" "+fmt.Sprint(u.Alternates))
	}
	want := []string{
		"https://example.org/exchange/be/about/ 2023-08-02 [{alternate ru https://example.org/exchange/ru/about/} {alternate be https://example.org/exchange/be/about/}]",
		"https://example.org/exchange/ru/about/ 2023-08-02 [{alternate ru https://example.org/exchange/ru/about/} {alternate be https://example.org/exchange/be/about/}]",
		"https://example.org/exchange/ru/russian/ 2023-08-01T10:00:00+03:00 []",
	}
	// The directions of the test site are no samples themselves.
	got = slices.DeleteFunc(got, func(s string) bool { return strings.Contains(s, "/directions/") })
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	const robots = "User-agent: *\nDisallow:\n\nSitemap: https://example.org/exchange/sitemap.xml\n"
	if got := sitetest.File(t, p, "robots.txt"); got != robots {
		t.Errorf("robots.txt: %q", got)
	}
}

// TestReal holds the sitemap of a real site: every address is planned, once,
// and names its twins as they name it.
func TestReal(t *testing.T) {
	s, p := sitemap(t, sitetest.Real()+content)
	twins := map[string]string{}
	for _, u := range s.URLs {
		if _, twice := twins[u.Loc]; twice {
			t.Errorf("%s stands twice", u.Loc)
		}
		twins[u.Loc] = fmt.Sprint(u.Alternates)
		file := strings.TrimPrefix(u.Loc, "https://example.org/exchange/") + "index.html"
		if !sitetest.Has(p, file) {
			t.Errorf("%s is not planned", file)
		}
	}
	for _, u := range s.URLs {
		for _, a := range u.Alternates {
			if twins[a.Href] != twins[u.Loc] {
				t.Errorf("%s names %s (%s), which names %s", u.Loc, a.Href, a.Lang, twins[a.Href])
			}
		}
	}
	for _, want := range []string{"", "ru/", "be/", "ru/stories/", "be/organisations/", "be/about/", "ru/russian/"} {
		if _, ok := twins["https://example.org/exchange/"+want]; !ok {
			t.Errorf("/%s is missing", want)
		}
	}
	for _, not := range []string{"be/russian/", "ru/invented/", "404.html", "ru/404.html"} {
		if _, ok := twins["https://example.org/exchange/"+not]; ok {
			t.Errorf("/%s is listed", not)
		}
	}
}

func TestPreview(t *testing.T) {
	p, _ := sitetest.Build(t, sitetest.Real()+content, sitetest.Preview)
	if got := sitetest.File(t, p, "robots.txt"); got != "User-agent: *\nDisallow: /\n" {
		t.Errorf("robots.txt: %q", got)
	}
	if sitetest.Has(p, "sitemap.xml") {
		t.Error("a preview has a sitemap")
	}
}

// TestNothing: a site of samples alone has no sitemap and names none.
func TestNothing(t *testing.T) {
	p, _ := sitetest.Build(t, "-- content/directions.yaml --\n"+
		`- {id: elderly, sample: true, title: {ru: П, be: П}, summary: {ru: П., be: П.}, motif: "#"}`+"\n")
	if got := sitetest.File(t, p, "robots.txt"); got != "User-agent: *\nDisallow:\n" {
		t.Errorf("robots.txt: %q", got)
	}
	if sitetest.Has(p, "sitemap.xml") {
		t.Error("there is a sitemap with nothing in it")
	}
}
