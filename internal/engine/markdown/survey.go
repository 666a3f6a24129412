package markdown

import (
	"github.com/yuin/goldmark/ast"
	exast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

// survey looks at all blocks before any is written. It reserves the ids
// given by hand, so that ids made from words give way to them wherever they
// stand, and collects the definitions of addresses.
func (w *writer) survey(root ast.Node) {
	for c := root.FirstChild(); c != nil; c = c.NextSibling() {
		switch n := c.(type) {
		case *ast.Heading:
			w.reserve(n)
		case *ast.LinkReferenceDefinition:
			w.define(n)
		default:
			if n.Type() == ast.TypeBlock {
				w.survey(n)
			}
		}
	}
}

func (w *writer) reserve(h *ast.Heading) {
	id, offset, _ := w.explicit(h)
	if _, taken := w.reserved[id]; id == "" || taken {
		return
	}
	if w.reserved == nil {
		w.reserved = map[string]int{}
	}
	w.reserved[id] = offset
}

func (w *writer) define(n *ast.LinkReferenceDefinition) {
	label := util.ToLinkReference(n.Label)
	w.titleSlips(n.Title, n.Pos())
	if _, twice := w.defined[label]; twice {
		w.errorf(n.Pos(), "markdown-definition-twice", "label", string(n.Label))
		return
	}
	if w.defined == nil {
		w.defined = map[string]bool{}
	}
	w.defined[label] = false
	w.definitions = append(w.definitions, n)
}

func (w *writer) isDefined(label string) bool {
	_, ok := w.defined[util.ToLinkReference([]byte(label))]
	return ok
}

func (w *writer) use(label []byte) {
	if w.defined != nil {
		w.defined[util.ToLinkReference(label)] = true
	}
}

// unusedDefinitions and unusedNotes report what would be dropped silently.
func (w *writer) unusedDefinitions() {
	for _, n := range w.definitions {
		if !w.defined[util.ToLinkReference(n.Label)] {
			w.warnf(n.Pos(), "markdown-definition-unused", "label", string(n.Label))
		}
	}
}

func (w *writer) unusedNotes(unused []*exast.Footnote) {
	for _, n := range unused {
		w.errorf(n.Pos(), "markdown-footnote-unused", "label", string(n.Ref))
	}
}
