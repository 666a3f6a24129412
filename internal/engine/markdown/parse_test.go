package markdown

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/lang"
)

var update = flag.Bool("update", false, "rewrite the wanted output in testdata; read the diff")

// known returns a language that the tests are written in.
func known(t testing.TB, tag string) *lang.Language {
	l, ok := lang.Of(lang.Tag(tag))
	if !ok {
		t.Fatalf("no language %q", tag)
	}
	return l
}

// page fills the holes as a site would, with the target itself.
func page(d *Doc) string {
	return string(d.HTML(
		func(h Hole) (Link, bool) { return Link{Href: h.Target}, !strings.Contains(h.Target, "hidden") },
		func(h Hole) (Picture, bool) { return Picture{Src: "/" + h.Target, Alt: h.Alt}, true },
	))
}

func list(found diag.List) string {
	var b strings.Builder
	for _, d := range found {
		fmt.Fprintf(&b, "%d:%d: %s %s", d.Line, d.Col, d.Severity, d.Code)
		for _, name := range slices.Sorted(maps.Keys(d.Args)) {
			fmt.Fprintf(&b, " %s=%q", name, d.Args[name])
		}
		if d.Nearest != "" {
			fmt.Fprintf(&b, " → %s", d.Nearest)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// A section is one file of a txtar archive.
type section struct{ name, data string }

func readSections(t *testing.T, file string) (comment string, sections []section) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		name, isMark := strings.CutPrefix(line, "-- ")
		if name, ends := strings.CutSuffix(name, " --\n"); isMark && ends {
			sections = append(sections, section{name: name})
		} else if len(sections) == 0 {
			comment += line
		} else {
			sections[len(sections)-1].data += line
		}
	}
	return comment, sections
}

// TestParse runs testdata/*.txtar. NAME.LANGUAGE.md is followed by NAME.html
// and, if anything is to be found, by NAME.found.
func TestParse(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txtar")
	if len(files) == 0 {
		t.Fatal("no cases")
	}
	for _, file := range files {
		result, sections := readSections(t, file)
		want := map[string]string{}
		for _, s := range sections {
			want[s.name] = s.data
		}
		for _, s := range sections {
			stem, isText := strings.CutSuffix(s.name, ".md")
			if !isText {
				continue
			}
			name, tag, _ := strings.Cut(stem, ".")
			doc, found := Parse([]byte(s.data), diag.Pos{File: s.name, Line: 1, Col: 1}, known(t, tag))
			html, report := strings.TrimSuffix(page(doc), "\n")+"\n", list(found)
			result += "-- " + s.name + " --\n" + s.data + "-- " + name + ".html --\n" + html
			if report != "" {
				result += "-- " + name + ".found --\n" + report
			}
			if *update {
				continue
			}
			t.Run(filepath.Base(file)+"/"+name, func(t *testing.T) {
				if diff := cmp.Diff(want[name+".html"], html); diff != "" {
					t.Errorf("HTML (-want +got):\n%s", diff)
				}
				if diff := cmp.Diff(want[name+".found"], report); diff != "" {
					t.Errorf("findings (-want +got):\n%s", diff)
				}
			})
		}
		if *update {
			if err := os.WriteFile(file, []byte(result), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestTexts holds the code and the catalogue together: the same codes, and
// in each message only what the finding brings along.
func TestTexts(t *testing.T) {
	calls := map[string]string{}
	call := regexp.MustCompile(`"((?:markdown|text)-[a-z0-9-]+)"([^\n]*\n[^\n]*)`)
	sources, _ := filepath.Glob("*.go")
	for _, name := range sources {
		data, _ := os.ReadFile(name)
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		for _, m := range call.FindAllStringSubmatch(string(data), -1) {
			calls[m[1]] = m[2]
		}
	}
	data, err := os.ReadFile("../diag/texts/en/markdown.yaml")
	if err != nil {
		t.Fatal(err)
	}
	entry := regexp.MustCompile(`^([a-z0-9-]+): \{message: "(.*)", hint: "(.*)"\}$`)
	placeholder := regexp.MustCompile(`\{([a-z]+)\}`)
	for line := range strings.SplitSeq(strings.TrimSpace(string(data)), "\n") {
		m := entry.FindStringSubmatch(line)
		if m == nil {
			if line != "" {
				t.Errorf("not an entry: %s", line)
			}
			continue
		}
		args, used := calls[m[1]]
		if !used {
			t.Errorf("%s is not used", m[1])
		}
		for _, p := range placeholder.FindAllStringSubmatch(m[2]+m[3], -1) {
			if !strings.Contains(args, `"`+p[1]+`"`) {
				t.Errorf("%s has no {%s}", m[1], p[1])
			}
		}
		delete(calls, m[1])
	}
	for code := range calls {
		t.Errorf("%s has no words", code)
	}
}
