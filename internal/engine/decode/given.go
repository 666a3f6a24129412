package decode

import (
	"maps"
	"slices"
	"strings"

	"pobratim/internal/engine/diag"
)

// Given says which fields were written, and where, by path: "title",
// "hosts[1]", "press.contact", "offers[0].text".
type Given map[string]Field

// A Field is one written field.
type Field struct {
	Pos  diag.Pos // of its value
	Key  diag.Pos // of its name; of the value for an item of a list
	Text bool     // whether it is declared text; facts and items of facts are not
}

// Has reports whether the field was written.
func (g Given) Has(path string) bool {
	_, ok := g[path]
	return ok
}

// Pos returns where the value of a field stands, or, if it was not written,
// the innermost written field around it; zero if there is none.
func (g Given) Pos(path string) diag.Pos {
	for path != "" {
		if f, ok := g[path]; ok {
			return f.Pos
		}
		path = path[:max(0, strings.LastIndexAny(path, ".["))]
	}
	return diag.Pos{}
}

// Facts returns the names of the top-level fields that were written and are
// facts, in byte order.
func (g Given) Facts() []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(g)), func(path string) bool {
		return g[path].Text || strings.ContainsAny(path, ".[")
	})
}
