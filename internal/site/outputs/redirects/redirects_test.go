package redirects_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"pobratim/internal/engine/plan"
	"pobratim/internal/site/sitetest"
)

func TestFormer(t *testing.T) {
	p, found := sitetest.Build(t, sitetest.Story("new", "2023-08-01", "former: [stories/old/, news/12.html]"), sitetest.Exchange)
	sitetest.Clean(t, found)
	const rules = `/exchange/ru/stories/old/ /exchange/ru/stories/new/ 301
/exchange/be/stories/old/ /exchange/be/stories/new/ 301
/exchange/ru/news/12.html /exchange/ru/stories/new/ 301
/exchange/be/news/12.html /exchange/be/stories/new/ 301
`
	if got := sitetest.File(t, p, "_redirects"); got != rules {
		t.Errorf("got\n%s\nwant\n%s", got, rules)
	}
	for _, path := range []string{"be/stories/old/index.html", "be/news/12.html"} {
		got := attributes(t, sitetest.File(t, p, path))
		for _, want := range []string{
			"html lang=be",
			"meta charset=utf-8",
			"meta http-equiv=refresh content=0; url=/exchange/be/stories/new/",
			"meta name=robots content=noindex",
			"link rel=canonical href=https://example.org/exchange/be/stories/new/",
			"a href=/exchange/be/stories/new/",
		} {
			if !slices.Contains(got, want) {
				t.Errorf("%s: no <%s> among %q", path, want, got)
			}
		}
		if i := slices.IndexFunc(p.Outputs, func(o plan.Output) bool { return o.Path == path }); p.Outputs[i].Page != nil {
			t.Errorf("%s is known to the sitemap", path)
		}
	}
}

func TestNothingFormer(t *testing.T) {
	p, found := sitetest.Build(t, sitetest.Story("new", "2023-08-01", ""))
	sitetest.Clean(t, found)
	if sitetest.Has(p, "_redirects") {
		t.Error("there is a _redirects without rules")
	}
}

// TestRefused: what cannot be kept gives no file and no rule, also if the
// finding is not looked at.
func TestRefused(t *testing.T) {
	for _, former := range []string{
		"/stories/old/", "//example.com/", "../old/", "stories/../old/", "stories/old", "stories/.git/", "stories/old./", "a b/",
		"stories/\\nold/", "stories//old/", "https://example.com/", "старое/", "stories/old/?x=1", "", "*",
	} {
		p, _ := sitetest.Build(t, sitetest.Story("new", "2023-08-01", fmt.Sprintf("former: [%q]", former)))
		if sitetest.Has(p, "_redirects") {
			t.Errorf("%q is kept: %s", former, sitetest.File(t, p, "_redirects"))
		}
	}
}

func TestClash(t *testing.T) {
	_, found := sitetest.Build(t, sitetest.Story("new", "2023-08-01", "former: [stories/old/]")+sitetest.Story("old", "2023-08-01", ""))
	got := sitetest.Codes(found)
	if n := len(slices.DeleteFunc(got, func(s string) bool { return !strings.HasSuffix(s, " path-twice") })); n != 2 {
		t.Errorf("found %v, want a clash in each language", sitetest.Codes(found))
	}
}

func TestLimit(t *testing.T) {
	var former []string
	for i := range 1100 {
		former = append(former, fmt.Sprintf("old/s-%d/", i))
	}
	p, found := sitetest.Build(t, sitetest.Story("new", "2023-08-01", "former: ["+strings.Join(former, ", ")+"]"))
	sitetest.Clean(t, found)
	if n := strings.Count(sitetest.File(t, p, "_redirects"), "\n"); n != 2000 {
		t.Errorf("%d rules, want 2000", n)
	}
	if !sitetest.Has(p, "be/old/s-1099/index.html") {
		t.Error("beyond the limit there is no page either")
	}
}

// attributes lists the elements of a page with their attributes.
func attributes(t *testing.T, text string) []string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			s := n.Data
			for _, a := range n.Attr {
				s += " " + a.Key + "=" + a.Val
			}
			out = append(out, s)
		}
	}
	return out
}
