package page_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
	"pobratim/internal/shell/zone"
	"pobratim/internal/site"
	"pobratim/internal/site/sitetest"
)

// world is a site with something of everything: a visit with a moved, a
// cancelled and a tentative event, a conference in two halls, a story in one
// language, pages for the menu and the footer.
const world = `
-- content/site.yaml --
title: {ru: Проба, be: Спроба}
summary: {ru: Сайт., be: Сайт.}
languages: [ru, be]
base_url: https://example.org/exchange/
uid_domain: test.example.org
zone: Europe/Moscow
menu: [organisations, about, calendar]
contact: {email: site@example.org}
programmes:
  - id: exchange
    title: {ru: Обмен, be: Абмен}
    start: 2023-07-03
    end: 2023-12-29
    sides:
      - {id: pskov, country: RU, title: {ru: Псков, be: Пскоў}, place: pskov}
      - {id: vitebsk, country: BY, title: {ru: Витебск, be: Віцебск}, place: vitebsk}
-- content/organisations/porog/index.ru.md --
---
title: Порог
summary: Соседи.
side: pskov
place: pskov-hall
directions: [elderly]
contact: {email: a@example.org}
---
Русский текст. [Рассказ](/stories/letter/) [Тайна](/secret/) [там](https://example.net/)
-- content/organisations/porog/index.be.md --
---
title: Парог
summary: Суседзі.
---
Беларускі тэкст.
-- content/organisations/krok/index.be.md --
---
title: Крок
summary: Дзеці.
side: vitebsk
place: vitebsk-hall
directions: [animals]
contact: {email: b@example.org}
---
-- content/stories/letter/index.be.md --
---
title: Ліст
summary: Пра ліст.
published: 2023-09-01
updated: 2023-09-02
genre: letter
author: {role: {ru: редактор, be: рэдактар}}
organisations: [porog]
corrections: [{at: 2023-09-03, text: {ru: Исправлено., be: Выпраўлена.}}, {at: 2023-12-01, text: {ru: Потом., be: Потым.}}]
---
-- content/stories/gone/index.ru.md --
---
title: Отозвано
summary: Отозвано.
published: 2023-09-01
genre: letter
author: {role: {ru: редактор, be: рэдактар}}
withdrawn: {at: 2023-09-05, text: {ru: Ошибка., be: Памылка.}}
---
-- content/pages/about/index.ru.md --
---
title: О нас
summary: О нас.
menu: footer
---
-- content/pages/secret/index.ru.md --
---
title: Секрет
summary: Секрет.
draft: true
---
-- content/visits/to-vitebsk/index.ru.md --
---
title: В Витебск
summary: Визит.
host: vitebsk
guest: pskov
start: 2023-09-12
end: 2023-09-15
city: vitebsk
groups: [{id: a, title: {ru: группа А, be: група А}}]
delegation: {members: [{organisation: porog, role: {ru: водитель, be: вадзіцель}}]}
published: 2023-08-01
---
-- content/visits/to-vitebsk/schedule.yaml --
days:
  - date: 2023-09-12
    events:
      - {id: road, kind: transfer, title: {ru: Дорога, be: Дарога}, from: pskov-hall, to: vitebsk-hall, start: "07:00", end: "13:30"}
      - {id: yard, kind: org-visit, title: {ru: Двор, be: Двор}, hosts: [krok], directions: [animals], place: vitebsk-hall, start: "15:00", duration: 90m, access: press, status: moved, was: {start: "14:30"}, group: a}
  - date: 2023-09-13
    events:
      - {id: tea, kind: org-visit, title: {ru: Чай, be: Чай}, hosts: [krok], place: vitebsk-hall, start: "10:00", end: "11:00", access: public, status: cancelled}
      - {id: walk, kind: org-visit, title: {ru: Прогулка, be: Прагулка}, hosts: [krok], place: vitebsk-hall, start: "12:00", end: "13:00", access: public, status: tentative}
      - {id: talk, kind: org-visit, title: {ru: Беседа, be: Гутарка}, hosts: [krok], place: vitebsk-hall, start: "15:00", end: "16:00", access: public, status: moved, was: {date: 2023-09-12, start: "17:00", place: pskov-hall}}
-- content/conference/final/index.ru.md --
---
title: Итог
summary: Конференция.
start: 2023-11-23
end: 2023-11-24
place: pskov-hall
---
-- content/conference/final/schedule.yaml --
days:
  - date: 2023-11-23
    events:
      - {id: opening, kind: plenary, title: {ru: Открытие, be: Адкрыццё}, place: pskov-hall, start: "10:00", end: "11:00", access: public}
      - {id: first, kind: session, title: {ru: Первая, be: Першая}, place: pskov-hall, start: "11:00", end: "12:00", access: public}
      - {id: second, kind: session, title: {ru: Вторая, be: Другая}, place: vitebsk-hall, start: "11:00", end: "12:30", access: public}
  - date: 2023-11-24
    events:
      - {id: closing, kind: plenary, title: {ru: Закрытие, be: Закрыццё}, place: vitebsk-hall, start: "10:00", end: "11:00", access: public}
`

// reader returns the reader of a language of the world.
func reader(t *testing.T, tag lang.Tag) page.Reader {
	t.Helper()
	tree := sitetest.Tree(t, world)
	def := site.Definition()
	def.Rules = nil // what must hold between entries is not what is tested here
	p, found := build.Build(build.Input{Tree: tree, Now: time.Date(2023, 9, 13, 9, 0, 0, 0, time.UTC), Zone: zone.Load}, def, nil)
	if found.Errors() > 0 {
		t.Fatal(sitetest.Codes(found))
	}
	c := &page.Context{Site: p.Shown, Tree: tree}
	return c.Reader(tag)
}

func get(t *testing.T, r page.Reader, kind, id string) *model.Entry {
	t.Helper()
	e := r.Get(kind, id)
	if e == nil {
		t.Fatalf("no %s %s", kind, id)
	}
	return e
}

// equal compares what is written with %v; which spaces do not break is not
// what is tested here.
func equal(t *testing.T, what string, got, want any) {
	t.Helper()
	if g, w := strings.ReplaceAll(fmt.Sprintf("%v", got), "\u00a0", " "), fmt.Sprintf("%v", want); g != w {
		t.Errorf("%s:\ngot  %s\nwant %s", what, g, w)
	}
}

func hrefs(links []page.Link) string {
	var out []string
	for _, l := range links {
		out = append(out, strings.TrimSpace(l.Href+" "+l.Title+" "+l.Lang))
	}
	return strings.Join(out, "; ")
}

func TestFrameOfATranslatedEntry(t *testing.T) {
	r := reader(t, "be")
	f := r.Entry(get(t, r, "organisation", "porog"))
	equal(t, "file", f.File, "be/organisations/porog/index.html")
	equal(t, "title", f.Title, "{ Парог}")
	equal(t, "head title", f.HeadTitle, "Парог · Спроба")
	equal(t, "about", f.About, "Суседзі.")
	equal(t, "canonical", f.Canonical, "https://example.org/exchange/be/organisations/porog/")
	equal(t, "hreflang", f.Hreflang, "[{ru https://example.org/exchange/ru/organisations/porog/} {be https://example.org/exchange/be/organisations/porog/}]")
	equal(t, "twins", f.Twins, "[{ru Русский /exchange/ru/organisations/porog/ false} {be Беларуская /exchange/be/organisations/porog/ true}]")
	equal(t, "crumbs", hrefs(f.Crumbs), "/exchange/be/ Галоўная; /exchange/be/organisations/ Арганізацыі; /exchange/be/organisations/porog/ Парог")
	equal(t, "locale", f.Locale+" "+strings.Join(f.Locales, " "), "be_BY ru_RU")
	equal(t, "notices", f.Notices, "[]")
	equal(t, "robots", f.Robots, "")
	equal(t, "contact", f.Contact, "site@example.org")
	equal(t, "footer", hrefs(f.Footer), "/exchange/be/map/ Карта; /exchange/be/search/ Пошук; /exchange/be/exchange/ Прапануем і шукаем; /exchange/be/about/ О нас ru")
	var menu []string
	for _, m := range f.Menu {
		menu = append(menu, fmt.Sprint(m.Title, " ", m.Current))
	}
	equal(t, "menu", strings.Join(menu, ", "), "Арганізацыі true, О нас false, Каляндар false")
}

func TestFrameOfAFallback(t *testing.T) {
	r := reader(t, "ru")
	f := r.Entry(get(t, r, "story", "letter"))
	equal(t, "title", f.Title, "{be Ліст}")
	equal(t, "canonical", f.Canonical, "https://example.org/exchange/be/stories/letter/")
	equal(t, "hreflang", f.Hreflang, "[]")
	equal(t, "crumbs", hrefs(f.Crumbs[2:]), "/exchange/ru/stories/letter/ Ліст be")
	equal(t, "dates", f.Published+" "+f.Modified, "2023-09-01 2023-09-02")
	var notices []string
	for _, n := range f.Notices {
		notices = append(notices, n.Kind+" "+n.Said.S)
		if n.Text == "" || strings.HasPrefix(n.Text, "[") {
			t.Errorf("the notice %s has no words", n.Kind)
		}
	}
	// The correction of December is not yet there on 13 September.
	equal(t, "notices", strings.Join(notices, "; "), "fallback ; correction Исправлено.")
	own := reader(t, "be")
	f = own.Entry(get(t, own, "story", "letter"))
	equal(t, "notices in its own language", len(f.Notices), 1)
	equal(t, "hreflang of one language", f.Hreflang, "[]")
}

func TestMenuIsCurrentBelowItsSection(t *testing.T) {
	r := reader(t, "ru")
	for path, want := range map[string]string{
		"": "", "organisations/": "organisations", "organisations/porog/": "organisations", "about/": "about",
		"organisations-of-old/": "", "calendar/side/pskov/": "calendar",
	} {
		var current []string
		for _, m := range r.Spot(page.Spot{Kind: "list", Path: path}).Menu {
			if m.Current {
				current = append(current, strings.Split(m.Href, "/")[3])
			}
		}
		equal(t, "menu of "+path, strings.Join(current, " "), want)
	}
}

func TestFrameOfASpot(t *testing.T) {
	r := reader(t, "ru")
	home := r.Spot(page.Spot{Kind: "home"})
	equal(t, "hreflang of home", home.Hreflang, "[{ru https://example.org/exchange/ru/} {be https://example.org/exchange/be/} {x-default https://example.org/exchange/}]")
	equal(t, "crumbs of home", home.Crumbs, "[]")
	equal(t, "head title of home", home.HeadTitle, "Проба")
	list := r.Spot(page.Spot{Kind: "list", Path: "stories/", Summary: "Всё.", Noindex: true})
	equal(t, "hreflang of a list", list.Hreflang, "[{ru https://example.org/exchange/ru/stories/} {be https://example.org/exchange/be/stories/}]")
	equal(t, "file of a list", list.File, "ru/stories/index.html")
	equal(t, "robots", list.Robots, "noindex")
	root := r.Root(page.Spot{Kind: "chooser", Path: "x/"})
	equal(t, "home of the root", root.Home, "/exchange/")
	equal(t, "menu of the root", root.Menu, "[]")
	for _, twin := range root.Twins {
		if twin.Current {
			t.Error("the root is in a language")
		}
	}
}

func TestPreviewsAreNotIndexed(t *testing.T) {
	r := reader(t, "ru")
	c := *r.Context
	c.Stage = page.Preview
	r = c.Reader("ru")
	equal(t, "entry", r.Entry(get(t, r, "organisation", "porog")).Robots, "noindex")
	equal(t, "spot", r.Spot(page.Spot{Kind: "home"}).Robots, "noindex")
}

// blocks decodes JSON-LD.
func blocks(t *testing.T, texts []string) []map[string]any {
	t.Helper()
	var out []map[string]any
	for _, s := range texts {
		var ld map[string]any
		if err := json.Unmarshal([]byte(s), &ld); err != nil {
			t.Fatalf("%v in %s", err, s)
		}
		if ld["@context"] != "https://schema.org" {
			t.Errorf("no context in %s", s)
		}
		out = append(out, ld)
	}
	return out
}

func TestJSONLD(t *testing.T) {
	r := reader(t, "ru")
	f := r.Entry(get(t, r, "event", "talk"), r.EventLD(get(t, r, "event", "talk")))
	all := blocks(t, f.LD)
	equal(t, "types", []any{all[0]["@type"], all[1]["@type"]}, "[BreadcrumbList Event]")
	items := all[0]["itemListElement"].([]any)
	for i, item := range items {
		m := item.(map[string]any)
		equal(t, "position", m["position"], i+1)
		if !strings.HasPrefix(m["item"].(string), "https://example.org/exchange/ru/") {
			t.Errorf("crumb %v", m)
		}
	}
	event := all[1]
	equal(t, "start", event["startDate"], "2023-09-13T15:00:00+03:00")
	equal(t, "previous start", event["previousStartDate"], "2023-09-12T17:00:00+03:00")
	for id, want := range map[string]any{
		"yard": "https://schema.org/EventRescheduled", "tea": "https://schema.org/EventCancelled",
		"walk": nil, "opening": "https://schema.org/EventScheduled",
	} {
		e := get(t, r, "event", id)
		equal(t, "status of "+id, blocks(t, r.Entry(e, r.EventLD(e)).LD)[1]["eventStatus"], want)
	}
	place := r.LD(get(t, r, "event", "talk"), "Event").With("location", r.PlaceLD(get(t, r, "place", "vitebsk-hall")))
	location := blocks(t, r.Entry(get(t, r, "event", "talk"), place).LD)[1]["location"].(map[string]any)
	equal(t, "address", location["address"], map[string]any{"@type": "PostalAddress", "addressCountry": "BY", "addressLocality": "Витебск", "streetAddress": "Садовая ул., 0"})
	if r.PlaceLD(nil) != nil || r.PlaceLD(get(t, r, "organisation", "porog")) != nil {
		t.Error("a place of what is none")
	}
}

func TestEveryPageHasItsJSONLD(t *testing.T) {
	tree := sitetest.WithRealLayouts(t, sitetest.Tree(t, world))
	p, _ := sitetest.BuildTree(t, tree)
	for path, want := range map[string][]string{
		"be/organisations/porog/index.html": {"BreadcrumbList", "NGO"},
		"ru/stories/letter/index.html":      {"BreadcrumbList", "NewsArticle"},
		"ru/events/yard/index.html":         {"BreadcrumbList", "Event"},
		"ru/visits/to-vitebsk/index.html":   {"BreadcrumbList", "Event"},
		"be/conference/final/index.html":    {"BreadcrumbList", "Event"},
		"ru/index.html":                     {"WebSite"},
	} {
		var texts, types []string
		for _, part := range strings.Split(sitetest.File(t, p, path), `<script type="application/ld+json">`)[1:] {
			text, _, _ := strings.Cut(part, "</script>")
			texts = append(texts, text)
		}
		for _, ld := range blocks(t, texts) {
			types = append(types, fmt.Sprint(ld["@type"]))
		}
		if !slices.Equal(types, want) {
			t.Errorf("%s: %v, want %v", path, types, want)
		}
	}
}
