// Package files holds the files that content publishes to what is harmless:
// documents and pictures with names that are good in every address. Browsers
// must not find a page or a program of an author's on our host: a file that
// is refused here is not published even where the finding is accepted.
package files

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/kind"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
)

// Check finds files of types that are not published (file-type) and names
// that cannot be addresses (file-name).
func Check(s *model.Site) diag.List {
	var found diag.List
	for _, e := range s.Entries {
		for _, f := range e.Files {
			found = append(found, check(e, f.Name, f.Pos)...)
		}
		for _, name := range kind.Attached(e) {
			// A link without an ending is no file: it is found with the links.
			if path.Ext(name) != "" {
				found = append(found, check(e, name, linkPos(e, name))...)
			}
		}
		if e.Picture != nil && !page.IsFileName(e.Picture.Name) {
			found = append(found, diag.Errorf(diag.Pos{File: e.Picture.File}, "file-name", "file", e.Picture.Name).Of(string(e.Key())))
		}
	}
	return found
}

func check(e *model.Entry, name string, at diag.Pos) diag.List {
	switch {
	case !page.IsFileName(name):
		return diag.List{diag.Errorf(at, "file-name", "file", name).Of(string(e.Key()))}
	case !page.IsDownload(name):
		return diag.List{diag.Errorf(at, "file-type", "file", name, "types", strings.Join(page.DownloadTypes(), ", ")).Of(string(e.Key()))}
	}
	return nil
}

// linkPos is where an entry first links to a file: in the first of its texts
// by name.
func linkPos(e *model.Entry, name string) diag.Pos {
	var all []diag.Pos
	for d := range kind.Docs(e) {
		for h := range d.Holes() {
			if h.Target == name {
				all = append(all, h.Pos)
			}
		}
	}
	return slices.MinFunc(all, func(a, b diag.Pos) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
	})
}
