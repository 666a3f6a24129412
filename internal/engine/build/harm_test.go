package build_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/layout"
	"pobratim/internal/engine/markdown"
	"pobratim/internal/engine/words"
	"pobratim/internal/site"
	"pobratim/internal/site/sitetest"
)

// vectors are what content could try; ' and " end attributes, </…> elements.
var vectors = []string{
	`<script>alert(1)</script>`,
	`"><img src=x onerror=alert(1)>`,
	`' onmouseover='alert(1)`,
	`" style="position:fixed" x="`,
	`</title></script></style></textarea><svg onload=alert(1)>`,
	`javascript:alert(1)`,
	` JaVaScRiPt&colon;alert(1)`,
	"java\nscript:alert(1)",
	`data:text/html,<script>alert(1)</script>`,
	`{{.Title}}<!--<script>`,
	"`-alert(1)-`",
	"\u2028</script\u2029>",
	`//evil.example`,
}

// realLayouts loads the layouts of the repository.
func realLayouts(t *testing.T) *layout.Set {
	t.Helper()
	tree := sitetest.Repository(t)
	var languages []*lang.Language
	for _, tag := range []lang.Tag{"ru", "be"} {
		l, _ := lang.Of(tag)
		languages = append(languages, l)
	}
	tables, _ := words.Load(tree, languages)
	assets, _ := layout.LoadAssets(tree, "/")
	set, found := layout.Load(tree, tables, assets, build.Views(site.Definition()))
	if found.Errors() > 0 {
		t.Fatal(sitetest.Codes(found))
	}
	return set
}

// Every text of every view is a vector: the page has the elements and
// attributes of one with harmless texts, and no more.
func TestNoFieldOfAViewEscapes(t *testing.T) {
	set := realLayouts(t)
	for name, view := range build.Views(site.Definition()) {
		t.Run(name, func(t *testing.T) {
			want := outline(t, rendered(t, set, name, view, "harmless"))
			if len(want) < 10 {
				t.Fatalf("only %d elements: the layout prints nothing", len(want))
			}
			for _, v := range vectors {
				page := rendered(t, set, name, view, v)
				if got := outline(t, page); !slices.Equal(got, want) {
					t.Errorf("%q makes other elements:\n%s", v, difference(got, want))
				}
				harmless(t, page, v)
			}
		})
	}
}

func rendered(t *testing.T, set *layout.Set, name string, view reflect.Type, text string) string {
	t.Helper()
	v := reflect.New(view).Elem()
	fill(v, text, 0)
	b, err := set.Render(name, "ru", v.Interface())
	if err != nil {
		t.Fatalf("%s with %q: %v", name, text, err)
	}
	return string(b)
}

// fill puts a text into all strings of a view, two items into each list.
func fill(v reflect.Value, text string, depth int) {
	if depth > 9 {
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(text)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(2)
	case reflect.Float64:
		v.SetFloat(1)
	case reflect.Pointer:
		if v.Type() == reflect.TypeFor[*markdown.Filled]() { // whose package has tests of its own
			doc, _ := markdown.Parse([]byte("trusted"), diag.Pos{}, nil)
			v.Set(reflect.ValueOf(doc.Fill(nil, nil)))
			return
		}
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), text, depth+1)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 3, 3))
		for i := range v.Len() {
			fill(v.Index(i), text, depth+1)
		}
	case reflect.Map:
		item := reflect.New(v.Type().Elem()).Elem()
		fill(item, text, depth+1)
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(reflect.ValueOf(text), item)
	case reflect.Struct:
		for i := range v.NumField() {
			switch f := v.Field(i); v.Type().Field(i).Name {
			case "LD": // written by encoding/json
				b, _ := json.Marshal(map[string]string{"name": text})
				f.Set(reflect.ValueOf([]string{string(b)}))
			case "Webcal": // refuses what is no address
				f.SetString("webcal://example.org/" + strings.ReplaceAll(text, ":", ""))
			default:
				fill(f, text, depth+1)
			}
		}
	}
}

// outline lists the elements of a page with the names of their attributes.
func outline(t *testing.T, page string) []string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for n := range root.Descendants() {
		if n.Type == html.CommentNode {
			out = append(out, "comment")
		}
		if n.Type != html.ElementNode {
			continue
		}
		s := n.Data
		for _, a := range n.Attr {
			s += " " + a.Key
		}
		out = append(out, s)
	}
	return out
}

func difference(got, want []string) string {
	for i := range got {
		if i >= len(want) || got[i] != want[i] {
			return "element " + strconv.Itoa(i) + ": " + got[i]
		}
	}
	return "the end is missing"
}

// harmless holds a page to what runs nothing and restyles nothing.
func harmless(t *testing.T, page, what string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		attributes := map[string]string{}
		for _, a := range n.Attr {
			attributes[a.Key] = a.Val
			address := strings.ToLower(strings.Map(func(r rune) rune {
				if r <= ' ' {
					return -1
				}
				return r
			}, a.Val))
			switch a.Key {
			case "href", "src", "action", "poster", "srcset":
				if strings.HasPrefix(address, "javascript:") || strings.HasPrefix(address, "data:") || strings.HasPrefix(address, "vbscript:") {
					t.Errorf("%s: <%s %s=%q>", what, n.Data, a.Key, a.Val)
				}
			}
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "srcdoc" {
				t.Errorf("%s: <%s %s=%q>", what, n.Data, a.Key, a.Val)
			}
		}
		switch n.Data {
		case "style", "iframe", "object", "embed", "base":
			t.Errorf("%s: <%s>", what, n.Data)
		case "script":
			if attributes["type"] == "application/ld+json" {
				var ld map[string]any
				if err := json.Unmarshal([]byte(n.FirstChild.Data), &ld); err != nil {
					t.Errorf("%s: JSON-LD: %v in %s", what, err, n.FirstChild.Data)
				}
			} else if !strings.HasPrefix(attributes["src"], "/assets/") || n.FirstChild != nil {
				t.Errorf("%s: a script that is no file of ours", what)
			}
		}
	}
}

// The same through the whole pipeline, from the fields that authors write.
func TestNoContentEscapes(t *testing.T) {
	const marker = "VECTOR"
	archive := `
-- content/organisations/porog/index.ru.md --
---
title: VECTOR
summary: VECTOR
side: pskov
place: pskov-hall
directions: [elderly]
contact: {email: VECTOR, phone: VECTOR}
site: VECTOR
registration: {country: RU, number: VECTOR}
offers: [{direction: animals, text: {ru: VECTOR, be: VECTOR}}]
quotes: [{text: {ru: VECTOR, be: VECTOR}, by: {ru: VECTOR, be: VECTOR}}]
---
Текст VECTOR

[слово](VECTOR) **VECTOR** ` + "`VECTOR`" + `

## VECTOR

| VECTOR | б |
|---|---|
| в | VECTOR |
-- content/practices/karta/index.ru.md --
---
title: VECTOR
summary: VECTOR
published: 2023-08-01
organisation: porog
directions: [elderly]
problem: VECTOR
solution: VECTOR
steps: [VECTOR]
results: [{metric: {ru: VECTOR, be: VECTOR}, value: 1, unit: {ru: VECTOR, be: VECTOR}}]
---
VECTOR
-- content/stories/story/index.ru.md --
---
title: VECTOR
summary: VECTOR
published: 2023-08-01
genre: letter
author: {role: {ru: VECTOR, be: VECTOR}}
organisations: [porog]
press: {contact: {email: VECTOR, phone: VECTOR}}
blurbs: {short: VECTOR, medium: VECTOR, long: VECTOR}
corrections: [{at: 2023-08-02, text: {ru: VECTOR, be: VECTOR}}]
---
VECTOR
`
	for _, v := range vectors {
		quoted, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		front := true
		lines := strings.Split(archive, "\n")
		for i, line := range lines {
			if strings.HasPrefix(line, "-- ") {
				front = true
			} else if line == "---" && lines[i-1] != "" && !strings.HasPrefix(lines[i-1], "-- ") {
				front = false
			}
			if front {
				lines[i] = strings.ReplaceAll(line, marker, string(quoted))
			} else {
				lines[i] = strings.ReplaceAll(line, marker, strings.ReplaceAll(v, "\n", " "))
			}
		}
		tree := sitetest.WithRealLayouts(t, sitetest.Tree(t, strings.Join(lines, "\n")))
		p, found := sitetest.BuildTree(t, tree)
		for _, d := range found {
			if d.Code != "yaml-character" && strings.HasPrefix(d.Code, "yaml-") || strings.HasPrefix(d.Code, "field-") {
				t.Fatalf("%q: the case itself is wrong: %s %s", v, d.Pos, d.Code)
			}
		}
		pages := 0
		for _, o := range p.Outputs {
			if o.Page == nil {
				continue
			}
			pages++
			made := o.Make()
			if len(made.Problems) > 0 {
				continue // refused, and said
			}
			harmless(t, string(made.Bytes), o.Path+" with "+v)
		}
		if pages < 20 {
			t.Fatalf("only %d pages", pages)
		}
	}
}

// The vectors are dangerous where nothing stops them.
func TestHarmlessCanFail(t *testing.T) {
	for _, page := range []string{`<a href="javascript:x">`, `<p onclick=x>`, `<p style=x>`, `<script>x</script>`, `<script type="application/ld+json">{</script>`} {
		inner := &testing.T{}
		harmless(inner, page, "")
		if !inner.Failed() {
			t.Errorf("%s is taken for harmless", page)
		}
	}
}
