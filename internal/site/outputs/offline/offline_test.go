package offline_test

import (
	"encoding/json"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/source"
	"pobratim/internal/site/sitetest"
)

// visit is one with a host, a guest, an event that has a page and one that is
// logistics; a visit that is a draft, and one without a programme.
const visit = `
-- content/visits/guests/index.ru.md --
---
sample: true
title: Визит
summary: Гости едут.
host: vitebsk
guest: pskov
start: 2023-09-12
end: 2023-09-13
city: vitebsk
delegation: {members: [{organisation: porog, role: {ru: Координатор, be: Каардынатар}}]}
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
      - {id: see, kind: org-visit, title: {ru: Смотрим, be: Глядзім}, hosts: [dvor], directions: [elderly], place: vitebsk-hall, access: public, start: "10:00", end: "11:00"}
      - {id: lunch, kind: meal, title: {ru: Обед, be: Абед}, place: vitebsk-hall, start: "12:00", end: "13:00"}
      - {id: later, kind: briefing, title: {ru: Потом, be: Потым}, place: vitebsk-hall, access: press, start: "14:00", end: "15:00", embargo: {until: 2023-09-20}}
-- content/visits/secret/index.ru.md --
---
sample: true
draft: true
title: Тайный визит
summary: Никто не знает.
host: pskov
guest: vitebsk
start: 2023-10-10
end: 2023-10-10
city: pskov
delegation: {members: [{organisation: dvor, role: {ru: Мастер, be: Майстар}}]}
published: 2023-08-01
---
-- content/pages/contacts/index.ru.md --
---
title: Контакты
summary: Кому писать.
---
Пишите.
-- content/pages/contacts/index.be.md --
---
title: Кантакты
summary: Каму пісаць.
---
Пішыце.
`

func archive(t *testing.T) string {
	t.Helper()
	return sitetest.Organisation("porog", "pskov", "Порог", "Парог") + sitetest.Organisation("dvor", "vitebsk", "Двор", "Дворык") +
		sitetest.Organisation("other", "vitebsk", "Другие", "Іншыя") + visit
}

// tree is the site of the archive with the repository's layouts, for it is
// pages as readers get them that name assets.
func tree(t *testing.T, archive string) source.Tree {
	t.Helper()
	return sitetest.WithRealLayouts(t, sitetest.Tree(t, archive))
}

func plan(t *testing.T, tree source.Tree, options ...sitetest.Option) build.Plan {
	t.Helper()
	p, found := sitetest.BuildTree(t, tree, options...)
	sitetest.Clean(t, found)
	return p
}

const address = "offline/visits/guests.json"

type list struct {
	Version string
	Files   []string
	Same    map[string]string
	Words   map[string]struct {
		Href, Title, Size, Note string
		Months                  []string
	}
}

func read(t *testing.T, p build.Plan) list {
	t.Helper()
	var l list
	if err := json.Unmarshal([]byte(sitetest.File(t, p, address)), &l); err != nil {
		t.Fatal(err)
	}
	return l
}

// A copy holds the programme, its events, the hosts, the calendar, the
// booklets and whom to ask, in all languages; not who neither receives nor
// what has no page, and nothing that cannot be seen yet.
func TestShelf(t *testing.T) {
	l := read(t, plan(t, tree(t, archive(t))))
	var want []string
	for _, lang := range []string{"be", "ru"} {
		for _, page := range []string{"calendar/visit/guests/", "contacts/", "display/", "events/see/", "offline/", "organisations/dvor/",
			"visits/guests/", "visits/guests/booklet/", "visits/guests/booklet/parallel/"} {
			want = append(want, "/"+lang+"/"+page)
		}
	}
	var pages []string
	for _, f := range l.Files {
		if strings.HasSuffix(f, "/") {
			pages = append(pages, f)
		}
	}
	slices.Sort(pages)
	if !slices.Equal(pages, want) {
		t.Errorf("the copy holds\n%s\nwant\n%s", strings.Join(pages, "\n"), strings.Join(want, "\n"))
	}
	if w := l.Words["be"]; w.Href != "/be/visits/guests/" || w.Title != "Візіт" || len(w.Months) != 12 || !strings.HasPrefix(strings.ReplaceAll(w.Months[8], "\u00a0", " "), "1 верасня 2000") {
		t.Errorf("the words are %+v", w)
	}
	if w := l.Words["ru"]; !strings.Contains(w.Note, "{when}") || !strings.Contains(w.Size, "кБ") {
		t.Errorf("the words are %+v", w)
	}
}

var shown = regexp.MustCompile(`<(?:link|img|script)\b[^>]* (?:href|src)="(/assets/[^"]*)"`)

// Whatever a page of the copy or its style sheet needs to be shown is in the
// copy and in the site; also below a base path.
func TestNothingIsMissing(t *testing.T) {
	p := plan(t, tree(t, archive(t)))
	l := read(t, p)
	kinds := map[string]bool{}
	for _, f := range l.Files {
		name := strings.TrimPrefix(f, "/")
		if strings.HasSuffix(f, "/") {
			name += "index.html"
		}
		made := sitetest.File(t, p, name) // and it is planned
		kinds[path.Ext(name)] = true
		for _, m := range shown.FindAllStringSubmatch(made, -1) {
			if !slices.Contains(l.Files, m[1]) {
				t.Errorf("%s shows %s, which is not in the copy", f, m[1])
			}
		}
		if path.Ext(name) != ".css" {
			continue
		}
		for _, m := range regexp.MustCompile(`url\(([^)]+)\)`).FindAllStringSubmatch(made, -1) {
			if at := path.Join(path.Dir(f), strings.Trim(m[1], `"'`)); !slices.Contains(l.Files, at) {
				t.Errorf("%s shows %s, which is not in the copy", f, at)
			}
		}
	}
	for _, kind := range []string{".html", ".css", ".js", ".svg"} {
		if !kinds[kind] {
			t.Errorf("the copy has no %s", kind)
		}
	}
}

func TestBelowABasePath(t *testing.T) {
	at := tree(t, archive(t))
	at["content/site.yaml"] = replaced(t, at, "content/site.yaml", "base_url: https://example.org/", "base_url: https://example.org/exchange/")
	p := plan(t, at)
	l := read(t, p)
	for _, f := range l.Files {
		if !strings.HasPrefix(f, "/exchange/") {
			t.Errorf("%s is not below the base path", f)
		}
	}
	if !slices.Contains(l.Files, "/exchange/ru/visits/guests/") || !slices.ContainsFunc(l.Files, func(f string) bool { return path.Ext(f) == ".css" }) {
		t.Errorf("pages or styles are missing: %q", l.Files)
	}
	if sw := sitetest.File(t, p, "sw.js"); !strings.HasPrefix(sw, `importScripts("/exchange/assets/worker.`) {
		t.Errorf("the worker is %s", sw)
	}
	if m := sitetest.File(t, p, "be/manifest.webmanifest"); !strings.Contains(m, `"start_url":"/exchange/be/"`) || !strings.Contains(m, `"scope":"/exchange/"`) {
		t.Errorf("the manifest is %s", m)
	}
}

// The version is that of what the copy holds: the same for the same content,
// on any day and whatever else the site tells, another one as soon as a page
// of it differs.
func TestVersion(t *testing.T) {
	base := tree(t, archive(t))
	version := func(file, old, with string, options ...sitetest.Option) string {
		at := maps.Clone(base)
		if file != "" {
			at[file] = replaced(t, at, file, old, with)
		}
		return read(t, plan(t, at, options...)).Version
	}
	first := version("", "", "")
	if len(first) != 16 {
		t.Errorf("the version is %q", first)
	}
	if again := version("", "", ""); again != first {
		t.Errorf("made twice: %s and %s", first, again)
	}
	if hour := version("", "", "", sitetest.AsOf("2023-09-13T17:31")); hour != first {
		t.Error("the version changes with the hour")
	}
	for name, c := range map[string]struct {
		file, old, with string
		same            bool
	}{
		"who takes no part":   {"content/organisations/other/index.ru.md", "title: Другие", "title: Прочие", true},
		"the visit":           {"content/visits/guests/index.be.md", "Госці едуць.", "Госці прыехалі.", false},
		"an hour":             {"content/visits/guests/schedule.yaml", `"11:00"`, `"11:15"`, false},
		"a host":              {"content/organisations/dvor/index.be.md", "title: Дворык", "title: Дворычак", false},
		"the contacts":        {"content/pages/contacts/index.ru.md", "Пишите.", "Звоните.", false},
		"the look":            {"layouts/assets/site.css/10-palette.css", "#f6f1e6", "#f6f1e7", false},
		"a word on all pages": {"layouts/words/be.yaml", "Нататкі", "Для нататак", false},
	} {
		if got := version(c.file, c.old, c.with); (got == first) != c.same {
			t.Errorf("%s: the version is %s, was %s", name, got, first)
		}
	}
}

func replaced(t *testing.T, tree source.Tree, file, old, with string) source.File {
	t.Helper()
	data, err := tree[file].Read()
	if err != nil {
		t.Fatal(err)
	}
	changed := strings.Replace(string(data), old, with, 1)
	if changed == string(data) {
		t.Fatalf("%s does not hold %q", file, old)
	}
	return source.Bytes([]byte(changed))
}

// What is hidden neither has a list nor is in one; after its moment it is.
func TestHidden(t *testing.T) {
	p := plan(t, tree(t, archive(t)))
	for _, path := range sitetest.Paths(p) {
		if strings.Contains(path, "secret") {
			t.Errorf("%s is planned", path)
		}
	}
	if made := sitetest.File(t, p, address); strings.Contains(made, "later") || strings.Contains(made, "Тайный") {
		t.Errorf("the list tells what is hidden:\n%s", made)
	}
	l := read(t, plan(t, tree(t, archive(t)), sitetest.AsOf("2023-09-21")))
	if !slices.Contains(l.Files, "/ru/events/later/") {
		t.Error("what is disclosed is not in the copy")
	}
}

// A worker stays in browsers: a site that does not want copies any more makes
// one that deletes them and ends itself.
func TestFarewell(t *testing.T) {
	at := tree(t, archive(t))
	at["content/site.yaml"] = replaced(t, at, "content/site.yaml", "sample: true", "sample: true\noutputs: [home, lists, booklet]")
	p := plan(t, at)
	sw := sitetest.File(t, p, "sw.js")
	for _, part := range []string{"skipWaiting()", `startsWith("road /offline/")`, "caches.delete", "registration.unregister()"} {
		if !strings.Contains(sw, part) {
			t.Errorf("the worker does not hold %q:\n%s", part, sw)
		}
	}
	for _, path := range sitetest.Paths(p) {
		if strings.HasPrefix(path, "offline/") || strings.HasSuffix(path, "/offline/index.html") || strings.HasSuffix(path, ".webmanifest") {
			t.Errorf("%s is planned", path)
		}
	}
	page := sitetest.File(t, p, "ru/visits/guests/index.html")
	if strings.Contains(page, "offline.") || strings.Contains(page, "manifest.webmanifest") || strings.Contains(page, "data-list") {
		t.Error("the page leads to copies that are not made")
	}
	if !strings.Contains(page, "/ru/visits/guests/booklet/") {
		t.Error("the page does not lead to the booklet")
	}
}

func TestPages(t *testing.T) {
	p := plan(t, tree(t, archive(t)))
	for lang, words := range map[string]string{"ru": "Нет связи", "be": "Няма сувязі"} {
		page := sitetest.File(t, p, lang+"/offline/index.html")
		for _, part := range []string{words, `name="robots" content="noindex"`, `data-worker="/sw.js"`, `href="/` + lang + `/manifest.webmanifest"`} {
			if !strings.Contains(page, part) {
				t.Errorf("the page in %s does not hold %q", lang, part)
			}
		}
		if strings.Contains(sitetest.File(t, p, "sitemap.xml"), "/offline/") {
			t.Error("the page is in the sitemap")
		}
	}
	visit := sitetest.File(t, p, "be/visits/guests/index.html")
	for _, part := range []string{`data-list="/offline/visits/guests.json"`, `data-worker="/sw.js"`} {
		if !strings.Contains(visit, part) {
			t.Errorf("the visit does not hold %q", part)
		}
	}
	var m struct{ ID, Name, Lang, Display string }
	if err := json.Unmarshal([]byte(sitetest.File(t, p, "be/manifest.webmanifest")), &m); err != nil || m.ID != "/be/" || m.Name != "Проба" || m.Lang != "be" || m.Display != "minimal-ui" {
		t.Errorf("the manifest is %+v, %v", m, err)
	}
}
