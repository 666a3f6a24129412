package source

import (
	"slices"
	"testing"
)

func TestTree(t *testing.T) {
	tree := Tree{}
	for _, p := range []string{"content/b", "content/a/x", "content/a/y", "contents/z", "layouts/l"} {
		tree[p] = Bytes([]byte(p))
	}
	if got := tree.Paths(); !slices.IsSorted(got) || len(got) != 5 {
		t.Errorf("paths: %v", got)
	}
	if got := tree.Under("content").Paths(); !slices.Equal(got, []string{"a/x", "a/y", "b"}) {
		t.Errorf("under content: %v", got)
	}
	if got := tree.Under("content/a").Paths(); !slices.Equal(got, []string{"x", "y"}) {
		t.Errorf("under content/a: %v", got)
	}
	f := tree.Under("content/a")["x"]
	data, err := f.Read()
	if err != nil || string(data) != "content/a/x" || f.Size() != 11 || f.Sum() != SumOf(data) {
		t.Errorf("file: %q %v %v", data, err, f)
	}
	lent, back, err := f.Lend()
	back()
	if err != nil || string(lent) != "content/a/x" {
		t.Errorf("lent: %q %v", lent, err)
	}
}
