package layout

import (
	"reflect"
	"slices"
	"strings"
	"text/template/parse"
)

// branch compiles if.
func (c *compiler) branch(n *parse.BranchNode, dot reflect.Type) step {
	outer := len(c.vars)
	defer func() { c.vars = c.vars[:outer] }()
	set, e := c.bind(n.Pipe, dot)
	then, otherwise := c.scoped(n.List, dot), c.scoped(n.ElseList, dot)
	return after(set, func(r *run, dot reflect.Value) {
		if e.truth(r, dot) {
			then.run(r, dot)
		} else {
			otherwise.run(r, dot)
		}
	})
}

// with compiles with, which gives its value to what it holds.
func (c *compiler) with(n *parse.BranchNode, dot reflect.Type) step {
	outer := len(c.vars)
	defer func() { c.vars = c.vars[:outer] }()
	set, e := c.bind(n.Pipe, dot)
	c.typed(n.Pipe, e)
	then, otherwise := c.scoped(n.List, e.t), c.scoped(n.ElseList, dot)
	return after(set, func(r *run, dot reflect.Value) {
		if e.truth(r, dot) {
			then.run(r, e.value(r, dot))
		} else {
			otherwise.run(r, dot)
		}
	})
}

// after joins two steps, of which the first may be missing.
func after(first, then step) step {
	if first == nil {
		return then
	}
	return func(r *run, dot reflect.Value) {
		first(r, dot)
		then(r, dot)
	}
}

// loop compiles range over a slice, an array or a map.
func (c *compiler) loop(n *parse.RangeNode, dot reflect.Type) step {
	e := c.pipe(n.Pipe, dot)
	if c.refused != "" {
		return nil
	}
	key, item := entries(e.t)
	if item == nil || n.Pipe.IsAssign {
		c.refuse(n.Pipe, "not a list")
		return nil
	}
	outer := len(c.vars)
	setKey, setItem := nothing, nothing
	for i, v := range n.Pipe.Decl {
		if i == len(n.Pipe.Decl)-1 {
			setItem = set(c.declare(v.Ident[0], item), ofDot(item))
		} else {
			setKey = set(c.declare(v.Ident[0], key), ofDot(key))
		}
	}
	inner := c.scoped(n.List, item)
	c.vars = c.vars[:outer] // to else they would be the list
	otherwise := c.scoped(n.ElseList, dot)
	one := func(r *run, k, v reflect.Value) (more bool) {
		setKey(r, k)
		setItem(r, v)
		inner.run(r, v)
		if r.stop == continued {
			r.stop = going
		}
		return r.stop == going
	}
	each := overList(one, len(n.Pipe.Decl) > 1)
	if e.t.Kind() == reflect.Map {
		each = overMap(one)
	}
	return func(r *run, dot reflect.Value) {
		v := e.value(r, dot)
		if v.Len() == 0 {
			otherwise.run(r, dot)
			return
		}
		each(r, v)
		if r.stop == broken {
			r.stop = going
		}
	}
}

func nothing(*run, reflect.Value) {}

// entries returns the types of what is found in a list and under what.
func entries(t reflect.Type) (key, item reflect.Type) {
	if t == nil || t == jsonType {
		return nil, nil
	}
	switch t.Kind() {
	case reflect.Slice, reflect.Array:
		return intType, t.Elem()
	case reflect.Map:
		return t.Key(), t.Elem()
	}
	return nil, nil
}

func overList(one func(r *run, k, v reflect.Value) bool, counted bool) func(*run, reflect.Value) {
	return func(r *run, v reflect.Value) {
		var k reflect.Value
		for i := range v.Len() {
			if counted {
				k = reflect.ValueOf(i)
			}
			if !one(r, k, v.Index(i)) {
				return
			}
		}
	}
}

// overMap goes through a map in the order of its keys.
func overMap(one func(r *run, k, v reflect.Value) bool) func(*run, reflect.Value) {
	return func(r *run, v reflect.Value) {
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
		for _, k := range keys {
			if !one(r, k, v.MapIndex(k)) {
				return
			}
		}
	}
}

// include compiles a call of a template.
func (c *compiler) include(n *parse.TemplateNode, dot reflect.Type) step {
	caller := c.body // whose slots are counted when it is compiled to its end
	if n.Pipe == nil {
		called := c.template(n.Name, nil)
		return func(r *run, _ reflect.Value) { r.call(called, caller.slots, reflect.Value{}) }
	}
	if len(n.Pipe.Decl) > 0 {
		c.refuse(n, "declares a variable")
		return nil
	}
	e := c.pipe(n.Pipe, dot)
	if !c.typed(n.Pipe, e) {
		return nil
	}
	called := c.template(n.Name, e.t)
	if isShared(n.Name, e.t) {
		return func(r *run, dot reflect.Value) { r.share(called, caller.slots, e.value(r, dot)) }
	}
	return func(r *run, dot reflect.Value) { r.call(called, caller.slots, e.value(r, dot)) }
}

// typed refuses what may be of several types.
func (c *compiler) typed(n *parse.PipeNode, e expression) bool {
	if e.t == nil {
		c.refuse(n, "of several types")
	}
	return c.refused == ""
}
