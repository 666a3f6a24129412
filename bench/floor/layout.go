package floor

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	text "text/template"

	"github.com/yuin/goldmark"
)

var (
	languages = []string{"ru", "be"}
	sections  = []string{"organisations", "practices", "stories", "visits", "events", "conference", "materials", "pages"}
)

// page is what differs from page to page.
type page struct {
	Title, Summary, Path    string
	Problem, Solution, Body template.HTML
	Lists                   [][]template.HTML
}

//go:embed page.html
var layout string

// specialise makes a layout for each language and section: what is equal on
// all their pages, marked with [[ ]], is filled in once, before html/template
// reads it.
func specialise() (map[string]*template.Template, error) {
	general, err := text.New("page").Delims("[[", "]]").Parse(layout)
	if err != nil {
		return nil, err
	}
	out := map[string]*template.Template{}
	for i, lang := range languages {
		for _, section := range sections {
			var b bytes.Buffer
			constant := map[string]any{"Lang": lang, "Other": languages[1-i], "Section": section, "Menu": sections[:7]}
			if err := general.Execute(&b, constant); err != nil {
				return nil, err
			}
			t, err := template.New("page").Parse(b.String())
			if err != nil {
				return nil, fmt.Errorf("%s/%s: %w", lang, section, err)
			}
			out[lang+"/"+section] = t
		}
	}
	return out, nil
}

// A render makes HTML of Markdown, in memory of its own.
type render struct {
	md  goldmark.Markdown
	buf bytes.Buffer
}

func newRender() *render { return &render{md: newMarkdown()} }

func (r *render) html(s string) (template.HTML, error) {
	if s == "" {
		return "", nil
	}
	r.buf.Reset()
	err := r.md.Convert([]byte(s), &r.buf)
	return template.HTML(r.buf.String()), err
}
