package calendar_test

import (
	"html"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"pobratim/internal/engine/build"
	"pobratim/internal/site/sitetest"
)

// TestCalendar runs testdata/*.txtar: a site, and under want/ what some of
// its files say, line by line. The file "absent" lists what is not planned.
func TestCalendar(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txtar")
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txtar")
		if name == "words" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			p := site(t, name)
			for _, f := range archive(t, name).Files {
				switch path, wanted := strings.CutPrefix(f.Name, "want/"); {
				case wanted:
					check(t, path, lines(t, p, path), strings.TrimSpace(string(f.Data)))
				case f.Name == "absent":
					for _, path := range strings.Fields(string(f.Data)) {
						if sitetest.Has(p, path) {
							t.Errorf("%s is planned", path)
						}
					}
				}
			}
		})
	}
}

func check(t *testing.T, path, got, want string) {
	t.Helper()
	if got == want {
		return
	}
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	t.Errorf("%s differs from line %d on\n got: %q\nwant: %q", path, i+1, a[i:min(len(a), i+3)], b[i:min(len(b), i+3)])
}

func archive(t *testing.T, name string) *txtar.Archive {
	t.Helper()
	a, err := txtar.ParseFile("testdata/" + name + ".txtar")
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// site builds the site of an archive, with changes: pairs of what is written
// in it and what stands there instead.
func site(t *testing.T, name string, changes ...string) build.Plan {
	t.Helper()
	return siteAt(t, name, "2023-09-13T12:00", changes...)
}

// siteAt is the site at a moment, or as its as_of says.
func siteAt(t *testing.T, name, clock string, changes ...string) build.Plan {
	t.Helper()
	var text []byte
	for _, name := range []string{"words", name} {
		data, err := os.ReadFile("testdata/" + name + ".txtar")
		if err != nil {
			t.Fatal(err)
		}
		text = append(text, data...)
	}
	all := string(text)
	for i := 0; i < len(changes); i += 2 {
		if !strings.Contains(all, changes[i]) {
			t.Fatalf("%q is not in %s", changes[i], name)
		}
		all = strings.Replace(all, changes[i], changes[i+1], 1)
	}
	if i := strings.Index(all, "\n-- want/"); i >= 0 {
		all = all[:i+1]
	}
	var options []sitetest.Option
	if clock != "" {
		options = append(options, sitetest.AsOf(clock))
	}
	p, found := sitetest.Build(t, all, options...)
	if len(p.Outputs) == 0 {
		t.Fatal(sitetest.Codes(found))
	}
	return p
}

var (
	tags   = regexp.MustCompile(`<[^>]*>`)
	spaces = regexp.MustCompile(`[ \x{a0}\n]+`)
)

// lines returns the paragraphs of a page without its head, or the unfolded
// lines of a calendar, with plain spaces for those that do not break.
func lines(t *testing.T, p build.Plan, path string) string {
	t.Helper()
	text := sitetest.File(t, p, path)
	if strings.HasSuffix(path, ".ics") {
		return strings.TrimSpace(strings.NewReplacer("\r\n ", "", "\r\n", "\n", "\u00a0", " ").Replace(text))
	}
	var out []string
	for _, line := range strings.Split(text, "<p>")[1:] {
		line = html.UnescapeString(tags.ReplaceAllString(line, " "))
		out = append(out, strings.TrimSpace(spaces.ReplaceAllString(line, " ")))
	}
	return strings.Join(out, "\n")
}

// property returns the values of a property of a calendar in the order of
// its events.
func property(t *testing.T, p build.Plan, path, name string) []string {
	t.Helper()
	var out []string
	for _, line := range strings.Split(lines(t, p, path), "\n") {
		head, value, _ := strings.Cut(line, ":")
		if head, _, _ = strings.Cut(head, ";"); head == name {
			out = append(out, value)
		}
	}
	return out
}

func same(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s\n got: %q\nwant: %q", what, got, want)
	}
}
