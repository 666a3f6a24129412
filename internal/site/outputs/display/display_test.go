package display_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"pobratim/internal/engine/layout"
	"pobratim/internal/site/outputs/display"
	"pobratim/internal/site/sitetest"
)

const layouts = `
-- layouts/base.html --
<!doctype html><html lang="{{.Lang}}"><head><title>{{.Title.S}}</title></head><body><a href="{{.Display}}">{{.Robots}}</a><pre>{{template "main" .}}</pre></body></html>
-- layouts/display.html --
{{define "main"}}{{range .Main.Settings}}{{.Code}} ({{.Title}}):{{range .Choices}} {{.Code}}={{.Title}};{{end}}
{{end}}{{end}}
`

// The page says every setting in words, what holds without a choice first,
// and every page of the site leads to it.
func TestDisplay(t *testing.T) {
	p, found := sitetest.Build(t, layouts, sitetest.Exchange)
	sitetest.Clean(t, found)
	got := sitetest.File(t, p, "ru/display/index.html")
	for _, want := range []string{
		"<title>Настройки показа</title>", "noindex</a>",
		"theme (Тема): =как в системе; light=светлая; dark=тёмная;",
		"pictures (Изображения): =показывать; off=заменить описаниями;",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if be := sitetest.File(t, p, "be/display/index.html"); !strings.Contains(be, "contrast (Кантраст): =як у сістэме; more=высокі;") {
		t.Error(be)
	}
	for _, line := range strings.Split(got, "\n") {
		if strings.Contains(line, "):") && !strings.Contains(line, "): =") {
			t.Errorf("the usual is not offered first: %s", line)
		}
	}
	if home := sitetest.File(t, p, "be/index.html"); !strings.Contains(home, `href="/exchange/be/display/"`) {
		t.Error("the home page does not lead to the settings")
	}
}

// The style sheet or the script does something for every choice, and for
// nothing that is not offered.
func TestEveryChoiceDoesSomething(t *testing.T) {
	read := func(name string) string {
		data, err := os.ReadFile("../../../../layouts/assets/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	css, js := read("site.css/50-display.css"), read("settings.js")
	p, _ := sitetest.Build(t, layouts)
	offered := map[string]bool{}
	_, list, _ := strings.Cut(sitetest.File(t, p, "ru/display/index.html"), "<pre>")
	for _, m := range regexp.MustCompile(`(?m)^(\w+) \(.*?\): (.*)$`).FindAllStringSubmatch(list, -1) {
		offered[m[1]] = true
		if !strings.Contains(js, "'"+m[1]+"'") {
			t.Errorf("settings.js does not know %s", m[1])
		}
		for _, choice := range regexp.MustCompile(`(\w+)=`).FindAllStringSubmatch(m[2], -1) {
			offered[m[1]+"="+choice[1]] = true
		}
	}
	seen := map[string]bool{}
	for _, m := range regexp.MustCompile(`\[data-(\w+)(?:="(\w+)")?\]`).FindAllStringSubmatch(css, -1) {
		name := m[1]
		if m[2] != "" {
			name += "=" + m[2]
		}
		if !offered[name] {
			t.Errorf("the style sheet has %s, which is not offered", m[0])
		}
		seen[name] = true
	}
	for _, done := range []string{"contrast=more", "spacing=wide", "pictures=off"} { // by the script, or as the setting at all
		seen[done] = true
	}
	for name := range offered {
		if strings.Contains(name, "=") && !seen[name] {
			t.Errorf("%s does nothing", name)
		}
	}
}

func TestClosed(t *testing.T) {
	for name, view := range display.Output.Views {
		if err := layout.Closed(view); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
