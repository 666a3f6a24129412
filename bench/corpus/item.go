package corpus

import (
	"encoding/json"
	"fmt"
	"strings"
)

// An item is one folder of the content, in no form yet.
type item struct {
	folder, id string
	original   int    // the language whose file holds the facts
	published  string // a date
	facts      fields
	texts      [2]text
	days       []day             // visits and conferences have a schedule
	files      map[string][]byte // by name
	picture    string            // name of one of the files, and what is said of it
	alt        pair
}

// A text is what an item says in one language.
type text struct {
	title, summary, body string
	fields               fields
}

// titled gives an item its title and summary.
func (it *item) titled(title, summary pair) {
	for l := range it.texts {
		it.texts[l].title, it.texts[l].summary = title[l], summary[l]
	}
}

func (it *item) bodies(b [2]string) {
	for l := range it.texts {
		it.texts[l].body = b[l]
	}
}

// said writes a field of the texts.
func (it *item) said(name string, p pair) {
	for l := range it.texts {
		it.texts[l].fields.text(name, p[l])
	}
}

// points writes a list of the texts.
func (it *item) points(name string, all []pair) {
	for l := range it.texts {
		var points []string
		for _, p := range all {
			points = append(points, quoted(p[l]))
		}
		it.texts[l].fields.line("%s:\n  - %s", name, strings.Join(points, "\n  - "))
	}
}

// fields are lines of YAML.
type fields string

func (f *fields) line(form string, args ...any) { *f += fields(fmt.Sprintf(form, args...) + "\n") }

func (f *fields) text(name, s string) { f.line("%s: %s", name, quoted(s)) }

// words writes a text in both languages.
func (f *fields) words(name string, p pair) { f.line("%s: %s", name, both(p)) }

// refs writes a list of references.
func (f *fields) refs(name string, ids ...string) { f.line("%s: [%s]", name, strings.Join(ids, ", ")) }

func both(p pair) string { return fmt.Sprintf("{ru: %s, be: %s}", quoted(p[0]), quoted(p[1])) }

// quoted is a YAML string in double quotes; JSON's are such.
func quoted(s string) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		panic(err) // a string is never refused
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// indent moves lines of YAML to the right.
func indent(lines, by string) string {
	if lines == "" {
		return ""
	}
	return by + strings.ReplaceAll(strings.TrimSuffix(lines, "\n"), "\n", "\n"+by) + "\n"
}
