package kind_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/kind"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/source"
)

type thing struct {
	model.Common
	Size int    `field:"size,required"`
	File string `field:"file"`
}

type part struct {
	model.Record
	Date decode.Date `field:"date,required"`
}

type note struct {
	model.Common
	Text decode.Words `field:"text,required"`
}

type row struct{ model.Record }

type photo struct {
	model.Common
	Alt decode.Words `field:"alt,required"`
}

func of[T any](name string, s kind.Source, entry func(*T, *model.Entry)) kind.Kind {
	return kind.Of(kind.Spec[T, struct{}]{Name: name, Source: s, Entry: entry})
}

// kinds are one of each source: bundles, what lies in their files, records,
// two lists in one file, pictures.
var kinds = []kind.Kind{
	of("thing", kind.Bundle("things"), func(f *thing, e *model.Entry) {
		if f.File != "" {
			e.Files = []model.File{{Name: f.File, Pos: e.Field("file")}}
		}
	}),
	of[part]("part", kind.Part("parts.yaml", "days.parts", "date", "things"), nil),
	of[note]("note", kind.Single("note.yaml", "items", "things"), nil),
	of[row]("item", kind.Part("note.yaml", "items", "", "things"), nil),
	of[row]("row", kind.Records("rows.yaml", ""), nil),
	of[row]("left", kind.Records("roads.yaml", "left"), nil),
	of[row]("right", kind.Records("roads.yaml", "right"), nil),
	of[photo]("photo", kind.Pictures(), nil),
}

// unit makes a unit of the files of an archive, which lie in one bundle of
// content/things/ or are one file of content/. A file that says "png" is one.
func unit(t *testing.T, a *txtar.Archive) kind.Unit {
	t.Helper()
	u := kind.Unit{Files: source.Tree{}}
	for _, tag := range []lang.Tag{"ru", "be"} {
		l, _ := lang.Of(tag)
		u.Languages = append(u.Languages, l)
	}
	for _, f := range a.Files {
		rest, ok := strings.CutPrefix(f.Name, "content/")
		if !ok {
			continue
		}
		data := f.Data
		if string(data) == "png\n" {
			var b bytes.Buffer
			if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 480, 480))); err != nil {
				t.Fatal(err)
			}
			data = b.Bytes()
		}
		parts := strings.SplitN(rest, "/", 3)
		if len(parts) == 1 {
			u.Path, u.Files[""] = f.Name, source.Bytes(data)
			continue
		}
		u.Path, u.Owner, u.Files[parts[2]] = "content/"+parts[0]+"/"+parts[1], "thing", source.Bytes(data)
	}
	return u
}

// Each archive is a unit; its part "entries" lists what is read: kind/id,
// where it begins, the languages of its texts, the original first; its part
// "findings" what is wrong.
func TestParseUnit(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no cases")
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		a := txtar.Parse(data)
		entries, found := kind.ParseUnit(kinds, unit(t, a))
		got := map[string]string{"entries": "", "findings": ""}
		for _, e := range entries {
			got["entries"] += describe(e) + "\n"
		}
		for _, d := range found.Sorted() {
			got["findings"] += strings.TrimSpace(fmt.Sprint(d.Pos, " ", d.Code, " ", whole(t, d))) + "\n"
		}
		for _, f := range a.Files {
			if want, ok := got[f.Name]; ok {
				if diff := cmp.Diff(strings.TrimSpace(string(f.Data)), strings.TrimSpace(want)); diff != "" {
					t.Errorf("%s: %s (- wanted, + got)\n%s", name, f.Name, diff)
				}
				delete(got, f.Name)
			}
		}
		if got["findings"] != "" {
			t.Errorf("%s: found %s", name, got["findings"])
		}
	}
}

func describe(e *model.Entry) string {
	s := fmt.Sprintf("%s %s", e.Key(), e.Pos)
	if e.Within != "" {
		s += " in " + string(e.Within)
	}
	tags := []string{}
	for tag := range e.Texts.All() {
		if tag != e.Original {
			tags = append(tags, string(tag))
		}
	}
	slices.Sort(tags)
	if e.Texts.In(e.Original) != nil {
		tags = slices.Insert(tags, 0, string(e.Original))
	}
	if p, ok := e.Data.(*part); ok {
		s += " on " + p.Date.String()
	}
	return s + " [" + strings.Join(tags, " ") + "]"
}

// whole returns what is suggested, and holds the finding to have all words.
func whole(t *testing.T, d diag.Diagnostic) string {
	words, err := diag.Load("en")
	if err != nil {
		t.Fatal(err)
	}
	for name := range d.Args {
		if !strings.Contains(words[d.Code].Message+words[d.Code].Hint, "{"+name+"}") {
			t.Errorf("%s: the message has no place for %q", d.Code, name)
		}
	}
	if m := words[d.Code]; m.Message == "" || strings.Contains(words.Message(d), "{") {
		t.Errorf("%s: no words, or not all: %q", d.Code, words.Message(d))
	}
	if d.Nearest != "" {
		return "→ " + d.Nearest
	}
	return ""
}
