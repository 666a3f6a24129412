package layout

import (
	"html/template"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/markdown"
)

// A Plain view has a field of every type that a view may have.
type Plain struct {
	Base
	S, Empty, Quoted string
	H                template.HTML
	U                template.URL
	N, None          int
	Long             int64
	F                float64
	Yes, No          bool
	T, Foreign       Text
	List             []string
	Nothing          []string
	Numbers          []int
	Items            []Item
	Pair             [2]string
	ByName           map[string]string
	Empties          map[string]Item
	P, Nil           *Item
	PP               **Item
	LD               string
	Body, Bodiless   *markdown.Filled
}

// Base is embedded.
type Base struct{ Deep string }

// An Item has items.
type Item struct {
	Name string
	Sub  []Item
	Up   *Item
	N    int
}

func prose(text string) *markdown.Filled {
	doc, _ := markdown.Parse([]byte(text), diag.Pos{}, nil)
	return doc.Fill(func(h markdown.Hole) (markdown.Link, bool) { return markdown.Link{Href: h.Target}, true }, nil)
}

// views are full and empty, harmless and hostile.
func views() []any {
	item := &Item{Name: "Порог", N: 3, Sub: []Item{{Name: "а", N: 1}, {Name: "б", Sub: []Item{{Name: "в"}}}}}
	full := Plain{
		Base: Base{"глубоко"}, S: "Слово", Quoted: `"а" & 'б' + <c>`, H: `<b title="1 > 2">жирно</b> &amp; +`, U: "webcal://example.org/a b?c&d", N: 42, Long: -7, F: 1.5, Yes: true,
		T: Text{S: "Текст"}, Foreign: Text{"be", `Тэкст "ў"`}, List: []string{"раз", "два", "a+b"}, Numbers: []int{3, 0, -1}, Items: item.Sub, Pair: [2]string{"x", "y"},
		ByName: map[string]string{"б": "2", "а": "1", "x": "<"}, Empties: map[string]Item{"k": *item}, P: item, PP: &item, LD: `{"a":["б",1]}`,
		Body: prose("Слова & [*ссылка*](/a/?b&c \"'\") + `<code>`."),
	}
	hostile := full
	for _, s := range []*string{&hostile.Deep, &hostile.S, &hostile.T.S, &hostile.Foreign.Lang, &hostile.LD} {
		*s = "javascript:alert('</script>')\x00\xff\u2028 %2g"
	}
	hostile.Body = prose("<script>[x](javascript:1) ](\"")
	hostile.H, hostile.U = "<script>&</b", "javascript:1"
	long := full
	for range 300 {
		long.List = append(long.List, "/a/b.html")
	}
	return []any{full, Plain{}, hostile, long}
}

// constructs are bodies of pages, each of which has to be compiled.
var constructs = []string{
	// Fields, of every type.
	`{{.S}}{{.Empty}}{{.Quoted}}`, `{{.H}}`, `{{.U}}`, `{{.N}} {{.None}} {{.Long}} {{.F}}`, `{{.Yes}}{{.No}}`, `{{.T}}`, `{{.List}}{{.Nothing}}`, `{{.Items}}`, `{{.Pair}}`,
	`{{.ByName}}{{.Empties}}`, `{{.P}}{{.Nil}}`, `{{.PP}}`, `{{.Deep}}{{.Base.Deep}}{{.Base}}`, `{{.P.Name}}`, `{{.PP}}{{(.P).Name}}`, `{{.Nil.Name}}`, `{{.P.Up.Name}}`, `{{.ByName.x}}`, `{{.ByName.nothing}}`, `{{.Empties.k.Name}}`,
	// Where a value stands.
	`<p title="{{.S}}{{.Quoted}}{{.N}}{{.H}}{{.U}}{{.T}}{{.Yes}}{{.Nil}}">x</p>`, `<p title='{{.Quoted}}'>x</p>`, `<p title={{.S}}>x</p>`, `<p data-n={{.N}} data-h={{.H}}>x</p>`,
	`<a href="{{.S}}">x</a><a href="{{.U}}">x</a><a href="{{.Quoted}}">x</a><a href="{{.N}}">x</a><a href="{{.H}}">x</a><a href="{{.Empty}}">x</a>`,
	`<a href="/{{.S}}/{{.U}}/{{.N}}">x</a><a href="#{{.S}}{{.N}}{{.U}}">x</a><a href="/?q={{.Quoted}}&amp;s={{.S}}">x</a><a href="mailto:{{.S}}">x</a><a href="{{.S}}{{.Deep}}">x</a>`,
	`<a href={{.S}}>x</a>`, `<img srcset="{{.S}}" alt="{{.T.S}}"><img srcset="{{.U}}"><img srcset="{{.N}}">`, `<textarea>{{.S}}{{.H}}</textarea>`, `<meta name="a" content="{{.S}}">`,
	`<script type="application/ld+json">{{json .LD}}</script>`, `<script>var a = {{.S}}, b = {{.N}}, c = {{.T}}, d = "{{.Quoted}}", e = {{json .LD}};</script>`, `<p onclick="f('{{.S}}')" style="color: {{.S}}">x</p>`,
	`{{json .LD}}<p title="{{json .LD}}">x</p>`,
	`{{markup .Body}}{{markup .Bodiless}}`, `<p title="{{markup .Body}}">x</p><textarea>{{markup .Body}}</textarea><a href="{{markup .Body}}">x</a>`, `{{with .Body}}{{markup .}}{{end}}{{with .Bodiless}}{{markup .}}{{end}}`,
	// Truth.
	`{{if .Body}}a{{end}}{{if .Bodiless}}b{{else}}c{{end}}{{if markup .Body}}d{{end}}{{if markup .Bodiless}}e{{end}}`,
	`{{if .S}}a{{end}}{{if .Empty}}b{{else}}c{{end}}`, `{{if .N}}a{{end}}{{if .None}}b{{end}}{{if .Long}}c{{end}}{{if .F}}d{{end}}`, `{{if .Yes}}a{{end}}{{if .No}}b{{end}}`,
	`{{if .T}}a{{end}}{{if .Items}}b{{end}}{{if .Nothing}}c{{end}}{{if .Pair}}d{{end}}`, `{{if .P}}a{{end}}{{if .Nil}}b{{end}}{{if .ByName}}c{{end}}{{if .H}}d{{end}}`,
	`{{if .Empty}}a{{else if .S}}b{{else}}c{{end}}`, `{{if json .LD}}a{{end}}`, `{{if true}}a{{end}}{{if 0}}b{{end}}{{if ""}}c{{end}}{{if "x"}}d{{end}}`,
	// with, range, template.
	`{{with .S}}{{.}}{{end}}{{with .Empty}}{{.}}{{else}}{{.S}}{{end}}`, `{{with .P}}{{.Name}}{{range .Sub}}{{.Name}}{{end}}{{end}}{{with .Nil}}{{.Name}}{{end}}`, `{{with .T}}{{text .}}{{end}}`, `{{with $x := .N}}{{$x}}{{$.S}}{{.}}{{end}}`,
	`{{with .Empty}}a{{else with .S}}{{.}}{{end}}`,
	`{{range .List}}{{.}},{{else}}none{{end}}`, `{{range .Nothing}}{{.}}{{else}}{{.S}}{{end}}`, `{{range $i, $x := .List}}{{if $i}}, {{end}}{{$i}} {{$x}}{{end}}`, `{{range $x := .Items}}{{$x.Name}}{{.Name}}{{end}}`, `{{range .Pair}}{{.}}{{end}}`,
	`{{range .ByName}}{{.}}{{end}}{{range $k, $v := .ByName}}{{$k}}={{$v}};{{end}}{{range $k, $v := .Empties}}{{$k}}={{$v.Name}};{{end}}`, `{{range .Items}}{{range .Sub}}{{.Name}}{{$.S}}{{end}}{{end}}`, `{{range .Numbers}}{{.}}{{end}}`,
	`{{range $i, $x := .List}}{{if eq $i 1}}{{continue}}{{end}}{{$x}}{{end}}`, `{{range .List}}{{.}}{{break}}{{end}}{{.S}}`, `{{range .Items}}{{range $.List}}{{if eq . "два"}}{{break}}{{end}}{{.}}{{end}}{{.Name}}{{end}}`, `{{range .Numbers}}{{if not .}}{{break}}{{end}}{{.}}{{else}}none{{end}}`,
	`{{template "item" .P}}{{template "items" .Items}}`, `{{template "nothing"}}`, `{{template "word" .S}}{{template "word" "x"}}`, `{{range .Items}}{{template "item" .}}{{end}}`, `{{template "shared-items" .Items}}{{template "shared-items" .Items}}`, `{{template "shared-word" .S}}`, `{{block "own" .P}}{{if .}}{{.Name}}{{end}}{{end}}`,
	// Variables.
	`{{$x := .S}}{{$x}}{{$y := $x}}{{$y}}`, `{{$x := "a"}}{{range .List}}{{$x = print $x .}}{{end}}{{$x}}`, `{{$used := false}}{{range .List}}{{if eq . "два"}}{{$used = true}}{{end}}{{end}}{{if $used}}yes{{end}}{{$used}}`,
	`{{$n := 0}}{{range $i, $x := .List}}{{$n = $i}}{{end}}{{$n}}`, `{{$x := .P}}{{with $x}}{{$x.Name}}{{end}}`, `{{$x := .S}}{{if .Yes}}{{$x := .N}}{{$x}}{{end}}{{$x}}`, `{{if $x := .Empty}}{{$x}}{{else}}{{len $x}}{{end}}`, `{{$h := .H}}{{$h}}{{$t := .T}}{{$t.S}}`, `{{$t := text .Foreign}}{{$t}}<p title="{{$t}}">x</p>`,
	`{{range .Items}}{{$x := .Name}}{{range .Sub}}{{$x}}{{$y := .Name}}{{$y}}{{end}}{{end}}`, `{{$l := len .List}}{{$l}}{{range $i, $_ := .List}}{{$i}}{{end}}`, `{{$.S}}{{$.P}}`,
	// Functions.
	`{{t "greet"}}<p title="{{t "greet"}}">{{t "by" "who" .Quoted}}{{t "by" "who" .N}}{{t "by" "who" .H}}{{t "by" "who" (t "by" "who" .S)}}{{t "by" "who" .Yes}}</p>`, `{{n "days" .N}}{{n "days" 1}}{{n "left" .N "who" .S}}{{n "days" (len .List)}}`,
	`<link href="{{asset "site.css"}}">{{asset "site.css"}}`, `{{text .T}}{{text .Foreign}}<p title="{{text .Foreign}}">x</p><title>{{text .Foreign}}</title>`, `<a href="{{link .S}}">x</a>`, `{{link .Deep}}`, `<a href="{{link "webcal://x/"}}">x</a><a href="{{link .Empty}}">x</a>`,
	`{{eq .S "Слово"}}{{eq .N 42}}{{eq .N .Long}}{{eq .Yes true}}{{eq .S "a" "Слово" .Empty}}{{eq .S .H}}{{ne .S "x"}}{{ne .N 1}}`, `{{lt .N 50}}{{le .N 42}}{{gt .N 42}}{{ge .N 42}}{{lt .S .Deep}}{{ge .S .S}}{{gt .Long .N}}`, `{{if and .S .Yes}}a{{end}}{{if or .Empty .No .T}}b{{end}}{{if not (or .Empty .No)}}c{{end}}{{if and .P .P.Name}}d{{end}}`,
	`{{or .Empty .S}}{{and .S .Quoted}}{{or .None 7}}{{or .H .H}}{{or .Nothing .List}}{{or .Empty (asset "site.css")}}{{or .No .Yes}}`, `{{with or .Nil .P}}{{.Name}}{{end}}`, `{{len .S}}{{len .List}}{{len .ByName}}{{len .Pair}}{{len (print .S .S)}}`,
	`{{index .List 0}}`, `{{index .List .N}}`, `{{index .Pair 1}}{{index .ByName "а"}}{{index .ByName "nothing"}}{{index .ByName .S}}`, `{{range slice .List 1}}{{.}}{{end}}`, `{{len (slice .List 0 2)}}`, `{{(index .Items 0).Name}}`, `{{print .S .N .Yes .S}}{{print .N .Long .F}}{{print}}{{print .P.Name .T}}`,
	`{{printf "%s-%05d %v %q" .S .N .T .Quoted}}`, `{{printf "#%s" .S}}`, `{{.S | printf "%s|%s" "x"}}{{.S | print}}{{"a" | printf "%s"}}{{.List | len}}`, `{{"текст"}}{{1}}{{-5}}{{true}}{{"<b>"}}`,
}

// asides are pages of which no program is made.
var asides = []string{
	`<p title="{{template "word" .S}}">x</p>`, `{{html .S}}`, `{{.S | html}}`, `{{urlquery .S}}`, `{{$x := .S}}{{$x = .N}}`, `{{or .S .N}}`, `{{with or .S .N}}{{.}}{{end}}`, `{{1.5}}`, `{{'a'}}`, `{{.S | or .Empty}}`,
	`{{eq .F 1.5}}`, `{{lt .F .F}}`, `{{eq .T .T}}`, `{{eq .P .P}}`, `{{slice .S 0 1}}`, `{{index .S 0}}`, `{{index .List}}`, `{{index .Empties "k"}}{{index .Items 0 1}}`, `{{n "days" .Long}}`, `{{text .P}}`, `{{t "by" "who" .P}}`,
	`{{if .No}}{{.Nope}}{{end}}`, `{{.N.Name}}`, `{{.List.Name}}`, `{{(.S).Name}}`, `{{json .H}}`, `{{link .U}}`, `{{range $i, $x := .Nothing}}{{else}}{{$x}}{{end}}`, `{{$x := .S}}{{range $x = .List}}{{end}}{{$x}}`, `{{.S 1}}`, `{{len .N}}`, `{{len .P}}`, `{{eq .S 1}}`, `{{range .P}}{{end}}`, `{{template "word"}}`, `{{and}}`, `{{nil}}`, `{{print nil}}`,
}

const partsOfPages = `
-- layouts/parts/items.html --
{{define "item"}}{{if .}}({{.Name}}{{range .Sub}}{{template "item" .}}{{end}}){{end}}{{end}}
{{define "items"}}{{range .}}{{$n := .Name}}{{template "item" .}}{{$n}}{{$}}{{end}}{{end}}
{{define "shared-items"}}{{range .}}<b>{{.Name}}</b>{{else}}none{{end}}{{end}}
{{define "shared-word"}}{{.}}{{end}}
{{define "word"}}{{.}}{{$}}{{end}}
{{define "nothing"}}x{{$x := 1}}{{$x}}{{end}}
`
