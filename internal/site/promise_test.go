package site_test

import (
	"bytes"
	"path"
	"strings"
	"testing"
	"unicode"

	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/model"
	organisations "pobratim/internal/site/kinds/organisation"
	practices "pobratim/internal/site/kinds/practice"
	stories "pobratim/internal/site/kinds/story"
)

// What the demonstration shows its readers, field by field: they learn from
// it how a profile, a practice, a schedule and a press text are written.
func TestPromises(t *testing.T) {
	s := all(t)
	for name, holds := range map[string]func(*testing.T, *model.Site){
		"texts are as long as they should": textsAreAsLongAsTheyShould,
		"blurbs fit their space":           blurbsFitTheirSpace,
		"profiles are whole":               profilesAreWhole,
		"practices can be repeated":        practicesCanBeRepeated,
		"visits are like visits":           visitsAreLikeVisits,
		"conference is like a conference":  conferenceIsLikeAConference,
		"materials are files":              materialsAreFiles,
		"pictures are described":           picturesAreDescribed,
		"demonstration is alive":           demonstrationIsAlive,
	} {
		t.Run(name, func(t *testing.T) { holds(t, s) })
	}
}

// words counts as a reader does: a dash between spaces is not a word.
func words(s string) int {
	n := 0
	for w := range strings.FieldsSeq(s) {
		if strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			n++
		}
	}
	return n
}

// A profile takes two minutes to read, a practice five.
func textsAreAsLongAsTheyShould(t *testing.T, s *model.Site) {
	for kind, span := range map[string][2]int{"organisation": {200, 400}, "practice": {400, 700}} {
		for _, e := range s.Of(kind) {
			for tag, text := range e.Texts.All() {
				if n := words(text.Body.Plain()); n < span[0] || n > span[1] {
					t.Errorf("%s in %s has %d words", e.Key(), tag, n)
				}
			}
		}
	}
}

// The short texts for the press fit the space that they are named after,
// within a seventh of it.
func blurbsFitTheirSpace(t *testing.T, s *model.Site) {
	sets := 0
	for _, e := range s.Of("story") {
		b := e.Data.(*stories.Facts).Blurbs
		if len(b.Short) == 0 {
			continue
		}
		sets++
		for _, l := range s.Languages {
			for want, w := range map[int]string{50: b.Short.In(l.Tag).S, 150: b.Medium.In(l.Tag).S, 400: b.Long.In(l.Tag).S} {
				if n := words(w); n*7 < want*6 || n*7 > want*8 {
					t.Errorf("%s in %s: %d words instead of %d", e.Key(), l.Tag, n, want)
				}
			}
		}
	}
	if sets < 4 {
		t.Errorf("only %d stories have texts for the press", sets)
	}
}

// Every profile is whole, and both sides are at home in several towns and in
// every direction.
func profilesAreWhole(t *testing.T, s *model.Site) {
	towns := map[string]map[string]bool{}
	for _, e := range s.Of("organisation") {
		f := e.Data.(*organisations.Facts)
		if f.Form == "" || f.Founded == 0 || len(f.Offers) == 0 || len(f.Seeks) == 0 || len(f.Languages) == 0 ||
			len(f.Audience) == 0 || !strings.HasSuffix(f.Contact.Email, "@example.org") || !e.Sample {
			t.Errorf("%s leaves a field out", e.Key())
		}
		if towns[e.Side.ID] == nil {
			towns[e.Side.ID] = map[string]bool{}
		}
		town := s.Ref(f.Place)
		if city := s.Ref(town.Place.City); city != nil {
			town = city
		}
		towns[e.Side.ID][town.ID] = true
	}
	for side, in := range towns {
		if len(in) < 6 {
			t.Errorf("%s is at home in %d towns", side, len(in))
		}
	}
	for _, d := range s.Of("direction") {
		sides, shown := map[string]bool{}, map[string]bool{}
		for _, e := range s.Of("organisation") {
			if hasTopic(e, d.ID) {
				sides[e.Side.ID] = true
			}
		}
		for _, e := range s.Of("practice") {
			if hasTopic(e, d.ID) {
				shown[s.Ref(e.Data.(*practices.Facts).Organisation).Side.ID] = true
			}
		}
		if len(sides) != 2 || len(shown) != 2 {
			t.Errorf("%s: organisations of %d sides, practices of %d", d.ID, len(sides), len(shown))
		}
	}
}

// Another organisation could begin tomorrow: what is the matter, what helps,
// how, with what, what came of it, what goes wrong.
func practicesCanBeRepeated(t *testing.T, s *model.Site) {
	taken := 0
	for _, e := range s.Of("practice") {
		f := e.Data.(*practices.Facts)
		for _, l := range s.Languages {
			if len(f.Problem.In(l.Tag).S) < 200 || len(f.Solution.In(l.Tag).S) < 200 || len(f.Steps[l.Tag]) < 7 ||
				len(f.Resources[l.Tag]) < 3 || len(f.Risks[l.Tag]) < 3 {
				t.Errorf("%s in %s leaves something out", e.Key(), l.Tag)
			}
		}
		if len(f.Results) < 3 {
			t.Errorf("%s counts %d results", e.Key(), len(f.Results))
		}
		taken += len(f.Replicated)
	}
	if taken < 4 {
		t.Errorf("only %d organisations took a practice over", taken)
	}
}

// Each visit has all that can happen on a visit, and something goes wrong.
func visitsAreLikeVisits(t *testing.T, s *model.Site) {
	accepted := 0
	for _, visit := range s.Of("visit") {
		span, _ := s.Span(visit)
		if days := span.End.Sub(span.Start).Hours() / 24; days != 4 {
			t.Errorf("%s lasts %v days", visit.Key(), days)
		}
		sorts, statuses, border := map[string]int{}, map[string]int{}, 0
		for _, e := range s.Parts(visit, "event") {
			sorts[e.Type]++
			statuses[e.When.Status]++
			if at, _ := s.Span(e); e.Type == "transfer" && at.End.Sub(at.Start).Hours() >= 6 {
				border++
			}
			if e.Type == "discussion" && len(e.Questions) < 3 {
				t.Errorf("%s asks %d questions", e.Key(), len(e.Questions))
			}
			for _, a := range e.Allow {
				if a.Code == "overlap" && words(a.Reason) > 3 {
					accepted++
				}
			}
		}
		for _, sort := range []string{"org-visit", "discussion", "practice-demo", "session", "plenary", "briefing", "transfer", "meal", "free"} {
			if sorts[sort] == 0 {
				t.Errorf("%s has no %s", visit.Key(), sort)
			}
		}
		for _, status := range []string{"confirmed", "moved", "cancelled", "tentative"} {
			if statuses[status] == 0 {
				t.Errorf("nothing in %s is %s", visit.Key(), status)
			}
		}
		if border != 2 {
			t.Errorf("%s crosses the border %d times", visit.Key(), border)
		}
		for _, m := range visit.Party.Members {
			if m.Person.ID == "" && (m.Role.In("ru").S == "" || m.Role.In("be").S == "") {
				t.Errorf("%s has a delegate without a role", visit.Key())
			}
		}
	}
	if accepted == 0 {
		t.Error("no overlap is accepted with a reason")
	}
}

// The conference has everything at once, after both visits.
func conferenceIsLikeAConference(t *testing.T, s *model.Site) {
	c := s.Of("conference")[0]
	span, _ := s.Span(c)
	if days := span.End.Sub(span.Start).Hours() / 24; days != 2 {
		t.Errorf("it lasts %v days", days)
	}
	for _, v := range s.Of("visit") {
		if at, _ := s.Span(v); at.End.After(span.Start) {
			t.Errorf("it begins before %s ends", v.Key())
		}
	}
	halls, plenaries, briefings, tables := map[string]map[string]bool{}, 0, 0, 0
	for _, e := range s.Parts(c, "event") {
		at, _ := s.Span(e)
		switch e.Type {
		case "session":
			hour := at.Start.String()
			if halls[hour] == nil {
				halls[hour] = map[string]bool{}
			}
			halls[hour][e.Where.ID] = true
		case "plenary":
			plenaries++
		case "briefing":
			briefings++
		case "discussion":
			officials, leaders := 0, 0
			for _, w := range e.Who {
				officials += count(strings.HasPrefix(w.ID, "official-"))
				leaders += count(strings.HasPrefix(w.ID, "head-"))
			}
			tables += count(officials >= 2 && leaders >= 2)
		}
	}
	parallel := 0
	for _, in := range halls {
		parallel += count(len(in) == 3)
	}
	if plenaries < 2 || briefings < 1 || tables < 1 || parallel < 2 {
		t.Errorf("%d plenaries, %d briefings, %d round tables, %d times three halls", plenaries, briefings, tables, parallel)
	}
	for _, step := range s.Of("step") {
		sides := map[string]bool{}
		for _, w := range step.Who {
			if o := s.Ref(w.Ref); w.Field == "owners" && o != nil {
				sides[o.Side.ID] = true
			}
		}
		if len(sides) != 2 {
			t.Errorf("%s is owned by %d sides", step.Key(), len(sides))
		}
	}
}

// A material is a file that opens, and there is one of every sort.
func materialsAreFiles(t *testing.T, s *model.Site) {
	files := tree(t)
	sorts, real := map[string]bool{}, 0
	for _, e := range s.Of("material") {
		sorts[e.Type] = true
		for _, f := range e.Files {
			file, there := files[path.Join(e.Folder, f.Name)]
			if !there {
				t.Errorf("%s has no file %s", e.Key(), f.Name)
				continue
			}
			b, err := file.Read()
			if err != nil || !bytes.HasPrefix(b, []byte("%PDF-")) || len(b) < 5_000 || len(b) > 500_000 {
				t.Errorf("%s: %s of %d bytes, %v", e.Key(), f.Name, len(b), err)
			}
			real++
		}
	}
	if len(sorts) != 5 || real < 9 {
		t.Errorf("%d sorts of materials, %d files", len(sorts), real)
	}
}

// Every picture can be read aloud, says who made it and may be used.
func picturesAreDescribed(t *testing.T, s *model.Site) {
	for _, e := range s.Of("photo") {
		for _, tag := range []lang.Tag{"ru", "be"} {
			if words(e.Picture.Alt.In(tag).S) < 4 || e.Picture.Credit.In(tag).S == "" {
				t.Errorf("%s is not described in %s", e.Key(), tag)
			}
		}
		if e.Picture.Licence == "" || len(e.People) > 0 {
			t.Errorf("%s: licence %q, %d people", e.Key(), e.Picture.Licence, len(e.People))
		}
	}
}

// The site stands in the middle of its programme, and one text waits.
func demonstrationIsAlive(t *testing.T, s *model.Site) {
	visit := s.Get("visit", "to-vitebsk")
	span, _ := s.Span(visit)
	now, ok := s.Config.AsOf.In(span.Start.Location())
	if !s.Config.Sample || !ok || now.Before(span.Start) || now.After(span.End) {
		t.Errorf("sample %v, as of %s", s.Config.Sample, s.Config.AsOf)
	}
	waiting := 0
	for _, e := range s.Of("story") {
		until, ok := e.Embargo.In(span.Start.Location())
		waiting += count(ok && !e.Embargo.IsZero() && until.After(now) && until.Year() == 2023 && e.Press != nil && len(e.Press.Long) == 2)
	}
	if waiting != 1 {
		t.Errorf("%d stories are under an embargo", waiting)
	}
	for _, kind := range []string{"organisation", "practice", "visit", "conference", "resolution", "material", "story"} {
		for _, e := range s.Of(kind) {
			if !e.Sample {
				t.Errorf("%s is not marked as a sample", e.Key())
			}
		}
	}
}

func hasTopic(e *model.Entry, direction string) bool {
	for _, t := range e.Topics {
		if t.ID == direction {
			return true
		}
	}
	return false
}

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
