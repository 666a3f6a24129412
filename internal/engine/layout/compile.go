package layout

import (
	"fmt"
	"reflect"
	"text/template/parse"

	"pobratim/internal/engine/words"
)

// A compiler makes a program of the templates of a page. They have been
// parsed, checked and escaped: every action that prints ends in the names of
// html/template's escapers.
type compiler struct {
	trees    map[string]*parse.Tree
	words    *words.Table
	assets   Assets
	escapers map[string]*escaper
	bodies   map[visit]*body
	refused  string // what is not known first; "" if all is

	body *body // what is being compiled, and the variables in scope there
	vars []local
}

// A local is a variable; its slot is its place in the scope.
type local struct {
	name string
	t    reflect.Type
}

// compile returns the program of a page for a type of view, or what in its
// templates a program cannot do; nothing is wrong with the page then, and
// html/template executes it.
func (c *compiler) compile(view reflect.Type) (program *body, refused string) {
	if err := Closed(view); err != nil {
		return nil, err.Error()
	}
	program = c.template("base.html", view)
	if c.refused != "" {
		return nil, c.refused
	}
	return program, ""
}

// refuse notes what cannot be compiled. What is made after that is thrown
// away.
func (c *compiler) refuse(n fmt.Stringer, why string) {
	if c.refused == "" {
		c.refused = n.String() + ": " + why
	}
}

// template compiles a template for a type of dot, which is nil if it is given
// nothing.
func (c *compiler) template(name string, dot reflect.Type) *body {
	key := visit{name, dot}
	if done := c.bodies[key]; done != nil {
		return done
	}
	tree := c.trees[name]
	if tree == nil || tree.Root == nil {
		// A part called inside an attribute: html/template has made a copy of
		// it there that it does not show.
		c.refuse(parse.NewIdentifier(name), "not to be seen")
		return &body{}
	}
	b := &body{}
	c.bodies[key] = b
	outer, vars := c.body, c.vars
	c.body, c.vars = b, nil
	c.declare("$", dot)
	b.steps = c.list(tree.Root, dot)
	c.body, c.vars = outer, vars
	return b
}

// declare brings a variable into scope and returns its slot.
func (c *compiler) declare(name string, t reflect.Type) int {
	c.vars = append(c.vars, local{name, t})
	c.body.slots = max(c.body.slots, len(c.vars))
	return len(c.vars) - 1
}

// lookup returns the slot of a variable.
func (c *compiler) lookup(name string) (int, bool) {
	for i := len(c.vars) - 1; i >= 0; i-- {
		if c.vars[i].name == name {
			return i, true
		}
	}
	return 0, false
}

// scoped compiles a list whose variables end with it.
func (c *compiler) scoped(n *parse.ListNode, dot reflect.Type) block {
	outer := len(c.vars)
	b := c.list(n, dot)
	c.vars = c.vars[:outer]
	return b
}

// list compiles the nodes of a list. Texts, and values that are the same on
// all pages, are joined where they meet.
func (c *compiler) list(n *parse.ListNode, dot reflect.Type) block {
	if n == nil {
		return nil
	}
	var b block
	var text []byte
	flush := func() {
		if len(text) > 0 {
			b, text = append(b, literal(text)), nil
		}
	}
	for _, node := range n.Nodes {
		if c.refused != "" {
			return nil
		}
		said, s := c.node(node, dot)
		if text = append(text, said...); s != nil {
			flush()
			b = append(b, s)
		}
	}
	flush()
	return b
}

func literal(text []byte) step {
	return func(r *run, _ reflect.Value) { r.out = append(r.out, text...) }
}

// node compiles one node: to what it prints on every page, or to a step.
func (c *compiler) node(node parse.Node, dot reflect.Type) (text []byte, s step) {
	switch n := node.(type) {
	case *parse.TextNode:
		return n.Text, nil
	case *parse.ActionNode:
		if len(n.Pipe.Decl) == 0 {
			return c.print(n.Pipe, dot)
		}
		set, _ := c.bind(n.Pipe, dot)
		return nil, set
	case *parse.IfNode:
		return nil, c.branch(&n.BranchNode, dot)
	case *parse.WithNode:
		return nil, c.with(&n.BranchNode, dot)
	case *parse.RangeNode:
		return nil, c.loop(n, dot)
	case *parse.TemplateNode:
		return nil, c.include(n, dot)
	case *parse.BreakNode:
		return nil, func(r *run, _ reflect.Value) { r.stop = broken }
	case *parse.ContinueNode:
		return nil, func(r *run, _ reflect.Value) { r.stop = continued }
	}
	c.refuse(node, "not known")
	return nil, nil
}
