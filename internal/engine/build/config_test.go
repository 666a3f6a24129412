package build_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/source"
	"pobratim/internal/shell/zone"
	"pobratim/internal/site"
	"pobratim/internal/site/sitetest"
)

// where writes findings as "place code nearest", places below content/.
func where(found diag.List) []string {
	var out []string
	for _, d := range found {
		s := strings.TrimPrefix(d.Pos.String(), "content/") + " " + d.Code
		if d.Nearest != "" {
			s += " " + d.Nearest
		}
		if d.Severity == diag.Warning {
			s += " (warning)"
		}
		out = append(out, s)
	}
	return out
}

// engine builds with the kinds and outputs of the site, and without the
// rules that hold between its entries: those have tests of their own.
func engine(t testing.TB, tree source.Tree, rules ...build.Rule) (build.Plan, diag.List) {
	t.Helper()
	def := site.Definition()
	def.Rules = rules
	in := build.Input{Tree: tree, Now: time.Date(2023, 9, 13, 9, 0, 0, 0, time.UTC), Zone: zone.Load}
	return build.Build(in, def, nil)
}

// finds builds an archive and compares what is found.
func finds(t *testing.T, archive string, want ...string) {
	t.Helper()
	_, found := engine(t, sitetest.Tree(t, archive))
	if got := where(found); !slices.Equal(got, want) {
		t.Errorf("found\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}

const config = `title: {ru: Проба, be: Проба}
summary: {ru: Сайт., be: Сайт.}
languages: [ru, be]
base_url: https://example.org/
uid_domain: test.example.org
zone: Europe/Moscow
sample: true
programmes:
  - id: exchange
    title: {ru: Обмен, be: Абмен}
    start: 2023-07-03
    end: 2023-12-29
    sides:
      - {id: pskov, country: RU, title: {ru: Псков, be: Пскоў}, place: pskov}
      - {id: vitebsk, country: BY, title: {ru: Витебск, be: Віцебск}, place: vitebsk}
`

func TestConfig(t *testing.T) {
	tests := []struct {
		name, old, new string
		want           []string
	}{
		{"right", "", "", nil},
		{"unknown language", "[ru, be]", "[ru, be, tlh]", []string{"site.yaml:3:21 site-language"}},
		{"language twice", "[ru, be]", "[ru, be, ru]", []string{"site.yaml:3:21 site-language-twice"}},
		{"as_of on a real site", "sample: true", "as_of: 2023-09-13", []string{"site.yaml:7:8 site-as-of"}},
		{"bad base URL", "https://example.org/", "example.org", []string{"site.yaml:4:11 site-base-url"}},
		{"base URL of another scheme", "https://example.org/", "ftp://example.org/", []string{"site.yaml:4:11 site-base-url"}},
		{"base URL with a query", "https://example.org/", "https://example.org/?a=b", []string{"site.yaml:4:11 site-base-url"}},
		{"base URL with a password", "https://example.org/", "https://a:b@example.org/", []string{"site.yaml:4:11 site-base-url"}},
		{"base URL that climbs", "https://example.org/", "https://example.org/a/../b/", []string{"site.yaml:4:11 site-base-url"}},
		{"base URL that ends with a climb", "https://example.org/", "https://example.org/a/..", []string{"site.yaml:4:11 site-base-url"}},
		{"bad zone", "Europe/Moscow", "Europe/Mosow", []string{"site.yaml:6:7 zone-unknown"}},
		{"the machine's zone", "Europe/Moscow", "Local", []string{"site.yaml:6:7 zone-unknown"}},
		{"unknown field", "sample: true", "sampel: true", []string{"site.yaml:7:1 field-unknown sample"}},
		{"end before start", "2023-12-29", "2023-06-29", []string{"site.yaml:12:10 when-order"}},
		{"unknown place of a side", "place: vitebsk", "place: vitebsc", []string{"site.yaml:15:78 ref-unknown vitebsk"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			finds(t, "-- content/site.yaml --\n"+strings.Replace(config, tt.old, tt.new, 1), tt.want...)
		})
	}
}

func TestConfigThatCannotBeRead(t *testing.T) {
	finds(t, "-- content/site.yaml --\n", "site.yaml site-missing")
	finds(t, "-- content/site.yaml --\ntitle: [\n", "site.yaml:1:8 yaml-unclosed-bracket")
	finds(t, "-- content/site.yaml --\n- a\n", "site.yaml:1:1 yaml-not-a-record")

	tree := sitetest.Tree(t, "")
	delete(tree, "content/site.yaml")
	_, found := sitetest.BuildTree(t, tree)
	if got := where(found); !slices.Equal(got, []string{"site.yaml site-missing"}) {
		t.Errorf("without site.yaml: %v", got)
	}
}

func TestParseClock(t *testing.T) {
	tests := []struct{ text, want string }{ // in Europe/Moscow, UTC+3
		{"2023-09-13", "2023-09-12T21:00:00Z"},
		{"2023-09-13T12:00", "2023-09-13T09:00:00Z"},
		{"2023-09-13 12:00", "2023-09-13T09:00:00Z"},
		{"2023-09-13T12:00:30", "2023-09-13T09:00:30Z"},
		{"2023-09-13T12:00+03:00", "2023-09-13T09:00:00Z"},
		{"2023-09-13T12:00:00+01:00", "2023-09-13T11:00:00Z"},
		{"2023-09-13T12:00:00Z", "2023-09-13T12:00:00Z"},
		{"13.09.2023", ""}, {"2023-13-01", ""}, {"2023-02-30", ""}, {"", ""}, {"now", ""}, {"2023-09-13T25:00", ""},
	}
	for _, tt := range tests {
		c, err := build.ParseClock(tt.text)
		if tt.want == "" {
			if err == nil {
				t.Errorf("%q is a moment", tt.text)
			}
			continue
		}
		if err != nil {
			t.Errorf("%q: %v", tt.text, err)
			continue
		}
		// The site's clock is seen where a story opens.
		moment, _ := time.Parse(time.RFC3339, tt.want)
		for _, at := range []struct {
			opens time.Time
			shown bool
		}{{moment, true}, {moment.Add(time.Minute), false}} {
			story := "-- content/stories/story/index.ru.md --\n---\ntitle: Т\nsummary: Т\ngenre: letter\nauthor: {role: {ru: Т, be: Т}}\npublished: " +
				at.opens.Format("2006-01-02T15:04-07:00") + "\n---\n"
			p, _ := sitetest.Build(t, story, func(in *build.Input) { in.AsOf = c })
			if got := sitetest.Has(p, "ru/stories/story/index.html"); got != at.shown {
				t.Errorf("%q: a story of %s is shown: %v", tt.text, at.opens, got)
			}
		}
	}
}

// By hand, by site.yaml, by the wall clock.
func TestOrderOfClocks(t *testing.T) {
	story := "-- content/stories/story/index.ru.md --\n---\ntitle: Т\nsummary: Т\ngenre: letter\nauthor: {role: {ru: Т, be: Т}}\npublished: 2023-09-01\n---\n"
	asOf := func(day string) string {
		return "-- content/site.yaml --\n" + strings.Replace(config, "sample: true", "sample: true\nas_of: "+day, 1)
	}
	real := "-- content/site.yaml --\n" + strings.Replace(config, "sample: true\n", "", 1)
	now := func(day string) sitetest.Option {
		return func(in *build.Input) { in.Now, _ = time.Parse(time.DateOnly, day) }
	}
	tests := []struct {
		name, archive string
		options       []sitetest.Option
		shown, banner bool
		day           string
	}{
		{"now, before", story, []sitetest.Option{now("2023-08-01")}, false, true, ""},
		{"now, after", story, []sitetest.Option{now("2023-10-01")}, true, true, ""},
		{"as_of beats now", story + asOf("2023-08-01"), []sitetest.Option{now("2023-10-01")}, false, true, "1 августа 2023"},
		{"as_of, after", story + asOf("2023-09-13"), []sitetest.Option{now("2023-08-01")}, true, true, "13 сентября 2023"},
		{"by hand beats as_of", story + asOf("2023-08-01"), []sitetest.Option{sitetest.AsOf("2023-09-05")}, true, true, ""},
		{"by hand, before", story + asOf("2023-10-01"), []sitetest.Option{sitetest.AsOf("2023-08-05")}, false, true, ""},
		{"a real site", story + real, []sitetest.Option{sitetest.AsOf("2023-09-05")}, true, false, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tree := sitetest.WithRealLayouts(t, sitetest.Tree(t, tt.archive))
			p, _ := sitetest.BuildTree(t, tree, tt.options...)
			if got := sitetest.Has(p, "ru/stories/story/index.html"); got != tt.shown {
				t.Errorf("shown: %v", got)
			}
			home := sitetest.File(t, p, "ru/index.html")
			if got := strings.Contains(home, `class="demo"`); got != tt.banner {
				t.Errorf("banner: %v", got)
			}
			if tt.day != "" && !strings.Contains(strings.ReplaceAll(home, "\u00a0", " "), tt.day) {
				t.Errorf("the banner does not say %s", tt.day)
			}
			// The day of a clock that was set by hand, or of now, is never printed.
			for _, day := range []string{"августа 2023", "5 сентября 2023", "октября 2023"} {
				if strings.Contains(strings.ReplaceAll(home, "\u00a0", " "), day) && !strings.Contains(tt.day, day) {
					t.Errorf("the page says %s", day)
				}
			}
		})
	}
}
