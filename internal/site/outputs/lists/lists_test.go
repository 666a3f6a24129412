package lists_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pobratim/internal/engine/layout"
	"pobratim/internal/site/outputs/lists"
	"pobratim/internal/site/sitetest"
)

const layouts = `
-- layouts/list.html --
{{define "main"}}<pre>{{range .Main.Groups}}[{{text .Title}}]{{range .Items}} {{.ID}}{{with .File}} {{.Type}}{{end}}{{end}} {{end}}
before={{with .Main.Before}}{{.Href}}{{end}} after={{with .Main.After}}{{.Href}}{{end}} of {{len .Main.Pages}} total {{.Main.Total}} feed={{.Main.Feed}}</pre>{{end}}
-- layouts/organisations.html --
{{define "main"}}<pre>{{range .Main.Sides}}
{{.ID}} {{text .Title}}:{{range .Names}} {{.Href}}{{end}}{{end}}{{range .Main.Directions}}
{{.ID}} {{.Href}}:{{range .Names}} {{.Href}}{{end}}{{end}}{{range .Main.Letters}}
{{.ID}} {{text .Title}}:{{range .Names}} {{.Title}}{{end}}{{end}}
</pre>{{end}}
`

func TestLists(t *testing.T) {
	tests := []struct{ name, files, page, want string }{
		{
			"stories, the newest first",
			sitetest.Story("old", "2023-08-01", "") + sitetest.Story("new", "2023-09-01", "") + sitetest.Story("middle", "2023-08-20", ""),
			"ru/stories/",
			"[] new middle old \nbefore= after= of 0 total 3 feed=/exchange/ru/stories/feed.xml",
		},
		{
			"directions by title, as the language has it",
			"-- content/directions.yaml --\n" +
				`- {id: aa, title: {ru: Ягоды, be: Ягады}, summary: {ru: Я., be: Я.}, motif: "#"}` + "\n" +
				`- {id: bb, title: {ru: Ёлка, be: Ёлка}, summary: {ru: Ё., be: Ё.}, motif: "#"}` + "\n" +
				`- {id: cc, title: {ru: Ежи, be: Яма}, summary: {ru: Е., be: Я.}, motif: "#"}` + "\n",
			"ru/directions/",
			"[] cc bb aa \nbefore= after= of 0 total 3 feed=",
		},
		{
			"visits by time",
			visit("back", "2023-10-10", "2023-10-13") + visit("there", "2023-09-12", "2023-09-15"),
			"be/visits/",
			"[] there back \nbefore= after= of 0 total 2 feed=",
		},
		{
			"events by day; what has no page is no teaser",
			visit("there", "2023-09-12", "2023-09-15") + `
-- content/visits/there/schedule.yaml --
days:
  - date: 2023-09-13
    events:
      - {id: late, kind: session, title: {ru: П, be: П}, summary: {ru: П., be: П.}, place: vitebsk, start: "15:00", end: "16:00"}
      - {id: early, kind: session, title: {ru: Р, be: Р}, summary: {ru: Р., be: Р.}, place: vitebsk, start: "10:00", end: "11:00"}
      - {id: tea, kind: meal, title: {ru: Ч, be: Ч}, summary: {ru: Ч., be: Ч.}, place: vitebsk, start: "12:00", end: "13:00"}
  - date: 2023-09-12
    events:
      - {id: first, kind: session, title: {ru: Н, be: Н}, summary: {ru: Н., be: Н.}, place: vitebsk, start: "10:00", end: "11:00"}
`,
			"ru/events/",
			"[12\u00a0сентября\u00a02023\u00a0г.] first [13\u00a0сентября\u00a02023\u00a0г.] early late \nbefore= after= of 0 total 3 feed=",
		},
		{
			"practices by direction, in each of theirs",
			sitetest.Organisation("porog", "pskov", "Порог", "Парог") +
				practice("map", "elderly, animals") + practice("clock", "elderly"),
			"ru/practices/",
			"[Животные] map [Помощь пожилым] clock map \nbefore= after= of 0 total 2 feed=",
		},
		{
			"materials with their files",
			`
-- content/materials/form/index.ru.md --
---
type: form
languages: [ru]
file: form.pdf
authors: [{ru: Центр, be: Цэнтр}]
licence: CC-BY-4.0
published: 2023-08-01
title: Форма
summary: Форма.
---
-- content/materials/form/form.pdf --
%PDF
`,
			"be/materials/",
			"[] form PDF \nbefore= after= of 0 total 1 feed=",
		},
		{"a section with nothing in it", "", "ru/resolutions/", "\nbefore= after= of 0 total 0 feed="},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p, found := sitetest.Build(t, layouts+test.files, sitetest.Exchange)
			sitetest.Clean(t, found)
			if got := main(sitetest.File(t, p, test.page+"index.html")); got != test.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, test.want)
			}
		})
	}
}

func TestPages(t *testing.T) {
	files := layouts
	for i := range 201 {
		files += sitetest.Story(fmt.Sprintf("s-%03d", i), "2023-08-01", "")
	}
	plan, found := sitetest.Build(t, files, sitetest.Exchange)
	sitetest.Clean(t, found)
	var got []string
	for _, p := range sitetest.Paths(plan) {
		if strings.HasPrefix(p, "be/stories/") && strings.HasSuffix(p, ".html") && !strings.Contains(p, "/s-") {
			got = append(got, p)
		}
	}
	if want := []string{"be/stories/2/index.html", "be/stories/3/index.html", "be/stories/index.html"}; !slices.Equal(got, want) {
		t.Fatalf("got %v, want %v", got, want)
	}
	tests := []struct {
		page  string
		cards int
		tail  string
	}{
		{"be/stories/", 100, "before= after=/exchange/be/stories/2/ of 3 total 201 feed=/exchange/be/stories/feed.xml"},
		{"be/stories/2/", 100, "before=/exchange/be/stories/ after=/exchange/be/stories/3/ of 3 total 201 feed=/exchange/be/stories/feed.xml"},
		{"be/stories/3/", 1, "before=/exchange/be/stories/2/ after= of 3 total 201 feed=/exchange/be/stories/feed.xml"},
	}
	seen := map[string]bool{}
	for _, test := range tests {
		whole := sitetest.File(t, plan, test.page+"index.html")
		text := main(whole)
		cards := regexp.MustCompile(`s-\d+`).FindAllString(text, -1)
		for _, c := range cards {
			seen[c] = true
		}
		if _, tail, _ := strings.Cut(text, "\n"); len(cards) != test.cards || tail != test.tail {
			t.Errorf("%s: %d cards, %q", test.page, len(cards), tail)
		}
		for _, l := range []string{"ru", "be"} {
			twin := "{Lang:" + l + " Href:https://example.org/exchange/" + l + strings.TrimPrefix(test.page, "be") + "}"
			if !strings.Contains(whole, twin) {
				t.Errorf("%s: no %s", test.page, twin)
			}
		}
	}
	if len(seen) != 201 {
		t.Errorf("%d stories on all pages, want 201", len(seen))
	}
}

func TestOrganisations(t *testing.T) {
	p, found := sitetest.Build(t, layouts+
		sitetest.Organisation("zvon", "pskov", "«Звон»", "«Звон»")+
		sitetest.Organisation("yolka", "pskov", "Ёлка", "Ёлка")+
		sitetest.Organisation("izba", "vitebsk", "Изба", "Ізба"), sitetest.Exchange)
	sitetest.Clean(t, found)
	want := map[string]string{
		"ru": `
side-vitebsk Витебск: /exchange/ru/organisations/izba/
side-pskov Псков: /exchange/ru/organisations/yolka/ /exchange/ru/organisations/zvon/
direction-elderly /exchange/ru/directions/elderly/: /exchange/ru/organisations/yolka/ /exchange/ru/organisations/zvon/ /exchange/ru/organisations/izba/
letter-0415 Е: Ёлка
letter-0417 З: «Звон»
letter-0418 И: Изба
`,
		"be": `
side-vitebsk Віцебск: /exchange/be/organisations/izba/
side-pskov Пскоў: /exchange/be/organisations/yolka/ /exchange/be/organisations/zvon/
direction-elderly /exchange/be/directions/elderly/: /exchange/be/organisations/yolka/ /exchange/be/organisations/zvon/ /exchange/be/organisations/izba/
letter-0401 Ё: Ёлка
letter-0417 З: «Звон»
letter-0406 І: Ізба
`}
	for l, want := range want {
		if got := main(sitetest.File(t, p, l+"/organisations/index.html")); got != want {
			t.Errorf("%s: got %s\nwant %s", l, got, want)
		}
	}
}

func TestClosed(t *testing.T) {
	for name, view := range lists.Output.Views {
		if err := layout.Closed(view); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// main returns what the layouts above print.
func main(html string) string {
	_, rest, _ := strings.Cut(html, "<pre>")
	text, _, _ := strings.Cut(rest, "</pre>")
	return text
}

func visit(id, start, end string) string {
	return sitetest.Bundle("visits/"+id, "host: vitebsk\nguest: pskov\ncity: vitebsk\nstart: "+start+"\nend: "+end+
		"\ndelegation: {members: [{organisation: guest, role: {ru: Ведущая, be: Вядучая}}]}", "Визит", "Візіт") +
		sitetest.Organisation("guest", "pskov", "Гости", "Госці")
}

func practice(id, directions string) string {
	return sitetest.Bundle("practices/"+id, "organisation: porog\ndirections: ["+directions+"]\npublished: 2023-08-01\n"+
		"results: [{metric: {ru: Карт, be: Карт}, value: 3, unit: {ru: карты, be: карты}}]\n"+
		"problem: Беда.\nsolution: Дело.\nsteps: [Шаг.]", "Дело", "")
}
