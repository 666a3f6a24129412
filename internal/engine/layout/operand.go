package layout

import (
	"fmt"
	"reflect"
	"strings"
	"text/template/parse"
)

// bind compiles a pipeline and the setting of the variable that it declares
// or assigns to; set is nil if there is none.
func (c *compiler) bind(p *parse.PipeNode, dot reflect.Type) (before step, e expression) {
	e = c.pipe(p, dot)
	if len(p.Decl) == 0 || !c.typed(p, e) {
		return nil, e
	}
	name := p.Decl[0].Ident[0]
	var slot int
	if p.IsAssign {
		var ok bool
		if slot, ok = c.lookup(name); !ok || slot == 0 || c.vars[slot].t != e.t {
			c.refuse(p, "another type of variable")
			return nil, e
		}
	} else {
		slot = c.declare(name, e.t)
	}
	return set(slot, e), variable(slot, e.t)
}

// pipe compiles a pipeline: each command's value is the last argument of the
// next.
func (c *compiler) pipe(p *parse.PipeNode, dot reflect.Type) expression {
	return c.commands(p.Cmds, dot)
}

func (c *compiler) commands(cmds []*parse.CommandNode, dot reflect.Type) (e expression) {
	for i, cmd := range cmds {
		name, isCall := cmd.Args[0].(*parse.IdentifierNode)
		switch {
		case isCall:
			var args []expression
			for _, a := range cmd.Args[1:] {
				args = append(args, c.operand(a, dot))
			}
			if i > 0 {
				if name.Ident == "and" || name.Ident == "or" {
					c.refuse(cmd, "computes what it may leave out")
				}
				args = append(args, e)
			}
			if c.refused != "" {
				return expression{}
			}
			e = c.call(name, args)
		case i > 0 || len(cmd.Args) > 1:
			c.refuse(cmd, "not a function")
		default:
			e = c.operand(cmd.Args[0], dot)
		}
	}
	return e
}

// operand compiles what stands alone or is an argument.
func (c *compiler) operand(n parse.Node, dot reflect.Type) expression {
	switch n := n.(type) {
	case *parse.DotNode:
		return c.dot(n, dot)
	case *parse.FieldNode:
		return c.fields(n, c.dot(n, dot), n.Ident)
	case *parse.VariableNode:
		slot, ok := c.lookup(n.Ident[0])
		if !ok || c.vars[slot].t == nil {
			c.refuse(n, "not in scope")
			return expression{}
		}
		e := variable(slot, c.vars[slot].t)
		if slot == 0 {
			e = ofValue(c.vars[0].t, func(r *run, _ reflect.Value) reflect.Value { return r.vars[r.base].value })
		}
		return c.fields(n, e, n.Ident[1:])
	case *parse.ChainNode:
		return c.fields(n, c.operand(n.Node, dot), n.Field)
	case *parse.PipeNode:
		if len(n.Decl) == 0 {
			return c.pipe(n, dot)
		}
	case *parse.StringNode:
		return fixed(n.Text)
	case *parse.BoolNode:
		return fixed(n.True)
	case *parse.NumberNode:
		if n.IsInt && strings.Trim(n.Text, "-0123456789") == "" {
			return fixed(int(n.Int64))
		}
	}
	c.refuse(n, "not known")
	return expression{}
}

func (c *compiler) dot(n fmt.Stringer, dot reflect.Type) expression {
	if dot == nil {
		c.refuse(n, "of nothing")
		return expression{}
	}
	return ofDot(dot)
}

// fields compiles a chain of fields.
func (c *compiler) fields(n fmt.Stringer, e expression, names []string) expression {
	for _, name := range names {
		if c.refused != "" || e.t == nil {
			c.refuse(n, "field of what is not known")
			return expression{}
		}
		for e.t.Kind() == reflect.Pointer {
			e = ofValue(e.t.Elem(), pointed(e))
		}
		switch e.t.Kind() {
		case reflect.Struct:
			f, ok := e.t.FieldByName(name)
			if !ok || pointerWithin(e.t, f.Index) {
				c.refuse(n, "no plain field "+name)
				return expression{}
			}
			e = ofValue(f.Type, descend(e.value, f.Index))
		case reflect.Map:
			if e.t.Key() != stringType {
				c.refuse(n, "not a key")
				return expression{}
			}
			e = ofValue(e.t.Elem(), valueOf(e, reflect.ValueOf(name)))
		default:
			c.refuse(n, "no field "+name)
			return expression{}
		}
	}
	return e
}

// pointed follows a pointer. Nothing lies behind nil: what follows is not
// printed, so any value will do for it.
func pointed(e expression) func(*run, reflect.Value) reflect.Value {
	none := reflect.Zero(e.t.Elem())
	return func(r *run, dot reflect.Value) reflect.Value {
		v := e.value(r, dot)
		if v.IsNil() {
			r.stop = aside
			return none
		}
		return v.Elem()
	}
}

// valueOf looks into a map.
func valueOf(e expression, key reflect.Value) func(*run, reflect.Value) reflect.Value {
	none := reflect.Zero(e.t.Elem())
	return func(r *run, dot reflect.Value) reflect.Value {
		v := e.value(r, dot).MapIndex(key)
		if !v.IsValid() {
			r.stop = aside
			return none
		}
		return v
	}
}

// descend follows a path of fields. Most are one or two deep.
func descend(value func(*run, reflect.Value) reflect.Value, index []int) func(*run, reflect.Value) reflect.Value {
	switch first := index[0]; len(index) {
	case 1:
		return func(r *run, dot reflect.Value) reflect.Value { return value(r, dot).Field(first) }
	case 2:
		second := index[1]
		return func(r *run, dot reflect.Value) reflect.Value { return value(r, dot).Field(first).Field(second) }
	}
	return func(r *run, dot reflect.Value) reflect.Value { return value(r, dot).FieldByIndex(index) }
}

// pointerWithin reports whether an embedded pointer lies on a path.
func pointerWithin(t reflect.Type, index []int) bool {
	for _, i := range index[:len(index)-1] {
		if t = t.Field(i).Type; t.Kind() == reflect.Pointer {
			return true
		}
	}
	return false
}
