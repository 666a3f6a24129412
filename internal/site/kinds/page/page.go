// Package page is the kind of pages that stand by themselves: about, press,
// contacts, privacy. They lie directly below the language.
package page

import (
	"pobratim/internal/engine/kind"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
)

// Facts are what is written in content/pages/<id>/index.<lang>.md.
type Facts struct {
	model.Common
	Menu string `field:"menu,enum=footer none"`
}

// A View is what layouts/page.html prints.
type View struct {
	Body    page.Prose
	Photos  []page.Picture
	Updated string
}

// Kind is the contract with the engine.
var Kind = kind.Of(kind.Spec[Facts, View]{
	Name:   "page",
	Source: kind.Bundle("pages"),
	Entry:  func(f *Facts, e *model.Entry) { e.Type = f.Menu },
	View: func(_ *Facts, e *model.Entry, r page.Reader) View {
		return View{Body: r.Body(e), Photos: r.Gallery(e), Updated: r.Date(e.Updated)}
	},
})
