package kind

import (
	"iter"
	"path"
	"slices"
	"strings"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/markdown"
	"pobratim/internal/engine/model"
)

// ParseUnit finds all entries of a unit. It looks at nothing else.
func ParseUnit(kinds []Kind, u Unit) ([]*model.Entry, diag.List) {
	var entries []*model.Entry
	var found diag.List
	u.paths, u.trees = u.Files.Paths(), map[string]tree{}
	claimed := map[string]bool{}
	var lists []string
	for _, k := range kinds {
		if !k.Source.holds(u) {
			continue
		}
		e, problems := k.parse(u)
		entries, found = append(entries, e...), append(found, problems...)
		if u.bundle() {
			claimed[k.Source.File] = true
		}
		if list, _, _ := strings.Cut(k.Source.List, "."); list != "" && !slices.Contains(lists, list) {
			lists = append(lists, list)
		}
		found = append(found, unknownLists(k, u, lists, kinds)...)
	}
	if u.bundle() {
		found = append(found, unclaimed(u, entries, claimed)...)
	}
	return entries, found
}

// unknownLists finds fields at the top of a file of lists that no kind reads.
func unknownLists(k Kind, u Unit, seen []string, kinds []Kind) diag.List {
	first, _, _ := strings.Cut(k.Source.List, ".")
	if first == "" || seen[0] != first {
		return nil
	}
	var known []string
	for _, other := range kinds {
		if other.Source.File == k.Source.File && other.Source.holds(u) {
			if other.Source.Whole {
				return nil // that kind reads the other fields
			}
			name, _, _ := strings.Cut(other.Source.List, ".")
			known = append(known, name)
		}
	}
	t := u.tree(k.Source)
	if t.root == nil || t.root.Kind == 0 {
		return nil
	}
	return onlyFields(t.file, t.root, known...)
}

// unclaimed finds the files of a bundle that nothing uses: they would be
// dropped silently.
func unclaimed(u Unit, entries []*model.Entry, claimed map[string]bool) diag.List {
	var found diag.List
	for _, e := range entries {
		for _, f := range e.Files {
			claimed[f.Name] = true
			if _, ok := u.Files[f.Name]; !ok {
				found = append(found, diag.Errorf(f.Pos, "link-file", "file", f.Name).Near(f.Name, u.paths).Of(string(e.Key())))
			}
		}
		if e.Picture != nil {
			claimed[e.Picture.Name] = true
		}
		for _, name := range Attached(e) {
			claimed[name] = true
		}
	}
	for _, name := range u.paths {
		at := diag.Pos{File: u.Path + "/" + name}
		_, index := IndexLanguage(name)
		switch {
		case claimed[name] || index || IsPicture(name):
		case path.Ext(name) == ".md":
			found = append(found, diag.Errorf(at, "bundle-markdown", "file", name))
		case path.Ext(name) == ".yaml" && hasPicture(u, name):
		case path.Ext(name) == ".yaml":
			var known []string
			for c := range claimed {
				known = append(known, c)
			}
			found = append(found, diag.Errorf(at, "bundle-yaml", "file", name).Near(name, known))
		default:
			found = append(found, diag.Warnf(at, "bundle-file", "file", name))
		}
	}
	return found
}

func hasPicture(u Unit, sidecar string) bool {
	for name := range u.Files {
		if IsPicture(name) && Sidecar(name) == sidecar {
			return true
		}
	}
	return false
}

// Attached returns the files of the bundle that the texts of an entry link
// to, each once.
func Attached(e *model.Entry) []string {
	var out []string
	for d := range Docs(e) {
		for h := range d.Holes() {
			if h.Kind == markdown.LinkOpen && Local(h.Target) && !slices.Contains(out, h.Target) {
				out = append(out, h.Target)
			}
		}
	}
	slices.Sort(out)
	return out
}

// Local reports whether a link leads to a file of the bundle.
func Local(target string) bool {
	return target != "" && !strings.HasPrefix(target, "#") && !strings.HasPrefix(target, "/") && !strings.Contains(target, ":")
}

// Docs yields all texts with markup of an entry.
func Docs(e *model.Entry) iter.Seq[*markdown.Doc] {
	return func(yield func(*markdown.Doc) bool) {
		for _, t := range e.Texts.All() {
			if t.Body != nil && !yield(t.Body) {
				return
			}
		}
		for _, p := range e.Prose {
			if !yield(p.Doc) {
				return
			}
		}
	}
}
