package kinds_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/kind"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/source"
	"pobratim/internal/site"
)

// unit is a bundle of one file beside a text.
func unit(section, owner, file string, data []byte) kind.Unit {
	u := kind.Unit{Path: "content/" + section + "/fuzz", Owner: owner, Files: source.Tree{file: source.Bytes(data)}}
	for _, tag := range []lang.Tag{"ru", "be"} {
		l, _ := lang.Of(tag)
		u.Languages = append(u.Languages, l)
	}
	return u
}

// A loan is a file that spoils what it has lent when it gets it back.
type loan struct{ source.File }

func (l loan) Lend() ([]byte, func(), error) {
	data, err := l.Read()
	data = bytes.Clone(data)
	return data, func() {
		for i := range data {
			data[i] = '~'
		}
	}, err
}

func lending(u kind.Unit) kind.Unit {
	files := source.Tree{}
	for name, f := range u.Files {
		files[name] = loan{f}
	}
	u.Files = files
	return u
}

// sane parses a unit and holds what must hold of any bytes: no panic, every
// finding and every entry lies inside of the file, and a small file takes no
// time.
func sane(t *testing.T, u kind.Unit, file string, data []byte) {
	start := time.Now()
	entries, found := kind.ParseUnit(site.Definition().Kinds, u)
	if took := time.Since(start); len(data) < 10_000 && took > 10*time.Second {
		t.Errorf("took %v", took)
	}
	inside := func(what string, p diag.Pos) {
		line, col := int(p.Line), int(p.Col)
		switch {
		case p.File != u.Path+"/"+file && p.File != u.Path && line != 0:
			t.Errorf("%s lies in %q", what, p.File)
		case line == 0:
		case line > 1+bytes.Count(data, []byte("\n")):
			t.Errorf("%s: line %d of %q", what, line, data)
		case col < 1 || col > 1+utf8.RuneCount(bytes.Split(data, []byte("\n"))[line-1]):
			t.Errorf("%s: column %d of line %d of %q", what, col, line, data)
		}
	}
	again, problems := kind.ParseUnit(site.Definition().Kinds, lending(u))
	if !reflect.DeepEqual(again, entries) || !reflect.DeepEqual(problems, found) {
		t.Error("something is left in memory that was lent")
	}
	for _, d := range found {
		inside(d.Code, d.Pos)
		for _, r := range d.Related {
			inside(d.Code+", the other place", r)
		}
	}
	for _, e := range entries {
		inside(string(e.Key()), e.Pos)
		for path, f := range e.Given.All() {
			inside(fmt.Sprintf("%s of %s", path, e.Key()), f.Pos)
		}
		for _, r := range e.Refs {
			inside("the reference to "+r.ID, r.Pos)
		}
		if strings.TrimSpace(e.ID) == "" {
			t.Errorf("an entry of the kind %s without an id", e.Kind)
		}
	}
}

// seeds are all files of a name in the archives of the kinds.
func seeds(f *testing.F, name string) {
	archives, err := filepath.Glob("*/testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		f.Fatal("no archives")
	}
	for _, a := range archives {
		data, err := os.ReadFile(a)
		if err != nil {
			f.Fatal(err)
		}
		for _, x := range txtar.Parse(data).Files {
			if filepath.Base(x.Name) == name {
				f.Add(x.Data)
			}
		}
	}
}

func FuzzSchedule(f *testing.F) {
	seeds(f, "schedule.yaml")
	f.Add([]byte("days:\n- date: 2023-09-12\n  events: [[], {}, ~, {id: a1, date: {}}]\n- []\n"))
	f.Add([]byte("days: {events: []}\nevents: 1\n? x\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		u := unit("visits", "visit", "schedule.yaml", data)
		sane(t, u, "schedule.yaml", data)
	})
}

// Every kind that has folders reads the same bytes as its text.
func FuzzBundle(f *testing.F) {
	seeds(f, "index.ru.md")
	f.Add([]byte("---\ntitle: |\n  а\n   б\nsteps: [а, >\n  б]\nblurbs: {short: {}}\n---\n![](а б) [x](#y)\n"))
	f.Add([]byte("---\n[]\n---\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for section, owner := range map[string]string{"organisations": "organisation", "practices": "practice", "visits": "visit",
			"conference": "conference", "materials": "material", "stories": "story", "pages": "page"} {
			sane(t, unit(section, owner, "index.ru.md", data), "index.ru.md", data)
		}
	})
}
