package layout

import (
	"cmp"
	"reflect"
)

// choice compiles or, which gives the first of its arguments that is true, and
// and, which gives the first that is not; the last if there is none.
func choice(args []expression, wanted bool) (expression, bool) {
	if len(args) == 0 {
		return expression{}, false
	}
	e := args[0]
	for _, next := range args[1:] {
		e = either(e, next, wanted)
	}
	return e, true
}

func either(a, b expression, wanted bool) expression {
	e := expression{truth: func(r *run, dot reflect.Value) bool {
		if a.truth(r, dot) == wanted {
			return wanted
		}
		return b.truth(r, dot)
	}}
	if a.t == nil || a.t != b.t {
		return e
	}
	e.t = a.t
	e.value = func(r *run, dot reflect.Value) reflect.Value {
		if a.truth(r, dot) == wanted {
			return a.value(r, dot)
		}
		return b.value(r, dot)
	}
	if a.text != nil {
		e.text = func(r *run, dot reflect.Value) string {
			if a.truth(r, dot) == wanted {
				return a.text(r, dot)
			}
			return b.text(r, dot)
		}
	}
	if a.number != nil {
		e.number = func(r *run, dot reflect.Value) int64 {
			if a.truth(r, dot) == wanted {
				return a.number(r, dot)
			}
			return b.number(r, dot)
		}
	}
	return e
}

// A basic is what values are compared as.
type basic uint8

const (
	incomparable basic = iota
	aText
	aNumber
	aTruth
)

func basicOf(e expression) basic {
	switch {
	case e.t == nil:
		return incomparable
	case e.t.Kind() == reflect.String:
		return aText
	case e.number != nil:
		return aNumber
	case e.t.Kind() == reflect.Bool:
		return aTruth
	}
	return incomparable
}

// equal compiles eq: the first argument is equal to one of the others.
func equal(args []expression) (expression, bool) {
	if len(args) < 2 {
		return expression{}, false
	}
	var all []func(*run, reflect.Value) bool
	for _, b := range args[1:] {
		same := equals(args[0], b)
		if same == nil {
			return expression{}, false
		}
		all = append(all, same)
	}
	if len(all) == 1 {
		return ofTruth(all[0]), true
	}
	return ofTruth(func(r *run, dot reflect.Value) (found bool) {
		for _, same := range all { // each, as each may be an error
			if same(r, dot) {
				found = true
			}
		}
		return found
	}), true
}

func equals(a, b expression) func(*run, reflect.Value) bool {
	kind := basicOf(a)
	if kind != basicOf(b) {
		return nil
	}
	switch kind {
	case aText:
		if b.fixed {
			text := b.text(nil, reflect.Value{})
			return func(r *run, dot reflect.Value) bool { return a.text(r, dot) == text }
		}
		return func(r *run, dot reflect.Value) bool { return a.text(r, dot) == b.text(r, dot) }
	case aNumber:
		return func(r *run, dot reflect.Value) bool { return a.number(r, dot) == b.number(r, dot) }
	case aTruth:
		return func(r *run, dot reflect.Value) bool { return a.truth(r, dot) == b.truth(r, dot) }
	}
	return nil
}

// ordered compiles the comparisons of two values.
func ordered(name string, args []expression) (expression, bool) {
	if len(args) != 2 {
		return expression{}, false
	}
	a, b := args[0], args[1]
	if name == "ne" {
		same := equals(a, b)
		return ofTruth(func(r *run, dot reflect.Value) bool { return !same(r, dot) }), same != nil
	}
	var compare func(*run, reflect.Value) int
	switch kind := basicOf(a); {
	case kind != basicOf(b):
		return expression{}, false
	case kind == aText:
		compare = func(r *run, dot reflect.Value) int { return cmp.Compare(a.text(r, dot), b.text(r, dot)) }
	case kind == aNumber:
		compare = func(r *run, dot reflect.Value) int { return cmp.Compare(a.number(r, dot), b.number(r, dot)) }
	default:
		return expression{}, false
	}
	holds := map[string]func(order int) bool{
		"lt": func(order int) bool { return order < 0 },
		"le": func(order int) bool { return order <= 0 },
		"gt": func(order int) bool { return order > 0 },
		"ge": func(order int) bool { return order >= 0 },
	}[name]
	return ofTruth(func(r *run, dot reflect.Value) bool { return holds(compare(r, dot)) }), true
}
