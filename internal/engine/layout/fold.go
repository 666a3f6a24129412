package layout

import (
	"bytes"
	"html/template"
	"io"
	"reflect"
	"strings"
	"sync"
	"text/template/parse"

	"pobratim/internal/engine/words"
)

// A page is one layout in one language. Before it is first executed, what is
// equal on all pages is taken out of it: a page of a list of ten links costs
// twenty words of the interface and two lists of sections more, and most of the
// time of a large site would go there.
type page struct {
	template *template.Template
	zero     any // a view without content
	words    *words.Table
	assets   Assets
	lists    *sync.Map // see shared

	once sync.Once
}

// ready folds the page, once. Executing it on nothing makes html/template find
// out in which context each action stands, and write down how its value is to
// be escaped; what that prints, or that it fails, says nothing of the layout.
func (p *page) ready() *template.Template {
	p.once.Do(func() {
		_ = p.template.ExecuteTemplate(io.Discard, "base.html", p.zero)
		for _, t := range p.template.Templates() {
			if t.Tree != nil {
				p.fold(t.Tree.Root)
			}
		}
	})
	return p.template
}

// fold replaces every action that prints the same on all pages by what it
// prints, and every call of a shared part by shared.
func (p *page) fold(list *parse.ListNode) {
	if list == nil {
		return
	}
	for i, node := range list.Nodes {
		switch n := node.(type) {
		case *parse.ActionNode:
			if s, ok := p.constant(n.Pipe); ok {
				list.Nodes[i] = &parse.TextNode{NodeType: parse.NodeText, Pos: n.Pos, Text: []byte(s)}
			}
		case *parse.TemplateNode:
			if call, ok := sharedCall(n); ok {
				list.Nodes[i] = call
			}
		case *parse.IfNode:
			p.fold(n.List)
			p.fold(n.ElseList)
		case *parse.RangeNode:
			p.fold(n.List)
			p.fold(n.ElseList)
		case *parse.WithNode:
			p.fold(n.List)
			p.fold(n.ElseList)
		}
	}
}

// constant gives what t or asset prints for a literal key, if the way in which
// it is to be escaped leaves its signs alone.
func (p *page) constant(pipe *parse.PipeNode) (string, bool) {
	first := pipe.Cmds[0].Args
	if len(pipe.Decl) > 0 || len(first) != 2 {
		return "", false
	}
	name, isName := first[0].(*parse.IdentifierNode)
	key, isKey := first[1].(*parse.StringNode)
	if !isName || !isKey {
		return "", false
	}
	var said string
	switch name.Ident {
	case "t":
		said = p.words.T(key.Text)
	case "asset":
		url, err := p.assets.URL(key.Text)
		if err != nil {
			return "", false
		}
		said = url
	default:
		return "", false
	}
	for _, c := range pipe.Cmds[1:] {
		if escape, ok := c.Args[0].(*parse.IdentifierNode); !ok || !unharmed(said, escape.Ident) {
			return "", false
		}
	}
	return said, true
}

// unharmed reports whether one of html/template's escapers gives a text as it
// is. Signs and escapers that are not named here are left to html/template.
func unharmed(text, escaper string) bool {
	var signs string
	switch escaper {
	case "_html_template_htmlescaper", "_html_template_attrescaper", "_html_template_rcdataescaper":
		signs = " .,:;!?()-/_"
	case "_html_template_urlfilter", "_html_template_urlnormalizer":
		signs = "./-_"
	default:
		return false
	}
	words := len(signs) > len("./-_")
	for _, r := range text {
		letter := '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || words && r > 0x7f
		if !letter && !strings.ContainsRune(signs, r) {
			return false
		}
	}
	return true
}

// sharedPrefix begins the name of a part that is given a list which many pages
// have in common, such as the menu.
const sharedPrefix = "shared-"

// sharedCall makes the call of such a part one of the function shared.
func sharedCall(n *parse.TemplateNode) (*parse.ActionNode, bool) {
	if !strings.HasPrefix(n.Name, sharedPrefix) || strings.Contains(n.Name, "$") || n.Pipe == nil || len(n.Pipe.Cmds) != 1 || len(n.Pipe.Cmds[0].Args) != 1 {
		return nil, false // $: html/template's name for a part outside of the text
	}
	args := []parse.Node{parse.NewIdentifier("shared").SetPos(n.Pos), &parse.StringNode{NodeType: parse.NodeString, Pos: n.Pos, Text: n.Name}, n.Pipe.Cmds[0].Args[0]}
	command := &parse.CommandNode{NodeType: parse.NodeCommand, Pos: n.Pos, Args: args}
	pipe := &parse.PipeNode{NodeType: parse.NodePipe, Pos: n.Pos, Line: n.Line, Cmds: []*parse.CommandNode{command}}
	return &parse.ActionNode{NodeType: parse.NodeAction, Pos: n.Pos, Line: n.Line, Pipe: pipe}, true
}

// A list is known by where it lies: views are never changed.
type list struct {
	name  string
	first uintptr
	size  int
}

// A printed list keeps the list, lest another come to lie there.
type printed struct {
	data any
	text string
}

// shared executes a part once for each list that it is given. It prints what
// the part has printed: that is escaped already.
func (p *page) shared(name string, data any) (string, error) {
	v := reflect.ValueOf(data)
	if v.Kind() != reflect.Slice {
		return p.print(name, data)
	}
	key := list{name, v.Pointer(), v.Len()}
	if done, ok := p.lists.Load(key); ok {
		return done.(printed).text, nil
	}
	text, err := p.print(name, data)
	if err == nil {
		p.lists.Store(key, printed{data, text})
	}
	return text, err
}

func (p *page) print(name string, data any) (string, error) {
	var b bytes.Buffer
	err := p.template.ExecuteTemplate(&b, name, data)
	return b.String(), err
}
