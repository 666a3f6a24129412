package cards_test

import (
	"regexp"
	"strings"
	"testing"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/source"
	"pobratim/internal/site/sitetest"
)

var named = regexp.MustCompile(`Social:\{Src:(\S*) Alt:`)

// cardOf returns the path of the card that a page names.
func cardOf(t *testing.T, p build.Plan, page string) string {
	t.Helper()
	m := named.FindStringSubmatch(sitetest.File(t, p, page))
	if m == nil {
		t.Fatalf("%s names no card", page)
	}
	path, absolute := strings.CutPrefix(m[1], "https://example.org/")
	if m[1] != "" && !absolute {
		t.Errorf("%s: %s is not absolute", page, m[1])
	}
	return path
}

func TestCards(t *testing.T) {
	p, found := sitetest.Build(t, sitetest.Organisation("dvor", "vitebsk", "Двор", "Дворык"))
	sitetest.Clean(t, found)
	own := cardOf(t, p, "ru/organisations/dvor/index.html")
	other := cardOf(t, p, "be/organisations/dvor/index.html")
	list := cardOf(t, p, "ru/organisations/index.html")
	if own == other || own == list {
		t.Errorf("cards are shared: %s, %s, %s", own, other, list)
	}
	if home := cardOf(t, p, "ru/index.html"); home != list {
		t.Errorf("the home page has the card %s, a list %s", home, list)
	}
	for _, path := range []string{own, other, list} {
		if !strings.HasPrefix(sitetest.File(t, p, path), "\x89PNG") {
			t.Errorf("%s is no picture", path)
		}
	}
	for _, o := range p.Outputs {
		if strings.HasPrefix(o.Path, "assets/cards/") && !o.Stored {
			t.Errorf("%s is drawn anew in every build", o.Path)
		}
	}
}

// What is not written in a language has the card of the text that is shown.
func TestCardOfAFallback(t *testing.T) {
	p, found := sitetest.Build(t, `
-- content/stories/letter/index.ru.md --
---
sample: true
title: Письмо
summary: Коротко.
published: 2023-08-01
genre: letter
author: {role: {ru: Сосед, be: Сусед}}
---
`)
	sitetest.Clean(t, found)
	if ru, be := cardOf(t, p, "ru/stories/letter/index.html"), cardOf(t, p, "be/stories/letter/index.html"); ru == be {
		t.Error("the labels of both languages are the same card")
	}
}

func TestWithoutCards(t *testing.T) {
	tree := sitetest.Tree(t, "")
	yaml, err := tree["content/site.yaml"].Read()
	if err != nil {
		t.Fatal(err)
	}
	tree["content/site.yaml"] = source.Bytes([]byte(string(yaml) + "outputs: [home]\n"))
	p, found := sitetest.BuildTree(t, tree)
	sitetest.Clean(t, found)
	if path := cardOf(t, p, "ru/index.html"); path != "" {
		t.Errorf("the page names the card %s", path)
	}
	for _, path := range sitetest.Paths(p) {
		if strings.HasPrefix(path, "assets/cards/") {
			t.Errorf("%s is drawn", path)
		}
	}
}
