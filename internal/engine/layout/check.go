package layout

import (
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"text/template/parse"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/words"
)

// check parses the layouts as they are written and follows every field
// through the types of the views: a misspelt field, an unknown asset, a key
// without words is found also in a branch that no page runs.
func check(files sources, shared []string, tables map[lang.Tag]*words.Table, assets Assets, views map[string]reflect.Type) diag.List {
	var found diag.List
	trees := map[string]*parse.Tree{}
	parseFile := func(name string) (ok bool) {
		text, exists := files[name]
		if !exists {
			found = append(found, diag.Errorf(diag.Pos{File: "layouts/" + name}, "layout-missing"))
			return false
		}
		set := map[string]*parse.Tree{}
		t := parse.New(name)
		t.Mode = parse.SkipFuncCheck
		if _, err := t.Parse(text, "", "", set); err != nil {
			found = append(found, syntax(name, err))
			return false
		}
		for defined, tree := range set {
			if first, twice := trees[defined]; twice && shared != nil && slices.Contains(shared, name) {
				found = append(found, diag.Errorf(diag.Pos{File: "layouts/" + name}, "layout-define-twice", "name", defined, "other", first.ParseName))
			}
			trees[defined] = tree
		}
		return true
	}
	if !slices.Contains(shared, "base.html") {
		shared = append([]string{"base.html"}, shared...)
	}
	whole := true
	for _, name := range shared {
		whole = parseFile(name) && whole
	}
	common := trees
	for _, view := range slices.Sorted(mapKeys(views)) {
		trees = map[string]*parse.Tree{}
		maps.Copy(trees, common)
		if !parseFile(view+".html") || !whole {
			continue
		}
		w := walker{files: files, trees: trees, tables: tables, assets: assets, view: view, seen: map[visit]bool{}}
		w.call("base.html", views[view], parse.Pos(0), nil)
		w.uncalled()
		found = append(found, w.found...)
	}
	return found
}

var lineOf = regexp.MustCompile(`^template: [^:]+:(\d+):(?:\d+:)? ?(.*)$`)

func syntax(name string, err error) diag.Diagnostic {
	at, reason := diag.Pos{File: "layouts/" + name}, err.Error()
	if m := lineOf.FindStringSubmatch(reason); m != nil {
		line, _ := strconv.Atoi(m[1])
		at, reason = diag.At(at.File, line, 0), m[2]
	}
	return diag.Errorf(at, "layout-syntax", "reason", reason)
}
