package internal_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// layers orders the packages: one imports only from layers below its own.
// The longest matching prefix counts.
var layers = [][]string{
	{"engine/diag", "engine/memo", "engine/lang"},
	{"engine/source"},
	{"engine/decode"},
	{"engine/markdown", "engine/picture", "engine/words", "engine/ornament", "engine/qr"},
	{"engine/model", "engine/layout", "engine/card"},
	{"engine/plan"},
	{"engine/page"},
	{"engine/kind"},
	{"engine/build"},
	{"site/counterpart"},
	{"site/kinds", "site/rules", "site/outputs"},
	{"site"},
	{"shell"},
}

// shellSees is all of the engine that the shell may know: it moves bytes and
// findings, and knows nothing of sites.
var shellSees = []string{"engine/diag", "engine/memo", "engine/lang", "engine/source"}

// dirty are the packages that touch the world, or could; only shell and cmd
// import them.
var dirty = []string{"os", "os/exec", "os/signal", "net", "net/http", "math/rand", "math/rand/v2", "path/filepath", "syscall", "runtime/debug"}

// dirtyCalls are functions of package time that look at the machine.
var dirtyCalls = []string{"Now", "Since", "Until", "Local", "LoadLocation", "Sleep", "After", "Tick"}

func layer(pkg string) int {
	best, at := -1, -1
	for i, l := range layers {
		for _, p := range l {
			if (pkg == p || strings.HasPrefix(pkg, p+"/")) && len(p) > best {
				best, at = len(p), i
			}
		}
	}
	return at
}

type file struct {
	pkg  string // below internal/: "engine/diag"
	name string
	ast  *ast.File
}

// sources parses all Go files of the program below internal/.
func sources(t *testing.T) (*token.FileSet, []file) {
	t.Helper()
	set := token.NewFileSet()
	var files []file
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		f, err := parser.ParseFile(set, name, nil, 0)
		if err != nil {
			return err
		}
		files = append(files, file{filepath.ToSlash(filepath.Dir(name)), name, f})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return set, files
}

// testOnly are packages that only tests import: they may touch the world.
func testOnly(pkg string) bool {
	return strings.HasSuffix(pkg, "test") || strings.Contains(pkg, "test/")
}

func imports(f *ast.File) []string {
	var out []string
	for _, i := range f.Imports {
		p, err := strconv.Unquote(i.Path.Value)
		if err == nil {
			out = append(out, p)
		}
	}
	return out
}

func TestPackagesImportLowerLayersOnly(t *testing.T) {
	_, files := sources(t)
	if len(files) < 100 {
		t.Fatalf("only %d files found: the test looks at the wrong place", len(files))
	}
	for _, f := range files {
		if testOnly(f.pkg) {
			continue
		}
		own := layer(f.pkg)
		if own < 0 {
			t.Errorf("%s: the package %s is in no layer", f.name, f.pkg)
		}
		for _, imported := range imports(f.ast) {
			pkg, ours := strings.CutPrefix(imported, "pobratim/internal/")
			if !ours {
				continue
			}
			if testOnly(pkg) {
				t.Errorf("%s imports %s, which is for tests", f.name, pkg)
			}
			below := strings.HasPrefix(pkg, f.pkg+"/") // a package may have parts of its own
			if !below && (layer(pkg) >= own) {
				t.Errorf("%s imports %s, which is not below it", f.name, pkg)
			}
			if strings.HasPrefix(f.pkg, "shell/") && !slices.Contains(shellSees, pkg) && !below {
				t.Errorf("%s imports %s: the shell knows nothing of it", f.name, pkg)
			}
		}
	}
}

func TestOnlyTheShellTouchesTheWorld(t *testing.T) {
	set, files := sources(t)
	for _, f := range files {
		if strings.HasPrefix(f.pkg, "shell/") || testOnly(f.pkg) {
			continue
		}
		for _, imported := range imports(f.ast) {
			if slices.Contains(dirty, imported) {
				t.Errorf("%s imports %s", f.name, imported)
			}
		}
		ast.Inspect(f.ast, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if x, ok := sel.X.(*ast.Ident); ok && x.Name == "time" && slices.Contains(dirtyCalls, sel.Sel.Name) {
				t.Errorf("%s: time.%s looks at the machine", set.Position(n.Pos()), sel.Sel.Name)
			}
			return true
		})
	}
}

// Kinds meet in facets only: none imports another, no rule or output imports
// a kind.
func TestKindsDoNotKnowKinds(t *testing.T) {
	_, files := sources(t)
	for _, f := range files {
		if !strings.HasPrefix(f.pkg, "site/") || testOnly(f.pkg) {
			continue
		}
		for _, imported := range imports(f.ast) {
			if strings.HasPrefix(imported, "pobratim/internal/site/kinds/") && path.Base(f.pkg) != path.Base(imported) {
				t.Errorf("%s imports the kind %s", f.name, path.Base(imported))
			}
		}
	}
}

// Trusted HTML is made in one package, trusted addresses by one function.
func TestTrustIsMadeInOnePlace(t *testing.T) {
	set, files := sources(t)
	for _, f := range files {
		ast.Inspect(f.ast, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			sel, ok := call.Fun.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			x, ok := sel.X.(*ast.Ident)
			if !ok || x.Name != "template" {
				return true
			}
			switch sel.Sel.Name {
			case "HTML":
				if f.pkg != "engine/markdown" {
					t.Errorf("%s makes template.HTML", set.Position(n.Pos()))
				}
			case "URL":
				if f.name != filepath.FromSlash("engine/layout/funcs.go") {
					t.Errorf("%s makes template.URL", set.Position(n.Pos()))
				}
			case "JS", "CSS", "HTMLAttr", "JSStr", "Srcset":
				t.Errorf("%s makes template.%s", set.Position(n.Pos()), sel.Sel.Name)
			}
			return true
		})
	}
}

// No init, and no package variable that looks like it is meant to change.
func TestNoInit(t *testing.T) {
	set, files := sources(t)
	for _, f := range files {
		for _, d := range f.ast.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
				t.Errorf("%s: init", set.Position(fn.Pos()))
			}
		}
	}
}

// No file of the program is so long that nobody reads it.
func TestFilesAreShort(t *testing.T) {
	const longest = 420
	_, files := sources(t)
	for _, f := range files {
		data, err := os.ReadFile(f.name)
		if err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(string(data), "\n"); n > longest {
			t.Errorf("%s has %d lines, more than %d", f.name, n, longest)
		}
	}
}
