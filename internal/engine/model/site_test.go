package model_test

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

// entry is a bare entry; its place is that of its kind.
func entry(kind, id string) *model.Entry {
	return &model.Entry{Kind: kind, ID: id, Pos: diag.Pos{File: kind + ".yaml", Line: 1, Col: 1}}
}

func at(line int) diag.Pos { return diag.At("x", line, 1) }

// ref adds a reference from a field, written in a line.
func ref(e *model.Entry, field, kind, id string, line int) decode.Ref {
	r := decode.Ref{Kind: kind, ID: id, Pos: at(line)}
	e.Refs = append(e.Refs, decode.FieldRef{Field: field, Ref: r})
	return r
}

// moment reads 2023-09-13, 2023-09-13T09:00 and …+03:00.
func moment(t *testing.T, s string) decode.Moment {
	t.Helper()
	var dst struct {
		M decode.Moment `field:"m"`
	}
	node, found := decode.Parse("x", 1, []byte("m: "+s+"\n"))
	_, more := decode.Into("x", node, &dst, decode.Options{})
	if len(found)+len(more) > 0 {
		t.Fatalf("%q: %v %v", s, found, more)
	}
	return dst.M
}

func site(t *testing.T, now string, entries ...*model.Entry) (*model.Site, diag.List) {
	t.Helper()
	clock, err := time.Parse(time.RFC3339, now)
	if err != nil {
		t.Fatal(err)
	}
	f := model.Frame{
		Config: &model.Config{Zone: "Europe/Moscow", Programmes: []model.Programme{{ID: "a", Sides: []model.Side{{ID: "pskov"}}}, {ID: "b", Sides: []model.Side{{ID: "vitebsk"}}}}},
		Origin: "https://example.org", Base: "/base/",
		Kinds: []model.Address{{Kind: "place"}, {Kind: "organisation", Section: "organisations", Page: true}, {Kind: "visit", Section: "visits", Page: true},
			{Kind: "event", Section: "events", Page: true}, {Kind: "step"}, {Kind: "story", Section: "stories", Page: true}, {Kind: "page", Page: true}},
		Zone:  time.LoadLocation,
		Clock: model.NewClock(clock),
	}
	for _, tag := range []lang.Tag{"ru", "be"} {
		l, _ := lang.Of(tag)
		f.Languages = append(f.Languages, l)
	}
	return model.Resolve(f, entries)
}

const noon = "2023-09-13T09:00:00Z"

func ids(entries []*model.Entry) string {
	var out []string
	for _, e := range entries {
		out = append(out, e.ID)
	}
	return strings.Join(out, " ")
}

func same(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %q, want %q", what, got, want)
	}
}

func TestReferences(t *testing.T) {
	porog, dvor := entry("organisation", "porog"), entry("organisation", "dvor")
	talk, tea := entry("event", "talk"), entry("event", "tea")
	ref(talk, "hosts", "organisation", "porog", 1)
	ref(talk, "hosts", "organisation", "porog", 2) // twice: one edge
	ref(tea, "people", "organisation", "porog", 3)
	ref(tea, "hosts", "organisation", "dvor", 4)
	story := entry("story", "day")
	ref(story, "organisations", "organisation", "porog", 5)
	s, found := site(t, noon, talk, tea, story, porog, dvor)
	if len(found) > 0 {
		t.Error(found)
	}
	same(t, "all events", ids(s.Back(porog, "event")), "talk tea")
	same(t, "hosted events", ids(s.Back(porog, "event", "hosts")), "talk")
	same(t, "stories", ids(s.Back(porog, "story")), "day")
	same(t, "practices", ids(s.Back(porog, "practice")), "")
	same(t, "order", ids(s.Entries), "dvor porog talk tea day")
}

func TestWrongReferences(t *testing.T) {
	porog, story, twin := entry("organisation", "porog"), entry("story", "day"), entry("story", "day")
	twin.Line = 7
	ref(story, "organisations", "organisation", "porok", 1)
	ref(story, "event", "event", "porog", 2)
	ref(story, "visit", "visit", "far-away", 3)
	s, found := site(t, noon, porog, story, twin)
	var got []string
	for _, d := range found {
		got = append(got, strings.TrimSpace(d.Pos.String()+" "+d.Code+" "+d.Nearest))
	}
	want := []string{"story.yaml:7:1 id-twice", "x:1:1 ref-unknown porog", "x:2:1 ref-kind", "x:3:1 ref-unknown"}
	if !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
	if s.Get("story", "day") != story {
		t.Error("the second of two with one id has won")
	}
	if found[1].About[0] != "story/day" {
		t.Errorf("nobody may allow %v", found[1])
	}
}

// Resolve finds the instants: local at the place, of a transfer at its ends,
// of whole days and of what stands nowhere in the site's zone.
func TestSpans(t *testing.T) {
	place := func(id, city, zone string) *model.Entry {
		e := entry("place", id)
		e.Place = &model.Place{Zone: zone}
		if city != "" {
			e.Place.City = decode.Ref{Kind: "place", ID: city}
		}
		return e
	}
	places := []*model.Entry{
		place("vilnius", "", "Europe/Vilnius"), place("hall", "vilnius", ""), place("annex", "vilnius", "Europe/Minsk"),
		place("moscow", "", "Europe/Moscow"), place("nowhere", "", ""),
	}
	for _, c := range []struct {
		name, where, from, to, start, end string
		allDay                            bool
		wantStart, wantEnd, codes         string
	}{
		{name: "a venue has the zone of its city", where: "hall", start: "2023-09-13T10:00", end: "2023-09-13T11:30",
			wantStart: "2023-09-13T10:00:00+03:00", wantEnd: "2023-09-13T11:30:00+03:00"},
		{name: "in winter it is another", where: "hall", start: "2023-11-23T10:00", end: "2023-11-23T11:30",
			wantStart: "2023-11-23T10:00:00+02:00", wantEnd: "2023-11-23T11:30:00+02:00"},
		{name: "or its own", where: "annex", start: "2023-11-23T10:00", end: "2023-11-23T11:30",
			wantStart: "2023-11-23T10:00:00+03:00", wantEnd: "2023-11-23T11:30:00+03:00"},
		{name: "a transfer has one at each end", where: "hall", from: "hall", to: "moscow", start: "2023-11-23T10:00", end: "2023-11-23T22:00",
			wantStart: "2023-11-23T10:00:00+02:00", wantEnd: "2023-11-23T22:00:00+03:00"},
		{name: "what is nowhere has the site's", where: "nowhere", start: "2023-11-23T10:00", end: "2023-11-24T01:00",
			wantStart: "2023-11-23T10:00:00+03:00", wantEnd: "2023-11-24T01:00:00+03:00"},
		{name: "whole days end when the next begins", where: "hall", start: "2023-10-28", end: "2023-10-29", allDay: true,
			wantStart: "2023-10-28T00:00:00+03:00", wantEnd: "2023-10-30T00:00:00+02:00"},
		{name: "clocks are put forward over it", where: "hall", start: "2023-03-26T03:30", end: "2023-03-26T04:30",
			wantStart: "2023-03-26T04:30:00+03:00", wantEnd: "2023-03-26T04:30:00+03:00", codes: "time-gap"},
		{name: "of two such times it is the first", where: "hall", start: "2023-10-29T03:30", end: "2023-10-29T05:00",
			wantStart: "2023-10-29T03:30:00+03:00", wantEnd: "2023-10-29T05:00:00+02:00"},
		{name: "an offset that is right", where: "hall", start: "2023-11-23T10:00+02:00", end: "2023-11-23T11:00",
			wantStart: "2023-11-23T10:00:00+02:00", wantEnd: "2023-11-23T11:00:00+02:00"},
		{name: "an offset of another season", where: "hall", start: "2023-11-23T10:00+03:00", end: "2023-11-23T11:00",
			wantStart: "2023-11-23T09:00:00+02:00", wantEnd: "2023-11-23T11:00:00+02:00", codes: "time-offset"},
	} {
		e := entry("event", "talk")
		e.Where = decode.Ref{Kind: "place", ID: c.where}
		e.When = &model.When{Start: moment(t, c.start), End: moment(t, c.end), AllDay: c.allDay,
			StartAt: decode.Ref{Kind: "place", ID: c.from}, EndAt: decode.Ref{Kind: "place", ID: c.to}}
		s, found := site(t, noon, append(slices.Clone(places), e)...)
		span, ok := s.Span(e)
		if !ok {
			t.Errorf("%s: no time", c.name)
		}
		same(t, c.name+": start", span.Start.Format(time.RFC3339), c.wantStart)
		same(t, c.name+": end", span.End.Format(time.RFC3339), c.wantEnd)
		var codes []string
		for _, d := range found {
			codes = append(codes, d.Code)
		}
		same(t, c.name+": found", strings.Join(codes, " "), c.codes)
	}
}

func TestAddresses(t *testing.T) {
	visit, talk, tea, about := entry("visit", "to-pskov"), entry("event", "talk"), entry("event", "tea"), entry("page", "about")
	place, step := entry("place", "hall"), entry("step", "sow")
	talk.Within, tea.Within, step.Within = visit.Key(), visit.Key(), tea.Key()
	tea.Anchored, step.Anchored = true, true
	s, _ := site(t, noon, visit, talk, tea, about, place, step)
	for _, c := range []struct {
		e    *model.Entry
		path string
	}{
		{visit, "visits/to-pskov/"},
		{talk, "events/talk/"},
		{tea, "visits/to-pskov/#tea"},
		{about, "about/"},
		{place, ""}, // no pages of this kind
		{step, ""},  // an anchor on what is one itself
	} {
		same(t, c.e.ID, s.Path(c.e), c.path)
		if c.path == "" {
			same(t, c.e.ID, s.URL(c.e, "be"), "")
			continue
		}
		same(t, c.e.ID, s.URL(c.e, "be"), "/base/be/"+c.path)
		if path, anchor, _ := strings.Cut(c.path, "#"); anchor == "" {
			if to, ok := s.Target(path); to != c.e || !ok {
				t.Errorf("%s leads to %v", path, to)
			}
		}
	}
	for path, wanted := range map[string]bool{"": true, "events/": true, "events/none/": true, "none/": true, "events/talk": false} {
		if to, ok := s.Target(path); to != nil || ok != wanted {
			t.Errorf("%q leads to %v, %v", path, to, ok)
		}
	}
}

// Parts come in the order of their time, of their places in the source where
// that is the same.
func TestParts(t *testing.T) {
	visit := entry("visit", "to-pskov")
	part := func(id, start, end string, line int32) *model.Entry {
		e := entry("event", id)
		e.Line, e.Within = line, visit.Key()
		e.When = &model.When{Start: moment(t, start), End: moment(t, end)}
		return e
	}
	s, _ := site(t, noon, visit,
		part("late", "2023-09-13T10:00", "2023-09-13T11:00", 1),
		part("long", "2023-09-12T10:00", "2023-09-12T12:00", 2),
		part("zebra", "2023-09-12T10:00", "2023-09-12T11:00", 3),
		part("apple", "2023-09-12T10:00", "2023-09-12T11:00", 4))
	same(t, "parts", ids(s.Parts(visit, "event")), "zebra apple long late")
	same(t, "other parts", ids(s.Parts(visit, "photo")), "")
}

// texts makes the texts of an entry, by language.
func texts(of map[lang.Tag]*model.Text) model.Texts {
	var out model.Texts
	for tag, text := range of {
		out.Set(tag, text)
	}
	return out
}

func TestTexts(t *testing.T) {
	of := texts(map[lang.Tag]*model.Text{"ru": {Title: "День"}, "be": {}})
	same(t, "languages", fmt.Sprint(of.Tags()), "[be ru]")
	of.Set("be", &model.Text{Title: "Дзень"})
	if of.In("be").Title != "Дзень" || of.In("ru").Title != "День" || of.In("en") != nil || len(of) != 2 {
		t.Errorf("be %v, ru %v, en %v of %d", of.In("be"), of.In("ru"), of.In("en"), len(of))
	}
}

func TestText(t *testing.T) {
	s, _ := site(t, noon)
	e := entry("story", "day")
	e.Original = "be"
	e.Texts = texts(map[lang.Tag]*model.Text{"be": {Title: "Дзень"}})
	text, in := s.Text(e, "ru")
	same(t, "fallback", text.Title+" "+string(in), "Дзень be")
	e.Texts.Set("ru", &model.Text{Title: "День"})
	text, in = s.Text(e, "ru")
	same(t, "own", text.Title+" "+string(in), "День ru")
	text, in = s.Text(entry("story", "mute"), "ru")
	same(t, "none", text.Title+" "+string(in), " ru")
	word, in := s.Word(decode.Words{{Tag: "be", Word: decode.Word{S: "Слова"}}}, "ru")
	same(t, "word", word+" "+string(in), "Слова be")
}
