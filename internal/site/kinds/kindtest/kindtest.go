// Package kindtest holds a kind of content against small sites written as
// txtar archives, one file a case in testdata/.
//
// The comment of an archive says what it shows. Its files are:
//
//	content/…      what an editor writes; a picture is written as its size: 8x6
//	findings       what must be found, all of it: a place, a code and a field a
//	               line, then (warning), → what is suggested, see other places
//	/ru/events/x/  what the page at that address shows, all of it: a field
//	               of the kind's view a line. Empty fields are left out.
//	frame /ru/…/   lines that the frame of that page has among others; after !
//	               how no line of it begins
//	absent         addresses that there must not be
//
// Text in another language than the page's is marked: Title [be]: …. No-break
// spaces are shown as spaces. Rules between entries and outputs of the whole
// site stay out, except for the rule on what every kind shares. Run the test
// with -update to write what is found, and read the difference.
package kindtest

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/memo"
	"pobratim/internal/engine/source"
	"pobratim/internal/shell/zone"
	"pobratim/internal/site"
	"pobratim/internal/site/rules/texts"
	"pobratim/internal/site/sitetest"
)

var update = flag.Bool("update", false, "write what is found into testdata")

// Run holds every archive in testdata against what it says.
func Run(t *testing.T) {
	t.Helper()
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no archives in testdata: %v", err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) { check(t, name) })
	}
}

func check(t *testing.T, name string) {
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	a := txtar.Parse(data)
	pages, found := Build(t, string(data))
	if !slices.ContainsFunc(a.Files, func(f txtar.File) bool { return f.Name == "findings" }) {
		for _, f := range found {
			t.Errorf("found: %s", f)
		}
	}
	for i, f := range a.Files {
		kind, address, _ := strings.Cut(f.Name, " ")
		var got string
		switch {
		case kind == "findings":
			got = lines(found)
		case kind == "absent":
			for _, address := range strings.Fields(string(f.Data)) {
				if _, ok := pages[address]; ok {
					t.Errorf("there is a page %s", address)
				}
			}
			continue
		case kind == "frame":
			for _, want := range strings.Split(strings.TrimSpace(string(f.Data)), "\n") {
				if unwanted, not := strings.CutPrefix(want, "! "); not {
					for _, line := range pages[address].Frame {
						if strings.HasPrefix(line, unwanted) {
							t.Errorf("%s: the frame has the line %q", address, line)
						}
					}
					continue
				}
				if !slices.Contains(pages[address].Frame, want) {
					t.Errorf("%s: the frame has no line %q among\n\t%s", address, want, strings.Join(pages[address].Frame, "\n\t"))
				}
			}
			continue
		case strings.HasPrefix(kind, "/"):
			got = lines(pages[kind].Main)
		case strings.HasPrefix(kind, "content/"):
			continue
		default:
			t.Fatalf("%s: nothing reads the part %q", name, f.Name)
		}
		if *update {
			a.Files[i].Data = []byte(strings.TrimSuffix(got, "\n") + "\n\n")
		} else if diff := cmp.Diff(trim(string(f.Data)), trim(got)); diff != "" {
			t.Errorf("%s (- wanted, + got):\n%s", f.Name, diff)
		}
	}
	if *update {
		if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func trim(s string) string { return strings.TrimSpace(s) }

func lines(list []string) string { return strings.Join(list, "\n") + "\n" }

// A Page is what a page shows, a field a line.
type Page struct{ Frame, Main []string }

// Build makes the pages of the site of an archive, by address, and writes
// what is found in it.
func Build(t testing.TB, archive string, options ...sitetest.Option) (map[string]Page, []string) {
	t.Helper()
	def := site.Definition()
	def.Outputs = nil
	def.Rules = []build.Rule{{Name: "texts", Check: texts.Check}}
	in := build.Input{Tree: Tree(t, archive), Now: time.Date(2023, 9, 13, 9, 0, 0, 0, time.UTC), Zone: zone.Load}
	for _, o := range options {
		o(&in)
	}
	plan, found := build.Build(in, def, memo.New())
	pages := map[string]Page{}
	for _, o := range plan.Outputs {
		made := o.Make()
		if made.Err != nil || len(made.Problems) > 0 {
			t.Fatalf("make %s: %v %v", o.Path, made.Err, made.Problems)
		}
		address, ok := strings.CutSuffix("/"+o.Path, "index.html")
		if !ok {
			pages[address] = Page{Main: strings.Split(string(made.Bytes), "\n")}
			continue
		}
		pages[address] = read(string(made.Bytes))
	}
	return pages, Findings(t, found)
}

// Tree makes the tree of an archive, with its pictures and with layouts that
// print every field of every view of the site.
func Tree(t testing.TB, archive string) source.Tree {
	t.Helper()
	tree := sitetest.Tree(t, archive)
	for name, f := range tree {
		if ext := filepath.Ext(name); ext == ".png" || ext == ".jpg" {
			tree[name] = Picture(t, f)
		}
	}
	for name, text := range layouts(build.Views(site.Definition())) {
		tree[name] = source.Bytes([]byte(text))
	}
	return tree
}

// Findings writes findings a line each, as in the part of an archive.
func Findings(t testing.TB, found diag.List) []string {
	t.Helper()
	words, err := diag.Load("en")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, d := range found {
		if m := words.Message(d) + words.Hint(d); strings.Contains(m, "{{") || strings.HasPrefix(m, d.Code) || unfilled(words[d.Code], d.Args) {
			t.Errorf("%s: the words of %s are not whole: %q", d.Pos, d.Code, m)
		}
		line := d.Pos.String() + " " + d.Code
		for _, arg := range []string{"name", "key"} {
			if d.Args[arg] != "" {
				line += " " + d.Args[arg]
			}
		}
		if d.Severity == diag.Warning {
			line += " (warning)"
		}
		if d.Nearest != "" {
			line += " → " + d.Nearest
		}
		for _, at := range d.Related {
			line += " see " + at.String()
		}
		out = append(out, line)
	}
	return out
}

// unfilled reports whether a message has a placeholder without a value.
func unfilled(m diag.Message, args map[string]string) bool {
	for rest := m.Message + m.Hint; ; {
		_, after, ok := strings.Cut(rest, "{")
		if !ok {
			return false
		}
		name, tail, closed := strings.Cut(after, "}")
		_, has := args[name]
		if plain := strings.Trim(name, "abcdefghijklmnopqrstuvwxyz") == ""; closed && plain && !has {
			return true
		}
		rest = tail
	}
}

// Picture makes a grey picture of the size that stands in a file.
func Picture(t testing.TB, f source.File) source.File {
	t.Helper()
	text, err := f.Read()
	if err != nil {
		t.Fatal(err)
	}
	var w, h int
	if _, err := fmt.Sscanf(string(text), "%dx%d", &w, &h); err != nil {
		return f
	}
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, w, h))); err != nil {
		t.Fatal(err)
	}
	return source.Bytes(b.Bytes())
}
