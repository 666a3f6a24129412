package kinds_test

import (
	"crypto/sha256"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/source"
	"pobratim/internal/site/kinds/kindtest"
	"pobratim/internal/site/sitetest"
)

// archive reads a case: the tree of its site, and its other parts by name.
func archive(t *testing.T, name string) (source.Tree, map[string][]string) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string][]string{}
	for _, f := range txtar.Parse(data).Files {
		if !strings.Contains(f.Name, "/") {
			parts[f.Name] = strings.FieldsFunc(string(f.Data), func(r rune) bool { return r == '\n' })
		}
	}
	return kindtest.Tree(t, string(data)), parts
}

// published makes every file of the site at a moment ("drafts": at noon, with
// drafts). Folded lines of calendars are joined.
func published(t *testing.T, tree source.Tree, when string) (map[string]string, *model.Clock) {
	t.Helper()
	options := []sitetest.Option{sitetest.AsOf(when)}
	if when == "drafts" {
		options = []sitetest.Option{func(in *build.Input) { in.Drafts = model.ShowDrafts }}
	}
	plan, _ := sitetest.BuildTree(t, tree, options...)
	if len(plan.Outputs) == 0 {
		t.Fatal("nothing is planned")
	}
	out := map[string]string{}
	for _, o := range plan.Outputs {
		made := o.Make()
		if made.Err != nil || len(made.Problems) > 0 {
			t.Fatalf("make %s: %v %v", o.Path, made.Err, sitetest.Codes(made.Problems))
		}
		out[o.Path] = string(made.Bytes)
		if strings.HasSuffix(o.Path, ".ics") {
			out[o.Path] = strings.ReplaceAll(out[o.Path], "\r\n ", "")
		}
	}
	return out, plan.All.Clock
}

// places are the files that hold a word, in their bytes or their path.
func places(files map[string]string, word string) []string {
	var out []string
	for path, data := range files {
		if strings.Contains(path, word) || strings.Contains(data, word) {
			out = append(out, path)
		}
	}
	slices.Sort(out)
	return out
}

// Not one byte of what is hidden is in any file of the site, nor in the name
// of one. The same words are there at the moments at which it is shown, so
// that the test looks for what could be found.
func TestHidden(t *testing.T) {
	cases, err := filepath.Glob("testdata/hidden/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatal("no cases")
	}
	for _, name := range cases {
		t.Run(filepath.Base(name), func(t *testing.T) {
			tree, parts := archive(t, name)
			for _, when := range parts["hidden"] {
				files, _ := published(t, tree, when)
				for _, word := range slices.Concat(parts["secrets"], parts["never"]) {
					if at := places(files, word); len(at) > 0 {
						t.Errorf("%s: %q is in %s", when, word, strings.Join(at, ", "))
					}
				}
			}
			for _, when := range parts["shown"] {
				files, _ := published(t, tree, when)
				for _, word := range parts["secrets"] {
					if len(places(files, word)) == 0 {
						t.Errorf("%s: %q is nowhere", when, word)
					}
				}
				for _, word := range parts["never"] {
					if at := places(files, word); len(at) > 0 {
						t.Errorf("%s: %q is in %s", when, word, strings.Join(at, ", "))
					}
				}
			}
		})
	}
}

// The clock knows the next step: until then no byte of the site changes, and
// then one does. So the steps of a whole year are found one by one.
func TestSteps(t *testing.T) {
	tree, parts := archive(t, "testdata/clock/steps.txtar")
	sums := func(files map[string]string) map[string][32]byte {
		out := map[string][32]byte{}
		for path, data := range files {
			out[path] = sha256.Sum256([]byte(data))
		}
		return out
	}
	files, clock := published(t, tree, "2023-06-01")
	var got, want []string
	for range 50 {
		steps := clock.Steps()
		if len(steps) == 0 {
			break
		}
		next := steps[0].UTC()
		got = append(got, next.Format(time.RFC3339))
		before, _ := published(t, tree, next.Add(-time.Second).Format(time.RFC3339))
		if diff := cmp.Diff(sums(files), sums(before)); diff != "" {
			t.Errorf("it changes before %s: %s", next, changed(files, before))
		}
		files, clock = published(t, tree, next.Format(time.RFC3339))
		if changed(before, files) == "" {
			t.Errorf("nothing changes at %s", next)
		}
	}
	for _, line := range parts["steps"] {
		moment, _, _ := strings.Cut(line, " ")
		want = append(want, moment)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("steps (- wanted, + got):\n%s", diff)
	}
}

// changed names the files in which two states of the site differ.
func changed(a, b map[string]string) string {
	var out []string
	for path := range a {
		if other, ok := b[path]; !ok || other != a[path] {
			out = append(out, path)
		}
	}
	for path := range b {
		if _, ok := a[path]; !ok {
			out = append(out, path)
		}
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}
