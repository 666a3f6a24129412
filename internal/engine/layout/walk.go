package layout

import (
	"reflect"
	"slices"
	"strings"
	"text/template/parse"
	"unicode/utf8"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/words"
)

// A walker follows the types through one page's templates.
type walker struct {
	files  sources
	trees  map[string]*parse.Tree
	tables map[lang.Tag]*words.Table
	assets Assets
	view   string
	tree   *parse.Tree
	seen   map[visit]bool
	within []frame // the calls around this place
	steps  int     // down into the view, around this place
	found  diag.List
}

// A visit is a template that has been walked with a type of dot.
type visit struct {
	name string
	dot  reflect.Type
}

// A frame is a call, and how deep in the view it was made. A template may
// call itself on what is further down, for a tree; on the same thing it would
// never end.
type frame struct {
	visit
	steps int
}

// uncalled walks the templates that the page does not call, without knowing
// what they would be given.
func (w *walker) uncalled() {
	called := map[string]bool{}
	for v := range w.seen {
		called[v.name] = true
	}
	for _, name := range slices.Sorted(mapKeys(w.trees)) {
		if !called[name] {
			w.call(name, nil, parse.Pos(0), nil)
		}
	}
}

// scope holds the types of variables; nil is a type that is not known.
type scope map[string]reflect.Type

func (s scope) with(name string, t reflect.Type) scope {
	inner := make(scope, len(s)+1)
	for k, v := range s {
		inner[k] = v
	}
	inner[name] = t
	return inner
}

func (w *walker) report(at parse.Pos, code string, args ...string) {
	file := w.tree.ParseName
	text := w.files[file][:min(int(at), len(w.files[file]))]
	pos := diag.At("layouts/"+file, 1+strings.Count(text, "\n"), 1+utf8.RuneCountInString(text[strings.LastIndexByte(text, '\n')+1:]))
	w.found = append(w.found, diag.Errorf(pos, code, args...))
}

func (w *walker) call(name string, dot reflect.Type, at parse.Pos, from *parse.Tree) {
	tree := w.trees[name]
	if tree == nil {
		w.tree = from
		if from != nil {
			w.report(at, "layout-template", "name", name)
		}
		return
	}
	key := visit{name, dot}
	if slices.Contains(w.within, frame{key, w.steps}) {
		w.report(at, "layout-recursion", "name", name)
		return
	}
	if w.seen[key] {
		return
	}
	w.seen[key] = true
	outer := w.tree
	w.tree, w.within = tree, append(w.within, frame{key, w.steps})
	w.list(tree.Root, dot, scope{"$": dot})
	w.tree, w.within = outer, w.within[:len(w.within)-1]
}

func (w *walker) list(n *parse.ListNode, dot reflect.Type, vars scope) {
	if n == nil {
		return
	}
	for _, node := range n.Nodes {
		switch n := node.(type) {
		case *parse.ActionNode:
			t := w.pipe(n.Pipe, dot, vars)
			for _, v := range n.Pipe.Decl {
				vars = vars.with(v.Ident[0], t)
			}
		case *parse.IfNode:
			t := w.pipe(n.Pipe, dot, vars)
			inner := vars
			for _, v := range n.Pipe.Decl {
				inner = inner.with(v.Ident[0], t)
			}
			w.list(n.List, dot, inner)
			w.list(n.ElseList, dot, inner)
		case *parse.WithNode:
			t := w.pipe(n.Pipe, dot, vars)
			inner := vars
			for _, v := range n.Pipe.Decl {
				inner = inner.with(v.Ident[0], t)
			}
			w.steps++
			w.list(n.List, t, inner)
			w.steps--
			w.list(n.ElseList, dot, inner)
		case *parse.RangeNode:
			t := w.pipe(n.Pipe, dot, vars)
			if t != nil && t.Kind() == reflect.Int {
				w.report(n.Pipe.Pos, "layout-range")
			}
			item := element(t)
			inner := vars
			for i, v := range n.Pipe.Decl {
				if i == len(n.Pipe.Decl)-1 {
					inner = inner.with(v.Ident[0], item)
				} else {
					inner = inner.with(v.Ident[0], reflect.TypeFor[int]())
				}
			}
			w.steps++
			w.list(n.List, item, inner)
			w.steps--
			w.list(n.ElseList, dot, inner)
		case *parse.TemplateNode:
			var t reflect.Type
			if n.Pipe != nil {
				t = w.pipe(n.Pipe, dot, vars)
			}
			down := 1
			if n.Pipe != nil && n.Pipe.String() == "." {
				down = 0
			}
			w.steps += down
			w.call(n.Name, t, n.Pos, w.tree)
			w.steps -= down
		}
	}
}

func element(t reflect.Type) reflect.Type {
	if t == nil {
		return nil
	}
	switch t.Kind() {
	case reflect.Slice, reflect.Array, reflect.Map:
		return t.Elem()
	case reflect.Int:
		return t
	}
	return nil
}
