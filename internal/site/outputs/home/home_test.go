package home_test

import (
	"html"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/plan"
	"pobratim/internal/site/sitetest"
)

// site builds testdata/exchange.txtar as at a moment, with changes: pairs of
// what is written in it and what stands there instead.
func site(t *testing.T, clock string, changes ...string) build.Plan {
	t.Helper()
	data, err := os.ReadFile("testdata/exchange.txtar")
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	for i := 0; i < len(changes); i += 2 {
		if !strings.Contains(text, changes[i]) {
			t.Fatalf("%q is not in the site", changes[i])
		}
		text = strings.Replace(text, changes[i], changes[i+1], 1)
	}
	p, found := sitetest.Build(t, text, sitetest.AsOf(clock))
	if len(p.Outputs) == 0 {
		t.Fatal(sitetest.Codes(found))
	}
	return p
}

var (
	tags   = regexp.MustCompile(`<[^>]*>`)
	spaces = regexp.MustCompile(`[ \x{a0}\n]+`)
)

// lines returns the paragraphs of a home page.
func lines(t *testing.T, p build.Plan, lang string) []string {
	t.Helper()
	var out []string
	for _, line := range strings.Split(sitetest.File(t, p, lang+"/index.html"), "<p>")[1:] {
		line = html.UnescapeString(tags.ReplaceAllString(line, " "))
		out = append(out, strings.TrimSpace(spaces.ReplaceAllString(line, " ")))
	}
	return out
}

func check(t *testing.T, got []string, want string) {
	t.Helper()
	if want = strings.TrimSpace(want); strings.Join(got, "\n") != want {
		t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n"), want)
	}
}

func TestHome(t *testing.T) {
	check(t, lines(t, site(t, "2023-09-13T12:00"), "ru"), `
title Проба
Сайт для проверок.
during: сейчас
Обмен 3 июля – 29 декабря 2023 г. 2023-07-03 2023-12-29
stage to-vitebsk 12–13 сентября 2023 г. /ru/visits/to-vitebsk/calendar.ics
day 2023-09-13 talk
directions /ru/directions/animals/ /ru/directions/elderly/
Витебск: 1 организация, 0 практик, 1 направление, krok + 0
Псков: 2 организации, 1 практика, 2 направления, lapa porog + 0
stories two one
practices map
/ru/calendar/ /ru/directions/ /ru/organisations/ /ru/practices/ /ru/stories/ /ru/materials/`)
	check(t, lines(t, site(t, "2023-12-24"), "be"), `
title Проба
Сайт для праверак.
after: вынікі
Абмен 3 ліпеня – 29 снежня 2023 г. 2023-07-03 2023-12-29
directions /be/directions/elderly/ /be/directions/animals/
Віцебск: 1 арганізацыя, 0 практык, 1 кірунак, krok + 0
Пскоў: 2 арганізацыі, 1 практыка, 2 кірункі, lapa porog + 0
stories two one
practices map
materials slides
resolution final
/be/calendar/ /be/directions/ /be/organisations/ /be/practices/ /be/stories/ /be/materials/`)
}

func TestWebSite(t *testing.T) {
	text := sitetest.File(t, site(t, "2023-09-13"), "be/index.html")
	for _, want := range []string{`"@type":"WebSite"`, `"url":"https://example.org/be/"`, `"inLanguage":"be"`, `"name":"Проба"`} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is not in %s", want, text)
		}
	}
}

// TestPhases looks at the page on both sides of each day that changes it.
// The days are those of Moscow.
func TestPhases(t *testing.T) {
	for _, c := range []struct{ clock, phase, stage string }{
		{"2023-07-02T23:59", "before", "to-vitebsk"},
		{"2023-07-03T00:00", "between", "to-vitebsk"},
		{"2023-09-11T23:59", "between", "to-vitebsk"},
		{"2023-09-12T00:00", "during", "to-vitebsk"},
		{"2023-09-13T23:59", "during", "to-vitebsk"},
		{"2023-09-14T00:00", "between", "to-pskov"},
		{"2023-10-11T12:00", "during", "to-pskov"},
		{"2023-10-12T00:00", "between", "final"}, // the visit between them is cancelled
		{"2023-11-23T18:00", "during", "final"},
		{"2023-11-24T00:00", "after", ""},
		{"2024-05-01", "after", ""},
	} {
		got := strings.Join(lines(t, site(t, c.clock), "ru"), "\n")
		phase := regexp.MustCompile(`(?m)^(\w+): `).FindStringSubmatch(got)
		stage := regexp.MustCompile(`(?m)^stage (\S+)`).FindStringSubmatch(got + "\nstage -")
		if c.stage == "" {
			c.stage = "-"
		}
		if phase[1] != c.phase || stage[1] != c.stage {
			t.Errorf("at %s: %s, %s; want %s, %s", c.clock, phase[1], stage[1], c.phase, c.stage)
		}
	}
}

// A stage that outlasts its programme (which is a finding of its own) is
// still shown, and a programme without stages has its phases too.
func TestPhaseByProgramme(t *testing.T) {
	late := []string{"start: 2023-11-23\nend: 2023-11-23", "start: 2024-02-01\nend: 2024-02-01"}
	check(t, lines(t, site(t, "2024-02-01", late...), "ru")[2:3], "during: сейчас")
	check(t, lines(t, site(t, "2024-01-20", late...), "ru")[2:3], "after: итоги")
}

func TestClockKnowsTheSteps(t *testing.T) {
	p := site(t, "2023-05-01T12:00")
	steps := map[string]bool{}
	for _, s := range p.Shown.Clock.Steps() {
		steps[s.UTC().Format(time.DateTime)] = true
	}
	for _, want := range []string{
		"2023-07-02 21:00:00", "2023-12-29 21:00:00", // the programme
		"2023-09-11 21:00:00", "2023-09-13 21:00:00", "2023-10-09 21:00:00", "2023-10-11 21:00:00", // visits
		"2023-11-22 21:00:00", "2023-11-23 21:00:00", // the conference
	} {
		if !steps[want] {
			t.Errorf("the clock does not know the step %s", want)
		}
	}
}

// Between two steps the page and its key are the same.
func TestSameBetweenSteps(t *testing.T) {
	morning, night := page(t, site(t, "2023-09-13T00:00")), page(t, site(t, "2023-09-13T23:59"))
	if morning.Ready().Key != night.Ready().Key || string(morning.Make().Bytes) != string(night.Make().Bytes) {
		t.Error("the page depends on the hour")
	}
	if after := page(t, site(t, "2023-09-14T00:00")); after.Ready().Key == night.Ready().Key {
		t.Error("the key is the same after a step")
	}
}

func page(t *testing.T, p build.Plan) plan.Output {
	t.Helper()
	for _, o := range p.Outputs {
		if o.Path == "ru/index.html" {
			return o
		}
	}
	t.Fatal("no home page")
	return plan.Output{}
}
