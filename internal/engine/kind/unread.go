package kind

import (
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/model"
)

// Unread names the kinds of which a unit holds a file that gave no entry,
// since something is wrong with it. Of what is missing then nothing more
// needs to be said: a slip in places.yaml is one finding, and not one for
// each thing that is somewhere.
func Unread(kinds []Kind, u Unit, entries []*model.Entry, found diag.List) []string {
	var out []string
	for _, k := range kinds {
		if k.Source.File == "" || !k.Source.holds(u) {
			continue
		}
		file := u.Path
		if u.bundle() {
			file += "/" + k.Source.File
		}
		if wrong(found, file) && !hasKind(entries, k.Name) {
			out = append(out, k.Name)
		}
	}
	return out
}

func wrong(found diag.List, file string) bool {
	for _, d := range found {
		if d.File == file && d.Severity == diag.Error {
			return true
		}
	}
	return false
}

func hasKind(entries []*model.Entry, name string) bool {
	for _, e := range entries {
		if e.Kind == name {
			return true
		}
	}
	return false
}
