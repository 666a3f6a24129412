package main

import (
	"strings"
	"testing"

	"pobratim/internal/engine/diag"
)

// A file with a slip that repeats does not hide what is wrong with the
// others, and the count at the end still tells all.
func TestPrintCutsLongLists(t *testing.T) {
	texts, words, err := load("en")
	if err != nil {
		t.Fatal(err)
	}
	var found diag.List
	for line := range mostOfFile + 7 {
		found = append(found, diag.Errorf(diag.At("a.yaml", line+1, 1), "field-unknown", "field", "x"))
	}
	found = append(found, diag.Warnf(diag.Pos{File: "b.yaml", Line: 1, Col: 1}, "field-unknown", "field", "y"))
	var b strings.Builder
	(&invocation{texts: texts, words: words}).print(&b, found)
	out := b.String()
	for _, want := range []string{"a.yaml:100:1: error", "a.yaml: and 7 more\n", "b.yaml:1:1: warning", "errors: 107, warnings: 1\n"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not in:\n%s", want, out)
		}
	}
	if strings.Contains(out, "a.yaml:101:") {
		t.Error("the list is not cut")
	}
}
