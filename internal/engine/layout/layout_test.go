package layout

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/source"
	"pobratim/internal/engine/words"
)

// View is what the layouts of these tests print.
type View struct {
	Lang, Title string
	Text        Text
	Tags        []Tag
	ByName      map[string]Tag
	Near        *Tag
	Main        Main
}

// A Tag is nested data.
type Tag struct {
	Name string
	Sub  []Tag
}

// Main is what one page has for itself.
type Main struct {
	Count int
	Link  string
	LD    string
}

// defaults are the files that a case may leave out.
const defaults = `
-- layouts/base.html --
<title>{{.Title}}</title>{{template "main" .}}
-- layouts/page.html --
{{define "main"}}<p>{{.Title}}</p>{{end}}
-- layouts/words/ru.yaml --
greet: Привет
by: Автор – {who}
left: {one: "{who}: {n}", few: "{who}: {n}", many: "{who}: {n}", other: "{who}: {n}"}
days: {one: "{n} день", few: "{n} дня", many: "{n} дней", other: "{n} дня"}
-- layouts/words/be.yaml --
greet: Вітаем
by: Аўтар – {who}
left: {one: "{who}: {n}", few: "{who}: {n}", many: "{who}: {n}", other: "{who}: {n}"}
days: {one: "{n} дзень", few: "{n} дні", many: "{n} дзён", other: "{n} дня"}
-- layouts/assets/site.css --
p { color: red }
`

// tree joins an archive and the defaults that it leaves out.
func tree(archive string) source.Tree {
	out := source.Tree{}
	for _, f := range slices.Concat(txtar.Parse([]byte(defaults)).Files, txtar.Parse([]byte(archive)).Files) {
		out[f.Name] = bytesOf(strings.TrimSuffix(string(f.Data), "\n"))
	}
	return out
}

func bytesOf(s string) source.File { return source.Bytes([]byte(s)) }

func languages(t *testing.T) []*lang.Language {
	t.Helper()
	var out []*lang.Language
	for _, tag := range []lang.Tag{"ru", "be"} {
		l, ok := lang.Of(tag)
		if !ok {
			t.Fatalf("no language %s", tag)
		}
		out = append(out, l)
	}
	return out
}

// load loads the layouts of an archive for two pages, page and other.
func load(t *testing.T, archive string, views ...string) (*Set, diag.List) {
	t.Helper()
	return loadTree(t, tree(archive), views...)
}

func loadTree(t *testing.T, files source.Tree, views ...string) (*Set, diag.List) {
	t.Helper()
	tables, found := words.Load(files, languages(t))
	assets, problems := LoadAssets(files, "/exchange/")
	found = append(found, problems...)
	types := map[string]reflect.Type{"page": reflect.TypeFor[View]()}
	for _, v := range views {
		types[v] = reflect.TypeFor[View]()
	}
	set, problems := Load(files, tables, assets, types)
	return set, append(found, problems...).Sorted()
}

// render loads layouts that must be right, and executes page.html.
func render(t *testing.T, archive string, view View) string {
	t.Helper()
	set, found := load(t, archive)
	if len(found) > 0 {
		t.Fatalf("found %v", said(found))
	}
	b, err := set.Render("page", "ru", view)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// said writes findings as "place code value", without layouts/.
func said(found diag.List) []string {
	var out []string
	for _, d := range found {
		s := strings.TrimPrefix(d.Pos.String(), "layouts/") + " " + d.Code
		for _, name := range []string{"field", "name", "key", "function", "lang"} {
			if v := d.Args[name]; v != "" {
				s += " " + v
			}
		}
		out = append(out, s)
	}
	return out
}

func TestLayoutsPrintTheirView(t *testing.T) {
	got := render(t, `
-- layouts/page.html --
{{define "main"}}{{t "greet"}} {{n "days" .Main.Count}} {{text .Text}} <link href="{{asset "site.css"}}">{{range .Tags}}[{{template "tag" .}}]{{end}}{{end}}
-- layouts/parts/tag.html --
{{define "tag"}}{{.Name}}{{range .Sub}}({{template "tag" .}}){{end}}{{end}}
`, View{Title: "A & B", Text: Text{"be", "Слова"}, Main: Main{Count: 2}, Tags: []Tag{{"a", []Tag{{"b", nil}}}, {"c", nil}}})
	if !strings.HasPrefix(got, `<title>A &amp; B</title>Привет 2 дня <span lang="be">Слова</span> <link href="/exchange/assets/site.`) ||
		!strings.HasSuffix(got, `.css">[a(b)][c]`) {
		t.Errorf("got %s", got)
	}
}

func TestRenderOfALayoutThatIsNotThere(t *testing.T) {
	set, _ := load(t, "")
	if _, err := set.Render("nothing", "ru", View{}); err == nil {
		t.Error("rendered")
	}
	if _, err := set.Render("page", "pl", View{}); err == nil {
		t.Error("rendered in a language that the site does not have")
	}
}

// The key of a page holds the key of the layouts: it must change with all
// that a page prints and is not in its view.
func TestKeyChangesWithEverythingPrinted(t *testing.T) {
	key := func(archive string) string {
		set, found := load(t, archive)
		if found.Errors() > 0 {
			t.Fatalf("found %v", said(found))
		}
		return set.Key().Hex(64)
	}
	same := key("")
	if key("") != same {
		t.Error("two loads of one tree have two keys")
	}
	if key("-- layouts/page.html --\n{{define \"main\"}}\n\n  <p>{{.Title}}</p>{{end}}") != same {
		t.Error("white space that is not published changes the key")
	}
	for what, archive := range map[string]string{
		"the base":   "-- layouts/base.html --\n<title>{{.Title}}!</title>{{template \"main\" .}}",
		"a layout":   "-- layouts/page.html --\n{{define \"main\"}}<p>{{.Title}}.</p>{{end}}",
		"a part":     "-- layouts/parts/x.html --\n{{define \"x\"}}{{end}}",
		"a word":     "-- layouts/words/be.yaml --\ngreet: Добры дзень\nby: Аўтар – {who}\nleft: {one: \"{who}: {n}\", few: \"{who}: {n}\", many: \"{who}: {n}\", other: \"{who}: {n}\"}\ndays: {one: \"{n} дзень\", few: \"{n} дні\", many: \"{n} дзён\", other: \"{n} дня\"}",
		"an asset":   "-- layouts/assets/site.css --\np { color: blue }",
		"more files": "-- layouts/assets/more.css --\np { color: red }",
	} {
		if key(archive) == same {
			t.Errorf("%s can be changed without changing the key", what)
		}
	}
}
