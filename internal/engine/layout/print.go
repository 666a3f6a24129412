package layout

import (
	"reflect"
	"strconv"
	"strings"
	"text/template/parse"
)

// print compiles an action: to what it prints on every page, or to a step.
func (c *compiler) print(p *parse.PipeNode, dot reflect.Type) ([]byte, step) {
	written, chain := cut(p)
	escape := c.escapers[chain]
	if escape == nil {
		c.refuse(p, "not known where it stands")
		return nil, nil
	}
	e := c.commands(written, dot)
	if !c.typed(p, e) {
		return nil, nil
	}
	if e.fixed {
		var r run
		if escape.ask(&r, e.value(&r, reflect.Value{}).Interface()); r.stop != going {
			c.refuse(p, "not to be printed")
		}
		return r.out, nil
	}
	return nil, printer(e, escape, chain)
}

// printer chooses the way by the type of what is printed: html/template looks
// at it too.
func printer(e expression, escape *escaper, chain string) step {
	switch {
	case e.t == stringType:
		return func(r *run, dot reflect.Value) { escape.text(r, e.text(r, dot)) }
	case e.print != nil && chain == "htmlescaper":
		return e.print
	case e.t == htmlType && chain == "htmlescaper":
		return func(r *run, dot reflect.Value) { r.out = append(r.out, e.text(r, dot)...) }
	case e.t == urlType && escape.manner == atURL:
		return func(r *run, dot reflect.Value) {
			s := e.text(r, dot)
			scheme, rest, _ := strings.Cut(s, ":")
			if escape.unharmed(scheme) && escape.unharmed(rest) {
				r.out = append(r.out, s...)
			} else {
				escape.ask(r, e.value(r, dot).Interface())
			}
		}
	case e.t == jsonType && e.text != nil && escape.manner == asJSON:
		return func(r *run, dot reflect.Value) {
			if s := e.text(r, dot); asWritten(s) {
				r.out = append(r.out, s...)
			} else {
				escape.ask(r, e.value(r, dot).Interface())
			}
		}
	case e.number != nil && escape.same['0'] && escape.same['-']:
		return func(r *run, dot reflect.Value) { r.out = strconv.AppendInt(r.out, e.number(r, dot), 10) }
	}
	return func(r *run, dot reflect.Value) { escape.ask(r, e.value(r, dot).Interface()) }
}
