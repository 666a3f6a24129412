package offline

import (
	"pobratim/internal/engine/page"
	"pobratim/internal/engine/plan"
)

// A Manifest is that of a web app (W3C, Web Application Manifest).
type Manifest struct {
	ID         string `json:"id"`
	Name       string `json:"name"`
	ShortName  string `json:"short_name"`
	Lang       string `json:"lang"`
	Dir        string `json:"dir"`
	StartURL   string `json:"start_url"`
	Scope      string `json:"scope"`
	Display    string `json:"display"`
	Background string `json:"background_color"`
	Theme      string `json:"theme_color"`
	Icons      []Icon `json:"icons"`
}

// An Icon of the site.
type Icon struct {
	Src     string `json:"src"`
	Type    string `json:"type"`
	Sizes   string `json:"sizes"`
	Purpose string `json:"purpose,omitempty"`
}

// linen is the ground of the site's pages.
const linen = "#f6f1e6"

// manifest is that of a language. With minimal-ui the address and the way
// back stay in sight.
func manifest(r page.Reader) plan.Output {
	home := r.Base + string(r.L.Tag) + "/"
	name, _ := r.Word(r.Config.Title, r.L.Tag)
	short, _ := r.Word(r.Config.Short, r.L.Tag)
	if short == "" {
		short = name
	}
	m := Manifest{
		ID: home, Name: r.L.Typography(name), ShortName: r.L.Typography(short),
		Lang: string(r.L.Tag), Dir: "ltr", StartURL: home, Scope: r.Base, Display: "minimal-ui",
		Background: linen, Theme: linen, Icons: []Icon{},
	}
	for _, i := range []struct {
		asset string
		Icon
	}{
		{"favicon.svg", Icon{Type: "image/svg+xml", Sizes: "any"}},
		{"icon-192.png", Icon{Type: "image/png", Sizes: "192x192", Purpose: "any maskable"}},
		{"icon-512.png", Icon{Type: "image/png", Sizes: "512x512", Purpose: "any maskable"}},
	} {
		if src, err := r.Assets.URL(i.asset); err == nil {
			i.Src = src
			m.Icons = append(m.Icons, i.Icon)
		}
	}
	return plan.Static(string(r.L.Tag)+"/manifest.webmanifest", "the manifest of the language "+string(r.L.Tag), written(m))
}
