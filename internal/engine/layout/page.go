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

	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/words"
)

// A layout is what pages of one kind are printed on, in every language. It is
// compiled before it is first used: html/template would spend most of its time
// on finding out, for each value of each page, what its type is.
type layout struct {
	name string // practice.html
	text string
	view reflect.Type
	// What all layouts share, parsed and never executed: html/template changes
	// what it executes.
	base   *template.Template
	assets Assets
	pages  map[lang.Tag]*page
	once   sync.Once
}

// A page is a layout in one language.
type page struct {
	words   *words.Table
	program *body
	refused string // why there is no program

	once  sync.Once
	whole *template.Template // what html/template executes, if it has to
}

// templates returns what html/template executes in the language of some words.
func (l *layout) templates(table *words.Table) *template.Template {
	all := template.Must(l.base.Clone()).Funcs(funcs(table, l.assets))
	template.Must(all.New(l.name).Parse(l.text))
	return all
}

// ready compiles the layout in all its languages, once. Executing it on
// nothing makes html/template find out in which context each action stands,
// and write down how its value is to be escaped; what that prints, or that it
// fails, says nothing of the layout. The trees are the same in all languages,
// and are let go.
func (l *layout) ready() {
	l.once.Do(func() {
		var trees map[string]*parse.Tree
		for _, p := range l.pages {
			if trees == nil {
				trees = escapedTrees(l.templates(p.words), l.view)
			}
			c := &compiler{trees: trees, words: p.words, assets: l.assets, escapers: escapers(), bodies: map[visit]*body{}}
			p.program, p.refused = c.compile(l.view)
		}
	})
}

func escapedTrees(all *template.Template, view reflect.Type) map[string]*parse.Tree {
	_ = all.ExecuteTemplate(io.Discard, "base.html", reflect.Zero(view).Interface())
	trees := map[string]*parse.Tree{}
	for _, t := range all.Templates() {
		trees[t.Name()] = t.Tree
	}
	return trees
}

// render executes a page's program. Where there is none, or it gives up,
// html/template executes the page: so it is html/template that says what is
// wrong with a page, and it has the last word on what is rare.
func (l *layout) render(p *page, view any) ([]byte, error) {
	l.ready()
	if v, ok := l.look(view); ok && p.program != nil {
		if out, done := p.program.execute(v); done {
			return out, nil
		}
	}
	return l.slowly(p, view)
}

// look returns the view that the layout prints, which may be pointed to.
func (l *layout) look(view any) (v reflect.Value, ok bool) {
	v = reflect.ValueOf(view)
	if v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	return v, v.IsValid() && v.Type() == l.view
}

// lend is render in memory that is used again once back is called.
func (l *layout) lend(p *page, view any) (page []byte, back func(), err error) {
	l.ready()
	if v, ok := l.look(view); ok && p.program != nil {
		page, back, done := p.program.lend(v)
		if done {
			return page, back, nil
		}
		back()
	}
	page, err = l.slowly(p, view)
	return page, nil, err
}

func (l *layout) slowly(p *page, view any) ([]byte, error) {
	p.once.Do(func() { p.whole = l.templates(p.words) })
	var b bytes.Buffer
	if err := p.whole.ExecuteTemplate(&b, "base.html", view); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// verified executes a page in both ways. That they differ is an error, and so
// is a page that only html/template can execute.
func (l *layout) verified(p *page, view any) ([]byte, error) {
	want, err := l.slowly(p, view)
	if err != nil {
		return nil, err
	}
	if l.ready(); p.program == nil {
		return nil, fmt.Errorf("the layout is not compiled: %s", p.refused)
	}
	v, _ := l.look(view)
	got, done := p.program.execute(v)
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
