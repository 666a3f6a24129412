package kindtest

import (
	"html"
	"reflect"
	"regexp"
	"strings"

	"pobratim/internal/engine/layout"
	"pobratim/internal/engine/markdown"
	"pobratim/internal/engine/page"
)

// eol ends a line of what a page shows: the layouts' own ends are minified.
const eol = "¶"

// layouts makes a layout for every view that prints all of it: every field
// that is not empty on a line of its own, as Path: value.
func layouts(views map[string]reflect.Type) map[string]string {
	out := map[string]string{}
	for name, view := range views {
		main, _ := view.FieldByName("Main")
		out["layouts/"+name+".html"] = `{{define "main"}}` + dump("", ".Main", main.Type) + `{{end}}`
	}
	out["layouts/base.html"] = `<!doctype html><html lang="{{.Lang}}"><title>{{.HeadTitle}}</title><body>` +
		dump("", "", reflect.TypeFor[page.Frame]()) + `<hr>{{template "main" .}}</body></html>`
	return out
}

// dump writes the layout that prints a value: at is how a template reaches
// it, label what stands before it.
func dump(label, at string, t reflect.Type) string {
	dot := at
	if dot == "" {
		dot = "."
	}
	line := func(value string) string { return label + ": " + value + eol }
	switch t {
	case reflect.TypeFor[layout.Text]():
		return "{{if " + at + ".S}}" + label + "{{if " + at + ".Lang}} [{{" + at + ".Lang}}]{{end}}: {{" + at + ".S}}" + eol + "{{end}}"
	case reflect.TypeFor[page.Link]():
		return "{{if " + at + ".Title}}" + label + "{{if " + at + ".Lang}} [{{" + at + ".Lang}}]{{end}}: {{" + at + ".Title}} <{{" + at + ".Href}}>" + eol + "{{end}}"
	case reflect.TypeFor[page.Card]():
		return "{{if " + at + ".ID}}" + label + "{{if " + at + ".Title.Lang}} [{{" + at + ".Title.Lang}}]{{end}}: {{" + at + ".Title.S}} <{{" + at + ".Href}}>" + eol + "{{end}}"
	case reflect.TypeFor[page.Tag]():
		return "{{if " + at + ".Code}}" + label + "{{if " + at + ".Title.Lang}} [{{" + at + ".Title.Lang}}]{{end}}: {{" + at + ".Title.S}} ({{" + at + ".Code}})" + eol + "{{end}}"
	case reflect.TypeFor[*markdown.Filled]():
		return "{{with " + dot + "}}" + line("{{markup .}}") + "{{end}}"
	}
	switch t.Kind() {
	case reflect.Struct:
		var b strings.Builder
		for i := range t.NumField() {
			f := t.Field(i)
			name := strings.TrimPrefix(label+"."+f.Name, ".")
			if f.Anonymous {
				name = label
			}
			b.WriteString(dump(name, at+"."+f.Name, f.Type))
		}
		return b.String()
	case reflect.Slice:
		return "{{range " + dot + "}}" + dump(label, "", t.Elem()) + "{{end}}"
	case reflect.Pointer:
		return "{{with " + dot + "}}" + dump(label, "", t.Elem()) + "{{end}}"
	}
	return "{{if " + dot + "}}" + line("{{"+dot+"}}") + "{{end}}"
}

var spaces = regexp.MustCompile(`[\s\x{a0}\x{202f}]+`)

// read parts a page into the lines of its frame and of its own part.
func read(made string) Page {
	_, body, _ := strings.Cut(made, "<body>")
	body, _, _ = strings.Cut(body, "</body>")
	frame, main, _ := strings.Cut(body, "<hr>")
	return Page{parts(frame), parts(main)}
}

func parts(s string) []string {
	var out []string
	for _, line := range strings.Split(s, eol) {
		if line = strings.TrimSpace(spaces.ReplaceAllString(html.UnescapeString(line), " ")); line != "" {
			out = append(out, line)
		}
	}
	return out
}
