package page_test

import (
	"slices"
	"strings"
	"testing"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
)

func TestCard(t *testing.T) {
	r := reader(t, "be")
	c := r.Card(get(t, r, "organisation", "porog"))
	equal(t, "organisation", []any{c.ID, c.Kind, c.Label, c.Href, c.Title.S, c.Summary.S, c.Side.Title.S, c.Place.S, hrefs(c.Topics), c.Date == "", c.When == nil, c.Picture == nil},
		"[porog organisation Арганізацыя /exchange/be/organisations/porog/ Парог Суседзі. Пскоў Дом /exchange/be/directions/elderly/ Дапамога пажылым true true true]")
	r = reader(t, "ru")
	c = r.Card(get(t, r, "story", "letter"))
	equal(t, "story in another language", []any{c.Title, c.Label, c.ISO}, "[{be Ліст} Письмо 2023-09-01]")
	if !strings.Contains(c.Date, "сентября") {
		t.Errorf("date %s", c.Date)
	}
	c = r.Card(get(t, r, "event", "road"))
	equal(t, "an event without a page leads to its visit", c.Href, "/exchange/ru/visits/to-vitebsk/#road")
	equal(t, "date of an event", c.ISO, "2023-09-12T07:00:00+03:00")
	c = r.Card(get(t, r, "visit", "to-vitebsk"))
	equal(t, "whole days", []any{c.When.ISOStart, c.When.ISOEnd, c.When.Start, c.When.Hours}, "[2023-09-12 2023-09-15  ]")
}

// A teaser is made once for each language of each site. One of an entry that
// is not on the site is made whenever it is asked for.
func TestCardOnce(t *testing.T) {
	all := page.Context{Site: reader(t, "ru").Site, Indexes: new(page.Indexes)}
	few := all
	few.Site, _ = model.Resolve(all.Frame, all.Of("organisation"))
	be, ru, porog := all.Reader("be"), all.Reader("ru"), all.Get("organisation", "porog")
	for i, e := range all.Entries {
		if at, ok := all.Number(e); at != i || !ok {
			t.Errorf("%s is number %d", e.Key(), at)
		}
		if c := ru.Card(e); c.ID != e.ID || c != ru.Cards([]*model.Entry{e})[0] || c == be.Card(e) {
			t.Errorf("%s: another teaser", e.Key())
		}
	}
	if c := few.Reader("ru").Card(porog); c == ru.Card(porog) || len(c.Topics) > 0 || len(ru.Card(porog).Topics) == 0 {
		t.Error("the teaser of another site")
	}
	other := *porog
	if c := ru.Card(&other); c == ru.Card(porog) || c.Title != ru.Card(porog).Title {
		t.Error("the teaser of another entry")
	}
}

func TestWhen(t *testing.T) {
	r := reader(t, "ru")
	for id, want := range map[string]string{ // tone, says a status, was, where it was
		"opening": "confirmed false  ", "tea": "cancelled true  ", "walk": "tentative true  ",
		"yard": "moved true 14:30 ", "talk": "moved true 12 сентября, 17:00 Дом",
	} {
		w := r.When(get(t, r, "event", id))
		got := w.Tone + " " + map[bool]string{true: "true", false: "false"}[w.Status != ""] + " " + strings.ReplaceAll(w.Was, "\u00a0", " ") + " " + w.WasPlace.S
		equal(t, id, got, want)
	}
	if r.When(get(t, r, "organisation", "porog")) != nil {
		t.Error("an organisation has a time")
	}
}

func TestDays(t *testing.T) {
	r := reader(t, "ru")
	days := r.Days(r.Parts(get(t, r, "visit", "to-vitebsk"), "event"))
	var got []string
	for _, d := range days {
		got = append(got, d.ID+" "+d.Weekday+":")
		for _, s := range d.Events {
			got = append(got, s.ID)
		}
	}
	equal(t, "days", strings.Join(got, " "), "2023-09-12 вторник: road yard 2023-09-13 среда: tea walk talk")
	road, yard := days[0].Events[0], days[0].Events[1]
	equal(t, "a transfer", []any{road.From.S, road.To.S, road.Venue == nil}, "[Дом Зал true]")
	equal(t, "a visit", []any{yard.Venue.Name.S, yard.Venue.City.S, yard.Venue.Address.S, yard.Group.S, yard.Access.Code, hrefs(yard.Hosts)},
		"[Зал Витебск Садовая ул., 0 группа А press /exchange/ru/organisations/krok/ Крок be]")
	if len(r.Days(nil)) != 0 {
		t.Error("days of nothing")
	}
}

func TestGrids(t *testing.T) {
	r := reader(t, "be")
	grids := r.Grids(r.Parts(get(t, r, "conference", "final"), "event"))
	var got []string
	for _, g := range grids {
		got = append(got, g.ID)
		for _, h := range g.Halls {
			got = append(got, h.Code)
		}
		for _, row := range g.Rows {
			got = append(got, row.ISOStart[11:16]+":")
			for _, s := range row.Slots {
				got = append(got, s.ID)
			}
		}
	}
	equal(t, "grids", strings.Join(got, " "),
		"2023-11-23 pskov-hall vitebsk-hall 10:00: opening 11:00: first second 2023-11-24 vitebsk-hall 10:00: closing")
}

func TestNeighbours(t *testing.T) {
	r := reader(t, "ru")
	visit := get(t, r, "visit", "to-vitebsk")
	for id, want := range map[string][2]string{ // transfers have no page and are passed over
		"yard": {"", "Чай"}, "tea": {"Двор", "Прогулка"}, "talk": {"Прогулка", ""}, "opening": {"", ""},
	} {
		before, after := r.Neighbours(get(t, r, "event", id), visit)
		title := func(l *page.Link) string {
			if l == nil {
				return ""
			}
			return l.Title
		}
		equal(t, id, [2]string{title(before), title(after)}, want)
	}
}

func TestFollow(t *testing.T) {
	r := reader(t, "be")
	e := get(t, r, "organisation", "porog")
	for target, want := range map[string]string{
		"/stories/letter/":      "/exchange/be/stories/letter/",
		"/stories/letter/#a":    "/exchange/be/stories/letter/#a",
		"/stories/":             "/exchange/be/stories/",
		"/":                     "/exchange/be/",
		"/about/":               "/exchange/be/about/",
		"/stories/none/":        "",
		"/stories/letter":       "",
		"#here":                 "#here",
		"":                      "",
		"https://example.net/":  "https://example.net/",
		"mailto:a@example.org":  "mailto:a@example.org",
		"form.pdf":              "/exchange/files/organisations/porog/form.pdf",
		"/secret/":              "", // a draft
		"/calendar/side/pskov/": "/exchange/be/calendar/side/pskov/",
	} {
		got, ok := r.Follow(e, target)
		if got != want || ok != (want != "") {
			t.Errorf("%q leads to %q (%v), want %q", target, got, ok, want)
		}
	}
	if got := r.Abroad().URL(e, "be"); got != "https://example.org/exchange/be/organisations/porog/" {
		t.Errorf("from abroad: %s", got)
	}
}

func TestFigure(t *testing.T) {
	r := reader(t, "ru")
	for x, want := range map[float64]string{
		0: "0", 12: "12", 1.5: "1,5", 0.25: "0,25", 2.0 / 3: "0,67", -3: "-3", 12345: "12 345", 0.1: "0,1", 1.1: "1,1", 2.3: "2,3", 4.35: "4,35",
	} {
		if got := strings.ReplaceAll(strings.ReplaceAll(strings.ReplaceAll(r.Figure(x), "\u00a0", " "), "\u202f", " "), "−", "-"); got != want {
			t.Errorf("Figure(%v) = %q, want %q", x, got, want)
		}
	}
}

func TestParagraphs(t *testing.T) {
	for text, want := range map[string][]string{
		"": nil, " \n ": nil, "one": {"one"}, "one\ntwo": {"one two"}, "one\n\ntwo": {"one", "two"},
		"one\r\n\r\ntwo\r\n": {"one", "two"}, "one\n\n\n\ntwo": {"one", "two"}, "a  b\n \nc": {"a b", "c"},
	} {
		if got := page.Paragraphs(text); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	equal(t, "words", page.CountWords(" два — 2\u00a0слова\n"), 3)
}

func TestLicenceAndExt(t *testing.T) {
	for code, want := range map[string]string{"CC-BY-4.0": "CC BY 4.0", "CC-BY-SA-4.0": "CC BY-SA 4.0", "CC0-1.0": "CC0-1.0", "": ""} {
		if got := page.Licence(code); got != want {
			t.Errorf("Licence(%q) = %q, want %q", code, got, want)
		}
	}
	equal(t, "ext", page.Ext("a.b.pdf")+page.Ext("none"), "PDF")
}

func TestSidesAndLabels(t *testing.T) {
	r := reader(t, "be")
	var got []string
	for _, s := range r.Sides() {
		got = append(got, s.Title.S)
	}
	equal(t, "sides in the order of the language", got, []string{"Віцебск", "Пскоў"})
	equal(t, "a label of its sort", r.Label(get(t, r, "event", "opening")) != r.Label(get(t, r, "event", "tea")), true)
	equal(t, "uid", r.UID(get(t, r, "event", "tea")), "event-tea@test.example.org")
}

func TestNewsAreWrittenInTheReadersLanguage(t *testing.T) {
	ids := func(entries []*model.Entry) string {
		var out []string
		for _, e := range entries {
			out = append(out, e.ID)
		}
		return strings.Join(out, " ")
	}
	equal(t, "be", ids(reader(t, "be").News()), "letter")
	equal(t, "ru", ids(reader(t, "ru").News()), "")
	equal(t, "feed of nothing", reader(t, "ru").Feed().Href, "")
	equal(t, "feed", reader(t, "be").Feed().Href, "/exchange/be/stories/feed.xml")
}

func TestWhatCannotBeSeenIsNil(t *testing.T) {
	r := reader(t, "ru")
	none := decode.Ref{Kind: "story", ID: "none"}
	if r.CardOf(none) != nil || r.Venue(nil) != nil || r.Download(get(t, r, "organisation", "porog"), "x.pdf") != nil || r.Cover(get(t, r, "organisation", "porog")) != nil {
		t.Error("something is seen where nothing is")
	}
	equal(t, "a tag of what is not there", r.Tag(none), "{none { none}}")
	equal(t, "prose of no body", r.Body(get(t, r, "place", "pskov")), "{ <nil> []}")
}
