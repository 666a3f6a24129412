package layout

import (
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
{{template "shared-tags" .Tags}}{{end}}
{{define "shared-tags"}}<ul>{{range .}}<li>{{.Name}} {{t "greet"}}</li>{{end}}</ul>{{end}}`

// What prints the same on all pages becomes text, escaped, whatever the words of
// the interface are.
func TestWordsAreEscapedWhereTheyStand(t *testing.T) {
	signs := []string{"a", "Z", "0", "ж", "ў", " ", ".", ",", "-", "/", "_", "(", "?", "'", "’", `"`, "«", "&", "&amp;", "<", "</p>", ">", "+", "%", "%41", "=", "`", "{", "\\", "\t", "\u00a0", "\ufdec", "javascript:", "#", ";"}
	shared := []Tag{{Name: "one <"}, {Name: "two"}}
	view := View{Title: `A "b" <c>`, Tags: []Tag{{Name: "x", Sub: shared}, {Name: "y", Sub: shared}, {Name: "z", Sub: shared[:1]}, {Name: "none"}}, Near: &Tag{Name: "n"}}
	rapid.Check(t, func(r *rapid.T) {
		greet := strings.Join(rapid.SliceOfN(rapid.SampledFrom(signs), 1, 5).Draw(r, "greet"), "")
		archive := "-- layouts/page.html --\n" + contexts + "\n-- layouts/assets/a+b.css --\np { margin: 0 }\n" +
			"-- layouts/words/ru.yaml --\ngreet: " + strconv.Quote(greet) + "\n-- layouts/words/be.yaml --\ngreet: " + strconv.Quote(greet) + "\n"
		set, found := load(t, archive, "page")
		if found.Errors() > 0 {
			r.Skip("the words are refused")
		}
		set.Verify()
		if _, err := set.Render("page", "ru", view); err != nil {
			r.Fatalf("%q: %v", greet, err)
		}
	})
}
