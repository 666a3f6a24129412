package layout

import (
	"encoding/json"
	"fmt"
	"html/template"
	"reflect"
	"text/template/parse"

	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/markdown"
)

var (
	htmlType   = reflect.TypeFor[template.HTML]()
	urlType    = reflect.TypeFor[template.URL]()
	jsonType   = reflect.TypeFor[json.RawMessage]()
	textType   = reflect.TypeFor[Text]()
	filledType = reflect.TypeFor[*markdown.Filled]()
)

// call compiles a call of a function. A call that html/template would answer
// with an error, for its arguments do not fit, is not compiled.
func (c *compiler) call(name *parse.IdentifierNode, args []expression) expression {
	e, ok := c.known(name.Ident, args)
	if !ok {
		c.refuse(name, "not known for such arguments")
	}
	return e
}

func (c *compiler) known(name string, args []expression) (expression, bool) {
	switch name {
	case "t":
		return c.wordsOf(args)
	case "n":
		return c.wordsOfNumber(args)
	case "asset":
		return c.asset(args)
	case "text":
		if !of(args, textType) {
			return expression{}, false
		}
		text := args[0].value
		return ofText(htmlType, func(r *run, dot reflect.Value) string {
			v := text(r, dot)
			return string(markdown.Span(lang.Tag(v.Field(0).String()), v.Field(1).String()))
		}), true
	case "markup":
		if !of(args, filledType) {
			return expression{}, false
		}
		return ofFilled(args[0].value), true
	case "json":
		if !of(args, stringType) {
			return expression{}, false
		}
		return ofJSON(args[0].text), true
	case "link":
		if !of(args, stringType) {
			return expression{}, false
		}
		return ofText(urlType, func(r *run, dot reflect.Value) string {
			url, err := link(args[0].text(r, dot))
			if err != nil {
				r.stop = aside
			}
			return string(url)
		}), true
	case "print", "printf":
		return formatted(name, args)
	case "not":
		if len(args) != 1 {
			return expression{}, false
		}
		return ofTruth(func(r *run, dot reflect.Value) bool { return !args[0].truth(r, dot) }), true
	case "and":
		return choice(args, false)
	case "or":
		return choice(args, true)
	case "eq":
		return equal(args)
	case "ne", "lt", "le", "gt", "ge":
		return ordered(name, args)
	case "len":
		return length(args)
	case "index":
		return indexed(args)
	case "slice":
		return sliced(args)
	}
	return expression{}, false
}

// of reports whether a call has just these types of arguments.
func of(args []expression, types ...reflect.Type) bool {
	for i, a := range args {
		if i >= len(types) || a.t != types[i] {
			return false
		}
	}
	return len(args) == len(types)
}

// wordsOf compiles t.
func (c *compiler) wordsOf(args []expression) (expression, bool) {
	if len(args) == 0 || !args[0].fixed || args[0].t != stringType {
		return expression{}, false
	}
	key := args[0].text(nil, reflect.Value{})
	if len(args) == 1 {
		return fixed(c.words.T(key)), true
	}
	fill, ok := filled(args[1:])
	return ofText(stringType, func(r *run, dot reflect.Value) string {
		outer := len(r.args)
		fill(r, dot)
		s := c.words.T(key, r.args[outer:]...)
		r.args = r.args[:outer]
		return s
	}), ok
}

// wordsOfNumber compiles n.
func (c *compiler) wordsOfNumber(args []expression) (expression, bool) {
	if len(args) < 2 || !args[0].fixed || args[0].t != stringType || args[1].t != intType {
		return expression{}, false
	}
	key := args[0].text(nil, reflect.Value{})
	fill, ok := filled(args[2:])
	return ofText(stringType, func(r *run, dot reflect.Value) string {
		outer := len(r.args)
		fill(r, dot)
		s := c.words.N(key, int(args[1].number(r, dot)), r.args[outer:]...)
		r.args = r.args[:outer]
		return s
	}), ok
}

// filled compiles names and values of placeholders. They are laid above those
// of a call around this one.
func filled(args []expression) (step, bool) {
	var all []func(*run, reflect.Value) string
	for _, a := range args {
		text, ok := sprinted(a)
		if !ok {
			return nil, false
		}
		all = append(all, text)
	}
	return func(r *run, dot reflect.Value) {
		for _, text := range all {
			s := text(r, dot)
			r.args = append(r.args, s)
		}
	}, true
}

func (c *compiler) asset(args []expression) (expression, bool) {
	if !of(args, stringType) || !args[0].fixed {
		return expression{}, false
	}
	url, err := c.assets.URL(args[0].text(nil, reflect.Value{}))
	return fixed(url), err == nil
}

func ofJSON(text func(*run, reflect.Value) string) expression {
	return expression{
		t: jsonType, text: text,
		truth: func(r *run, dot reflect.Value) bool { return text(r, dot) != "" },
		value: func(r *run, dot reflect.Value) reflect.Value { return reflect.ValueOf(json.RawMessage(text(r, dot))) },
	}
}

// ofFilled is a text with markup. It is longer than all around it, so it goes
// to the page without being a string.
func ofFilled(value func(*run, reflect.Value) reflect.Value) expression {
	filled := func(r *run, dot reflect.Value) *markdown.Filled {
		return value(r, dot).Interface().(*markdown.Filled)
	}
	e := ofText(htmlType, func(r *run, dot reflect.Value) string { return string(filled(r, dot).HTML()) })
	e.print = func(r *run, dot reflect.Value) { r.out = filled(r, dot).Append(r.out) }
	return e
}

// formatted compiles print and printf, which look at the dynamic types of
// their arguments and are rare enough to be asked.
func formatted(name string, args []expression) (expression, bool) {
	for _, a := range args {
		if a.t == nil {
			return expression{}, false
		}
	}
	if name == "printf" && (len(args) == 0 || args[0].t != stringType) {
		return expression{}, false
	}
	return ofText(stringType, func(r *run, dot reflect.Value) string {
		var all []any
		for _, a := range args {
			all = append(all, a.value(r, dot).Interface())
		}
		if name == "print" {
			return fmt.Sprint(all...)
		}
		return fmt.Sprintf(all[0].(string), all[1:]...)
	}), true
}
