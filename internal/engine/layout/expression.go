package layout

import (
	"html/template"
	"reflect"
	"slices"
	"strings"
	"text/template/parse"
)

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
	"text": reflect.TypeFor[template.HTML](), "markup": reflect.TypeFor[template.HTML](), "len": reflect.TypeFor[int](), "print": reflect.TypeFor[string](),
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
	case "text", "markup", "json", "link", "len", "print", "printf", "eq", "ne", "lt", "le", "gt", "ge", "and", "or", "not", "index", "slice", "html", "urlquery":
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
