package site_test

import (
	"crypto/sha256"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/kind"
	"pobratim/internal/engine/model"
	"pobratim/internal/shell/zone"
	"pobratim/internal/site"
)

// all is everything that the repository's content holds, also what is not
// shown yet.
func all(t *testing.T) *model.Site {
	t.Helper()
	p, _ := build.Build(build.Input{Tree: tree(t), Zone: zone.Load}, site.Definition(), nil)
	return p.All
}

// The content is written, not copied: no paragraph of more than 80
// characters stands twice, in whatever file.
func TestNoParagraphStandsTwice(t *testing.T) {
	seen := map[[sha256.Size]byte]string{}
	paragraphs := 0
	for _, e := range all(t).Entries {
		for d := range kind.Docs(e) {
			for p := range strings.SplitSeq(d.Plain(), "\n") {
				if utf8.RuneCountInString(p) <= 80 {
					continue
				}
				paragraphs++
				sum := sha256.Sum256([]byte(p))
				if first, twice := seen[sum]; twice {
					t.Errorf("%s and %s both hold: %.60s…", first, e.Key(), p)
				}
				seen[sum] = string(e.Key())
			}
		}
	}
	if paragraphs < 500 {
		t.Errorf("only %d paragraphs were compared", paragraphs)
	}
}

// The demonstration is as large and as varied as its readers were promised.
func TestDemonstrationIsWhole(t *testing.T) {
	s := all(t)
	onSide, practices := map[string]int{}, map[string]map[string]bool{}
	for _, e := range s.Of("organisation") {
		onSide[e.Side.ID]++
	}
	for _, e := range s.Of("practice") {
		for _, topic := range e.Topics {
			if practices[topic.ID] == nil {
				practices[topic.ID] = map[string]bool{}
			}
			practices[topic.ID][e.ID] = true
		}
	}
	for side, n := range onSide {
		if n != 20 {
			t.Errorf("%d organisations on the side of %s", n, side)
		}
	}
	for _, d := range s.Of("direction") {
		if len(practices[d.ID]) < 2 {
			t.Errorf("%d practices in %s", len(practices[d.ID]), d.ID)
		}
	}
	for kind, least := range map[string]int{"practice": 16, "visit": 2, "conference": 1, "material": 10, "step": 7, "story": 12, "page": 8} {
		if n := len(s.Of(kind)); n < least {
			t.Errorf("%d of the kind %s, at least %d are due", n, kind, least)
		}
	}
	for _, e := range s.Of("visit") {
		if n := len(e.Party.Members); n != 20 {
			t.Errorf("%d delegates in %s", n, e.ID)
		}
	}
	var genres, states, statuses []string
	for _, e := range s.Of("story") {
		genres = append(genres, e.Type)
	}
	for _, e := range s.Of("step") {
		states = append(states, e.Type)
	}
	for _, e := range s.Of("event") {
		statuses = append(statuses, e.When.Status)
	}
	for name, c := range map[string]struct{ have, want []string }{
		"genres of stories": {genres, []string{"announcement", "reportage", "interview", "portrait", "letter", "correction"}},
		"states of steps":   {states, []string{"open", "in-progress", "done", "postponed"}},
		"status of events":  {statuses, []string{"moved", "cancelled", "tentative"}},
	} {
		for _, w := range c.want {
			if !slices.Contains(c.have, w) {
				t.Errorf("%s: none is %s", name, w)
			}
		}
	}
}

// Every state of a translation is seen, and most are recorded.
func TestTranslationsAreInEveryState(t *testing.T) {
	s := all(t)
	count := map[model.State]int{}
	byOriginal := map[string]int{}
	for _, e := range s.Entries {
		if e.Folder == "" || e.Kind == "event" || e.Kind == "step" || len(e.Texts) == 0 || e.Kind == "photo" || e.Kind == "resolution" {
			continue
		}
		byOriginal[string(e.Original)]++
		for _, l := range s.Languages {
			state, _ := e.Freshness(l.Tag)
			count[state]++
		}
	}
	if count[model.Missing] < 3 || count[model.Stale] != 2 || count[model.Current] < 60 {
		t.Errorf("translations: %v", count)
	}
	if byOriginal["be"] < 5 || byOriginal["ru"] < 5 {
		t.Errorf("originals: %v", byOriginal)
	}
}
