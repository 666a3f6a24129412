package layout

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// contexts are the places in which an action can stand, each escaped in
// another way.
const contexts = `{{define "main"}}<p title="{{t "greet"}}">{{t "greet"}} <a href="{{t "greet"}}">{{t "greet"}}</a> <i data-x={{t "greet"}}></i>
<img alt="{{t "greet"}}, {{.Title}}" src="{{asset "a+b.css"}}"><a href="/x?q={{t "greet"}}">{{asset "site.css"}}</a>
<script type="application/json">{{t "greet"}}</script><textarea>{{t "greet"}}</textarea>{{/* nested */}}
{{if .Title}}{{t "greet"}}{{else}}{{t "greet" | printf "%s"}}{{end}}{{range .Tags}}{{t "greet"}}{{template "shared-tags" .Sub}}{{end}}{{with .Near}}{{t "greet"}}{{end}}</p>
<div title="{{template "shared-tags" .Tags}}"></div>{{end}}
{{define "shared-tags"}}<ul>{{range .}}<li>{{.Name}} {{t "greet"}}</li>{{end}}</ul>{{end}}`

// What is taken out of the pages changes no byte of them, whatever the words
// of the interface are.
func TestFoldedPagesAreTheSame(t *testing.T) {
	signs := []string{"a", "Z", "0", "ж", "ў", " ", ".", ",", "-", "/", "_", "(", "?", "'", "’", `"`, "«", "&", "&amp;", "<", "</p>", ">", "+", "%", "%41", "=", "`", "{", "\\", "\t", "\u00a0", "\ufdec", "javascript:", "#", ";"}
	shared := []Tag{{Name: "one <"}, {Name: "two"}}
	view := View{Title: `A "b" <c>`, Tags: []Tag{{Name: "x", Sub: shared}, {Name: "y", Sub: shared}, {Name: "z", Sub: shared[:1]}, {Name: "none"}}, Near: &Tag{Name: "n"}}
	rapid.Check(t, func(r *rapid.T) {
		greet := strings.Join(rapid.SliceOfN(rapid.SampledFrom(signs), 1, 5).Draw(r, "greet"), "")
		archive := "-- layouts/page.html --\n" + contexts + "\n-- layouts/assets/a+b.css --\np { margin: 0 }\n" +
			"-- layouts/words/ru.yaml --\ngreet: " + strconv.Quote(greet) + "\n-- layouts/words/be.yaml --\ngreet: " + strconv.Quote(greet) + "\n"
		folded, found := load(t, archive, "page")
		plain, _ := load(t, archive, "page")
		if found.Errors() > 0 {
			r.Skip("the words are refused")
		}
		var want bytes.Buffer
		if err := plain.pages["page"]["ru"].template.ExecuteTemplate(&want, "base.html", view); err != nil {
			r.Fatal(err)
		}
		for range 2 {
			if got, err := folded.Render("page", "ru", view); err != nil || string(got) != want.String() {
				r.Fatalf("%q, error %v:\n%s\nwant:\n%s", greet, err, got, want.String())
			}
		}
	})
}

// A list is looked at where it lies: another list there, or another part of
// it, is another one.
func TestSharedPartsArePrintedOnceForEachList(t *testing.T) {
	set, _ := load(t, "-- layouts/page.html --\n{{define \"main\"}}{{template \"shared-tags\" .Tags}}{{end}}\n{{define \"shared-tags\"}}{{range .}}{{.Name}};{{end}}{{end}}\n", "page")
	p := set.pages["page"]["ru"]
	print := func(tags []Tag) string {
		b, err := set.Render("page", "ru", View{Tags: tags})
		if err != nil {
			t.Fatal(err)
		}
		_, main, _ := strings.Cut(string(b), "</title>")
		return main
	}
	tags := []Tag{{Name: "a"}, {Name: "b"}}
	for _, test := range []struct {
		tags []Tag
		want string
	}{{tags, "a;b;"}, {tags, "a;b;"}, {tags[:1], "a;"}, {tags[1:], "b;"}, {nil, ""}} {
		if got := print(test.tags); got != test.want {
			t.Errorf("%v is printed as %q", test.tags, got)
		}
	}
	kept := 0
	p.lists.Range(func(any, any) bool { kept++; return true })
	if kept != 4 {
		t.Errorf("%d lists are kept, want 4", kept)
	}
}
