package layout

import (
	"slices"
	"strings"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/html"
	"github.com/tdewolff/minify/v2/js"
	"github.com/tdewolff/minify/v2/svg"

	"pobratim/internal/engine/diag"
)

// minified returns the layouts without the white space that a browser does
// not need. Layouts are minified once instead of every page: a page costs
// nothing and comes out some 3 % larger.
func (s sources) minified() (sources, diag.List) {
	m := minify.New()
	m.Add("text/html", &html.Minifier{
		KeepDocumentTags:    true,
		KeepEndTags:         true,
		KeepQuotes:          true,
		KeepDefaultAttrVals: true,
		TemplateDelims:      html.GoTemplateDelims,
	})
	out := sources{}
	var found diag.List
	for name, text := range s {
		small, err := m.String("text/html", text)
		if err != nil {
			found = append(found, diag.Errorf(diag.Pos{File: "layouts/" + name}, "layout-syntax", "reason", err.Error()))
			continue
		}
		out[name] = small
	}
	return out, found
}

// minifyAsset returns a style sheet, script or drawing without what a
// browser does not need; other files unchanged. The minifier works on a copy:
// it writes into what it is given, and the bytes of a file are shared.
func minifyAsset(name string, data []byte) ([]byte, error) {
	m := minify.New()
	m.AddFunc("css", css.Minify)
	m.AddFunc("js", js.Minify)
	m.AddFunc("svg", svg.Minify)
	switch ext := name[strings.LastIndexByte(name, '.')+1:]; ext {
	case "css", "js", "svg":
		return m.Bytes(ext, slices.Clone(data))
	}
	return data, nil
}
