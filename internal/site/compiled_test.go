package site_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/layout"
	"pobratim/internal/engine/memo"
	"pobratim/internal/engine/source"
	said "pobratim/internal/engine/words"
	"pobratim/internal/shell/zone"
	"pobratim/internal/site"
	"pobratim/internal/site/sitetest"
)

// verified makes all pages of a site twice, by the programs of the layouts and
// by html/template, and fails where they differ or a layout has no program.
func verified(t *testing.T, tree source.Tree, asOf build.Clock) {
	t.Helper()
	m := memo.New()
	m.Verify = true
	in := build.Input{Tree: tree, AsOf: asOf, Now: time.Date(2023, 9, 13, 9, 0, 0, 0, time.UTC), Zone: zone.Load}
	p, _ := build.Build(in, site.Definition(), m)
	pages := 0
	for _, o := range p.Outputs {
		if !strings.HasSuffix(o.Path, ".html") {
			continue
		}
		pages++
		for _, d := range o.Make().Problems {
			t.Errorf("%s: %s %v", o.Path, d.Pos, d.Args)
		}
	}
	if pages < 20 {
		t.Errorf("there are only %d pages", pages)
	}
}

// Every layout is compiled, also those of pages that a site may not have.
func TestEveryLayoutIsCompiled(t *testing.T) {
	tree := tree(t)
	ru, _ := lang.Of("ru")
	tables, found := said.Load(tree, []*lang.Language{ru})
	assets, problems := layout.LoadAssets(tree, "/")
	views := build.Views(site.Definition())
	set, more := layout.Load(tree, tables, assets, views)
	sitetest.None(t, slices.Concat(found, problems, more))
	if len(views) < 20 {
		t.Errorf("there are only %d layouts", len(views))
	}
	for _, name := range set.Interpreted() {
		t.Errorf("%s", name)
	}
}

// The layouts print the demonstration as html/template would.
func TestLayoutsAreCompiledForTheDemonstration(t *testing.T) {
	tree := tree(t)
	for _, m := range moments {
		var c build.Clock
		if m != "" {
			var err error
			if c, err = build.ParseClock(m); err != nil {
				t.Fatal(err)
			}
		}
		verified(t, tree, c)
	}
}

// Whatever stands in a text: quotes, what ends a script or an attribute, bytes
// that are no letters.
func TestCompiledLayoutsEscapeAsHTMLTemplateDoes(t *testing.T) {
	for _, payload := range []string{
		`"'&<>+` + "`=%\\ &amp; %41 %zz {{.}} 1 < 2", "</script><script>alert(1)</script> ]]> <!-- ' <b>x</b>", `" onclick="alert(1)`,
		"javascript:alert(1)", "\u2028 \u2029 \u00a0 \ufeff \ufffd \U0001f9f5 \x7f",
	} {
		verified(t, siteWith(t, payload), build.Clock{})
	}
}
