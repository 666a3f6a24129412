package exchange_test

import (
	"fmt"
	"strings"
	"testing"

	"pobratim/internal/site/sitetest"
)

// layout prints a page so that it can be read: [choice, the current one
// starred], then each direction, its meetings, its columns.
const layout = `
-- layouts/exchange.html --
{{define "main"}}<pre>{{range .Main.Choice}}[{{.Title}} {{.Href}}{{if .Current}}*{{end}}]{{end}}
{{range .Main.Directions}}= {{.ID}} {{.More}}
{{range .Counts}}{{.Side.Code}} {{.Offers}}/{{.Seeks}} {{end}}
{{range .Meetings}}meet{{range .Lines}} {{template "line" .}}{{end}}
{{end}}{{range .Columns}}{{.Side.Code}} offers{{range .Offers}} {{template "line" .}}{{end}} seeks{{range .Seeks}} {{template "line" .}}{{end}}
{{end}}{{end}}</pre>{{end}}
{{define "line"}}{{.Code}}:{{.Text.S}}{{if .Text.Lang}}@{{.Text.Lang}}{{end}}({{.Of.Title}}, {{.City.S}}{{if .Sample}}, sample{{end}}){{end}}
`

// org writes an organisation that offers and seeks: "elderly Слово" each.
func org(id, side, facts string, offers, seeks []string) string {
	facts += "\nside: " + side + "\nplace: " + side + "\ndirections: [elderly]\ncontact: {email: a@example.org}\n"
	list := func(field string, lines []string) {
		for i, l := range lines {
			if i == 0 {
				facts += field + ":\n"
			}
			direction, text, _ := strings.Cut(l, " ")
			facts += fmt.Sprintf("  - {direction: %s, text: {ru: %s, be: %s}}\n", direction, text, strings.ToLower(text))
		}
	}
	list("offers", offers)
	list("seeks", seeks)
	return sitetest.Bundle("organisations/"+id, strings.TrimPrefix(facts, "\n"), strings.ToUpper(id), id)
}

func TestBoard(t *testing.T) {
	tests := []struct{ name, files, page, want string }{
		{"nobody says anything", org("aa", "pskov", "", nil, nil), "ru/exchange/", "\n"},
		{
			"an offer meets what is sought across the border, and nothing on its own side",
			org("aa", "pskov", "", []string{"elderly Учим"}, nil) + org("bb", "vitebsk", "", nil, []string{"elderly Ищем"}) + org("cc", "pskov", "", nil, []string{"elderly Тоже"}),
			"ru/exchange/",
			`[Помощь пожилым #elderly]
= elderly 
vitebsk 0/1 pskov 1/1 
meet seeks:Ищем(BB, Витебск) offers:Учим(AA, Псков)
vitebsk offers seeks
pskov offers seeks seeks:Тоже(CC, Псков)
`,
		},
		{
			"in the other language, with its order and its words",
			org("aa", "pskov", "", []string{"elderly Учим"}, nil) + org("bb", "vitebsk", "sample: true", nil, []string{"elderly Ищем"}),
			"be/exchange/",
			`[Дапамога пажылым #elderly]
= elderly 
vitebsk 0/1 pskov 1/0 
meet seeks:ищем(bb, Віцебск, sample) offers:учим(aa, Пскоў)
vitebsk offers seeks
pskov offers seeks
`,
		},
		{
			"each line meets one, the one with most words in common",
			org("aa", "pskov", "", []string{"elderly Собрания жильцов", "elderly Другое"}, nil) + org("bb", "vitebsk", "", nil, []string{"elderly Лестница"}) + org("cc", "vitebsk", "", nil, []string{"elderly Собрание жильца"}),
			"ru/exchange/",
			`[Помощь пожилым #elderly]
= elderly 
vitebsk 0/2 pskov 2/0 
meet seeks:Собрание жильца(CC, Витебск) offers:Собрания жильцов(AA, Псков)
meet seeks:Лестница(BB, Витебск) offers:Другое(AA, Псков)
vitebsk offers seeks
pskov offers seeks
`,
		},
		{
			"directions by title; a draft and who has withdrawn say nothing",
			org("aa", "pskov", "", []string{"elderly Одно"}, []string{"animals Другое"}) +
				org("bb", "vitebsk", "draft: true", []string{"animals Черновик"}, []string{"elderly Черновик"}) +
				org("cc", "vitebsk", "withdrawn: {at: 2023-09-01, text: {ru: Ушли., be: Пайшлі.}}", nil, []string{"elderly Ушли"}),
			"ru/exchange/",
			`[Животные #animals][Помощь пожилым #elderly]
= animals 
vitebsk 0/0 pskov 0/1 
vitebsk offers seeks
pskov offers seeks seeks:Другое(AA, Псков)
= elderly 
vitebsk 0/0 pskov 1/0 
vitebsk offers seeks
pskov offers offers:Одно(AA, Псков) seeks
`,
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p, _ := sitetest.Build(t, test.files+layout)
			if got := pre(sitetest.File(t, p, test.page+"index.html")); got != test.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, test.want)
			}
		})
	}
}

// On a real site nothing invented is offered or sought.
func TestNoSamplesOnARealSite(t *testing.T) {
	p, _ := sitetest.Build(t, sitetest.Real()+org("aa", "pskov", "sample: true", []string{"elderly Пример"}, nil)+
		org("bb", "vitebsk", "", nil, []string{"elderly Ищем"})+layout)
	got := pre(sitetest.File(t, p, "ru/exchange/index.html"))
	if strings.Contains(got, "Пример") || !strings.Contains(got, "Ищем") {
		t.Errorf("got:\n%s", got)
	}
}

// A page that would be long leads to one for each direction.
func TestManyLines(t *testing.T) {
	many := func(direction string, n int) (lines []string) {
		for i := range n {
			lines = append(lines, fmt.Sprintf("%s Слово%02d", direction, i))
		}
		return lines
	}
	files := org("aa", "pskov", "", many("elderly", 20), nil) + org("bb", "vitebsk", "", []string{"animals Кот"}, many("elderly", 19))
	p, _ := sitetest.Build(t, files+layout)
	if sitetest.Has(p, "ru/exchange/elderly/index.html") {
		t.Error("40 lines are parted")
	}
	files += org("cc", "vitebsk", "", nil, []string{"elderly Новое"})
	p, found := sitetest.Build(t, files+layout, sitetest.Exchange)
	sitetest.Clean(t, found)
	all := pre(sitetest.File(t, p, "ru/exchange/index.html"))
	for _, want := range []string{
		"[Животные /exchange/ru/exchange/animals/][Помощь пожилым /exchange/ru/exchange/elderly/]\n",
		"= elderly /exchange/ru/exchange/elderly/\nvitebsk 0/20 pskov 20/0 \nmeet ",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("no %q in\n%s", want, all)
		}
	}
	if n := strings.Count(all, "Слово"); n != 2 {
		t.Errorf("the first page has %d lines of elderly, want one meeting", n)
	}
	own := pre(sitetest.File(t, p, "ru/exchange/elderly/index.html"))
	if n := strings.Count(own, "Слово"); n != 39 || !strings.Contains(own, "Новое") || strings.Contains(own, "Кот") {
		t.Errorf("the page of a direction has %d of its 39 lines:\n%s", n, own)
	}
	if !strings.HasPrefix(own, "[Животные /exchange/ru/exchange/animals/][Помощь пожилым /exchange/ru/exchange/elderly/*]\n") {
		t.Errorf("the current direction is not marked:\n%s", own)
	}
}

func pre(page string) string {
	_, page, _ = strings.Cut(page, "<pre>")
	page, _, _ = strings.Cut(page, "</pre>")
	return page
}
