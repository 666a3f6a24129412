package booklet_test

import (
	"bytes"
	"compress/gzip"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/diag"
	"pobratim/internal/site/sitetest"
)

// visit goes over the border by bus, to a place with steps, and meets people
// of whom one may be named.
const visit = `
-- content/places.yaml --
- {id: pskov, title: {ru: Псков, be: Пскоў}, genitive: {ru: Пскова, be: Пскова}, locative: {ru: Пскове, be: Пскове}, country: RU, coordinates: [57.82, 28.33], zone: Europe/Moscow}
- {id: vitebsk, title: {ru: Витебск, be: Віцебск}, genitive: {ru: Витебска, be: Віцебска}, locative: {ru: Витебске, be: Віцебску}, country: BY, coordinates: [55.19, 30.2], zone: Europe/Minsk}
- {id: bus, title: {ru: Вокзал, be: Вакзал}, genitive: {ru: вокзала, be: вакзала}, locative: {ru: вокзале, be: вакзале}, city: pskov, coordinates: [57.82, 28.34], address: {ru: "Вокзальная ул., 0", be: "Вакзальная вул., 0"}}
- {id: vitebsk-hall, title: {ru: Зал, be: Зала}, genitive: {ru: зала, be: залы}, locative: {ru: зале, be: зале}, city: vitebsk, coordinates: [55.19, 30.21], address: {ru: "Садовая ул., 0", be: "Садовая вул., 0"}, access: {step_free: true, notes: {ru: Лифт слева., be: Ліфт злева.}}}
-- content/travel.yaml --
legs: [{from: pskov, to: vitebsk, minutes: 300}]
borders: []
-- content/people.yaml --
- id: named
  role: {ru: Мастер, be: Майстар}
  name: {ru: Анна Проба, be: Ганна Проба}
  organisation: porog
  consents: [{law: RU-152, scope: [site], given: 2023-08-01}]
- id: unnamed
  role: {ru: Водитель, be: Кіроўца}
  name: {ru: Иван Тайный, be: Іван Тайны}
  organisation: porog
  consents: [{law: RU-152, scope: [site], given: 2023-08-01, withdrawn: 2023-09-01}]
-- content/visits/guests/index.ru.md --
---
sample: true
title: Визит
summary: Гости едут.
host: vitebsk
guest: pskov
start: 2023-09-12
end: 2023-09-12
city: vitebsk
delegation: {members: [{organisation: porog, role: {ru: Мастер, be: Майстар}, person: named}, {organisation: porog, role: {ru: Водитель, be: Кіроўца}, person: unnamed}]}
published: 2023-08-01
---
-- content/visits/guests/index.be.md --
---
title: Візіт
summary: Госці едуць.
---
-- content/visits/guests/schedule.yaml --
days:
  - date: 2023-09-12
    events:
      - {id: way, kind: transfer, title: {ru: Дорога, be: Дарога}, from: bus, to: vitebsk-hall, start: "07:00", end: "13:30"}
      - {id: see, kind: org-visit, title: {ru: Смотрим, be: Глядзім}, hosts: [dvor], directions: [elderly], place: vitebsk-hall, access: public, start: "14:30", end: "15:30", status: moved, was: {start: "14:00"}, revision: 1}
      - {id: off, kind: meal, title: {ru: Чай, be: Чай}, place: vitebsk-hall, start: "16:00", end: "16:30", status: cancelled}
      - {id: later, kind: briefing, title: {ru: Тайна, be: Таямніца}, place: vitebsk-hall, access: press, start: "17:00", end: "18:00", embargo: {until: 2023-09-20}}
`

func plan(t *testing.T, options ...sitetest.Option) build.Plan {
	t.Helper()
	at := sitetest.WithRealLayouts(t, sitetest.Tree(t, sitetest.Organisation("porog", "pskov", "Порог", "Парог")+sitetest.Organisation("dvor", "vitebsk", "Двор", "Дворык")+visit))
	p, found := sitetest.BuildTree(t, at, options...)
	sitetest.Clean(t, slices.DeleteFunc(found, func(d diag.Diagnostic) bool { return d.Code == "consent-lapsed-name" }))
	return p
}

var tags = regexp.MustCompile(`<[^>]*>|\s+`)

// words are what a reader of a page reads, in a line.
func words(page string) string {
	_, main, _ := strings.Cut(page, "<main")
	plain := tags.ReplaceAllString(strings.ReplaceAll(main, "\u00a0", " "), " ")
	return regexp.MustCompile(` +`).ReplaceAllString(strings.ReplaceAll(plain, " ,", ","), " ")
}

func has(t *testing.T, name, page string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(page, part) {
			t.Errorf("%s does not hold %q:\n%.9000s", name, part, page)
		}
	}
}

func hasNot(t *testing.T, name, page string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if strings.Contains(page, part) {
			t.Errorf("%s holds %q", name, part)
		}
	}
}

// Each language has its own booklet, with everything that a delegate needs.
func TestBooklet(t *testing.T) {
	p := plan(t)
	ru := words(sitetest.File(t, p, "ru/visits/guests/booklet/index.html"))
	has(t, "the booklet", ru,
		"Визит", "Гости едут.", "Когда 12 сентября 2023 г.", "Гости Псков",
		"вторник, 12 сентября", "07:00–13:30", "Дорога", "Откуда Вокзал, Вокзальная ул., 0, Псков",
		"перенесено", "14:00", "отменено",
		"Граница На неё", "Время По обе стороны", "112, скорая помощь 103",
		"Зал Садовая ул., 0, Витебск Как войти: без ступеней, Лифт слева.",
		"Двор", "a@example.org", "Порог", "Анна Проба, Мастер", "Заметки",
		"неделя · тыдзень",
	)
	hasNot(t, "the booklet", ru, "Тайный", "Тайна", "later", "Дарога")
	if n := strings.Count(ru, "Лифт слева."); n != 1 {
		t.Errorf("how to get in is said %d times", n)
	}
	be := words(sitetest.File(t, p, "be/visits/guests/booklet/index.html"))
	has(t, "the Belarusian booklet", be, "Візіт", "Дарога", "перанесена", "Ганна Проба", "Ліфт злева.", "тыдзень · неделя")
	hasNot(t, "the Belarusian booklet", be, "Гости", "Дорога", "Куда приходим")
}

// In the booklet of all languages each part of the other is marked with its
// language, and both say the same.
func TestParallel(t *testing.T) {
	p := plan(t)
	page := sitetest.File(t, p, "be/visits/guests/booklet/parallel/index.html")
	has(t, "the page", page, `<html lang="be">`, `lang="ru"`)
	both := words(page)
	has(t, "the booklet", both, "Дарога", "Дорога", "Як увайсці", "Как войти", "У дарогу В дорогу", "аўторак, 12 верасня", "вторник, 12 сентября", "Дворык", "Двор")
	if strings.Index(both, "Дарога") > strings.Index(both, "Дорога") {
		t.Error("the page's own language does not come first")
	}
	other := words(sitetest.File(t, p, "ru/visits/guests/booklet/parallel/index.html"))
	if strings.Index(other, "Дарога") < strings.Index(other, "Дорога") {
		t.Error("the page's own language does not come first")
	}
	for _, part := range regexp.MustCompile(`<div lang="ru">.*?</div>`).FindAllString(page, -1) {
		if regexp.MustCompile(`[ўі]`).MatchString(part) {
			t.Errorf("Belarusian is marked as Russian: %s", part)
		}
	}
}

// A booklet is for paper: no search engine lists it, the page of the visit
// leads to it, and its code to the page that is kept up to date.
func TestPlace(t *testing.T) {
	p := plan(t)
	visit := sitetest.File(t, p, "ru/visits/guests/index.html")
	has(t, "the visit", visit, `href="/ru/visits/guests/booklet/"`, `href="/ru/visits/guests/booklet/parallel/"`)
	for _, path := range []string{"ru/visits/guests/booklet/", "be/visits/guests/booklet/parallel/"} {
		page := sitetest.File(t, p, path+"index.html")
		has(t, path, page, `content="noindex"`, `/assets/qr/`, "https://example.org/"+path[:3]+"visits/guests/")
		if strings.Contains(sitetest.File(t, p, "sitemap.xml"), path) {
			t.Errorf("%s is in the sitemap", path)
		}
	}
}

// What becomes known later comes into the booklet then.
func TestDisclosed(t *testing.T) {
	has(t, "the booklet", words(sitetest.File(t, plan(t, sitetest.AsOf("2023-09-21")), "ru/visits/guests/booklet/index.html")), "Тайна")
}

// The budget of a booklet is 40 kB, packed, with its style sheets.
func TestWeight(t *testing.T) {
	p, _ := sitetest.BuildTree(t, sitetest.Repository(t))
	n := 0
	for _, path := range sitetest.Paths(p) {
		if !strings.Contains(path, "/booklet/") {
			continue
		}
		n++
		page := sitetest.File(t, p, path)
		size, sheets := packed(t, page), sheet.FindAllStringSubmatch(page, -1)
		for _, m := range sheets {
			size += packed(t, sitetest.File(t, p, m[1]))
		}
		if size > 40_000 || len(sheets) < 2 {
			t.Errorf("%s weighs %d bytes with %d style sheets", path, size, len(sheets))
		}
	}
	if n != 12 {
		t.Errorf("%d booklets", n)
	}
}

var sheet = regexp.MustCompile(`<link rel="stylesheet" href="/([^"]*)"`)

func packed(t *testing.T, s string) int {
	t.Helper()
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}
