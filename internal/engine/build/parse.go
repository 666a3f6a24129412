package build

import (
	"path"
	"slices"
	"strings"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/kind"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/memo"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/source"
)

// parsed is what parse makes of one unit.
type parsed struct {
	entries []*model.Entry
	found   diag.List
}

// parseAll parts the content into units and parses each, in parallel. Unread
// are the kinds of which a file could not be read.
func parseAll(in Input, kinds []kind.Kind, languages []*lang.Language, m *memo.Table) (entries []*model.Entry, unread []string, found diag.List) {
	units, found := unitsOf(in.Tree, kinds, languages)
	words := new(decode.Vocabulary)
	results := each(units, func(u kind.Unit) parsed {
		u.Shelf, u.Blocks, u.Words = in.Shelf, in.Blocks, words
		parse := func() parsed {
			entries, found := kind.ParseUnit(kinds, u)
			return parsed{entries, found}
		}
		if m == nil { // nothing is remembered, so that no key is needed
			return parse()
		}
		return memo.Do(m, u.Key(), parse)
	})
	for i, r := range results {
		entries = append(entries, r.entries...)
		unread = append(unread, kind.Unread(kinds, units[i], r.entries, r.found)...)
		for _, d := range r.found {
			found = append(found, about(d, r.entries, units[i]))
		}
	}
	return entries, unread, found
}

// about names the entry that a finding of parse is about: the last that
// begins before it in its file, otherwise that of the bundle.
func about(d diag.Diagnostic, entries []*model.Entry, u kind.Unit) diag.Diagnostic {
	var last *model.Entry
	for _, e := range entries {
		if e.File == d.File && e.Line <= d.Line && (last == nil || last.Line < e.Line) {
			last = e
		}
	}
	switch {
	case len(d.About) > 0:
		return d
	case last != nil:
		return d.Of(string(last.Key()))
	case u.Owner != "":
		return d.Of(string(model.KeyOf(u.Owner, path.Base(u.Path))))
	}
	return d
}

// unitsOf parts the content: each folder of a known section is a bundle,
// each YAML file at the top a unit of its own. What is neither is named, so
// that nothing is dropped silently.
func unitsOf(tree source.Tree, kinds []kind.Kind, languages []*lang.Language) ([]kind.Unit, diag.List) {
	owners, files := map[string]string{}, []string{path.Base(configFile)}
	for _, k := range kinds {
		if k.Source.File == "" && !k.Source.Pictures {
			owners[k.Source.Folders[0]] = k.Name
		}
		if len(k.Source.Folders) == 0 && k.Source.File != "" {
			files = append(files, k.Source.File)
		}
	}
	var folders []string
	for f := range owners {
		folders = append(folders, f)
	}
	byPath := map[string]*kind.Unit{}
	var order []string
	var found diag.List
	for _, p := range tree.Paths() {
		rest, ok := strings.CutPrefix(p, "content/")
		if !ok || p == configFile {
			continue
		}
		parts := strings.SplitN(rest, "/", 3)
		at := diag.Pos{File: p}
		switch {
		case len(parts) == 1 && !slices.Contains(files, rest):
			found = append(found, diag.Errorf(at, "file-unknown", "file", rest).Near(rest, files))
			continue
		case len(parts) == 1:
			u := &kind.Unit{Path: p, Languages: languages, Files: source.Tree{"": tree[p]}}
			byPath[p], order = u, append(order, p)
			continue
		case owners[parts[0]] == "":
			found = append(found, diag.Errorf(at, "folder-unknown", "folder", parts[0]).Near(parts[0], folders))
			continue
		case len(parts) == 2:
			found = append(found, diag.Errorf(at, "file-loose", "folder", parts[0]))
			continue
		}
		bundle := "content/" + parts[0] + "/" + parts[1]
		u := byPath[bundle]
		if u == nil {
			u = &kind.Unit{Path: bundle, Owner: owners[parts[0]], Languages: languages, Files: source.Tree{}}
			byPath[bundle], order = u, append(order, bundle)
		}
		u.Files[parts[2]] = tree[p]
	}
	units := make([]kind.Unit, len(order))
	for i, p := range order {
		units[i] = *byPath[p]
	}
	return units, found
}
