package ornaments_test

import (
	"slices"
	"strings"
	"testing"

	"pobratim/internal/engine/build"
	"pobratim/internal/site/sitetest"
)

const bundle = `
-- content/directions.yaml --
- {id: elderly, title: {ru: П, be: П}, summary: {ru: П., be: П.}, motif: ".# ##"}
- {id: animals, title: {ru: Ж, be: Ж}, summary: {ru: Ж., be: Ж.}, motif: "#. .#", colour: red}
- {id: culture, title: {ru: К, be: К}, summary: {ru: К., be: К.}, motif: "## #."}
-- content/stories/letter/index.ru.md --
---
title: Письмо
summary: Коротко.
published: 2023-08-01
genre: letter
author: {organisation: porog}
---
-- content/stories/later/index.ru.md --
---
title: Потом
summary: Коротко.
published: 2023-10-01
genre: letter
author: {organisation: porog}
---
`

func site(t *testing.T, change func(string) string) build.Plan {
	t.Helper()
	p, found := sitetest.Build(t, change(sitetest.Organisation("porog", "pskov", "Порог", "Парог")+bundle))
	sitetest.Clean(t, found)
	return p
}

func same(s string) string { return s }

func drawings(p build.Plan) []string {
	var out []string
	for _, o := range p.Outputs {
		if strings.HasPrefix(o.Path, "assets/ornaments/") {
			out = append(out, o.By)
		}
	}
	slices.Sort(out)
	return out
}

// Whatever has a page has a towel; what cannot be seen yet has none.
func TestEveryPageHasOne(t *testing.T) {
	got := strings.Join(drawings(site(t, same)), ", ")
	want := "the ornament of direction/animals, the ornament of direction/culture, the ornament of direction/elderly, the ornament of organisation/porog, the ornament of story/letter"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// A page and the cards of its entry name the drawing, in every language the
// same; it changes with the motif of the direction, not with the text.
func TestNamedByItsRecipe(t *testing.T) {
	of := func(p build.Plan, by string) string {
		for _, o := range p.Outputs {
			if o.By == by {
				return o.Path
			}
		}
		t.Fatalf("nothing is planned by %s", by)
		return ""
	}
	const by = "the ornament of organisation/porog"
	p := site(t, same)
	path := of(p, by)
	letter := of(p, "the ornament of story/letter")
	for file, drawn := range map[string]string{
		"ru/organisations/porog/index.html": path, "be/organisations/porog/index.html": path,
		"ru/stories/letter/index.html": letter, "ru/stories/index.html": letter,
	} {
		if !strings.Contains(sitetest.File(t, p, file), "/"+drawn) {
			t.Errorf("%s does not name %s", file, drawn)
		}
	}
	if svg := sitetest.File(t, p, path); !strings.Contains(svg, "<svg ") {
		t.Errorf("%s is %s", path, svg)
	}
	for name, c := range map[string]struct {
		old, new string
		same     bool
	}{
		"another summary": {"summary: Коротко.", "summary: Кратко.", true},
		"another motif":   {`motif: ".# ##"`, `motif: "#. ##"`, false},
		"another colour":  {`motif: ".# ##"`, `motif: ".# ##", colour: green`, false},
	} {
		changed := of(site(t, func(s string) string { return strings.ReplaceAll(s, c.old, c.new) }), by)
		if (changed == path) != c.same {
			t.Errorf("%s: %s, was %s", name, changed, path)
		}
	}
}

// Directions without a colour take turns, in the order in which they stand.
func TestAccents(t *testing.T) {
	p := site(t, same)
	for file, want := range map[string]string{
		"ru/directions/elderly/index.html": "blue", "ru/directions/animals/index.html": "red", "ru/directions/culture/index.html": "ochre",
		"be/organisations/porog/index.html": "blue", "ru/stories/letter/index.html": "blue", "ru/organisations/index.html": "",
	} {
		if html := sitetest.File(t, p, file); !strings.Contains(html, " Accent:"+want+"}") && !strings.Contains(html, " Accent:"+want+" ") {
			t.Errorf("%s has not the accent %q", file, want)
		}
	}
}

// Looking for what a pattern must not hold costs more than to draw it: both
// are done once and kept.
func TestKept(t *testing.T) {
	for _, o := range site(t, same).Outputs {
		if strings.HasPrefix(o.Path, "assets/ornaments/") && !o.Stored {
			t.Errorf("%s is drawn anew in every build", o.Path)
		}
	}
}
