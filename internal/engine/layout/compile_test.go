package layout

import (
	"bytes"
	"fmt"
	"html/template"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/words"
)

// A sheet is a layout in Russian.
type sheet struct {
	*layout
	*page
}

// sheetOf makes a layout of a body for a view, without checking it: checks
// refuse more than programs do.
func sheetOf(t testing.TB, main string, view any) sheet {
	t.Helper()
	files := tree(partsOfPages + "-- layouts/page.html --\n" + `{{define "main"}}` + main + `{{end}}`)
	ru, _ := lang.Of("ru")
	tables, _ := words.Load(files, []*lang.Language{ru})
	assets, _ := LoadAssets(files, "/")
	texts, _ := read(files)
	base := template.New("").Funcs(funcs(nil, assets))
	template.Must(base.New("base.html").Parse(`{{template "main" .}}`))
	template.Must(base.New("parts/items.html").Parse(texts["parts/items.html"]))
	p := &page{words: tables["ru"]}
	l := &layout{name: "page.html", text: texts["page.html"], view: reflect.TypeOf(view), base: base, assets: assets, pages: map[lang.Tag]*page{"ru": p}}
	l.ready()
	return sheet{l, p}
}

// compare executes a page in both ways. A program may leave a page to
// html/template, but never print another, nor one that html/template refuses.
func compare(t testing.TB, s sheet, main string, view any) (compiled bool) {
	t.Helper()
	if s.program == nil {
		return false
	}
	want, err := s.slowly(s.page, view)
	got, done := s.program.execute(reflect.ValueOf(view))
	switch {
	case done && err != nil:
		t.Errorf("%s\nprints %q, should fail: %v", main, got, err)
	case done && !bytes.Equal(got, want):
		t.Errorf("%s\nprints %q\nshould  %q", main, got, want)
	}
	again, errAgain := s.render(s.page, view)
	if !bytes.Equal(again, want) || fmt.Sprint(errAgain) != fmt.Sprint(err) {
		t.Errorf("%s\nrenders %q, %v\nshould  %q, %v", main, again, errAgain, want, err)
	}
	return done
}

func TestProgramsPrintWhatHTMLTemplatePrints(t *testing.T) {
	for _, main := range constructs {
		s := sheetOf(t, main, Plain{})
		done := 0
		for _, view := range views() {
			if compare(t, s, main, view) {
				done++
			}
		}
		if s.refused != "" {
			t.Errorf("%s\nis not compiled: %s", main, s.refused)
		} else if done == 0 && !strings.Contains(main, "Up.") && !strings.Contains(main, ".Nil.") && !strings.Contains(main, ".nothing") && !strings.Contains(main, "List .N") {
			t.Errorf("%s\nis left to html/template with every view", main)
		}
	}
}

func TestWhatIsNotCompiledIsLeftToHTMLTemplate(t *testing.T) {
	for _, main := range asides {
		s := sheetOf(t, main, Plain{})
		if s.program != nil {
			t.Errorf("%s\nis compiled", main)
		}
		for _, view := range views() {
			want, err := s.slowly(s.page, view)
			got, same := s.render(s.page, view)
			if !bytes.Equal(got, want) || fmt.Sprint(same) != fmt.Sprint(err) {
				t.Errorf("%s\nrenders %q, %v\nshould %q, %v", main, got, same, want, err)
			}
		}
	}
}

// Views that are not plain data, or not what a program is made for, are
// html/template's.
func TestOtherViews(t *testing.T) {
	s := sheetOf(t, "{{.S}}", struct{ S fmt.Stringer }{})
	if s.program != nil || !strings.Contains(s.refused, "methods") {
		t.Errorf("refused: %q", s.refused)
	}
	s = sheetOf(t, "{{.S}}", Plain{})
	for _, view := range []any{&Plain{S: "a"}, map[string]string{"S": "a"}} {
		if got, err := s.render(s.page, view); string(got) != "a" || err != nil {
			t.Errorf("%T: %q, %v", view, got, err)
		}
	}
}

// What an embedded pointer promotes is not followed.
func TestEmbeddedPointer(t *testing.T) {
	type embedding struct{ *Base }
	s := sheetOf(t, "{{.Deep}}", embedding{})
	if s.program != nil {
		t.Error("compiled")
	}
	if got, err := s.render(s.page, embedding{&Base{"a"}}); string(got) != "a" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
}

// Verifying finds a program that prints something else, and a layout that has
// none.
func TestVerify(t *testing.T) {
	for _, test := range []struct {
		name, want string
		spoil      func(*page)
	}{
		{"right", "", func(*page) {}},
		{"other", `prints "b", and should print "a"`, func(p *page) { p.program = &body{steps: block{literal([]byte("b"))}, slots: 1} }},
		{"shorter", `prints "", and should print "a"`, func(p *page) { p.program = &body{slots: 1} }},
		{"giving up", "gives up", func(p *page) {
			p.program = &body{steps: block{func(r *run, _ reflect.Value) { r.stop = aside }}, slots: 1}
		}},
		{"none", "is not compiled: too hard", func(p *page) { p.program, p.refused = nil, "too hard" }},
	} {
		s := sheetOf(t, "{{.S}}", Plain{})
		test.spoil(s.page)
		set := &Set{layouts: map[string]*layout{"page": s.layout}}
		set.Verify()
		got, err := set.Render("page", "ru", Plain{S: "a"})
		if test.want == "" && (string(got) != "a" || err != nil) || test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)) {
			t.Errorf("%s: %q, %v", test.name, got, err)
		}
		if n := len(set.Interpreted()); (n > 0) != (test.name == "none") {
			t.Errorf("%s: %d layouts are interpreted", test.name, n)
		}
	}
}

// A tree may be deeper than a program goes; one that leads round has no end.
func TestDepth(t *testing.T) {
	s := sheetOf(t, `{{template "item" .P}}`, Plain{})
	deep := &Item{Name: "0"}
	for range deepest + 10 {
		deep = &Item{Name: "x", Sub: []Item{*deep}}
	}
	if compare(t, s, "deep", Plain{P: deep}) {
		t.Error("the program goes as deep as that")
	}
	if !compare(t, s, "flat", Plain{P: deep.Sub[0].Sub[0].Up}) {
		t.Error("the program does not go at all")
	}
}

// common is made of what pages are made of.
const common = `<a href="/{{.Empty}}" title="{{.Quoted}}">{{text .T}}</a>{{range $i, $x := .List}}{{if $i}}, {{end}}{{$x}}{{end}}{{with .P}}{{.Name}}{{.N}}{{end}}
{{range .Items}}{{template "item" .}}{{end}}<script type="application/ld+json">{{json .LD}}</script>{{if and (eq .S "x") (gt (len .List) 1)}}{{t "greet"}}{{end}}`

// A page costs one allocation: its bytes.
func TestProgramsDoNotAllocate(t *testing.T) {
	s, view := sheetOf(t, common, Plain{}), reflect.ValueOf(views()[0])
	if _, done := s.program.execute(view); !done {
		t.Fatal("left to html/template")
	}
	if n := testing.AllocsPerRun(100, func() { s.program.execute(view) }); n > 1 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkPage(b *testing.B) {
	s, view := sheetOf(b, common, Plain{}), views()[0]
	for name, render := range map[string]func(*page, any) ([]byte, error){"program": s.render, "html": s.slowly} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := render(s.page, view); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// notALayout is what would be a file or a definition of its own, or count
// without end.
var notALayout = regexp.MustCompile(`(?m)define|block|^-- |[0-9]{4}`)

// Whatever stands in a layout and in its view.
func FuzzPrograms(f *testing.F) {
	for _, main := range constructs {
		f.Add(main, `"а" & <b> + javascript:`)
	}
	for _, main := range asides {
		f.Add(main, "\x00\xff\u2028</script>")
	}
	f.Fuzz(func(t *testing.T, main, word string) {
		if _, err := template.New("").Funcs(funcs(nil, Assets{})).Parse(main); err != nil || notALayout.MatchString(main) {
			return // nothing to hold against html/template
		}
		view := views()[0].(Plain)
		view.S, view.Quoted, view.T.S, view.LD, view.List[0] = word, word, word, word, word
		view.H, view.U, view.ByName["x"] = template.HTML(word), template.URL(word), word
		s := sheetOf(t, main, view)
		compare(t, s, main, view)
	})
}
