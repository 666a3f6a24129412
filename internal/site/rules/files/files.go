// Package files holds the files that content publishes to what is harmless:
// documents and pictures with names that are good in every address. Browsers
// must not find a page or a program of an author's on our host, so these
// findings cannot be accepted on purpose.
package files

import (
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
			found = append(found, check(f.Name, f.Pos)...)
		}
		for _, name := range kind.Attached(e) {
			found = append(found, check(name, linkPos(e, name))...)
		}
		if e.Picture != nil && !page.IsFileName(e.Picture.Name) {
			found = append(found, diag.Errorf(diag.Pos{File: e.Picture.File}, "file-name", "file", e.Picture.Name))
		}
	}
	return found
}

func check(name string, at diag.Pos) diag.List {
	switch {
	case !page.IsFileName(name):
		return diag.List{diag.Errorf(at, "file-name", "file", name)}
	case !page.IsDownload(name):
		return diag.List{diag.Errorf(at, "file-type", "file", name, "types", strings.Join(page.DownloadTypes(), ", "))}
	}
	return nil
}

// linkPos is where an entry first links to a file.
func linkPos(e *model.Entry, name string) diag.Pos {
	at := diag.Pos{}
	for _, d := range kind.Docs(e) {
		for _, h := range d.Holes {
			if h.Target == name && (at.File == "" || h.Pos.String() < at.String()) {
				at = h.Pos
			}
		}
	}
	return at
}
