package build_test

import (
	"slices"
	"testing"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/model"
	"pobratim/internal/site/sitetest"
)

const org = `
-- content/organisations/porog/index.ru.md --
---
title: Порог
summary: Соседи.
side: pskov
place: pskov-hall
directions: [elderly]
contact: {email: a@example.org}
---
`

func TestUnits(t *testing.T) {
	tests := []struct {
		name, archive string
		want          []string
	}{
		{"unknown file", "-- content/place.yaml --\n[]\n", []string{"place.yaml file-unknown places.yaml"}},
		{"unknown file without a near miss", "-- content/notes.txt --\nx\n", []string{"notes.txt file-unknown"}},
		{"unknown folder", "-- content/organisation/porog/index.ru.md --\nx\n", []string{"organisation/porog/index.ru.md folder-unknown organisations"}},
		{"loose file", "-- content/organisations/index.ru.md --\nx\n", []string{"organisations/index.ru.md file-loose"}},
		{"outside of content", "-- readme.txt --\nx\n", nil},
		{"file that nothing reads", org + "-- content/organisations/porog/notes.md --\nx\n", []string{"organisations/porog/notes.md bundle-markdown"}},
		{"YAML that nothing reads", org + "-- content/organisations/porog/schedul.yaml --\na: b\n", []string{"organisations/porog/schedul.yaml bundle-yaml"}},
		{"file that nothing names", org + "-- content/organisations/porog/form.pdf --\n%PDF\n", []string{"organisations/porog/form.pdf bundle-file (warning)"}},
		{"language of nobody", org + "-- content/organisations/porog/index.pl.md --\nx\n", []string{"organisations/porog/index.pl.md language-unknown"}},
		{"folder without a text", "-- content/organisations/porog/a.yaml --\na: b\n", []string{"organisations/porog bundle-empty", "organisations/porog/a.yaml bundle-yaml"}},
		{"id", "-- content/pages/О-нас/index.ru.md --\n---\ntitle: О\nsummary: О\n---\n", []string{"pages/О-нас id-shape"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { finds(t, tt.archive, tt.want...) })
	}
}

const story = `
-- content/stories/story/index.ru.md --
---
title: Рассказ
summary: Рассказ.
published: 2023-09-01
genre: letter
author: {role: {ru: Кто-то, be: Хтосьці}}
---
`

// The body begins in line 8.
func TestLinks(t *testing.T) {
	file := "-- content/stories/story/form.pdf --\n%PDF\n"
	tests := []struct {
		name, body, more string
		want             []string
	}{
		{"page", "[к ним](/organisations/porog/)", "", nil},
		{"page of the root", "[о нас](/)", "", nil},
		{"list", "[все](/organisations/) [истории](/stories/)", "", nil},
		{"calendar", "[календарь](/calendar/) [без событий](/calendar/direction/elderly/)", "", []string{"8:25 link-unknown"}},
		{"elsewhere", "[там](https://example.org/x) <a@example.org>", "", nil},
		{"unknown page", "[к ним](/organisations/prog/)", "", []string{"8:1 link-unknown /organisations/porog/"}},
		{"unknown section", "[к ним](/organisation/porog/)", "", []string{"8:1 link-unknown /organisations/porog/"}},
		{"language", "Вот: [к ним](/ru/organisations/porog/)", "", []string{"8:6 link-language"}},
		{"no slash", "[к ним](/organisations/porog)", "", []string{"8:1 link-slash"}},
		{"anchor", "[к ним](/organisations/porog/#kto)", "## Кто {#kto}", nil},
		{"unknown anchor", "[к ним](/organisations/porog/#kot)", "## Кто {#kto}", []string{"8:1 link-anchor kto"}},
		{"own anchor", "## Дом {#dom}\n\n[дом](#dom) [сад](#sad)", "", []string{"10:13 link-anchor"}},
		{"file", "[бланк](form.pdf)", file, nil},
		{"missing file", "[бланк](from.pdf)", file, []string{"form.pdf bundle-file (warning)", "8:1 link-file form.pdf"}},
		{"missing picture", "![кот](cat.png)", "", []string{"8:1 picture-missing"}},
		{"a file that is no picture", "![кот](form.pdf) [и так](form.pdf)", file, []string{"8:1 picture-missing"}},
		{"two on a line", "[а](/a/) [б](/b/)", "", []string{"8:1 link-unknown", "8:10 link-unknown"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			archive, heading := story+tt.body+"\n", ""
			if len(tt.more) > 2 && tt.more[:2] == "--" {
				archive += tt.more
			} else {
				heading = tt.more + "\n"
			}
			var want []string
			for _, w := range tt.want {
				if w[0] >= '0' && w[0] <= '9' {
					w = "stories/story/index.ru.md:" + w
				} else {
					w = "stories/story/" + w
				}
				want = append(want, w)
			}
			finds(t, archive+org+heading, want...)
		})
	}
}

func TestLinksToHiddenPages(t *testing.T) {
	hidden := "-- content/pages/secret/index.ru.md --\n---\ntitle: Тайна\nsummary: Тайна.\ndraft: true\n---\n"
	finds(t, story+"[подробнее](/secret/)\n"+hidden)
	finds(t, story+"[Тайна](/secret/)\n"+hidden, "stories/story/index.ru.md:8:1 link-hidden-title")
}

func TestAccept(t *testing.T) {
	// The story gets an allow in line 7, its body begins in line 9.
	with := func(fields, body string) string {
		return `
-- content/stories/story/index.ru.md --
---
title: Рассказ
summary: Рассказ.
published: 2023-09-01
genre: letter
author: {role: {ru: Кто-то, be: Хтосьці}}
` + fields + "\n---\n" + body + "\n"
	}
	tests := []struct {
		name, archive string
		want          []string
	}{
		{"accepted", with("allow: [{code: link-unknown, reason: Скоро будет}]", "[к ним](/organisations/x/)"), nil},
		{"not accepted", with("", "[к ним](/organisations/x/)"), []string{"stories/story/index.ru.md:9:1 link-unknown"}},
		{"unused", with("allow: [{code: link-unknown, reason: Скоро будет}]", "Текст."), []string{"stories/story/index.ru.md:7:9 allow-unused (warning)"}},
		{"wrong code", with("allow: [{code: link-unknwon, reason: Скоро будет}]", "[к ним](/organisations/x/)"),
			[]string{"stories/story/index.ru.md:7:9 allow-unused link-unknown (warning)", "stories/story/index.ru.md:9:1 link-unknown"}},
		{"one of two", with("allow: [{code: link-unknown, reason: Да}, {code: link-slash, reason: Да}]", "[к ним](/organisations/x)"),
			[]string{"stories/story/index.ru.md:7:9 allow-unused (warning)"}},
		{"of another", with("", "[к ним](/organisations/x/)") + "-- content/pages/about/index.ru.md --\n---\ntitle: О\nsummary: О\nallow: [{code: link-unknown, reason: Да}]\n---\n",
			[]string{"pages/about/index.ru.md:4:9 allow-unused (warning)", "stories/story/index.ru.md:9:1 link-unknown"}},
		{"what parse finds", with("allow: [{code: markdown-html, reason: Да}]", "<b>x</b>"), nil},
		{"draft", with("draft: true", "[к ним](/organisations/x/)"), []string{"stories/story/index.ru.md:9:1 link-unknown (warning)"}},
		{"draft, what parse finds", with("draft: true\nfoo: 1", "текст"), []string{"stories/story/index.ru.md:8:1 field-unknown (warning)"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { finds(t, tt.archive, tt.want...) })
	}
}

// A rule may name several entries: any of them can accept its finding.
func TestAcceptARule(t *testing.T) {
	pair := build.Rule{Name: "pair", Check: func(s *model.Site) diag.List {
		a, b := s.Get("page", "about"), s.Get("page", "press")
		return diag.List{diag.Errorf(a.Pos, "pair").Of(string(a.Key()), string(b.Key()))}
	}}
	page := func(id, fields string) string {
		return "-- content/pages/" + id + "/index.ru.md --\n---\ntitle: Т\nsummary: Т.\n" + fields + "---\n"
	}
	const allow, draft = "allow: [{code: pair, reason: Да}]\n", "draft: true\n"
	tests := []struct {
		about, press string
		want         []string
	}{
		{"", "", []string{"pages/about/index.ru.md:1:1 pair"}},
		{allow, "", nil},
		{"", allow, nil},
		{allow, allow, nil},
		{draft, "", []string{"pages/about/index.ru.md:1:1 pair"}},
		{draft, draft, []string{"pages/about/index.ru.md:1:1 pair (warning)"}},
	}
	for _, tt := range tests {
		_, found := engine(t, sitetest.Tree(t, page("about", tt.about)+page("press", tt.press)), pair)
		if got := where(found); !slices.Equal(got, tt.want) {
			t.Errorf("about %q, press %q: found %v, want %v", tt.about, tt.press, got, tt.want)
		}
	}
}
