package chooser_test

import (
	"strings"
	"testing"

	"pobratim/internal/engine/layout"
	"pobratim/internal/site/outputs/chooser"
	"pobratim/internal/site/sitetest"
)

const layouts = `
-- layouts/base.html --
<!doctype html><html lang="{{.Lang}}"><title>{{.HeadTitle}}</title><pre>{{.HeadTitle}} | {{.Robots}} | {{.Canonical}} |{{range .Hreflang}} {{.Lang}}={{.Href}}{{end}} |{{range .Twins}} {{.Href}}{{if .Current}}!{{end}}{{end}} |{{range .Menu}}{{.Href}}{{end}}
{{template "main" .}}</pre></html>
-- layouts/chooser.html --
{{define "main"}}{{range .Main.Languages}}{{.Lang}} {{.Name}} {{.Href}} {{.Title}} {{.Summary}}
{{end}}{{end}}
`

func TestChooser(t *testing.T) {
	site := strings.Replace(sitetest.Real(), "title: {ru: Проба, be: Проба}", "title: {ru: Соседи, be: Суседзі}\nmenu: [stories]", 1)
	tests := []struct{ name, archive, robots string }{
		{"a real site", site, ""},
		{"a sample", strings.Replace(site, "languages:", "sample: true\nlanguages:", 1), "noindex"},
	}
	for _, test := range tests {
		p, found := sitetest.Build(t, layouts+test.archive, sitetest.Exchange)
		sitetest.Clean(t, found)
		const o = "https://example.org/exchange/"
		want := "Соседи · Суседзі | " + test.robots + " | " + o + " | ru=" + o + "ru/ be=" + o + "be/ x-default=" + o +
			" | /exchange/ru/ /exchange/be/ |\n" +
			"ru Русский /exchange/ru/ Соседи Сайт для проверок.\n" +
			"be Беларуская /exchange/be/ Суседзі Сайт для праверак.\n"
		_, rest, _ := strings.Cut(sitetest.File(t, p, "index.html"), "<pre>")
		got, _, _ := strings.Cut(rest, "</pre>")
		if got = strings.ReplaceAll(got, "\u00a0", " "); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", test.name, got, want)
		}
		home := sitetest.File(t, p, "be/index.html")
		if twins := "| ru=" + o + "ru/ be=" + o + "be/ x-default=" + o + " |"; !strings.Contains(home, twins) {
			t.Errorf("%s: the home page does not name the same twins: %s", test.name, home)
		}
	}
}

func TestClosed(t *testing.T) {
	for name, view := range chooser.Output.Views {
		if err := layout.Closed(view); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
