package kinds_test

import (
	"slices"
	"strings"
	"testing"

	"pobratim/internal/engine/model"
	"pobratim/internal/site/kinds/kindtest"
	"pobratim/internal/site/sitetest"
)

// A practice in Russian, and its translation. Its blocks are the title, the
// summary, the texts of its own fields, and those of the body.
const fresh = `
-- content/organisations/porog/index.ru.md --
---
side: pskov
title: «Порог»
summary: Соседи.
place: pskov-hall
directions: [elderly]
contact: {email: porog@example.org}
---
-- content/practices/garden/index.ru.md --
---
title: Сад
summary: Как вырастить сад.
organisation: porog
directions: [elderly]
problem: Пусто.
solution: Посадить.
steps: [Раз, Два]
results: [{metric: {ru: Кусты, be: Кусты}, value: 3, unit: {ru: куста, be: кусты}}]
---
Первый абзац.

Второй абзац.
-- content/practices/garden/index.be.md --
---
title: Сад
summary: Як вырасціць сад.
problem: Пуста.
solution: Пасадзіць.
steps: [Раз, Два]
translation: {basis: "BASIS", by: editor-be, at: 2023-08-14}
---
Першы абзац.
`

// What an editor changes in the original makes the translation stale where a
// text has changed, and only there.
func TestFreshTranslations(t *testing.T) {
	plan, _ := sitetest.Build(t, fresh)
	basis := strings.Join(plan.All.Get("practice", "garden").Texts.In("ru").Blocks(), " ")
	for _, c := range []struct {
		name    string
		edit    []string // in the original: what, by what
		state   model.State
		changed []int
	}{
		{"nothing", nil, model.Current, nil},
		{"a fact", []string{"value: 3", "value: 4"}, model.Current, nil},
		{"a text within a fact", []string{"{ru: куста", "{ru: кустов"}, model.Current, nil},
		{"lines broken elsewhere", []string{"Первый абзац.", "Первый\nабзац."}, model.Current, nil},
		{"the title", []string{"title: Сад\nsummary: Как", "title: Двор\nsummary: Как"}, model.Stale, []int{0}},
		{"the summary", []string{"Как вырастить сад.", "Как вырастить сад дома."}, model.Stale, []int{1}},
		{"the problem", []string{"Пусто.", "Темно."}, model.Stale, []int{2}},
		{"a step", []string{"[Раз, Два]\nresults", "[Раз, Два, Три]\nresults"}, model.Stale, []int{6}},
		{"a paragraph", []string{"Второй", "Последний"}, model.Stale, []int{7}},
		{"a new paragraph", []string{"Первый абзац.", "Первый абзац.\n\nЕщё абзац."}, model.Stale, []int{7}},
		{"a paragraph removed", []string{"Первый абзац.\n\n", ""}, model.Stale, nil},
		{"no record of it", []string{`translation: {basis: "BASIS", by: editor-be, at: 2023-08-14}` + "\n", ""}, model.Unrecorded, nil},
	} {
		text := fresh
		if c.edit != nil {
			text = strings.Replace(fresh, c.edit[0], c.edit[1], 1)
			if text == fresh {
				t.Fatalf("%s: nothing was edited", c.name)
			}
		}
		text = strings.Replace(text, "BASIS", basis, 1)
		plan, _ := sitetest.Build(t, text)
		state, changed := plan.All.Get("practice", "garden").Freshness("be")
		if state != c.state || !slices.Equal(changed, c.changed) {
			t.Errorf("%s: %s %v, want %s %v", c.name, state, changed, c.state, c.changed)
		}
		pages, _ := kindtest.Build(t, text)
		told := slices.Contains(pages["/be/practices/garden/"].Frame, "Notices.Kind: stale")
		if told != (c.state == model.Stale) {
			t.Errorf("%s: the reader is told: %v", c.name, told)
		}
		if slices.Contains(pages["/ru/practices/garden/"].Frame, "Notices.Kind: stale") {
			t.Errorf("%s: the original says that it is stale", c.name)
		}
	}
}
