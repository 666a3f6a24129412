package ruletest_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"slices"
	"strings"
	"testing"

	"pobratim/internal/engine/source"
	"pobratim/internal/site/rules/consent"
	"pobratim/internal/site/rules/dates"
	"pobratim/internal/site/rules/delegation"
	"pobratim/internal/site/rules/exchange"
	"pobratim/internal/site/rules/holidays"
	"pobratim/internal/site/rules/overlap"
	"pobratim/internal/site/rules/resolution"
	"pobratim/internal/site/rules/ruletest"
	"pobratim/internal/site/rules/samples"
	"pobratim/internal/site/rules/texts"
	"pobratim/internal/site/rules/travel"
	"pobratim/internal/site/sitetest"
)

// programme is a small exchange in which all rules hold.
const programme = `
-- content/travel.yaml --
legs:
  - {from: pskov, to: vitebsk, minutes: 330, border: post}
borders:
  - {id: post, title: {ru: Пост, be: Пост}, buffer: 45m, countries: [RU, BY]}
-- content/holidays.yaml --
- {country: BY, date: 2023-11-07, kind: day-off, title: {ru: Праздник, be: Свята}}
-- content/people.yaml --
- {id: anna, role: {ru: ведущая, be: вядучая}}
- {id: boris, role: {ru: гость, be: госць}, name: {ru: Борис, be: Барыс}, consents: [{law: RU-152, scope: [site], given: 2023-08-01}]}
-- content/organisations/porog/index.ru.md --
---
title: Порог
summary: Соседи.
side: pskov
place: pskov
directions: [elderly, animals]
contact: {email: porog@example.org}
published: 2023-08-01
corrections: [{at: 2023-08-02, text: {ru: Мелочь., be: Драбяза.}}]
---
-- content/organisations/krok/index.ru.md --
---
title: Крок
summary: Клуб.
side: vitebsk
place: vitebsk
directions: [elderly, animals]
contact: {email: krok@example.org}
---
-- content/organisations/krok/yard.yaml --
alt: {ru: Двор, be: Двор}
credit: {ru: Проба, be: Проба}
licence: CC-BY-4.0
taken: 2023-08-01
people:
  - {person: boris, consent: {law: RU-152, scope: [site], given: 2023-08-01}}
-- content/visits/there/index.ru.md --
---
title: Туда
summary: Четыре дня.
host: vitebsk
guest: pskov
start: 2023-09-12
end: 2023-09-15
city: vitebsk
groups: [{id: north, title: {ru: Север, be: Поўнач}}, {id: south, title: {ru: Юг, be: Поўдзень}}]
delegation:
  members:
    - {organisation: porog, role: {ru: сосед, be: сусед}}
---
-- content/visits/there/schedule.yaml --
days:
  - date: 2023-09-12
    events:
      - {id: way, kind: transfer, title: {ru: Дорога, be: Дарога}, from: pskov-hall, to: vitebsk-hall, start: "07:00", end: "13:15"}
      - {id: home, kind: org-visit, title: {ru: Дома, be: Дома}, place: vitebsk-hall, hosts: [krok], people: [anna], start: "13:15", end: "15:00"}
      - {id: tea, kind: meal, title: {ru: Чай, be: Чай}, place: vitebsk, group: north, start: "15:00", duration: 1h}
-- content/visits/back/index.ru.md --
---
title: Обратно
summary: Два дня.
host: pskov
guest: vitebsk
start: 2023-10-10
end: 2023-10-11
city: pskov
delegation:
  members:
    - {organisation: krok, role: {ru: соседка, be: суседка}}
---
-- content/conference/final/index.ru.md --
---
title: Итог
summary: День.
start: 2023-11-23
end: 2023-11-23
place: pskov-hall
---
-- content/conference/final/resolution.yaml --
title: {ru: Резолюция, be: Рэзалюцыя}
summary: {ru: Шаг., be: Крок.}
adopted: 2023-11-23
text: {ru: Делаем., be: Робім.}
steps:
  - {id: go, text: {ru: Идти, be: Ісці}, owners: [porog, krok], due: 2024-01-31, status: open}
`

// TestContent spoils the programme in one place each and says what is found
// there, by the text that stands at that place.
func TestContent(t *testing.T) {
	visit, schedule := "content/visits/there/index.ru.md", "content/visits/there/schedule.yaml"
	photo, org := "content/organisations/krok/yard.yaml", "content/organisations/porog/index.ru.md"
	member := "    - {organisation: porog, role: {ru: сосед, be: сусед}}\n"
	for _, c := range []struct{ file, from, to, want string }{
		{schedule, `duration: 1h`, `end: "14:59"`, `error when-order 14:59`},
		{schedule, `"15:00", duration: 1h`, `"23:30", duration: 3h`, ""},
		{visit, "end: 2023-09-15", "end: 2023-09-12", ""},
		{schedule, `"13:15"}`, `"13:14"}`, `error transfer-short 13:14`},
		{schedule, `end: "13:15"}`, `duration: 6h}`, `error transfer-short 6h}`},
		{schedule, "place: vitebsk-hall", "place: pskov-hall", `error transfer-end pskov-hall, hosts; error travel 15:00", duration`},
		{schedule, "place: vitebsk, group: north, ", "place: vitebsk-hall, ", ""},
		{schedule, `group: north, start: "15:00"`, `people: [anna], start: "14:59"`, `error overlap 14:59`},
		{schedule, "group: north", "group: nord", "error group-unknown nord"},
		{schedule, "hosts: [krok]", "hosts: [krok, porog]", "error host-side porog"},
		{schedule, "kind: org-visit", "kind: session", "warning visit-missing krok]"},
		{visit, member, strings.Repeat(member, 21), "error delegation-limit {organisation: porog"},
		{visit, "organisation: porog", "organisation: krok", "error delegation-side krok"},
		{visit, "2023-09-12", "2023-09-13", `error event-outside 07:00; error event-outside 13:15", end; error event-outside 15:00", duration`},
		{visit, "guest: pskov", "guest: vitebsk", "error exchange-same-side vitebsk; warning exchange-one-way vitebsk"},
		{"content/conference/final/index.ru.md", "start: 2023-11-23\nend: 2023-11-23", "start: 2023-10-11\nend: 2023-10-11", "error conference-early 2023-10-11"},
		{"content/conference/final/index.ru.md", "end: 2023-11-23", "end: 2024-11-23", "error outside-programme 2024-11-23"},
		{"content/conference/final/resolution.yaml", "[porog, krok]", "[porog]", "warning owners-one-side porog]"},
		{org, "directions: [elderly, animals]", "directions: [elderly]", "warning direction-one-sided animals"},
		{org, "at: 2023-08-02", "at: 2023-07-31", "error correction-early 2023-07-31"},
		{org, "published: 2023-08-01", "published: 2023-08-01\nexpires: 2023-07-31\nembargo: {until: 2023-08-01}", "error expires-early 2023-07-31; error embargo-late {until"},
		{org, "title: Порог\n", "", "error text-title-missing ---"},
		{org, "summary: Соседи.\n", "", "error text-summary-missing ---"},
		{photo, ", consent: {law: RU-152, scope: [site], given: 2023-08-01}", "", "error consent-missing boris"},
		{photo, "scope: [site]", "scope: [press]", "error consent-scope [press]"},
		{"content/people.yaml", ", consents: [{law: RU-152, scope: [site], given: 2023-08-01}]", "", "error consent-missing {ru: Борис"},
		{"content/people.yaml", "scope: [site]", "scope: [press]", "error consent-scope [{law: RU-152, scope: [press]"},
		{"content/holidays.yaml", "2023-11-07", "2023-09-12", `warning holiday 07:00`},
	} {
		t.Run(c.file+" "+c.to, func(t *testing.T) {
			tree := tree(t)
			before := text(t, tree, c.file)
			if !strings.Contains(before, c.from) {
				t.Fatalf("%s has no %q", c.file, c.from)
			}
			tree[c.file] = source.Bytes([]byte(strings.Replace(before, c.from, c.to, 1)))
			want := strings.Split(c.want, "; ")
			if c.want == "" {
				want = nil
			}
			got := found(t, tree, want)
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Errorf("found %q, want %q", got, want)
			}
		})
	}
}

// found holds the site of a tree against all rules, and writes each finding
// with the text at its place, as much of it as is wanted.
func found(t *testing.T, tree source.Tree, want []string) []string {
	t.Helper()
	p, _ := sitetest.BuildTree(t, tree)
	var out []string
	for _, rule := range []ruletest.Rule{
		dates.Check, overlap.Check, travel.Check, delegation.Check, exchange.Check,
		holidays.Check, consent.Check, resolution.Check, samples.Check, texts.Check,
	} {
		for _, d := range rule(p.All) {
			lines := strings.Split(text(t, tree, d.File), "\n")
			rest := []rune(lines[d.Line-1])[d.Col-1:]
			got := fmt.Sprintf("%s %s %s", d.Severity, d.Code, string(rest))
			for _, w := range want {
				if strings.HasPrefix(got, w) {
					got = w
				}
			}
			out = append(out, got)
		}
	}
	return out
}

// tree is the programme with the picture that an archive of texts cannot
// hold.
func tree(t *testing.T) source.Tree {
	t.Helper()
	tree := sitetest.Tree(t, programme)
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 480, 320))); err != nil {
		t.Fatal(err)
	}
	tree["content/organisations/krok/yard.png"] = source.Bytes(picture.Bytes())
	return tree
}

func text(t *testing.T, tree source.Tree, file string) string {
	t.Helper()
	data, err := tree[file].Read()
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// The programme as it stands has everything that a rule looks at, and no
// findings.
func TestProgramme(t *testing.T) {
	p, problems := sitetest.BuildTree(t, tree(t))
	for _, d := range problems {
		if strings.HasPrefix(d.File, "content/") {
			t.Errorf("%s: %s %v", d.Pos, d.Code, d.Args)
		}
	}
	for _, kind := range []string{"visit", "event", "conference", "step", "photo", "person", "leg", "border", "holiday"} {
		if len(p.All.Of(kind)) == 0 {
			t.Errorf("no %s", kind)
		}
	}
}
