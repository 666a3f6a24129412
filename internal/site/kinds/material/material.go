// Package material is the kind of what readers may take home: slides,
// texts, videos, reports, forms.
package material

import (
	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/kind"
	"pobratim/internal/engine/layout"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
)

// Facts are what is written in content/materials/<id>/index.<lang>.md.
type Facts struct {
	model.Common
	Type      string         `field:"type,required,enum=slides text video report form"`
	Languages []string       `field:"languages,required,len=1.."`
	File      string         `field:"file"`
	URL       string         `field:"url"`
	Authors   []decode.Words `field:"authors,required,len=1.."`
	Licence   string         `field:"licence,required"`
	Event     decode.Ref     `field:"event,ref=event"`
	Practice  decode.Ref     `field:"practice,ref=practice"`
}

// A View is what layouts/material.html prints.
type View struct {
	Type      string
	Languages []string
	Download  *page.Download
	URL       string
	Authors   []layout.Text
	Licence   string
	Event     *page.Card
	Practice  *page.Card
	Body      page.Prose
	Photos    []page.Picture
	Published string
}

// Kind is the contract with the engine.
var Kind = kind.Of(kind.Spec[Facts, View]{
	Name:    "material",
	Source:  kind.Bundle("materials"),
	Section: "materials",
	Entry:   entry,
	Check:   check,
	View:    view,
	JSONLD:  jsonLD,
})

func entry(f *Facts, e *model.Entry) {
	e.Type, e.Speaks, e.Listed = f.Type, f.Languages, true
	e.Byline = f.Authors
	if f.File != "" {
		e.Files = []model.File{{Name: f.File, Pos: e.Field("file")}}
	}
}

func check(f *Facts, e *model.Entry, s *model.Site) diag.List {
	var found diag.List
	add := func(d diag.Diagnostic) { found = append(found, d.Of(string(e.Key()))) }
	switch {
	case f.File == "" && f.URL == "":
		add(diag.Errorf(e.Pos, "material-nothing"))
	case f.File != "" && f.URL != "":
		add(diag.Errorf(e.Field("url"), "material-both").See(e.Field("file")))
	case f.URL != "":
		if !kind.External(f.URL) {
			add(diag.Errorf(e.Field("url"), "material-url", "url", f.URL))
		}
	}
	return append(found, kind.CheckCodes(s, e, "languages", "language", f.Languages)...)
}

func view(f *Facts, e *model.Entry, r page.Reader) View {
	v := View{
		Type: r.Label(e), Languages: r.Codes("language", f.Languages), URL: f.URL,
		Licence: page.Licence(f.Licence), Body: r.Body(e), Photos: r.Gallery(e), Published: r.Date(e.Published),
	}
	if f.File != "" {
		v.Download = r.Download(e, f.File)
	}
	for _, a := range f.Authors {
		v.Authors = append(v.Authors, r.Words(a))
	}
	v.Event, v.Practice = r.CardOf(f.Event), r.CardOf(f.Practice)
	return v
}

func jsonLD(f *Facts, e *model.Entry, r page.Reader) page.LD {
	ld := r.LD(e, "DigitalDocument").With("name", r.Title(e).S).With("description", r.Summary(e).S)
	if f.File != "" {
		ld = ld.With("encoding", page.Thing("MediaObject").With("contentUrl", r.Absolute(r.File(e, f.File))))
	}
	return ld
}
