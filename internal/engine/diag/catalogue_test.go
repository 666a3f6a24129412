package diag_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pobratim/internal/engine/diag"
)

// TestCatalogueIsTheProgram holds the English catalogue against the codes
// that stand in the calls of Errorf, Warnf and Fail: each has its words, each
// has the arguments that its words print, and no words are left over. (The
// reasons that others give are held against them by TestReasons.)
func TestCatalogueIsTheProgram(t *testing.T) {
	en := mustLoad(t, "en")
	used := map[string]bool{"did-you-mean": true}
	for _, c := range calls(t) {
		used[c.code] = true
		m, ok := en[c.code]
		if !ok {
			t.Errorf("%s: there are no words for %q", c.at, c.code)
			continue
		}
		for _, name := range placeholders(m.Message + m.Hint) {
			if c.args != nil && !slices.Contains(c.args, name) {
				t.Errorf("%s: the words of %q print {%s}, which is not given", c.at, c.code, name)
			}
		}
	}
	for _, s := range literals(t) { // a code may be chosen before it is handed on
		used[s] = true
	}
	for _, code := range slices.Sorted(maps.Keys(en)) {
		if !used[code] && !strings.HasPrefix(code, "reason-") {
			t.Errorf("nothing reports %q", code)
		}
	}
}

// TestLanguagesSayTheSame holds every language's catalogue against English.
func TestLanguagesSayTheSame(t *testing.T) {
	en := mustLoad(t, "en")
	folders, err := os.ReadDir("texts")
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range folders {
		other := mustLoad(t, folder.Name())
		for _, code := range slices.Sorted(maps.Keys(en)) {
			m, ok := other[code]
			switch {
			case !ok:
				t.Errorf("%s: there are no words for %q", folder.Name(), code)
			case !slices.Equal(placeholders(m.Message), placeholders(en[code].Message)),
				!slices.Equal(placeholders(m.Hint), placeholders(en[code].Hint)):
				t.Errorf("%s: %q prints other {placeholders} than in English", folder.Name(), code)
			}
		}
		for code := range other {
			if _, ok := en[code]; !ok {
				t.Errorf("%s: English has no words for %q", folder.Name(), code)
			}
		}
	}
}

// A call reports a finding or a failure.
type call struct {
	at   token.Position
	code string
	args []string // names of its arguments; nil if they are made elsewhere
}

// A reporter is a function by which findings are made: diag's own, and those
// that hand a code on to it.
type reporter struct {
	code int  // which of its parameters is the code
	args bool // the arguments of the words follow
}

// calls finds the calls that report something, in all of the program.
func calls(t *testing.T) []call {
	set := token.NewFileSet()
	files := sources(t, set)
	reporters := map[string]reporter{} // by folder and name
	for _, f := range files {
		for _, d := range f.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Body != nil {
				if i, ok := handsOn(fn); ok {
					reporters[folder(set, f)+fn.Name.Name] = reporter{code: i}
				}
			}
		}
	}
	var out []call
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			c, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			r, ok := reporters[folder(set, f)+nameOf(c.Fun)]
			if isDiag(c.Fun) {
				r, ok = reporter{1, true}, true
			}
			if !ok || len(c.Args) <= r.code {
				return true
			}
			code, ok := literal(c.Args[r.code])
			if !ok {
				return true
			}
			x := call{at: set.Position(c.Pos()), code: code}
			if r.args && !c.Ellipsis.IsValid() {
				x.args = []string{}
				for i := r.code + 1; i < len(c.Args); i += 2 {
					name, _ := literal(c.Args[i])
					x.args = append(x.args, name)
				}
				if nameOf(c.Fun) == "Fail" {
					x.args = append(x.args, "cause")
				}
			}
			out = append(out, x)
			return true
		})
	}
	if len(out) < 100 {
		t.Fatalf("only %d findings are reported in the program", len(out))
	}
	return out
}

// sources parses all of the program without its tests.
func sources(t *testing.T, set *token.FileSet) []*ast.File {
	var out []*ast.File
	err := filepath.WalkDir("../../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		f, err := parser.ParseFile(set, path, nil, 0)
		out = append(out, f)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func folder(set *token.FileSet, f *ast.File) string {
	return filepath.Dir(set.Position(f.Pos()).Filename) + "/"
}

// handsOn tells which parameter of a function is handed to Errorf, Warnf or
// Fail as the code, if one is.
func handsOn(fn *ast.FuncDecl) (index int, ok bool) {
	handed := map[string]bool{}
	ast.Inspect(fn.Body, func(n ast.Node) bool {
		if c, is := n.(*ast.CallExpr); is && len(c.Args) > 1 && isDiag(c.Fun) {
			if id, is := c.Args[1].(*ast.Ident); is {
				handed[id.Name] = true
			}
		}
		return true
	})
	i := 0
	for _, field := range fn.Type.Params.List {
		for _, name := range field.Names {
			if handed[name.Name] {
				return i, true
			}
			i++
		}
	}
	return 0, false
}

// isDiag reports whether a function is diag.Errorf, diag.Warnf or diag.Fail.
func isDiag(fun ast.Expr) bool {
	sel, ok := fun.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	x, ok := sel.X.(*ast.Ident)
	return ok && x.Name == "diag" && slices.Contains([]string{"Errorf", "Warnf", "Fail"}, sel.Sel.Name)
}

func nameOf(fun ast.Expr) string {
	switch f := fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}

func literal(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}

// literals are all strings that stand in the program.
func literals(t *testing.T) []string {
	var out []string
	for _, f := range sources(t, token.NewFileSet()) {
		ast.Inspect(f, func(n ast.Node) bool {
			if e, ok := n.(*ast.BasicLit); ok {
				if s, ok := literal(e); ok {
					out = append(out, s)
				}
			}
			return true
		})
	}
	return out
}

var placeholder = regexp.MustCompile(`\{[a-z-]+\}`)

// placeholders are the names in braces that a text prints, each once.
func placeholders(s string) []string {
	var out []string
	for _, p := range placeholder.FindAllString(s, -1) {
		out = append(out, strings.Trim(p, "{}"))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func mustLoad(t *testing.T, tag string) diag.Catalogue {
	t.Helper()
	c, err := diag.Load(tag)
	if err != nil {
		t.Fatal(err)
	}
	return c
}
