package calendar_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"pobratim/internal/engine/build"
)

// crowd is the site of programme.txtar whose visit has a schedule of days
// from 12 September on, each with ten events of an hour, t0-0, t0-1 … The
// directions of an event are those that elderly says.
func crowd(days int, elderly func(day, n int) bool) []string {
	var b strings.Builder
	b.WriteString("-- content/visits/to-vitebsk/schedule.yaml --\ndays:\n")
	for d := range days {
		fmt.Fprintf(&b, "  - date: 2023-09-%d\n    events:\n", 12+d)
		for n := range 10 {
			directions := ""
			if elderly(d, n) {
				directions = "directions: [elderly], "
			}
			fmt.Fprintf(&b, `      - {id: t%d-%d, kind: free, title: {ru: Час, be: Час}, place: vitebsk, %sstart: "%02d:00", end: "%02d:00"}`+"\n", d, n, directions, 8+n, 9+n)
		}
	}
	return []string{
		"end: 2023-09-13", fmt.Sprintf("end: 2023-09-%d", 12+days-1),
		"-- content/visits/to-vitebsk/schedule.yaml --\n", b.String() + "-- content/visits/to-vitebsk/before.txt --\n",
	}
}

// agenda returns the days of a page with what they hold, and the folds.
func agenda(t *testing.T, p build.Plan, path string) []string {
	t.Helper()
	var out []string
	for _, line := range strings.Split(lines(t, p, path), "\n") {
		if strings.HasPrefix(line, "agenda ") || strings.HasPrefix(line, "fold ") {
			out = append(out, line)
		}
	}
	return out
}

// full is the agenda of a day of a crowd that is shown in full.
func full(day int, first string) string {
	line := fmt.Sprintf("agenda 2023-09-%d:%s", 12+day, first)
	for n := range 10 {
		line += fmt.Sprintf(" t%d-%d", day, n)
	}
	return line
}

func none(int, int) bool { return false }

// A page of more than 32 entries shows in full the two nearest days to come;
// the visit itself is never folded away. Its own page shows everything.
func TestFolds(t *testing.T) {
	fold := func(day int) string {
		return fmt.Sprintf("fold /ru/calendar/visit/to-vitebsk/#2023-09-%d Визит в Витебск 10", 12+day)
	}
	empty := func(day int) string { return fmt.Sprintf("agenda 2023-09-%d:", 12+day) }
	after := []string{"agenda 2023-10-01: final opening", "agenda 2023-12-31: list"}
	for clock, want := range map[string][]string{
		"2023-09-05": {full(0, " to-vitebsk"), full(1, ""), empty(2), fold(2), empty(3), fold(3)},
		"2023-09-13": {empty(0) + " to-vitebsk", fold(0), full(1, ""), full(2, ""), empty(3), fold(3)},
		"2023-09-15": {empty(0) + " to-vitebsk", fold(0), empty(1), fold(1), empty(2), fold(2), full(3, "")},
	} {
		p := siteAt(t, "programme", clock, crowd(4, none)...)
		same(t, clock, agenda(t, p, "ru/calendar/index.html"), append(want, after...)...)
		same(t, "its own page at "+clock, agenda(t, p, "ru/calendar/visit/to-vitebsk/index.html"),
			full(0, " to-vitebsk"), full(1, ""), full(2, ""), full(3, ""))
	}

	// A single event is shown, a link would be as long.
	p := siteAt(t, "programme", "2024-02-01", crowd(4, none)...)
	same(t, "when all is past", agenda(t, p, "ru/calendar/index.html"),
		empty(0)+" to-vitebsk", fold(0), empty(1), fold(1), empty(2), fold(2), empty(3), fold(3),
		after[0], after[1])
}

// A page of a few shows everything, also what is past.
func TestFoldsOnlyWhatIsLong(t *testing.T) {
	short := siteAt(t, "programme", "2024-02-01", crowd(2, none)...)
	for _, line := range agenda(t, short, "ru/calendar/index.html") {
		if strings.HasPrefix(line, "fold") {
			t.Error(line)
		}
	}
}

// A day of which a facet holds only a part is not folded there: the visit's
// page would show another number of events than the fold says.
func TestFoldsWholeDaysOnly(t *testing.T) {
	p := siteAt(t, "programme", "2024-02-01", crowd(4, func(day, n int) bool { return day != 1 || n != 3 })...)
	same(t, "elderly", agenda(t, p, "be/calendar/direction/elderly/index.html"),
		"agenda 2023-09-12:", "fold /be/calendar/visit/to-vitebsk/#2023-09-12 Візіт у Віцебск 10",
		"agenda 2023-09-13: t1-0 t1-1 t1-2 t1-4 t1-5 t1-6 t1-7 t1-8 t1-9",
		"agenda 2023-09-14:", "fold /be/calendar/visit/to-vitebsk/#2023-09-14 Візіт у Віцебск 10",
		"agenda 2023-09-15:", "fold /be/calendar/visit/to-vitebsk/#2023-09-15 Візіт у Віцебск 10")
}

// Every link into the agenda, from months and from folds, meets a day there.
func TestDaysThatAreLinked(t *testing.T) {
	p := site(t, "programme", crowd(4, none)...)
	n := 0
	for _, path := range []string{"ru/calendar/index.html", "be/calendar/side/vitebsk/index.html", "ru/calendar/visit/to-vitebsk/index.html"} {
		for _, m := range regexp.MustCompile(`(?m)(?:=|fold /)([^# ]*)#(2023-\S+)`).FindAllStringSubmatch(lines(t, p, path), -1) {
			at := path
			if m[1] != "" {
				at = m[1] + "index.html"
			}
			if !strings.Contains(lines(t, p, at), "agenda "+m[2]+":") {
				t.Errorf("%s leads to %s#%s, where there is no such day", path, m[1], m[2])
			}
			n++
		}
	}
	if n < 10 {
		t.Errorf("only %d links", n)
	}
}

// The marks of a slot are exactly the pages of one facet that hold it: the
// script that combines facets has nothing else to go by.
func TestMarks(t *testing.T) {
	p := site(t, "programme")
	slots := map[string]map[string]bool{} // the addresses in each page's agenda
	marks := map[string]string{}
	for _, page := range []string{"visit/to-vitebsk", "conference/final", "side/pskov", "side/vitebsk", "direction/elderly", "access/public", "access/press", ""} {
		slots[page] = map[string]bool{}
		for _, line := range strings.Split(lines(t, p, strings.ReplaceAll("ru/calendar/"+page+"/index.html", "//", "/")), "\n") {
			if !strings.HasPrefix(line, "slot ") {
				continue
			}
			href := regexp.MustCompile(`/ru/\S+`).FindString(line)
			_, in, _ := strings.Cut(line, " in ")
			if was, ok := marks[href]; ok && was != in {
				t.Errorf("%s is marked %q on one page and %q on %q", href, was, in, page)
			}
			slots[page][href], marks[href] = true, in
		}
	}
	if len(slots[""]) != 8 {
		t.Errorf("%d slots in the whole programme", len(slots[""]))
	}
	for href, in := range marks {
		for page := range slots {
			if page != "" && slots[page][href] != strings.Contains(" "+in+" ", " "+page+" ") {
				t.Errorf("%s is marked %q, but %s says otherwise", href, in, page)
			}
		}
	}
}

// Of the visits and the conference one is now or next, unless all are past;
// what is cancelled is neither.
func TestStages(t *testing.T) {
	stages := func(p build.Plan, path string) []string {
		var out []string
		for _, line := range strings.Split(lines(t, p, path), "\n") {
			if rest, ok := strings.CutPrefix(line, "stage /ru/calendar/"); ok {
				out = append(out, rest)
			}
		}
		return out
	}
	const visit = "visit/to-vitebsk/ Визит в Витебск 5, 2023-09-12 12–13 сентября 2023 г., Витебск"
	const conference = "conference/final/ be Канферэнцыя 2, 2023-10-01 1 октября 2023 г., Дом"
	for clock, turn := range map[string][2]string{
		"2023-09-11T23:59": {" next", ""},
		"2023-09-12T00:00": {" now", ""},
		"2023-09-13T23:59": {" now", ""},
		"2023-09-14T00:00": {"", " next"},
		"2023-10-02T00:00": {"", ""},
	} {
		same(t, clock, stages(siteAt(t, "programme", clock), "ru/calendar/index.html"), visit+turn[0], conference+turn[1])
	}
	p := siteAt(t, "programme", "2023-09-05", "guest: pskov", "guest: pskov\nstatus: cancelled")
	same(t, "cancelled", stages(p, "ru/calendar/index.html"), visit+" (отменено)", conference+" next")
	p = site(t, "programme")
	same(t, "a facet of one", stages(p, "ru/calendar/direction/elderly/index.html"), visit+" now")
	same(t, "its own page", stages(p, "ru/calendar/visit/to-vitebsk/index.html"))
}

// A demonstration says as at which moment it is shown: the marks of today and
// next go by it. A real site goes by its readers' clocks.
func TestNow(t *testing.T) {
	const sample = "title: {ru: Проба, be: Проба}\nsample: true\n"
	for config, want := range map[string]string{
		realConfig: "",
		strings.Replace(realConfig, "title: {ru: Проба, be: Проба}\n", sample, 1):                             "",
		strings.Replace(realConfig, "title: {ru: Проба, be: Проба}\n", sample+"as_of: 2023-09-13T12:00\n", 1): "now 2023-09-13T12:00:00+03:00",
	} {
		p := siteAt(t, "programme", "", "-- content/organisations/porog/", "-- content/site.yaml --\n"+config+"-- content/organisations/porog/")
		got := regexp.MustCompile(`(?m)^now .*`).FindString(lines(t, p, "ru/calendar/index.html"))
		if got != want {
			t.Errorf("%q, not %q, of\n%s", got, want, config)
		}
	}
}
