package build

import (
	"maps"
	"slices"
	"strings"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/layout"
	"pobratim/internal/engine/memo"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/source"
)

// A look is all that makes pages of views.
type look struct {
	assets layout.Assets
	set    *layout.Set // nil: something in it is wrong
	found  diag.List
}

// lookOf prepares the layouts, or takes them over from the build before: to
// parse them and to find out how each value is to be escaped takes longer than
// to plan a small site.
func lookOf(tree source.Tree, frame model.Frame, def Definition, m *memo.Table) look {
	parts := []any{"layouts", frame.Base}
	for _, p := range tree.Paths() {
		if strings.HasPrefix(p, "layouts/") {
			parts = append(parts, p, tree[p].Sum())
		}
	}
	for _, l := range frame.Languages {
		parts = append(parts, string(l.Tag), frame.Words[l.Tag].Content())
	}
	views := Views(def)
	for _, name := range slices.Sorted(maps.Keys(views)) {
		parts = append(parts, name, views[name].String())
	}
	return memo.Keep(m, memo.Hash(parts...), func() look {
		assets, found := layout.LoadAssets(tree, frame.Base)
		set, problems := layout.Load(tree, frame.Words, assets, views)
		l := look{assets: assets, found: append(found, problems...)}
		if m != nil && m.Verify {
			set.Verify()
		}
		if problems.Errors() == 0 {
			l.set = set
		}
		return l
	})
}
