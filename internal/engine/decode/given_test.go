package decode

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"pobratim/internal/engine/diag"
)

// Fields are unpacked as they were packed, wherever they stand.
func TestGivenIsUnpackedAsPacked(t *testing.T) {
	names := rapid.SampledFrom([]string{"", "a", "title", "days.events", "імя", string(make([]byte, 300))})
	place := rapid.Int32Range(0, 1<<31-1)
	rapid.Check(t, func(t *rapid.T) {
		var nodes []node
		for i := range rapid.IntRange(0, 40).Draw(t, "fields") {
			n := node{name: names.Draw(t, "name"), outer: rapid.Int32Range(outermost, int32(i)-1).Draw(t, "outer"), text: rapid.Bool().Draw(t, "text"),
				line: place.Draw(t, "line"), col: place.Draw(t, "col"), keyLine: place.Draw(t, "key line"), keyCol: place.Draw(t, "key column")}
			if n.name == "" {
				n.item = place.Draw(t, "item")
			}
			nodes = append(nodes, n)
		}
		w := &written{"f", string(pack(nil, nodes))}
		d := w.unpack()
		defer d.tidy()
		if d.file != "f" || !slices.Equal(d.list, nodes) {
			t.Errorf("got %v, want %v", d.list, nodes)
		}
	})
}

// Who looks through the fields may ask for others meanwhile.
func TestGivenAllIsNotDisturbed(t *testing.T) {
	var g Given
	for _, path := range []string{"c", "b", "a"} {
		g.Set(path, Field{Pos: diag.Pos{File: path, Line: 1, Col: 1}})
	}
	var paths []string
	for path, f := range g.All() {
		if other, ok := g.Field("c"); !ok || other.Pos.File != "c" {
			t.Error("c is not found")
		}
		paths = append(paths, path+f.Pos.File)
	}
	if want := []string{"aa", "bb", "cc"}; !slices.Equal(paths, want) {
		t.Errorf("got %q, want %q", paths, want)
	}
}
