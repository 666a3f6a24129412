package plan

import (
	"slices"
	"strings"
	"testing"

	"pobratim/internal/engine/diag"
)

// sorted plans paths, each asked for by its number, and writes what is kept
// and what is found.
func sorted(paths ...string) (kept, found []string) {
	var outputs []Output
	for i, p := range paths {
		by := string(rune('a' + i))
		outputs = append(outputs, Output{Path: p, By: by, Pos: diag.Pos{File: by}})
	}
	out, problems := Sorted(outputs)
	for _, o := range out {
		kept = append(kept, o.Path)
	}
	for _, d := range problems {
		s := d.Code + " " + d.Args["path"] + ": " + d.Args["a"] + ", " + d.Args["b"] + " at " + d.File
		for _, r := range d.Related {
			s += " and " + r.File
		}
		found = append(found, s)
	}
	return kept, found
}

func TestSorted(t *testing.T) {
	tests := []struct {
		name        string
		paths       string
		kept, found []string
	}{
		{"order", "b/x a a/b.html", []string{"a", "a/b.html", "b/x"}, []string{"path-folder a: b, c at c and b"}},
		{"nothing wrong", "z y/x y/z", []string{"y/x", "y/z", "z"}, nil},
		{"the same twice", "a b a", []string{"a", "b"}, []string{"path-twice a: a, c at c and a"}},
		{"three times", "a a a", []string{"a"}, []string{"path-twice a: a, b at b and a", "path-twice a: a, c at c and a"}},
		{"case", "about/x About/x", []string{"About/x"}, []string{"path-twice about/x: b, a at a and b"}},
		{"case of other letters", "Ў/x ў/x", []string{"Ў/x"}, []string{"path-twice ў/x: a, b at b and a"}},
		{"file and folder", "a/b a/b/c", []string{"a/b", "a/b/c"}, []string{"path-folder a/b: a, b at b and a"}},
		{"file and folder in another case", "A/b a/B/c", []string{"A/b", "a/B/c"}, []string{"path-folder A/b: a, b at b and a"}},
		{"names that begin alike", "a/b a/bc a/b.c", []string{"a/b", "a/b.c", "a/bc"}, nil},
	}
	for _, tt := range tests {
		kept, found := sorted(strings.Fields(tt.paths)...)
		if !slices.Equal(kept, tt.kept) || !slices.Equal(found, tt.found) {
			t.Errorf("%s:\nkept %q, want %q\nfound %q, want %q", tt.name, kept, tt.kept, found, tt.found)
		}
	}
}

func TestSortedDoesNotTouchItsInput(t *testing.T) {
	in := []Output{{Path: "b"}, {Path: "a"}}
	Sorted(in)
	if in[0].Path != "b" {
		t.Error("the outputs have been sorted in place")
	}
}

func TestStatic(t *testing.T) {
	a, b := Static("x", "me", []byte("1")), Static("x", "me", []byte("2"))
	if a.Key == b.Key || a.Key == Static("y", "me", []byte("1")).Key {
		t.Error("other bytes or another path have the same key")
	}
	if got := a.Make(); string(got.Bytes) != "1" || got.Err != nil || got.Problems != nil {
		t.Errorf("made %v", got)
	}
}
