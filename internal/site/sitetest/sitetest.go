// Package sitetest builds small sites for tests. A site is a txtar archive;
// what every site needs and a test does not care about is added: a site.yaml
// with one programme of two sides, their cities, two directions. Layouts are
// made for every view and print all of it, so that a test sees what a page
// could print and does not depend on how the real layouts look. Words of the
// interface are the real ones.
package sitetest

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/memo"
	"pobratim/internal/engine/source"
	"pobratim/internal/shell/zone"
	"pobratim/internal/site"
)

// Defaults are the files that an archive may leave out.
const Defaults = `
-- content/site.yaml --
title: {ru: Проба, be: Проба}
summary: {ru: Сайт для проверок., be: Сайт для праверак.}
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
    limits: {delegates: 20}
    sides:
      - {id: pskov, country: RU, title: {ru: Псков, be: Пскоў}, place: pskov}
      - {id: vitebsk, country: BY, title: {ru: Витебск, be: Віцебск}, place: vitebsk}
-- content/directions.yaml --
- id: elderly
  title: {ru: Помощь пожилым, be: Дапамога пажылым}
  summary: {ru: О пожилых людях., be: Пра пажылых людзей.}
  motif: "##"
- id: animals
  title: {ru: Животные, be: Жывёлы}
  summary: {ru: О животных., be: Пра жывёл.}
  motif: "##"
-- content/places.yaml --
- id: pskov
  title: {ru: Псков, be: Пскоў}
  genitive: {ru: Пскова, be: Пскова}
  locative: {ru: Пскове, be: Пскове}
  country: RU
  coordinates: [57.82, 28.33]
  zone: Europe/Moscow
- id: vitebsk
  title: {ru: Витебск, be: Віцебск}
  genitive: {ru: Витебска, be: Віцебска}
  locative: {ru: Витебске, be: Віцебску}
  country: BY
  coordinates: [55.19, 30.2]
  zone: Europe/Minsk
- id: vitebsk-hall
  title: {ru: Зал, be: Зала}
  genitive: {ru: зала, be: залы}
  locative: {ru: зале, be: зале}
  city: vitebsk
  coordinates: [55.19, 30.21]
  address: {ru: "Садовая ул., 0", be: "Садовая вул., 0"}
- id: pskov-hall
  title: {ru: Дом, be: Дом}
  genitive: {ru: дома, be: дома}
  locative: {ru: доме, be: доме}
  city: pskov
  coordinates: [57.82, 28.34]
`

// An Option changes the input of a build.
type Option func(*build.Input)

// AsOf sets the clock: 2023-09-13 or 2023-09-13T12:00.
func AsOf(when string) Option {
	return func(in *build.Input) {
		c, err := build.ParseClock(when)
		if err != nil {
			panic(err)
		}
		in.AsOf = c
	}
}

// Tree makes a tree of an archive and of the defaults that it leaves out. A
// file whose name begins with "static/", "content/" or "layouts/" stands
// for itself.
func Tree(t testing.TB, archive string) source.Tree {
	t.Helper()
	tree := source.Tree{}
	for _, f := range txtar.Parse([]byte(Defaults)).Files {
		tree[f.Name] = source.Bytes(f.Data)
	}
	for name, data := range layouts(t) {
		tree[name] = source.Bytes([]byte(data))
	}
	for _, f := range txtar.Parse([]byte(archive)).Files {
		tree[f.Name] = source.Bytes(f.Data)
	}
	return tree
}

// Build builds the site of an archive. Its clock stands at noon of
// 2023-09-13 unless an option or the site says otherwise.
func Build(t testing.TB, archive string, options ...Option) (build.Plan, diag.List) {
	t.Helper()
	return BuildTree(t, Tree(t, archive), options...)
}

// BuildTree builds the site of a tree, cold.
func BuildTree(t testing.TB, tree source.Tree, options ...Option) (build.Plan, diag.List) {
	t.Helper()
	in := build.Input{Tree: tree, Now: time.Date(2023, 9, 13, 9, 0, 0, 0, time.UTC), Zone: zone.Load}
	for _, o := range options {
		o(&in)
	}
	return build.Build(in, site.Definition(), memo.New())
}

// Codes writes findings as "file:line:col code", in order.
func Codes(found diag.List) []string {
	var out []string
	for _, d := range found {
		out = append(out, d.Pos.String()+" "+d.Code)
	}
	return out
}

// partial are findings that a small site has because it is small: a
// programme with one visit, a direction with somebody on one side only.
var partial = []string{"direction-one-sided", "exchange-one-way"}

// Clean fails the test if there are findings other than that the site is
// small.
func Clean(t testing.TB, found diag.List) {
	t.Helper()
	None(t, slices.DeleteFunc(slices.Clone(found), func(d diag.Diagnostic) bool { return slices.Contains(partial, d.Code) }))
}

// None fails the test if there are findings.
func None(t testing.TB, found diag.List) {
	t.Helper()
	words, err := diag.Load("en")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range found {
		t.Errorf("%s: %s [%s] %s", d.Pos, words.Message(d), d.Code, words.Hint(d))
	}
}

// Paths returns the paths of the planned files.
func Paths(p build.Plan) []string {
	var out []string
	for _, o := range p.Outputs {
		out = append(out, o.Path)
	}
	return out
}

// File makes one planned file.
func File(t testing.TB, p build.Plan, path string) string {
	t.Helper()
	for _, o := range p.Outputs {
		if o.Path == path {
			made := o.Make()
			if made.Err != nil || len(made.Problems) > 0 {
				t.Fatalf("make %s: %v %v", path, made.Err, Codes(made.Problems))
			}
			return string(made.Bytes)
		}
	}
	t.Fatalf("no file %s among %s", path, strings.Join(Paths(p), " "))
	return ""
}

// Has reports whether a file is planned.
func Has(p build.Plan, path string) bool { return slices.Contains(Paths(p), path) }

// layouts makes a layout for every view of the definition, and reads the
// words of the repository.
func layouts(t testing.TB) map[string]string {
	t.Helper()
	files := map[string]string{
		"layouts/base.html": `<!doctype html><html lang="{{.Lang}}"><head><title>{{.HeadTitle}}</title></head><body>{{printf "%+v" .Frame}} {{template "main" .}}</body></html>`,
	}
	for name := range build.Views(site.Definition()) {
		files["layouts/"+name+".html"] = `{{define "main"}}{{printf "%+v" .Main}}{{end}}`
	}
	for _, tag := range []string{"ru", "be"} {
		name := "layouts/words/" + tag + ".yaml"
		data, err := os.ReadFile(filepath.Join(Root(t), filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		files[name] = string(data)
	}
	return files
}

// Root returns the folder of the repository.
func Root(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("no go.mod above the test")
		}
		dir = filepath.Dir(dir)
	}
}
