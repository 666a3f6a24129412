package layout

import (
	"html/template"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"
	"unicode/utf8"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/words"
)

// check parses the layouts as they are written and follows every field
// through the types of the views: a misspelt field, an unknown asset, a key
// without words is found also in a branch that no page runs.
func check(files sources, shared []string, tables map[lang.Tag]*words.Table, assets Assets, views map[string]reflect.Type) diag.List {
	var found diag.List
	trees := map[string]*parse.Tree{}
	parseFile := func(name string) (ok bool) {
		text, exists := files[name]
		if !exists {
			found = append(found, diag.Errorf(diag.Pos{File: "layouts/" + name}, "layout-missing"))
			return false
		}
		set := map[string]*parse.Tree{}
		t := parse.New(name)
		t.Mode = parse.SkipFuncCheck
		if _, err := t.Parse(text, "", "", set); err != nil {
			found = append(found, syntax(name, err))
			return false
		}
		for defined, tree := range set {
			if first, twice := trees[defined]; twice && shared != nil && slices.Contains(shared, name) {
				found = append(found, diag.Errorf(diag.Pos{File: "layouts/" + name}, "layout-define-twice", "name", defined, "other", first.ParseName))
			}
			trees[defined] = tree
		}
		return true
	}
	if !slices.Contains(shared, "base.html") {
		shared = append([]string{"base.html"}, shared...)
	}
	whole := true
	for _, name := range shared {
		whole = parseFile(name) && whole
	}
	common := trees
	for _, view := range slices.Sorted(mapKeys(views)) {
		trees = map[string]*parse.Tree{}
		maps.Copy(trees, common)
		if !parseFile(view+".html") || !whole {
			continue
		}
		w := walker{files: files, trees: trees, tables: tables, assets: assets, view: view, seen: map[visit]bool{}}
		w.call("base.html", views[view], parse.Pos(0), nil)
		w.uncalled()
		found = append(found, w.found...)
	}
	return found
}

var lineOf = regexp.MustCompile(`^template: [^:]+:(\d+):(?:\d+:)? ?(.*)$`)

func syntax(name string, err error) diag.Diagnostic {
	at, reason := diag.Pos{File: "layouts/" + name}, err.Error()
	if m := lineOf.FindStringSubmatch(reason); m != nil {
		at.Line, _ = strconv.Atoi(m[1])
		reason = m[2]
	}
	return diag.Errorf(at, "layout-syntax", "reason", reason)
}

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
	pos := diag.Pos{File: "layouts/" + file, Line: 1 + strings.Count(text, "\n"), Col: 1 + utf8.RuneCountInString(text[strings.LastIndexByte(text, '\n')+1:])}
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

// pipe returns the type of a pipeline's value, nil if it is not known.
func (w *walker) pipe(p *parse.PipeNode, dot reflect.Type, vars scope) reflect.Type {
	var t reflect.Type
	for _, c := range p.Cmds {
		t = w.command(c, dot, vars)
	}
	return t
}

var results = map[string]reflect.Type{
	"t": reflect.TypeFor[string](), "n": reflect.TypeFor[string](), "asset": reflect.TypeFor[string](),
	"text": reflect.TypeFor[template.HTML](), "len": reflect.TypeFor[int](), "print": reflect.TypeFor[string](),
}

func (w *walker) command(c *parse.CommandNode, dot reflect.Type, vars scope) reflect.Type {
	var first, given reflect.Type // of the command and of its first argument
	for i, arg := range c.Args {
		switch t := w.arg(arg, dot, vars); i {
		case 0:
			first = t
		case 1:
			given = t
		}
	}
	name, ok := c.Args[0].(*parse.IdentifierNode)
	if !ok {
		return first
	}
	switch name.Ident {
	case "t", "n":
		w.word(name, c)
	case "asset":
		s, ok := argument(c).(*parse.StringNode)
		if !ok {
			w.report(name.Pos, "layout-key", "function", name.Ident)
			break
		}
		if _, err := w.assets.URL(s.Text); err != nil {
			w.report(s.Pos, "asset-unknown", "name", s.Text)
		}
	case "text", "json", "link", "len", "print", "printf", "eq", "ne", "lt", "le", "gt", "ge", "and", "or", "not", "index", "slice", "html", "urlquery":
	default:
		w.report(name.Pos, "layout-function", "name", name.Ident)
	}
	switch name.Ident {
	case "index":
		return element(given)
	case "slice", "or", "and":
		return given
	}
	return results[name.Ident]
}

func argument(c *parse.CommandNode) parse.Node {
	if len(c.Args) > 1 {
		return c.Args[1]
	}
	return nil
}

// word holds the key of t and n to be literal and to have words.
func (w *walker) word(name *parse.IdentifierNode, c *parse.CommandNode) {
	key, ok := argument(c).(*parse.StringNode)
	if !ok {
		w.report(name.Pos, "layout-key", "function", name.Ident)
		return
	}
	for _, tag := range slices.Sorted(mapKeys(w.tables)) {
		if w.tables[tag].Empty() {
			continue
		}
		has := w.tables[tag].HasText
		if name.Ident == "n" {
			has = w.tables[tag].HasForms
		}
		if !has(key.Text) {
			w.report(key.Pos, "layout-word", "key", key.Text, "lang", string(tag))
			continue
		}
		if wanted := w.tables[tag].Places(key.Text); !slices.Equal(given(c, name.Ident), wanted) {
			w.report(key.Pos, "layout-placeholders", "key", key.Text, "lang", string(tag), "wanted", strings.Join(wanted, ", "))
		}
	}
}

// given returns the names of the placeholders that a call of t or n fills,
// sorted; a name that is not written out is empty.
func given(c *parse.CommandNode, function string) []string {
	first := 2 // the function, the key
	if function == "n" {
		first = 3 // and the number
	}
	var names []string
	for i := first; i < len(c.Args); i += 2 {
		name := ""
		if s, ok := c.Args[i].(*parse.StringNode); ok {
			name = s.Text
		}
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func (w *walker) arg(n parse.Node, dot reflect.Type, vars scope) reflect.Type {
	switch n := n.(type) {
	case *parse.DotNode:
		return dot
	case *parse.FieldNode:
		at := n.Pos
		if len(n.Ident) > 1 { // the parser names the place of the second field
			at -= parse.Pos(len(n.Ident[0]) + 1)
		}
		return w.fields(at, dot, n.Ident)
	case *parse.VariableNode:
		return w.fields(n.Pos, vars[n.Ident[0]], n.Ident[1:])
	case *parse.ChainNode:
		return w.fields(n.Pos, w.arg(n.Node, dot, vars), n.Field)
	case *parse.PipeNode:
		return w.pipe(n, dot, vars)
	case *parse.StringNode:
		return reflect.TypeFor[string]()
	case *parse.NumberNode:
		return reflect.TypeFor[int]()
	case *parse.BoolNode:
		return reflect.TypeFor[bool]()
	}
	return nil
}

// fields follows a chain of fields, the first of which stands at a place.
func (w *walker) fields(at parse.Pos, t reflect.Type, names []string) reflect.Type {
	for i, name := range names {
		if i > 0 {
			at += parse.Pos(len(names[i-1]) + 1)
		}
		if t == nil {
			return nil
		}
		for t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
		switch t.Kind() {
		case reflect.Map:
			t = t.Elem()
		case reflect.Struct:
			f, ok := t.FieldByName(name)
			if !ok {
				w.report(at, "layout-field", "view", w.view, "field", name, "fields", strings.Join(fieldsOf(t), ", "))
				return nil
			}
			t = f.Type
		default:
			w.report(at, "layout-field", "view", w.view, "field", name, "fields", "")
			return nil
		}
	}
	return t
}

func fieldsOf(t reflect.Type) []string {
	var out []string
	for _, f := range reflect.VisibleFields(t) {
		if !f.Anonymous {
			out = append(out, f.Name)
		}
	}
	return out
}
