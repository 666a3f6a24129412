package sitetest

import (
	"maps"
	"testing"

	"pobratim/internal/engine/source"
	"pobratim/internal/shell/disk"
)

// Repository returns the demonstration: the content, layouts and static
// files of the repository, held in memory.
func Repository(t testing.TB) source.Tree {
	t.Helper()
	snap, found, err := disk.Load(Root(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	if found.Errors() > 0 {
		t.Fatal(Codes(found))
	}
	tree := source.Tree{}
	for path, f := range snap.Tree {
		data, err := f.Read()
		if err != nil {
			t.Fatal(err)
		}
		tree[path] = source.Bytes(data)
	}
	return tree
}

// WithRealLayouts returns the tree with the layouts of the repository in
// place of its own.
func WithRealLayouts(t testing.TB, tree source.Tree) source.Tree {
	t.Helper()
	out := maps.Clone(tree)
	maps.DeleteFunc(out, func(path string, _ source.File) bool { return isLayout(path) })
	for path, f := range Repository(t) {
		if isLayout(path) {
			out[path] = f
		}
	}
	return out
}

func isLayout(path string) bool { return len(path) > 8 && path[:8] == "layouts/" }
