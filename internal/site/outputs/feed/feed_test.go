package feed_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/source"
	"pobratim/internal/site/sitetest"
)

// site has a story in both languages with a correction, one in Russian
// alone, one of tomorrow, a practice and a material of the direction.
var site = sitetest.Organisation("porog", "pskov", "«Тёплый порог»", "«Цёплы парог»") + `
-- content/stories/both/index.ru.md --
---
published: 2023-08-10T09:30
updated: 2023-08-12
genre: letter
author: {organisation: porog}
organisations: [porog]
corrections:
  - {at: 2023-08-20, text: {ru: "Было <20> встреч.", be: "Было <20> сустрэч."}}
  - {at: 2023-10-01, text: {ru: Завтра., be: Заўтра.}}
title: Письмо & ответ
summary: О письме.
---
## Начало

Пишет [сосед](/organisations/porog/), [см. начало](#nachalo), [бланк](blank.pdf) и [сайт](https://example.org/x?a=1&b=2).
-- content/stories/both/index.be.md --
---
title: Ліст
summary: Пра ліст.
---
Піша [сусед](/organisations/porog/).
-- content/stories/both/blank.pdf --
%PDF
` +
	sitetest.Bundle("stories/russian", "published: 2023-08-01\ngenre: letter\nauthor: {role: {ru: Ведущая, be: Вядучая}}", "Только по-русски", "") +
	sitetest.Story("tomorrow", "2023-09-14", "") + `
-- content/practices/map/index.be.md --
---
published: 2023-07-20
organisation: porog
directions: [elderly]
results: [{metric: {ru: Карт, be: Карт}, value: 3, unit: {ru: карты, be: карты}}]
problem: Бяда.
solution: Справа.
steps: [Крок.]
title: Карта
summary: Пра карту.
---
Тэкст.
-- content/materials/form/index.be.md --
---
type: form
languages: [be]
file: form.pdf
practice: map
authors: [{ru: Центр, be: Цэнтр}]
licence: CC-BY-4.0
published: 2023-07-10
title: Бланк
summary: Бланк.
---
-- content/materials/form/form.pdf --
%PDF-1.7
`

func plan(t *testing.T, archive string, options ...sitetest.Option) build.Plan {
	t.Helper()
	p, found := sitetest.Build(t, archive, options...)
	sitetest.Clean(t, found)
	return p
}

func feeds(p build.Plan) []string {
	return slices.DeleteFunc(sitetest.Paths(p), func(path string) bool { return !strings.HasSuffix(path, "feed.xml") })
}

func TestFeed(t *testing.T) {
	p := plan(t, site, sitetest.Exchange)
	ru := read(t, sitetest.File(t, p, "ru/stories/feed.xml"))

	same(t, "lang", ru.attr("lang"), "ru")
	same(t, "id", ru.text("id"), "tag:test.example.org,2023-07-03:ru/stories/feed.xml")
	same(t, "title", ru.text("title"), "Проба (пример)")
	same(t, "updated", ru.text("updated"), "2023-08-20T00:00:00+03:00")
	same(t, "self", ru.link("self", ""), "https://example.org/exchange/ru/stories/feed.xml")
	same(t, "page", ru.link("alternate", "ru"), "https://example.org/exchange/ru/stories/")
	same(t, "twin", ru.link("alternate", "be"), "https://example.org/exchange/be/stories/feed.xml")

	entries := ru.all("entry")
	if len(entries) != 2 {
		t.Fatalf("%d entries, want 2", len(entries))
	}
	both, russian := entries[0], entries[1]
	same(t, "id", both.text("id"), "tag:test.example.org,2023-08-10:story/both/ru")
	same(t, "title", both.text("title"), "Письмо & ответ")
	same(t, "published", both.text("published"), "2023-08-10T09:30:00+03:00")
	same(t, "updated", both.text("updated"), "2023-08-20T00:00:00+03:00")
	same(t, "author", both.all("author")[0].text("name"), "«Тёплый порог»")
	same(t, "author's page", both.all("author")[0].text("uri"), "https://example.org/exchange/ru/organisations/porog/")
	same(t, "page", both.link("alternate", "ru"), "https://example.org/exchange/ru/stories/both/")
	same(t, "twin", both.link("alternate", "be"), "https://example.org/exchange/be/stories/both/")
	same(t, "no twin", russian.link("alternate", "be"), "")
	_, content, _ := strings.Cut(both.text("content"), "</strong>")
	same(t, "content", content, ` 20 августа 2023 г.: Было &lt;20&gt; встреч.</p>
<h2 id="nachalo">Начало</h2>
<p>Пишет <a href="https://example.org/exchange/ru/organisations/porog/">сосед</a>, <a href="#nachalo">см. начало</a>, <a href="https://example.org/exchange/files/stories/both/blank.pdf">бланк</a> и <a href="https://example.org/x?a=1&amp;b=2">сайт</a>.</p>
`)
	same(t, "type", both.all("content")[0].attr("type"), "html")
	same(t, "base", both.all("content")[0].attr("base"), "https://example.org/exchange/ru/stories/both/")

	be := read(t, sitetest.File(t, p, "be/stories/feed.xml")).all("entry")
	if len(be) != 1 || be[0].text("title") != "Ліст" {
		t.Errorf("the Belarusian feed has %d entries, want the letter alone", len(be))
	}
}

func TestDirection(t *testing.T) {
	p := plan(t, site, sitetest.Exchange)
	want := []string{"be/directions/elderly/feed.xml", "be/stories/feed.xml", "ru/directions/elderly/feed.xml", "ru/stories/feed.xml"}
	if got := feeds(p); !slices.Equal(got, want) {
		t.Fatalf("got %v, want %v", got, want)
	}
	be := read(t, sitetest.File(t, p, "be/directions/elderly/feed.xml"))
	var titles []string
	for _, e := range be.all("entry") {
		titles = append(titles, e.text("title"))
	}
	if want := []string{"Ліст", "Карта", "Бланк"}; !slices.Equal(titles, want) {
		t.Errorf("got %v, want %v", titles, want)
	}
	form := be.all("entry")[2]
	for _, l := range form.all("link") {
		if l.attr("rel") == "enclosure" {
			same(t, "enclosure", l.attr("href")+" "+l.attr("type")+" "+l.attr("length"),
				"https://example.org/exchange/files/materials/form/form.pdf application/pdf 9")
			return
		}
	}
	t.Error("the material has no enclosure")
}

// TestDirections: what names its directions belongs to those alone, whoever
// it is about.
func TestDirections(t *testing.T) {
	p := plan(t, sitetest.Organisation("porog", "pskov", "Порог", "Парог")+
		sitetest.Story("named", "2023-08-01", "organisations: [porog]\ndirections: [animals]")+
		sitetest.Story("silent", "2023-08-02", "organisations: [porog]"))
	for direction, want := range map[string]string{"animals": "named", "elderly": "silent"} {
		var got []string
		for _, e := range read(t, sitetest.File(t, p, "ru/directions/"+direction+"/feed.xml")).all("entry") {
			got = append(got, e.text("id"))
		}
		if len(got) != 1 || !strings.HasSuffix(got[0], ":story/"+want+"/ru") {
			t.Errorf("%s: got %v, want %s alone", direction, got, want)
		}
	}
}

func TestNoNews(t *testing.T) {
	p := plan(t, sitetest.Bundle("stories/russian", "published: 2023-08-01\ngenre: letter\nauthor: {role: {ru: Ведущая, be: Вядучая}}", "Повесть", ""))
	if got := feeds(p); !slices.Equal(got, []string{"ru/stories/feed.xml"}) {
		t.Errorf("got %v", got)
	}
	for page, want := range map[string]string{
		"ru/directions/elderly/index.html": "/ru/stories/feed.xml",
		"be/directions/elderly/index.html": "",
		"be/stories/russian/index.html":    "",
	} {
		if got := strings.Contains(sitetest.File(t, p, page), "feed.xml"); got != (want != "") {
			t.Errorf("%s: names a feed: %v", page, got)
		}
	}
}

// A feed is the same wherever the site is published, but for its addresses.
func TestStable(t *testing.T) {
	ids := func(options ...sitetest.Option) []string {
		root := read(t, sitetest.File(t, plan(t, site, options...), "be/directions/elderly/feed.xml"))
		out := []string{root.text("id"), root.text("updated")}
		for _, e := range root.all("entry") {
			out = append(out, e.text("id"), e.text("updated"))
		}
		return out
	}
	if a, b := ids(), ids(sitetest.Exchange, sitetest.AsOf("2023-09-13T18:00")); !slices.Equal(a, b) {
		t.Errorf("%v\n%v", a, b)
	}
}

func TestSamples(t *testing.T) {
	stories := sitetest.Story("real", "2023-08-01", "") + sitetest.Story("invented", "2023-08-02", "sample: true")
	tests := []struct {
		name, archive string
		want          []string
	}{
		{"on a sample site they are marked", stories, []string{"Повесть (пример)", "Повесть"}},
		{"on a real site they are left out", sitetest.Real() + stories, []string{"Повесть"}},
	}
	for _, test := range tests {
		p, _ := sitetest.Build(t, test.archive)
		var got []string
		for _, e := range read(t, sitetest.File(t, p, "ru/stories/feed.xml")).all("entry") {
			got = append(got, e.text("title"))
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: got %v, want %v", test.name, got, test.want)
		}
	}
	p, _ := sitetest.Build(t, sitetest.Real()+sitetest.Story("invented", "2023-08-02", "sample: true"))
	if got := feeds(p); len(got) != 0 {
		t.Errorf("a real site with samples alone has feeds: %v", got)
	}
}

func TestFiftyNewest(t *testing.T) {
	archive := ""
	for i := range 60 {
		archive += sitetest.Story(fmt.Sprintf("s-%02d", i), fmt.Sprintf("2023-07-%02d", i/2+1), "")
	}
	entries := read(t, sitetest.File(t, plan(t, archive), "ru/stories/feed.xml")).all("entry")
	if len(entries) != 50 {
		t.Fatalf("%d entries, want 50", len(entries))
	}
	same(t, "newest", entries[0].text("published"), "2023-07-30T00:00:00+03:00")
	same(t, "oldest", entries[49].text("published"), "2023-07-06T00:00:00+03:00")
}

// TestPicture: the addresses of pictures are absolute too, each size.
func TestPicture(t *testing.T) {
	tree := sitetest.Tree(t, "-- content/stories/yard/index.ru.md --\n---\npublished: 2023-08-01\ngenre: letter\nauthor: {role: {ru: Ведущая, be: Вядучая}}\ntitle: Двор\nsummary: О дворе.\n---\n![](yard.png)\n"+
		"-- content/stories/yard/yard.yaml --\nalt: {ru: Двор, be: Двор}\ncredit: {ru: Рисунок, be: Малюнак}\nlicence: CC-BY-4.0\ntaken: 2023-08-01\n")
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 960, 10))); err != nil {
		t.Fatal(err)
	}
	tree["content/stories/yard/yard.png"] = source.Bytes(b.Bytes())
	p, found := sitetest.BuildTree(t, tree, sitetest.Exchange)
	sitetest.Clean(t, found)
	content := read(t, sitetest.File(t, p, "ru/stories/feed.xml")).all("entry")[0].text("content")
	const o = "https://example.org/exchange/assets/pictures/yard-"
	if n := strings.Count(content, o); n != 3 || strings.Count(content, "/assets/") != 3 {
		t.Errorf("%d absolute addresses, want the source and two sizes: %s", n, content)
	}
}

// TestRepository reads every feed of the demonstration: all that they name on
// our host is published.
func TestRepository(t *testing.T) {
	p, _ := sitetest.BuildTree(t, sitetest.Repository(t), sitetest.Exchange)
	const home = "https://example.org/exchange/"
	planned := map[string]bool{}
	for _, path := range sitetest.Paths(p) {
		planned[home+strings.TrimSuffix(path, "index.html")] = true
	}
	n := 0
	for _, path := range feeds(p) {
		text := sitetest.File(t, p, path)
		read(t, text)
		for _, m := range regexp.MustCompile(`(?:href=&#34;|src=&#34;|href="|<uri>)([^"&<#]+)`).FindAllStringSubmatch(text, -1) {
			switch url := m[1]; {
			case !strings.Contains(url, ":"):
				t.Errorf("%s: the address %s is not absolute", path, url)
			case strings.HasPrefix(url, home):
				n++
				if !planned[url] {
					t.Errorf("%s: nothing is published at %s", path, url)
				}
			}
		}
	}
	if n < 100 {
		t.Errorf("only %d addresses found: the test looks at the wrong place", n)
	}
}

// TestVectors puts markup and control characters where a feed could take
// them for its own.
func TestVectors(t *testing.T) {
	archive := sitetest.Bundle("stories/bad", "published: 2023-08-01\ngenre: letter\nauthor: {role: {ru: Ведущая, be: Вядучая}}\n",
		`"</title><script>alert(1)</script>]]>"`, "Ліст")
	p, _ := sitetest.Build(t, archive)
	text := sitetest.File(t, p, "ru/stories/feed.xml")
	if strings.Contains(text, "<script") || strings.Contains(text, "]]>") {
		t.Error("markup of a title stands in the feed as it is")
	}
	same(t, "title", read(t, text).all("entry")[0].text("title"), "</title><script>alert(1)</script>]]>")
}

func same(t *testing.T, what, got, want string) {
	t.Helper()
	if got = strings.ReplaceAll(got, "\u00a0", " "); got != want {
		t.Errorf("%s: got %q, want %q", what, got, want)
	}
}
