package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pobratim/internal/engine/build"
)

// keyForm is what a literal in the program looks like that is a key of the
// texts: words joined with dots, or a word alone where T is called with it.
var keyForm = regexp.MustCompile(`^(misuse|new|status|accept|overlay|usage)\.[a-z-]+$`)

// TestEveryTextIsThereAndUsed holds the texts against the program.
func TestEveryTextIsThereAndUsed(t *testing.T) {
	en := mustLoad(t, "en")
	used := map[string]bool{"lang": true, "error": true, "warning": true} // the last two are severities
	for _, c := range commands {
		used["usage."+c.name] = true
	}
	for _, state := range []string{"missing", "stale", "unrecorded", "orphan"} {
		used["status."+state] = true
	}
	for _, step := range []build.Step{reading, comparing, build.Parsing, build.Resolving, build.Checking, build.Preparing, build.Planning, publishing} {
		used["step."+string(step)] = true
	}
	for key, at := range literals(t) {
		used[key] = true
		if _, ok := en[key]; !ok {
			t.Errorf("%s: there is no text %q", at, key)
		}
	}
	for key := range en {
		if !used[key] {
			t.Errorf("nothing says %q", key)
		}
	}
}

// literals are the keys of texts that stand in the program, and where.
func literals(t *testing.T) map[string]token.Position {
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]token.Position{}
	set := token.NewFileSet()
	add := func(e ast.Expr, always bool) {
		lit, ok := e.(*ast.BasicLit)
		if !ok || lit.Kind != token.STRING {
			return
		}
		if s, err := strconv.Unquote(lit.Value); err == nil && (always || keyForm.MatchString(s)) {
			out[s] = set.Position(lit.Pos())
		}
	}
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".go") || strings.HasSuffix(f.Name(), "_test.go") {
			continue
		}
		file, err := parser.ParseFile(set, f.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				if sel, ok := call.Fun.(*ast.SelectorExpr); ok && sel.Sel.Name == "T" && len(call.Args) > 0 {
					add(call.Args[0], true)
				}
			}
			if e, ok := n.(ast.Expr); ok {
				add(e, false)
			}
			return true
		})
	}
	if len(out) < 20 {
		t.Fatalf("only %d keys stand in the program", len(out))
	}
	return out
}

var placeholder = regexp.MustCompile(`\{[a-z-]+\}`)

// TestLanguagesSayTheSame holds the texts of all languages against English:
// the same keys, the same placeholders.
func TestLanguagesSayTheSame(t *testing.T) {
	en := mustLoad(t, "en")
	for _, tag := range languages() {
		other := mustLoad(t, tag)
		if other["lang"] != tag {
			t.Errorf("%s: lang is %q", tag, other["lang"])
		}
		for _, key := range slices.Sorted(maps.Keys(en)) {
			text, ok := other[key]
			if !ok {
				t.Errorf("%s: there is no text %q", tag, key)
				continue
			}
			if want, got := placeholders(en[key]), placeholders(text); !slices.Equal(want, got) {
				t.Errorf("%s: %q has %v, want %v", tag, key, got, want)
			}
		}
		for key := range other {
			if _, ok := en[key]; !ok {
				t.Errorf("%s: English has no text %q", tag, key)
			}
		}
	}
}

func placeholders(s string) []string {
	found := placeholder.FindAllString(s, -1)
	slices.Sort(found)
	return slices.Compact(found)
}

func mustLoad(t *testing.T, tag string) texts {
	t.Helper()
	got, _, err := load(tag)
	if err != nil {
		t.Fatal(err)
	}
	return got
}
