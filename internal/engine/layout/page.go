package layout

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io"
	"reflect"
	"sync"
	"text/template/parse"

	"pobratim/internal/engine/words"
)

// A page is one layout in one language. Before it is first executed it is
// compiled: html/template spends most of its time on finding out, for each
// value of each page, what its type is and how it is called.
type page struct {
	template *template.Template
	view     reflect.Type
	words    *words.Table
	assets   Assets

	once    sync.Once
	program *body
	refused string // why there is no program
}

// ready compiles the page, once. Executing it on nothing makes html/template
// find out in which context each action stands, and write down how its value
// is to be escaped; what that prints, or that it fails, says nothing of the
// layout.
func (p *page) ready() *page {
	p.once.Do(func() {
		_ = p.template.ExecuteTemplate(io.Discard, "base.html", reflect.Zero(p.view).Interface())
		trees := map[string]*parse.Tree{}
		for _, t := range p.template.Templates() {
			trees[t.Name()] = t.Tree
		}
		c := &compiler{trees: trees, words: p.words, assets: p.assets, escapers: escapers(), bodies: map[visit]*body{}}
		p.program, p.refused = c.compile(p.view)
	})
	return p
}

// render executes the page's program. Where there is none, or it gives up,
// html/template executes the page: so it is html/template that says what is
// wrong with a page, and it has the last word on what is rare.
func (p *page) render(view any) ([]byte, error) {
	if p.ready().program != nil && reflect.TypeOf(view) == p.view {
		if out, done := p.program.execute(reflect.ValueOf(view)); done {
			return out, nil
		}
	}
	return p.slowly(view)
}

func (p *page) slowly(view any) ([]byte, error) {
	var b bytes.Buffer
	err := p.template.ExecuteTemplate(&b, "base.html", view)
	if err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// verified executes the page in both ways. That they differ is an error, and
// so is a page that only html/template can execute.
func (p *page) verified(view any) ([]byte, error) {
	want, err := p.slowly(view)
	if err != nil {
		return nil, err
	}
	if p.ready().program == nil {
		return nil, fmt.Errorf("the layout is not compiled: %s", p.refused)
	}
	got, done := p.program.execute(reflect.ValueOf(view))
	if !done {
		return nil, errors.New("the compiled layout gives up")
	}
	if !bytes.Equal(got, want) {
		n := 0
		for n < min(len(got), len(want)) && got[n] == want[n] {
			n++
		}
		return nil, fmt.Errorf("the compiled layout prints %q, and should print %q", around(got, n), around(want, n))
	}
	return got, nil
}

func around(page []byte, at int) []byte {
	return page[max(0, at-60):min(len(page), at+60)]
}
