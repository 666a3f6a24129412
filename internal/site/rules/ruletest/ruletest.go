// Package ruletest holds a rule against small sites, for the tests of rules.
//
// A site is written one entry a line: kind, id and fields. An indented line
// is a part of the last line that is not. What the rule should find stands
// in a comment of the line where it should be found, with the field: errors
// after want, warnings after warn.
//
//	visit to-vitebsk host=vitebsk guest=pskov start=09-12 end=09-15
//	  event yard start=12T10:00 end=12T11:00 place=hall
//	  event tea start=12T10:30 end=12T12:00 place=hall   # want overlap@start
//
// Everything that is found and not named fails the test, and so does
// everything named and not found. Days are of September 2023 unless the
// month (10-13) or the year is written.
package ruletest

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/model"
)

// World is what most cases need: a programme of two sides, and places.
const World = `
programme exchange start=2023-07-03 end=2023-12-29 delegates=20 sides=pskov:RU,vitebsk:BY
place pskov country=RU zone=Europe/Moscow
place ostrov country=RU zone=Europe/Moscow
place vitebsk country=BY zone=Europe/Minsk
place polotsk country=BY zone=Europe/Minsk
place hall city=vitebsk
place club city=vitebsk
place yard city=polotsk
place theatre city=pskov
organisation porog side=pskov
organisation lapa side=pskov
organisation krok side=vitebsk
organisation dvor side=vitebsk
person anna
person boris
`

// A Rule is what is tested.
type Rule = func(s *model.Site) diag.List

// Check holds the rule against the lines, with the World before them.
func Check(t *testing.T, rule Rule, lines string) {
	t.Helper()
	CheckBare(t, rule, World, lines)
}

// CheckBare is Check with another world.
func CheckBare(t *testing.T, rule Rule, world, lines string) {
	t.Helper()
	b := newSite(t)
	b.read("world", world)
	wanted := b.read("case", lines)
	s := b.resolve()
	var got []string
	for _, d := range rule(s) {
		got = append(got, describe(t, s, d))
	}
	slices.Sort(got)
	slices.Sort(wanted)
	if !slices.Equal(got, wanted) {
		t.Errorf("%s\nfound:\n\t%s\nwanted:\n\t%s", lines, strings.Join(got, "\n\t"), strings.Join(wanted, "\n\t"))
	}
}

// Messages returns what the rule says about the lines, with the World before
// them, in the words of the English catalogue.
func Messages(t *testing.T, rule Rule, lines string) []string {
	t.Helper()
	words, err := diag.Load("en")
	if err != nil {
		t.Fatal(err)
	}
	b := newSite(t)
	b.read("world", World)
	b.read("case", lines)
	var out []string
	for _, d := range rule(b.resolve()) {
		out = append(out, words.Message(d))
	}
	return out
}

// Site makes a site of the lines alone.
func Site(t *testing.T, lines string) *model.Site {
	t.Helper()
	b := newSite(t)
	b.read("case", lines)
	return b.resolve()
}

// describe writes a finding as a wanted one is written, and holds what every
// finding owes to the author: words, a place, somebody who may allow it.
func describe(t *testing.T, s *model.Site, d diag.Diagnostic) string {
	t.Helper()
	words, err := diag.Load("en")
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := words[d.Code]; !ok {
		t.Errorf("%s: the code has no words", d.Code)
	}
	for _, said := range []string{words.Message(d), words.Hint(d)} {
		if strings.Contains(said, "{") {
			t.Errorf("%s: a placeholder is left in %q", d.Code, said)
		}
	}
	if d.File == "" || d.Line == 0 || d.Col == 0 {
		t.Errorf("%s: the place %q cannot be opened", d.Code, d.Pos)
	}
	for _, p := range d.Related {
		if p.File == "" || p.Line == 0 {
			t.Errorf("%s: the other place %q cannot be opened", d.Code, p)
		}
	}
	if len(d.About) == 0 {
		t.Errorf("%s: nobody can allow it", d.Code)
	}
	for _, key := range d.About {
		if s.At(model.Key(key)) == nil {
			t.Errorf("%s: it is about %s, which is not on the site", d.Code, key)
		}
	}
	return fmt.Sprintf("%s %s %s", d.Severity, d.Pos, d.Code)
}

func (b *builder) resolve() *model.Site {
	b.t.Helper()
	frame := model.Frame{
		Config: &b.config,
		Zone:   time.LoadLocation,
		Clock:  model.NewClock(time.Date(2023, 9, 13, 9, 0, 0, 0, time.UTC)),
	}
	for _, tag := range []lang.Tag{"ru", "be"} {
		l, _ := lang.Of(tag)
		frame.Languages = append(frame.Languages, l)
	}
	for _, e := range b.entries {
		if !slices.ContainsFunc(frame.Kinds, func(a model.Address) bool { return a.Kind == e.Kind }) {
			frame.Kinds = append(frame.Kinds, model.Address{Kind: e.Kind, Page: true})
		}
	}
	s, _ := model.Resolve(frame, b.entries)
	return s
}

func newSite(t *testing.T) *builder {
	t.Helper()
	return &builder{t: t, config: model.Config{Title: decode.Words{}, Zone: "Europe/Moscow", Sample: true}}
}
