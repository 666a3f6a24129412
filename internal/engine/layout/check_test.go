package layout

import (
	"slices"
	"strings"
	"testing"
)

// Each case is a page and what must be found in it; nothing else may be.
func TestCheck(t *testing.T) {
	tests := []struct {
		name, page string
		want       []string
	}{
		{"right", `{{.Title}} {{.Main.Count}} {{len .Tags}} {{printf "%d" .Main.Count}} {{if and .Title (gt .Main.Count 1)}}x{{end}}`, nil},
		{"field", `{{.Titel}}`, []string{"page.html:1:20 layout-field Titel"}},
		{"field in a branch", "{{if .Title}}\n  {{else if .Lang}}\nмова {{.Langs}}{{end}}", []string{"page.html:3:8 layout-field Langs"}},
		{"field of a field", `{{.Main.Cuont}}`, []string{"page.html:1:25 layout-field Cuont"}},
		{"field of a text", `{{.Title.S}}`, []string{"page.html:1:26 layout-field S"}},
		{"field of a pointer", `{{.Near.Name}}{{.Near.Nmae}}`, []string{"page.html:1:39 layout-field Nmae"}},
		{"field of a map's value", `{{range $k, $v := .ByName}}{{$k}}{{$v.Nmae}}{{end}}{{.ByName.x.Nmae}}`, []string{"page.html:1:55 layout-field Nmae", "page.html:1:80 layout-field Nmae"}},
		{"argument", `{{printf "%s" .Titel}}`, []string{"page.html:1:32 layout-field Titel"}},
		{"pipeline", `{{.Titel | printf "%s"}}`, []string{"page.html:1:20 layout-field Titel"}},
		{"parentheses", `{{len (slice .Tagz 1)}}`, []string{"page.html:1:31 layout-field Tagz"}},
		{"chain", `{{(index .Tags 0).Nmae}}`, []string{"page.html:1:35 layout-field Nmae"}},
		{"range", `{{range .Tags}}{{.Nmae}}{{range .Sub}}{{.Nmae}}{{end}}{{end}}`, []string{"page.html:1:35 layout-field Nmae", "page.html:1:58 layout-field Nmae"}},
		{"range over a part", `{{range slice .Tags 1}}{{.Nmae}}{{end}}`, []string{"page.html:1:43 layout-field Nmae"}},
		{"else of range", `{{range .Tags}}{{else}}{{.Nmae}}{{end}}`, []string{"page.html:1:43 layout-field Nmae"}},
		{"range with variables", `{{range $i, $t := .Tags}}{{$i}}{{$t.Nmae}}{{end}}`, []string{"page.html:1:53 layout-field Nmae"}},
		{"with", `{{with .Main}}{{.Count}}{{.Title}}{{end}}`, []string{"page.html:1:44 layout-field Title"}},
		{"else of with", `{{with .Main}}{{else}}{{.Count}}{{end}}`, []string{"page.html:1:42 layout-field Count"}},
		{"with a variable", `{{with $m := .Main}}{{$m.Title}}{{end}}`, []string{"page.html:1:42 layout-field Title"}},
		{"with one of two", `{{with or .Near .Near}}{{.Nmae}}{{end}}`, []string{"page.html:1:43 layout-field Nmae"}},
		{"variable", `{{$m := .Main}}{{$m.Count}}{{if .Title}}{{$m.Cuont}}{{end}}`, []string{"page.html:1:62 layout-field Cuont"}},
		{"root", `{{range .Tags}}{{$.Title}}{{$.Titel}}{{end}}`, []string{"page.html:1:47 layout-field Titel"}},
		{"template", `{{template "tag" .Main}}`, []string{"parts/tag.html:1:19 layout-field Name"}},
		{"template twice", `{{template "tag" .Near}}{{range .Tags}}{{template "tag" .}}{{end}}`, nil},
		{"recursion", `{{template "tree" .Near}}`, []string{"parts/tag.html:2:20 layout-field Nmae"}},
		{"calls itself", `{{if .Title}}{{template "main" .}}{{end}}`, []string{"page.html:1:42 layout-recursion main"}},
		{"counts", `{{range 1000000000}}{{end}}{{range .Main.Count}}{{end}}`, []string{"page.html:1:26 layout-range", "page.html:1:53 layout-range"}},
		{"no such template", `{{template "tagg" .}}`, []string{"page.html:1:29 layout-template tagg"}},
		{"asset", "\n{{if .Title}}<link href=\"{{asset \"sitee.css\"}}\">{{end}}", []string{`page.html:2:34 asset-unknown sitee.css`}},
		{"asset of a value", `{{asset .Title}}`, []string{"page.html:1:20 layout-key asset"}},
		{"word", `{{t "greeet"}}`, []string{`page.html:1:22 layout-word greeet be`, `page.html:1:22 layout-word greeet ru`}},
		{"word of a value", `{{t .Title}} {{n .Title 1}}`, []string{"page.html:1:20 layout-key t", "page.html:1:33 layout-key n"}},
		{"word from a pipe", `{{"greet" | t}}`, []string{"page.html:1:30 layout-key t"}},
		{"word without forms", `{{n "greet" 1}}`, []string{"page.html:1:22 layout-word greet be", "page.html:1:22 layout-word greet ru"}},
		{"forms without a number", `{{t "days"}}`, []string{"page.html:1:22 layout-word days be", "page.html:1:22 layout-word days ru"}},
		{"placeholder", `{{t "by" "who" .Title}}{{n "left" 2 "who" .Title}}`, nil},
		{"another placeholder", `{{t "by" "whom" .Title}}`, []string{"page.html:1:22 layout-placeholders by be", "page.html:1:22 layout-placeholders by ru"}},
		{"no placeholder", `{{t "by"}}`, []string{"page.html:1:22 layout-placeholders by be", "page.html:1:22 layout-placeholders by ru"}},
		{"one too many", `{{n "days" 2 "n" .Title}}`, []string{"page.html:1:22 layout-placeholders days be", "page.html:1:22 layout-placeholders days ru"}},
		{"function", `{{safeHTML .Title}}`, []string{"page.html:1:20 layout-function safeHTML"}},
		{"call", `{{call .Title}}`, []string{"page.html:1:20 layout-function call"}},
		{"several at once", "{{.A}}\n{{.B}}\n{{t .C}}", []string{
			"page.html:1:20 layout-field A", "page.html:2:3 layout-field B", "page.html:3:3 layout-key t", "page.html:3:5 layout-field C"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, found := load(t, `
-- layouts/page.html --
{{define "main"}}`+tt.page+`{{end}}
-- layouts/parts/tag.html --
{{define "tag"}}{{.Name}}{{end}}
{{define "tree"}}{{.Nmae}}{{range .Sub}}{{template "tree" .}}{{end}}{{end}}
`)
			if got := said(found); !slices.Equal(got, tt.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
		})
	}
}

func TestCheckWholeFiles(t *testing.T) {
	tests := []struct {
		name, archive string
		want          []string
	}{
		{"missing layout", "", []string{"other.html layout-missing"}},
		{"word missing in one language", `
-- layouts/other.html --
{{define "main"}}{{t "greet"}}{{end}}
-- layouts/words/be.yaml --
by: "{who}"
left: {one: "{who}", few: "{who}", many: "{who}", other: "{who}"}
days: {one: "{n}", few: "{n}", many: "{n}", other: "{n}"}
`, []string{"other.html:1:22 layout-word greet be", "words/ru.yaml:1:1 words-no-translation greet"}},
		{"a broken page does not hide what is wrong in others", `
-- layouts/other.html --
{{define "main"}}{{.Titel}}{{end}}
-- layouts/page.html --
{{define "main"}}
{{if .Title}}
`, []string{"other.html:1:20 layout-field Titel", "page.html:2 layout-syntax"}},
		{"a template in two parts", `
-- layouts/other.html --
{{define "main"}}{{end}}
-- layouts/parts/a.html --
{{define "x"}}{{end}}
-- layouts/parts/b.html --
{{define "x"}}{{end}}
`, []string{"parts/b.html layout-define-twice x"}},
		{"what nobody calls", `
-- layouts/other.html --
{{define "main"}}{{end}}
-- layouts/parts/a.html --
{{define "x"}}{{safeHTML .Any}}{{t "nothing"}}{{end}}
`, []string{"parts/a.html:1:17 layout-function safeHTML", "parts/a.html:1:36 layout-word nothing be", "parts/a.html:1:36 layout-word nothing ru"}},
		{"a page without its part", `
-- layouts/other.html --
<p>text</p>
`, []string{"base.html:1:37 layout-template main"}},
		{"two templates of one name", `
-- layouts/other.html --
{{define "main"}}x{{end}}
{{define "main"}}y{{end}}
`, []string{"other.html:2 layout-syntax"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, found := load(t, tt.archive, "other")
			if got := said(found); !slices.Equal(got, tt.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
		})
	}
}

func TestNoBaseIsAFinding(t *testing.T) {
	files := tree("")
	delete(files, "layouts/base.html")
	_, found := Load(files, nil, Assets{}, nil)
	if got := said(found); !slices.Equal(got, []string{"base.html layout-missing"}) {
		t.Errorf("got %v", got)
	}
}

// Whatever an author writes into a layout, it is loaded or found.
func FuzzLoad(f *testing.F) {
	for _, s := range []string{"{{.Title}}", "{{define \"main\"}}{{end}}", "{{if}}", "{{template \"main\" .}}", "<p {{if .Title}}class=x{{end}}>", "{{range $i, $x := .Tags}}{{$x.Name}}{{break}}{{end}}", "<script>{{.Title}}</script>", "{{/* */}}<!-- x -->", "{{define \"base.html\"}}{{end}}", "{{$x := 1}}{{$x = 2}}", "{{with $}}{{.Title}}{{end}}", "{{1.5.X}}", "{{len 1 2 3}}", "{{slice}}", "{{nil}}", "{{index}}"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, page string) {
		files := tree("")
		files["layouts/page.html"] = bytesOf(page)
		set, found := loadTree(t, files)
		for _, d := range found {
			if lines := strings.Split(page, "\n"); d.File == "layouts/page.html" && (int(d.Line) > len(lines) || d.Line > 0 && int(d.Col) > len([]rune(lines[d.Line-1]))+1) {
				t.Errorf("%s %s points outside of the file", d.Pos, d.Code)
			}
		}
		if found.Errors() == 0 {
			set.Render("page", "ru", View{Tags: []Tag{{}}}) // an error is said; a panic is not
		}
	})
}
