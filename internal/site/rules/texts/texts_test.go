package texts

import (
	"testing"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/model"
	"pobratim/internal/site/rules/ruletest"
)

func TestMoments(t *testing.T) {
	for name, lines := range map[string]string{
		"expiry": `
story none published=12
story open expires=12
story day published=12 expires=12
story late published=12 expires=11            # want expires-early@expires
story hour published=12T10:00 expires=12T10:00 # want expires-early@expires
story next published=12T10:00 expires=12T10:01
story edge published=13T00:00 expires=12      # want expires-early@expires
`,
		"embargo": `
story a published=10 embargo=12T12:00 expires=12
story b published=10 embargo=13T00:00 expires=12   # want embargo-late@embargo
`,
		"corrections": `
story a published=12T10:00 corrections=12,12T10:00,13
story b published=12T10:00 corrections=11,12T09:59,13   # want correction-early@corrections[0] correction-early@corrections[1]
story c corrections=11
`,
	} {
		t.Run(name, func(t *testing.T) {
			ruletest.Check(t, func(s *model.Site) diag.List {
				fill(s)
				return Check(s)
			}, lines)
		})
	}
}

// fill gives the corrections of the site their places: the short form of
// the tests has none below the item.
func fill(s *model.Site) {
	for _, e := range s.Entries {
		for i := range e.Corrections {
			path := []string{"corrections[0]", "corrections[1]", "corrections[2]"}[i]
			if f, ok := e.Given.Field(path); ok {
				e.Given.Set(path+".at", f)
			}
		}
	}
}

func TestRecords(t *testing.T) {
	ruletest.Check(t, Check, `
direction full
direction half summary=be:                # a language of a record is found where it is read
direction bare summary=ru: summary=be:    # want text-summary-missing
event plain summary=ru: summary=be:
event mute title=ru: title=be:            # want text-title-missing
person role title=ru: title=be: summary=ru: summary=be:
`)
}

// In a bundle each language has a file of its own, which the finding names.
func TestBundles(t *testing.T) {
	s := ruletest.Site(t, "story one\nstory two without=be\nvisit three\n")
	place := func(e *model.Entry, tag lang.Tag, file string) {
		e.Texts.In(tag).Pos = diag.Pos{File: file}
	}
	one, two, three := s.Get("story", "one"), s.Get("story", "two"), s.Get("visit", "three")
	place(one, "ru", "one/index.ru.md")
	place(one, "be", "one/index.be.md")
	one.Texts.In("be").Summary = " "
	place(two, "ru", "two/index.ru.md")
	two.Pos = diag.Pos{File: "two/index.ru.md", Line: 1, Col: 1}
	two.Texts.In("ru").Title = ""
	place(three, "ru", "three/index.ru.md")
	place(three, "be", "three/index.be.md")

	var got []string
	for _, d := range Check(s) {
		got = append(got, d.String()+" "+d.Code+" "+d.Args["languages"])
	}
	want := []string{"one/index.be.md:1:1 text-summary-missing be", "two/index.ru.md:1:1 text-title-missing ru"}
	if len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("got %q, want %q", got, want)
	}
}
