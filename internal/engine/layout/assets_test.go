package layout

import (
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"pobratim/internal/engine/source"
)

// assets loads the files of an archive, named below layouts/assets.
func assets(archive string) (Assets, []string) {
	files := source.Tree{}
	for _, f := range txtar.Parse([]byte(archive)).Files {
		files["layouts/assets/"+f.Name] = source.Bytes(f.Data)
	}
	a, found := LoadAssets(files, "/base/")
	return a, said(found)
}

func TestAssetsAreNamedByTheirBytes(t *testing.T) {
	one, found := assets("-- site.css --\np { color : red }\n-- fonts/a.woff2 --\nbytes\n")
	if len(found) > 0 {
		t.Fatal(found)
	}
	other, _ := assets("-- site.css --\np { color : blue }\n-- fonts/a.woff2 --\nbytes\n")
	url := func(a Assets, name string) string {
		url, err := a.URL(name)
		if err != nil {
			t.Fatal(err)
		}
		return url
	}
	if url(one, "site.css") == url(other, "site.css") {
		t.Error("other bytes have the same address")
	}
	if url(one, "fonts/a.woff2") != url(other, "fonts/a.woff2") {
		t.Error("the same bytes have another address")
	}
	if u := url(one, "fonts/a.woff2"); !strings.HasPrefix(u, "/base/assets/fonts/a.") || !strings.HasSuffix(u, ".woff2") || len(u) != len("/base/assets/fonts/a..woff2")+12 {
		t.Errorf("address %s", u)
	}
	for _, f := range one.Files {
		if "/base/"+f.Path != url(one, strings.TrimPrefix(f.Source, "layouts/assets/")) {
			t.Errorf("%s is published at %s", f.Source, f.Path)
		}
	}
	if _, err := one.URL("none.css"); err == nil {
		t.Error("an asset that is not there has an address")
	}
}

func TestStyleSheetsNameOtherAssets(t *testing.T) {
	a, found := assets(`
-- a.css --
p { background: url("stitch.svg") }
q { background: url( 'stitch.svg' ) }
@font-face { src: url(fonts/a.woff2) }
i { background: url(data:image/gif;base64,R0lGOD) }
u { background: url(https://example.org/x.png) }
s { mask: url(#mask) }
-- sub/b.css --
p { background: url(stitch.svg) }
-- fonts/a.woff2 --
bytes
-- stitch.svg --
<svg xmlns="http://www.w3.org/2000/svg"/>
`)
	if len(found) > 0 {
		t.Fatal(found)
	}
	path := map[string]string{}
	data := map[string]string{}
	for _, f := range a.Files {
		name := strings.TrimPrefix(f.Source, "layouts/assets/")
		path[name], data[name] = strings.TrimPrefix(f.Path, "assets/"), string(f.Data)
	}
	for _, want := range []string{"url(" + path["stitch.svg"] + ")", "url(" + path["fonts/a.woff2"] + ")", "url(data:image/gif", "url(https://example.org/x.png)", "url(#mask)"} {
		if !strings.Contains(data["a.css"], want) {
			t.Errorf("no %s in %s", want, data["a.css"])
		}
	}
	if strings.Count(data["a.css"], path["stitch.svg"]) != 2 {
		t.Errorf("stitch.svg is not linked twice: %s", data["a.css"])
	}
	if want := "url(../" + path["stitch.svg"] + ")"; !strings.Contains(data["sub/b.css"], want) {
		t.Errorf("no %s in %s", want, data["sub/b.css"])
	}
}

// A sheet that names another asset changes its own address with it:
// otherwise browsers would keep the old pair for ever.
func TestStyleSheetChangesWithWhatItNames(t *testing.T) {
	sheet := "-- a.css --\np { background: url(x.png) }\n"
	one, _ := assets(sheet + "-- x.png --\none\n")
	other, _ := assets(sheet + "-- x.png --\nother\n")
	a, _ := one.URL("a.css")
	b, _ := other.URL("a.css")
	if a == b {
		t.Error("the sheet kept its address")
	}
}

func TestBrokenAssets(t *testing.T) {
	tests := []struct {
		archive string
		want    []string // findings
		kept    string   // part of what is published
	}{
		{"-- a.js --\nfunction ( {\n", []string{"assets/a.js:1:10 asset-syntax"}, ""},
		{"-- a.js --\n// note\nlet a = 1;\nlet a b;\n", []string{"assets/a.js:3:5 asset-syntax"}, ""},
		{"-- a.css --\np { color: ; } } q { color: red }\n", nil, "q{color:red}"},
		{"-- a.css --\np { background: url(nowhere.png) }\n", []string{"assets/a.css asset-unknown nowhere.png"}, ""},
		{"-- a.txt --\n  kept   as it is\n", nil, "  kept   as it is\n"},
		{"-- a.js --\nconst name = 1;\nalert(name)\n", nil, "alert(name)"},
	}
	for _, tt := range tests {
		a, found := assets(tt.archive)
		if !slices.Equal(found, tt.want) {
			t.Errorf("%s: found %v, want %v", tt.archive, found, tt.want)
		}
		if tt.kept != "" && (len(a.Files) != 1 || !strings.Contains(string(a.Files[0].Data), tt.kept)) {
			t.Errorf("%s: published %q", tt.archive, a.Files)
		}
	}
}

// A folder named like a style sheet or a script is one asset.
func TestFoldersAreJoinedInTheOrderOfTheirNames(t *testing.T) {
	a, found := assets(`
-- site.css/20-rest.css --
q { background: url(stitch.svg) }
-- site.css/10-first.css --
p { color: red }
-- app.js/b.js --
alert('b')
-- app.js/a.js --
alert('a')
-- stitch.svg --
<svg xmlns="http://www.w3.org/2000/svg"/>
`)
	if len(found) > 0 {
		t.Fatal(found)
	}
	got := map[string]string{}
	for _, f := range a.Files {
		got[f.Source] = string(f.Data)
	}
	for source, parts := range map[string][]string{
		"layouts/assets/site.css": {"p{color:red}", "q{background:url(stitch."},
		"layouts/assets/app.js":   {"alert(\"a\")", "alert(\"b\")"},
	} {
		if first, last := strings.Index(got[source], parts[0]), strings.Index(got[source], parts[1]); first != 0 || last < len(parts[0]) {
			t.Errorf("%s is %q", source, got[source])
		}
	}
	if _, err := a.URL("site.css/10-first.css"); err == nil {
		t.Error("a part has an address of its own")
	}
	_, found = assets("-- site.css/10-first.css --\np { color: red }\n-- site.css/20-rest.css --\np { background: url(none.svg) }\n")
	if len(found) != 1 || !strings.Contains(found[0], "site.css/20-rest.css") {
		t.Errorf("found %q", found)
	}
}

// Minifiers write into the bytes that they are given; those of a file are
// shared, and the next build reads them again.
func TestAssetsAreNotChangedInTheirTree(t *testing.T) {
	for name, text := range map[string]string{
		"a.svg": `<svg xmlns="http://www.w3.org/2000/svg"><path d="M28 8h8v8h-8zM28 48h8v8h-8zM8 28h8v8H8zM48 28h8v8h-8z"/></svg>`,
		"a.css": "P { COLOR : #FF0000 ; margin: 0.50px 0px }",
		"a.js":  "let  name = 'a' ;  alert( name + 1.0 )",
	} {
		data := []byte(text)
		tree := source.Tree{"layouts/assets/" + name: source.Bytes(data)}
		first, _ := LoadAssets(tree, "/")
		again, _ := LoadAssets(tree, "/")
		if string(data) != text {
			t.Errorf("%s has become %s", name, data)
		}
		if a, b := string(first.Files[0].Data), string(again.Files[0].Data); a != b {
			t.Errorf("%s: published as %s, then as %s", name, a, b)
		}
	}
}
