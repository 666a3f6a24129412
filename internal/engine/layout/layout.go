// Package layout executes layouts on closed views.
//
// A view is plain data: no methods, no functions, no pointer back to the
// site. A layout can print it and nothing else, so a page depends on exactly
// its view and the layouts. Layouts may call t and n (words of the
// interface), text (a text with the language it is in), asset (the address
// of a file of layouts/assets) and json (a data block).
//
// layouts/base.html is the frame of every page, layouts/<name>.html defines
// its "main", layouts/parts/*.html hold what several share. A part whose
// name begins with "shared-" is given a list that many pages have in common, such
// as the menu, and is executed once for each.
package layout

import (
	"fmt"
	"html/template"
	"path"
	"reflect"
	"slices"
	"strings"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/memo"
	"pobratim/internal/engine/source"
	"pobratim/internal/engine/words"
)

// A Text is a string with the language it is in; Lang is empty when that is
// the page's.
type Text struct{ Lang, S string }

// A Set is all layouts, ready to be executed in every language.
type Set struct {
	key     memo.Key
	layouts map[string]*layout
	verify  bool
}

// Load parses the layouts below layouts/. Views names the layouts that are
// needed and the type of view that each is given: fields that the type does
// not have are found here, before any page is made.
func Load(tree source.Tree, tables map[lang.Tag]*words.Table, assets Assets, views map[string]reflect.Type) (*Set, diag.List) {
	files, found := read(tree)
	set := &Set{layouts: map[string]*layout{}}
	shared := slices.DeleteFunc(files.names(), func(name string) bool {
		return name != "base.html" && !strings.HasPrefix(name, "parts/")
	})
	found = append(found, check(files, shared, tables, assets, views)...)
	if found.Errors() > 0 {
		return set, found
	}
	small, problems := files.minified()
	found = append(found, problems...)

	parts := []any{assets.urls}
	for _, name := range small.names() {
		parts = append(parts, name, small[name])
	}
	base := template.New("").Funcs(funcs(nil, assets)) // names, to parse with
	for _, name := range shared {
		template.Must(base.New(name).Parse(small[name]))
	}
	for view, t := range views {
		l := &layout{name: view + ".html", text: small[view+".html"], view: t, base: base, assets: assets, pages: map[lang.Tag]*page{}}
		for tag, table := range tables {
			l.pages[tag] = &page{words: table}
		}
		set.layouts[view] = l
	}
	for _, tag := range slices.Sorted(mapKeys(tables)) {
		parts = append(parts, string(tag), tables[tag].Content())
	}
	set.key = memo.Hash(parts...)
	return set, found
}

// Key is the hash of all layouts, words and asset addresses.
func (s *Set) Key() memo.Key { return s.key }

// Render executes a layout on a view, or one that is pointed to, in a language.
func (s *Set) Render(name string, tag lang.Tag, view any) ([]byte, error) {
	l := s.layouts[name]
	if l == nil || l.pages[tag] == nil {
		return nil, fmt.Errorf("no layout %s.html", name)
	}
	if s.verify {
		return l.verified(l.pages[tag], view)
	}
	return l.render(l.pages[tag], view)
}

// Lend is Render for who is done with the page soon: its memory is used again
// once back is called. Back may be nil.
func (s *Set) Lend(name string, tag lang.Tag, view any) (page []byte, back func(), err error) {
	if l := s.layouts[name]; l != nil && l.pages[tag] != nil && !s.verify {
		return l.lend(l.pages[tag], view)
	}
	page, err = s.Render(name, tag, view)
	return page, nil, err
}

// Verify makes every page be rendered in both ways, by its program and by
// html/template: it is an error if they differ or there is no program.
func (s *Set) Verify() { s.verify = true }

// Interpreted names the layouts that html/template has to execute, and why
// there are no programs of them.
func (s *Set) Interpreted() []string {
	var out []string
	for _, name := range slices.Sorted(mapKeys(s.layouts)) {
		l := s.layouts[name]
		l.ready()
		for _, tag := range slices.Sorted(mapKeys(l.pages)) {
			if p := l.pages[tag]; p.program == nil {
				out = append(out, fmt.Sprintf("%s (%s): %s", l.name, tag, p.refused))
			}
		}
	}
	return out
}

// sources are the layouts' texts by name relative to layouts/.
type sources map[string]string

func (s sources) names() []string { return slices.Sorted(mapKeys(s)) }

func read(tree source.Tree) (sources, diag.List) {
	files := sources{}
	var found diag.List
	for _, p := range tree.Paths() {
		name, ok := strings.CutPrefix(p, "layouts/")
		if !ok || path.Ext(name) != ".html" || strings.HasPrefix(name, "assets/") {
			continue
		}
		data, err := tree[p].Read()
		if err != nil {
			found = append(found, diag.Errorf(diag.Pos{File: p}, "file-unreadable", "reason", err.Error()))
			continue
		}
		files[name] = string(data)
	}
	return files, found
}
