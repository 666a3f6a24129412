package calendar_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/memo"
	"pobratim/internal/site/sitetest"
)

func TestUIDsAreTheSameInBothLanguages(t *testing.T) {
	p := site(t, "programme")
	n := 0
	for _, path := range sitetest.Paths(p) {
		if rest, ok := strings.CutPrefix(path, "ru/"); ok && strings.HasSuffix(path, ".ics") {
			same(t, path, property(t, p, "be/"+rest, "UID"), property(t, p, path, "UID")...)
			n++
		}
	}
	if n < 10 {
		t.Errorf("only %d calendars", n)
	}
	same(t, "the programme", property(t, p, "ru/calendar/calendar.ics", "UID"),
		"visit-to-vitebsk@test.example.org", "event-road@test.example.org", "event-tea@test.example.org",
		"event-talk@test.example.org", "event-walk@test.example.org",
		"conference-final@test.example.org", "event-opening@test.example.org", "step-list@test.example.org")
	same(t, "a host", property(t, p, "be/organisations/krok/calendar.ics", "UID"), "event-tea@test.example.org")
	same(t, "a side", property(t, p, "be/calendar/side/pskov/calendar.ics", "UID"),
		"conference-final@test.example.org", "event-opening@test.example.org", "step-list@test.example.org")
}

func TestLinesAreFolded(t *testing.T) {
	p := site(t, "programme")
	folded := 0
	for _, line := range strings.SplitAfter(sitetest.File(t, p, "ru/events/tea/calendar.ics"), "\n") {
		if len(line) > 77 || !utf8.ValidString(line) || line != "" && !strings.HasSuffix(line, "\r\n") {
			t.Errorf("%q", line)
		}
		if strings.HasPrefix(line, " ") {
			folded++
		}
	}
	if folded == 0 {
		t.Error("nothing was folded, though the description is long")
	}
}

// Without an update of its own an event was last revised with its visit.
func TestStamp(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{"published: 2023-08-01", "published: 2023-08-01", "20230731T210000Z"},
		{"published: 2023-08-01", "published: 2023-08-01\nupdated: 2023-09-11T10:00", "20230911T070000Z"},
		{"revision: 1}", "revision: 1, updated: 2023-09-12}", "20230911T210000Z"},
	} {
		p := site(t, "programme", c.old, c.new)
		stamps := property(t, p, "ru/calendar/calendar.ics", "DTSTAMP")
		same(t, c.new, stamps[4:5], c.want)
	}
}

func TestFacetsThatHoldNothing(t *testing.T) {
	p := site(t, "programme")
	for _, path := range []string{
		"ru/calendar/direction/animals/index.html", "ru/calendar/direction/animals/calendar.ics",
		"ru/directions/animals/calendar.ics", "ru/organisations/porog/calendar.ics",
		"ru/calendar/access/closed/index.html", "ru/events/road/calendar.ics",
	} {
		if sitetest.Has(p, path) {
			t.Errorf("%s is planned, though it holds nothing", path)
		}
	}
	if strings.Contains(sitetest.File(t, p, "ru/calendar/index.html"), "animals") {
		t.Error("an empty direction is linked")
	}
}

// An invented meeting is marked on a site of samples and left out of a real
// one; what is a part of a sample is a sample.
func TestSamples(t *testing.T) {
	sample := []string{"title: Визит в Витебск", "title: Визит в Витебск\nsample: true"}
	p := site(t, "programme", sample...)
	same(t, "marked", property(t, p, "ru/calendar/calendar.ics", "SUMMARY")[:3],
		"Визит в Витебск (пример)", "Дорога (пример)", `Чай\, беседа (пример)`)
	same(t, "marked", property(t, p, "be/calendar/calendar.ics", "SUMMARY")[4:6], "Прагулка (прыклад)", "Канферэнцыя")
	if got := lines(t, p, "ru/calendar/index.html"); !strings.Contains(got, "Чай, беседа (перенесено) sample") {
		t.Error("an event of a sample is not marked on the page")
	}

	config := "-- content/site.yaml --\n" + realConfig
	p = site(t, "programme", append(sample, "-- content/organisations/porog/", config+"-- content/organisations/porog/")...)
	same(t, "left out", property(t, p, "ru/calendar/calendar.ics", "UID"),
		"conference-final@test.example.org", "event-opening@test.example.org", "step-list@test.example.org")
	for _, path := range []string{"ru/visits/to-vitebsk/calendar.ics", "ru/events/tea/calendar.ics", "ru/calendar/visit/to-vitebsk/index.html"} {
		if sitetest.Has(p, path) {
			t.Errorf("%s is planned", path)
		}
	}
}

// Addresses follow the base URL, identities do not.
func TestBaseURL(t *testing.T) {
	moved := strings.Replace(realConfig, "https://example.org/", "http://localhost:8080/exchange/", 1)
	p := site(t, "programme", "-- content/organisations/porog/", "-- content/site.yaml --\n"+moved+"-- content/organisations/porog/")
	got := strings.Split(lines(t, p, "ru/calendar/direction/elderly/index.html"), "\n")[2]
	const path = "/exchange/ru/calendar/direction/elderly/calendar.ics"
	same(t, "addresses", strings.Fields(got), path, "http://localhost:8080"+path, "webcal://localhost:8080"+path)
	same(t, "URL", property(t, p, "ru/events/tea/calendar.ics", "URL"),
		"http://localhost:8080/exchange/ru/events/tea/", "http://localhost:8080/exchange/ru/events/tea/")
	same(t, "UID", property(t, p, "ru/events/tea/calendar.ics", "UID"), "event-tea@test.example.org")
}

// Two hours further east it is already tomorrow: the earlier event belongs to
// the later day.
func TestDaysOfTwoZones(t *testing.T) {
	east := "- {id: east, title: {ru: Восток, be: Усход}, genitive: {ru: В, be: У}, locative: {ru: В, be: У}, country: RU, coordinates: [56, 60], zone: Asia/Yekaterinburg}\n"
	places := sitetest.Defaults[strings.Index(sitetest.Defaults, "-- content/places.yaml --"):]
	late := `      - {id: late, kind: free, title: {ru: Поздно, be: Позна}, place: vitebsk, start: "23:00", end: "23:30"}
  - date: 2023-09-13
    events:
      - {id: early, kind: free, title: {ru: Рано, be: Рана}, place: east, start: "00:30", end: "01:30"}
`
	p := site(t, "programme",
		"-- content/organisations/porog/", places+east+"-- content/organisations/porog/",
		"  - date: 2023-09-13\n    events:\n", late)
	var agenda []string
	for _, line := range strings.Split(lines(t, p, "ru/calendar/visit/to-vitebsk/index.html"), "\n") {
		if rest, ok := strings.CutPrefix(line, "agenda "); ok {
			agenda = append(agenda, rest)
		}
	}
	same(t, "agenda", agenda, "2023-09-12: to-vitebsk road tea late", "2023-09-13: early talk walk")
}

const realConfig = `title: {ru: Проба, be: Проба}
summary: {ru: Сайт., be: Сайт.}
languages: [ru, be]
base_url: https://example.org/
uid_domain: test.example.org
zone: Europe/Moscow
programmes:
  - id: exchange
    title: {ru: Обмен, be: Абмен}
    start: 2023-07-03
    end: 2023-12-29
    sides:
      - {id: pskov, country: RU, title: {ru: Псков, be: Пскоў}, place: pskov}
      - {id: vitebsk, country: BY, title: {ru: Витебск, be: Віцебск}, place: vitebsk}
`

func TestSlipInAYear(t *testing.T) {
	p := site(t, "programme", "due: 2023-12-31", "due: 9023-12-31")
	var months []string
	for _, line := range strings.Split(lines(t, p, "ru/calendar/index.html"), "\n") {
		if rest, ok := strings.CutPrefix(line, "month "); ok {
			months = append(months, rest[:7])
		}
	}
	same(t, "months", months, "2023-09", "2023-10", "9023-12")
}

// The page leads to the first day that is not past: today, too.
func TestAhead(t *testing.T) {
	for clock, want := range map[string]string{
		"2023-09-05":       "#2023-09-12",
		"2023-09-12T23:59": "#2023-09-12",
		"2023-09-13T00:00": "#2023-09-13",
		"2023-09-14T00:00": "#2023-10-01",
		"2023-10-02":       "#2023-12-31",
		"2024-01-01":       "",
	} {
		got := lines(t, siteAt(t, "programme", clock), "ru/calendar/index.html")
		_, rest, _ := strings.Cut(got, "ahead ")
		if href, _, _ := strings.Cut(rest, " "); href != want {
			t.Errorf("at %s the page leads to %q, not %q", clock, href, want)
		}
	}
}

// Between two of the clock's steps all bytes are the same.
func TestSteps(t *testing.T) {
	p := siteAt(t, "programme", "2023-09-13T12:00")
	var steps []string
	for _, s := range p.Shown.Clock.Steps() {
		steps = append(steps, s.UTC().Format(time.RFC3339))
	}
	for _, want := range []string{"2023-09-13T21:00:00Z", "2023-10-01T21:00:00Z", "2023-12-31T21:00:00Z"} {
		if !strings.Contains(strings.Join(steps, " "), want) {
			t.Errorf("%s is no step among %v", want, steps)
		}
	}
	before, after := made(siteAt(t, "programme", "2023-09-13T23:59")), made(siteAt(t, "programme", "2023-09-14T00:00"))
	for path, noon := range made(p) {
		if noon != before[path] {
			t.Errorf("%s differs between two steps", path)
		}
		if path == "ru/calendar/index.html" && noon == after[path] {
			t.Errorf("%s is the same after a step", path)
		}
		if strings.HasSuffix(path, ".ics") && noon != after[path] {
			t.Errorf("%s depends on the clock", path)
		}
	}
}

type file struct {
	key   memo.Key
	bytes string
}

func made(p build.Plan) map[string]file {
	out := map[string]file{}
	for _, o := range p.Outputs {
		if strings.HasSuffix(o.Path, ".ics") || strings.Contains(o.Path, "/calendar/") {
			out[o.Path] = file{o.Key, string(o.Make().Bytes)}
		}
	}
	return out
}
