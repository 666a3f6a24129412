package layout

import (
	"html/template"
	"strings"
	"sync"
	"text/template/parse"
)

// What makes a value harmless is html/template's alone. It has written the
// names of its escapers, a chain, behind each action; a micro template holds
// one action behind which it writes the same chain, and so escapes in the same
// way. What most values are, letters and signs that mean nothing, is printed
// as it is: html/template has been asked about each byte beforehand.

// An escaper prints values as one chain of html/template's escapers does.
type escaper struct {
	manner
	micro         *template.Template
	before, after int // bytes of the micro template around the value
	// By byte: whether it stays as it is, whatever stands beside it, and what
	// is written in its place.
	same  [256]bool
	other [256]string
}

// A manner says what may be concluded from the bytes of a text to the whole.
type manner uint8

const (
	asked     manner = iota // nothing: each value is given to html/template
	bytely                  // each byte is replaced by itself
	inURL                   // ASCII that stays as it is alone does so together
	atURL                   // and a scheme that is linked may stand before it
	asJSON                  // see asWritten
	asSources               // see sourceSet
)

// A place is a context in which an action can stand.
type place struct {
	layout string
	manner manner
}

var places = []place{
	{`{{.}}`, bytely},
	{`<p title="{{.}}"></p>`, bytely},
	{`<title>{{.}}</title>`, bytely},
	{`<a href="{{.}}"></a>`, atURL},
	{`<a href="/{{.}}"></a>`, inURL},
	{`<a href="?x={{.}}"></a>`, inURL},
	{`<img srcset="{{.}}">`, asSources},
	{`<script type="application/ld+json">{{.}}</script>`, asJSON},
	{`<p title={{.}}></p>`, asked},
	{`<a href={{.}}></a>`, asked},
	{`<a href=/{{.}}></a>`, asked},
	{`<script>"{{.}}"</script>`, asked},
	{`<p onclick="{{.}}"></p>`, asked},
	{`<p style="color: {{.}}"></p>`, asked},
}

// escapers are known by their chains.
var escapers = sync.OnceValue(func() map[string]*escaper {
	out := map[string]*escaper{}
	for _, p := range places {
		if e, chain := learn(p); chain != "" && out[chain] == nil {
			out[chain] = e
		}
	}
	return out
})

// learn makes html/template write the chain of a place, and asks it about
// every byte.
func learn(p place) (*escaper, string) {
	e := &escaper{manner: p.manner, micro: template.Must(template.New("").Parse(p.layout))}
	var r run
	e.ask(&r, "")
	var chain string
	action := false
	for _, n := range e.micro.Tree.Root.Nodes {
		switch n := n.(type) {
		case *parse.ActionNode:
			_, chain = cut(n.Pipe)
			action = true
		case *parse.TextNode:
			if action {
				e.after += len(n.Text)
			} else {
				e.before += len(n.Text)
			}
		}
	}
	if p.manner == asked || p.manner == asJSON {
		return e, chain
	}
	for b := range 256 {
		if b >= 0x80 && p.manner != bytely {
			break
		}
		r.out = r.out[:0]
		e.ask(&r, string([]byte{byte(b)}))
		e.other[b] = string(r.out)
		e.same[b] = e.other[b] == string([]byte{byte(b)})
	}
	return e, chain
}

// escaping begins the names of html/template's own functions.
const escaping = "_html_template_"

// cut divides a pipeline into what was written and the chain that
// html/template has put behind it.
func cut(p *parse.PipeNode) (written []*parse.CommandNode, chain string) {
	n := len(p.Cmds)
	var names []string
	for ; n > 0; n-- {
		name, ok := p.Cmds[n-1].Args[0].(*parse.IdentifierNode)
		if !ok || !strings.HasPrefix(name.Ident, escaping) {
			break
		}
		names = append([]string{strings.TrimPrefix(name.Ident, escaping)}, names...)
	}
	return p.Cmds[:n], strings.Join(names, " ")
}

// ask prints what html/template makes of a value.
func (e *escaper) ask(r *run, v any) {
	r.slow.Reset()
	if err := e.micro.Execute(&r.slow, v); err != nil {
		r.stop = aside
		return
	}
	b := r.slow.Bytes()
	r.out = append(r.out, b[e.before:len(b)-e.after]...)
}

// text prints a string.
func (e *escaper) text(r *run, s string) {
	switch e.manner {
	case bytely:
		r.out = e.replace(r.out, s)
		return
	case inURL:
		if e.unharmed(s) {
			r.out = append(r.out, s...)
			return
		}
	case atURL:
		if e.unharmed(withoutScheme(s)) {
			r.out = append(r.out, s...)
			return
		}
	case asSources:
		if e.sourceSet(s) {
			r.out = append(r.out, s...)
			return
		}
	}
	e.ask(r, s)
}

func (e *escaper) unharmed(s string) bool {
	for i := range len(s) {
		if !e.same[s[i]] {
			return false
		}
	}
	return true
}

func (e *escaper) replace(out []byte, s string) []byte {
	done := 0
	for i := range len(s) {
		if !e.same[s[i]] {
			out = append(out, s[done:i]...)
			out = append(out, e.other[s[i]]...)
			done = i + 1
		}
	}
	return append(out, s[done:]...)
}

// withoutScheme takes off a beginning that html/template never objects to. A
// colon in what is left is not unharmed.
func withoutScheme(s string) string {
	for _, scheme := range []string{"https://", "http://", "mailto:"} {
		if rest, ok := strings.CutPrefix(s, scheme); ok {
			return rest
		}
	}
	return s
}
