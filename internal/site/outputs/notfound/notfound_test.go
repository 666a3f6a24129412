package notfound_test

import (
	"strings"
	"testing"

	"pobratim/internal/engine/layout"
	"pobratim/internal/site/outputs/notfound"
	"pobratim/internal/site/sitetest"
)

const layouts = `
-- layouts/base.html --
<!doctype html><html lang="{{.Lang}}"><title>{{.HeadTitle}}</title><pre>{{.Robots}} {{.Canonical}}{{range .Hreflang}} {{.Lang}}{{end}}{{range .Twins}} {{.Href}}{{if .Current}}!{{end}}{{end}}
{{template "main" .}}</pre></html>
-- layouts/notfound.html --
{{define "main"}}{{range .Main.Parts}}{{.Lang}} {{.Home.Href}}{{range .Links}} {{.Href}}{{end}}
{{end}}{{end}}
`

func TestNotFound(t *testing.T) {
	p, found := sitetest.Build(t, layouts+strings.Replace(sitetest.Real(), "programmes:", "menu: [stories, calendar]\nprogrammes:", 1), sitetest.Exchange)
	sitetest.Clean(t, found)
	const ru = "ru /exchange/ru/ /exchange/ru/stories/ /exchange/ru/calendar/\n"
	const be = "be /exchange/be/ /exchange/be/stories/ /exchange/be/calendar/\n"
	for path, want := range map[string]string{
		"404.html":    "noindex https://example.org/exchange/404.html /exchange/ru/ /exchange/be/\n" + ru + be,
		"ru/404.html": "noindex https://example.org/exchange/ru/404.html /exchange/ru/ /exchange/be/\n" + ru,
		"be/404.html": "noindex https://example.org/exchange/be/404.html /exchange/ru/ /exchange/be/\n" + be,
	} {
		_, rest, _ := strings.Cut(sitetest.File(t, p, path), "<pre>")
		if got, _, _ := strings.Cut(rest, "</pre>"); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", path, got, want)
		}
	}
}

func TestClosed(t *testing.T) {
	for name, view := range notfound.Output.Views {
		if err := layout.Closed(view); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
