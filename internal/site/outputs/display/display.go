// Package display makes the page on which readers choose how the site is
// shown: size of text, spacing, contrast, theme, pictures.
//
// There is one site for everybody. What is chosen is kept on the device and
// changes only how the same pages look; layouts/assets/settings.js does it,
// before anything is drawn, and opens the form of this page in place where
// its link is followed. Without a script the page says where browsers have
// the same settings.
package display

import (
	"reflect"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/layout"
	"pobratim/internal/engine/page"
	"pobratim/internal/engine/plan"
)

// Section is where the page lies below the language.
const Section = "display"

// A View is what layouts/display.html prints.
type View struct{ Settings []Setting }

// A Setting is a group of choices of which one holds.
type Setting struct {
	Code, Title string
	Choices     []Choice
}

// A Choice is a value of a setting. The empty one is what holds unless the
// reader chooses: it leaves the page as the browser shows it.
type Choice struct{ Code, Title string }

// The settings in the order in which they are offered. Their words are
// display.<setting>.title and display.<setting>.<choice>, where the choice of
// nothing is called "usual". The style sheet and the script know the codes.
var settings = []struct {
	code    string
	choices []string
}{
	{"size", []string{"", "125", "150", "200"}},
	{"spacing", []string{"", "wide", "wider"}},
	{"contrast", []string{"", "more"}},
	{"theme", []string{"", "light", "dark"}},
	{"pictures", []string{"", "off"}},
}

// Output is the page in every language.
var Output = build.Output{
	Name:    "display",
	Section: Section,
	Views:   map[string]reflect.Type{"display": reflect.TypeFor[page.View[View]]()},
	Plan: func(c *page.Context) []plan.Output {
		var out []plan.Output
		for _, l := range c.Languages {
			r := c.Reader(l.Tag)
			spot := page.Spot{Kind: "display", Path: Section + "/", Title: layout.Text{S: r.W.T("display.link")}, Summary: r.W.T("display.summary"), Noindex: true}
			out = append(out, page.Output(r, "display", r.Spot(spot), view(r)))
		}
		return out
	},
}

func view(r page.Reader) View {
	var v View
	for _, s := range settings {
		key := "display." + s.code + "."
		set := Setting{Code: s.code, Title: r.W.T(key + "title")}
		for _, code := range s.choices {
			name := code
			if code == "" {
				name = "usual"
			}
			set.Choices = append(set.Choices, Choice{code, r.W.T(key + name)})
		}
		v.Settings = append(v.Settings, set)
	}
	return v
}
