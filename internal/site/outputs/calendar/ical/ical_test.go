package ical

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	ics "github.com/arran4/golang-ical"
)

// minsk has the zone's offset; Minsk has had it since 2011.
var minsk = time.FixedZone("Minsk", 3*60*60)

func visit() Calendar {
	return Calendar{
		Name: "Побратимы: визиты", Lang: "ru", Description: "Все визиты, все встречи",
		URL: "https://example.org/ru/calendar/", SourceURL: "https://example.org/ru/calendar/all.ics",
		Events: []Event{
			{
				UID: "event-walk@example.org", Summary: "Прогулка; потом чай, печенье", Lang: "ru",
				Description: "Первая строка\nВторая \\ последняя", Location: "Полоцк",
				URL:   "https://example.org/ru/events/walk/",
				Start: time.Date(2027, 9, 14, 10, 30, 0, 0, minsk), End: time.Date(2027, 9, 14, 12, 0, 0, 0, minsk),
				Status: "CONFIRMED", Sequence: 2,
				Stamp: time.Date(2027, 3, 1, 0, 0, 0, 0, minsk), LastModified: time.Date(2027, 3, 1, 0, 0, 0, 0, minsk),
				Lat: 55.49, Lon: 28.77, HasGeo: true,
				Categories: []string{"экология", "дети, семьи"}, Attach: []string{"https://example.org/files/event/walk/plan.pdf"},
			},
			{
				UID: "visit-autumn@example.org", Summary: "Восеньскі візіт", Lang: "be",
				Start: time.Date(2027, 9, 14, 0, 0, 0, 0, minsk), End: time.Date(2027, 9, 18, 0, 0, 0, 0, minsk),
				AllDay: true, Stamp: time.Date(2027, 3, 1, 0, 0, 0, 0, minsk),
			},
		},
	}
}

func TestBytes(t *testing.T) {
	want := strings.Join([]string{
		"BEGIN:VCALENDAR",
		"VERSION:2.0",
		"PRODID:-//pobratim//calendar//EN",
		"NAME;LANGUAGE=ru:Побратимы: визиты",
		"X-WR-CALNAME:Побратимы: визиты",
		`DESCRIPTION;LANGUAGE=ru:Все визиты\, все встречи`,
		`X-WR-CALDESC:Все визиты\, все встречи`,
		"URL:https://example.org/ru/calendar/",
		"SOURCE;VALUE=URI:https://example.org/ru/calendar/all.ics",
		"REFRESH-INTERVAL;VALUE=DURATION:PT12H",
		"X-PUBLISHED-TTL:PT12H",
		"BEGIN:VEVENT",
		"UID:visit-autumn@example.org",
		"DTSTAMP:20270228T210000Z",
		"SEQUENCE:0",
		"DTSTART;VALUE=DATE:20270914",
		"DTEND;VALUE=DATE:20270918",
		"SUMMARY;LANGUAGE=be:Восеньскі візіт",
		"TRANSP:TRANSPARENT",
		"END:VEVENT",
		"BEGIN:VEVENT",
		"UID:event-walk@example.org",
		"DTSTAMP:20270228T210000Z",
		"LAST-MODIFIED:20270228T210000Z",
		"SEQUENCE:2",
		"DTSTART:20270914T073000Z",
		"DTEND:20270914T090000Z",
		`SUMMARY;LANGUAGE=ru:Прогулка\; потом чай\, печенье`, // 73 octets
		`DESCRIPTION;LANGUAGE=ru:Первая строка\nВторая \\`,   // 66, and the next word has 19
		"  последняя",
		"LOCATION;LANGUAGE=ru:Полоцк",
		"GEO:55.49;28.77",
		"URL:https://example.org/ru/events/walk/",
		"STATUS:CONFIRMED",
		"TRANSP:OPAQUE",
		"CATEGORIES;LANGUAGE=ru:экология",
		`CATEGORIES;LANGUAGE=ru:дети\, семьи`,
		"ATTACH:https://example.org/files/event/walk/plan.pdf",
		"END:VEVENT",
		"END:VCALENDAR",
		"",
	}, "\r\n")
	got := string(Bytes(visit()))
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if _, err := read(got); err != nil {
		t.Error(err)
	}
}

func TestNoEventsNoCalendar(t *testing.T) {
	if got := Bytes(Calendar{Name: "Empty"}); got != nil {
		t.Errorf("got %q", got)
	}
}

func TestOrderDoesNotMatter(t *testing.T) {
	start := time.Date(2027, 9, 14, 9, 0, 0, 0, time.UTC)
	c := Calendar{Events: []Event{
		{UID: "c", Start: start}, {UID: "a", Start: start.Add(time.Hour)}, {UID: "b", Start: start}, {UID: "d", Start: start.Add(-time.Hour).In(minsk)},
	}}
	before := slices.Clone(c.Events)
	first := Bytes(c)
	if got := uids(t, first); got != "d b c a" {
		t.Errorf("order %q", got)
	}
	if c.Events[0].UID != before[0].UID || c.Events[3].UID != before[3].UID {
		t.Error("the caller's events were moved")
	}
	slices.Reverse(c.Events)
	if !bytes.Equal(first, Bytes(c)) {
		t.Error("another order, other bytes")
	}
}

func uids(t *testing.T, data []byte) string {
	t.Helper()
	c, err := read(string(data))
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, e := range c.inner {
		all = append(all, e.get("UID").value)
	}
	return strings.Join(all, " ")
}

// one writes a calendar of one event and reads the event back.
func one(t *testing.T, e Event) *component {
	t.Helper()
	c, err := read(string(Bytes(Calendar{Name: "N", Lang: "be", Events: []Event{e}})))
	if err != nil {
		t.Fatal(err)
	}
	if len(c.inner) != 1 || c.inner[0].name != "VEVENT" || len(c.inner[0].inner) != 0 {
		t.Fatalf("not one event: %+v", c)
	}
	return c.inner[0]
}

func TestTimes(t *testing.T) {
	at := func(d, h, m, s int) time.Time { return time.Date(2027, 9, d, h, m, s, 0, minsk) }
	tests := []struct {
		name       string
		e          Event
		start, end string
	}{
		{"hours", Event{Start: at(14, 1, 0, 0), End: at(14, 2, 0, 0)}, "20270913T220000Z", "20270913T230000Z"},
		{"no end", Event{Start: at(14, 1, 0, 0)}, "20270913T220000Z", ""},
		{"end at the start", Event{Start: at(14, 1, 0, 0), End: at(14, 1, 0, 0)}, "20270913T220000Z", ""},
		{"end before the start", Event{Start: at(14, 1, 0, 0), End: at(13, 1, 0, 0)}, "20270913T220000Z", ""},
		{"end within the second", Event{Start: at(14, 1, 0, 0), End: at(14, 1, 0, 0).Add(time.Millisecond)}, "20270913T220000Z", ""},
		{"one day", Event{AllDay: true, Start: at(14, 0, 0, 0), End: at(15, 0, 0, 0)}, "20270914", "20270915"},
		{"one day, no end", Event{AllDay: true, Start: at(14, 0, 0, 0)}, "20270914", "20270915"},
		{"until the last second", Event{AllDay: true, Start: at(14, 0, 0, 0), End: at(17, 23, 59, 59)}, "20270914", "20270918"},
		{"over the month", Event{AllDay: true, Start: at(30, 0, 0, 0), End: at(30, 0, 0, 0)}, "20270930", "20271001"},
	}
	for _, test := range tests {
		e := one(t, test.e)
		start, end := e.get("DTSTART"), e.get("DTEND")
		if start.value != test.start || end.value != test.end {
			t.Errorf("%s: %s to %s, want %s to %s", test.name, start.value, end.value, test.start, test.end)
		}
		if wholeDays := start.params["VALUE"] == "DATE"; wholeDays != test.e.AllDay {
			t.Errorf("%s: parameters %v", test.name, start.params)
		}
	}
}

func TestStamp(t *testing.T) {
	start, modified := time.Date(2027, 9, 14, 9, 0, 0, 0, time.UTC), time.Date(2027, 1, 2, 3, 4, 5, 0, time.UTC)
	if got := one(t, Event{Start: start, LastModified: modified}).get("DTSTAMP").value; got != "20270102T030405Z" {
		t.Errorf("DTSTAMP %s", got)
	}
	if got := one(t, Event{Start: start}).get("DTSTAMP").value; got != "20270914T090000Z" {
		t.Errorf("DTSTAMP %s", got)
	}
}

func TestFields(t *testing.T) {
	tests := []struct {
		name, property, want string
		e                    Event
	}{
		{"status", "STATUS", "CANCELLED", Event{Status: "CANCELLED"}},
		{"no such status", "STATUS", "", Event{Status: "MOVED"}},
		{"sequence below zero", "SEQUENCE", "0", Event{Sequence: -1}},
		{"free", "TRANSP", "TRANSPARENT", Event{Transparent: true}},
		{"busy", "TRANSP", "OPAQUE", Event{}},
		{"nowhere", "GEO", "", Event{Lat: 1, Lon: 2}},
		{"equator", "GEO", "0;0", Event{HasGeo: true, Lat: -0.0000001}},
		{"digits", "GEO", "57.819278;-28.345679", Event{HasGeo: true, Lat: 57.8192784, Lon: -28.3456789}},
		{"no number", "GEO", "", Event{HasGeo: true, Lat: math.NaN()}},
		{"off the globe", "GEO", "", Event{HasGeo: true, Lat: 91}},
		{"script", "URL", "", Event{URL: "javascript:alert(1)"}},
		{"relative", "URL", "", Event{URL: "/ru/events/"}},
		{"Cyrillic address", "URL", "https://example.org/%D1%8F?a=1,2;3", Event{URL: "https://example.org/я?a=1,2;3"}},
	}
	for _, test := range tests {
		if got := one(t, test.e).get(test.property).value; got != test.want {
			t.Errorf("%s: %s %q, want %q", test.name, test.property, got, test.want)
		}
	}
	if got := one(t, Event{Summary: "a"}).get("SUMMARY").params["LANGUAGE"]; got != "be" {
		t.Errorf("an event without a language has %q, want the calendar's", got)
	}
}

func TestText(t *testing.T) {
	tests := map[string]string{
		`a, b; c \ d: "e"`:             `a, b; c \ d: "e"`,
		`\n is no line break`:          `\n is no line break`,
		"a\r\nb\rc\nd":                 "a\nb\nc\nd",
		"a\u2028b\u2029c\u0085d\ve":    "a\nb\nc\nd\ne",
		"a\x00b\x07c\x1bd\x7fe\u009bf": "abcdef",
		"a\tb":                         "a b",
		"abc\u202egpj.exe":             "abcgpj.exe",
		"broken \xd0 letter":           "broken \uFFFD letter",
		"  around \n":                  "around",
		"":                             "",
		"👩‍🌾 soft\u00adhyphen\u00a0no": "👩‍🌾 soft\u00adhyphen\u00a0no",
	}
	for in, want := range tests {
		got, err := unescape(one(t, Event{Summary: in}).get("SUMMARY").value)
		if err != nil || got != want {
			t.Errorf("%q became %q, want %q (%v)", in, got, want, err)
		}
	}
}

func TestNoInjection(t *testing.T) {
	for _, end := range []string{"\r\n", "\n", "\r", "\u0085", "\u2028", "\x00\n", "\r\n ", "\x0b", "\r\r\n"} {
		evil := "https://a" + end + "END:VEVENT" + end + "BEGIN:VALARM" + end + "ATTENDEE;X=\":mailto:a@b" + end
		e := Event{
			UID: evil, Summary: evil, Description: evil, Location: evil, URL: evil, Lang: evil, Status: evil,
			Categories: []string{evil}, Attach: []string{evil},
		}
		c, err := read(string(Bytes(Calendar{Name: evil, Description: evil, Lang: evil, URL: evil, SourceURL: evil, Events: []Event{e}})))
		if err != nil {
			t.Errorf("%q: %v", end, err)
			continue
		}
		if len(c.inner) != 1 || len(c.inner[0].inner) != 0 {
			t.Errorf("%q: not one event", end)
		}
		want := "VERSION PRODID NAME X-WR-CALNAME DESCRIPTION X-WR-CALDESC URL SOURCE REFRESH-INTERVAL X-PUBLISHED-TTL"
		if got := names(c); got != want {
			t.Errorf("%q: the calendar has %s", end, got)
		}
		want = "UID DTSTAMP SEQUENCE DTSTART SUMMARY DESCRIPTION LOCATION URL TRANSP CATEGORIES ATTACH"
		if got := names(c.inner[0]); got != want {
			t.Errorf("%q: the event has %s", end, got)
		}
	}
}

func names(c *component) string {
	var all []string
	for _, p := range c.properties {
		all = append(all, p.name)
	}
	return strings.Join(all, " ")
}

// TestFolding puts letters of one to four bytes at every place of a line.
func TestFolding(t *testing.T) {
	for _, letters := range []string{"я", "я ў", "€", "👩‍🌾", "a", `\`, ",", "\n", "<b>", "я  "} {
		for before := range 12 {
			for n := 1; n <= 120; n += 7 {
				want := "x" + strings.Repeat("a", before) + strings.Repeat(letters, n) + "x"
				got, err := unescape(one(t, Event{Summary: want, Lang: "ru"}).get("SUMMARY").value)
				if err != nil || got != want {
					t.Fatalf("%q became %q (%v)", want, got, err)
				}
			}
		}
	}
}

// TestLibraryReadsItBack is a second opinion on the first reader.
func TestLibraryReadsItBack(t *testing.T) {
	c := visit()
	parsed, err := ics.ParseCalendar(bytes.NewReader(Bytes(c)))
	if err != nil {
		t.Fatal(err)
	}
	events := parsed.Events()
	if len(events) != 2 {
		t.Fatalf("%d events", len(events))
	}
	walk, want := events[1], c.Events[0]
	start, err := walk.GetStartAt()
	if err != nil || !start.Equal(want.Start) {
		t.Errorf("start %v (%v)", start, err)
	}
	for name, value := range map[ics.ComponentProperty]string{
		ics.ComponentPropertySummary: want.Summary, ics.ComponentPropertyDescription: want.Description, ics.ComponentPropertyUniqueId: want.UID,
	} {
		if got := walk.GetProperty(name).Value; got != value {
			t.Errorf("%s is %q, want %q", name, got, value)
		}
	}
	if got := fmt.Sprint(len(walk.GetProperties(ics.ComponentPropertyCategories))); got != "2" {
		t.Errorf("%s categories", got)
	}
}

func FuzzBytes(f *testing.F) {
	f.Add("Прогулка; чай, печенье\r\n", "https://example.org/\n", "ru\";X=:")
	f.Fuzz(func(t *testing.T, words, link, lang string) {
		e := one(t, Event{UID: "a", Summary: words, Description: words, URL: link, Lang: lang, Attach: []string{link}})
		if got, err := unescape(e.get("SUMMARY").value); err != nil || got != text(words) {
			t.Errorf("%q became %q (%v)", words, got, err)
		}
	})
}
