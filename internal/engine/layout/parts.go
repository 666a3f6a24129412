package layout

import "reflect"

// length compiles len.
func length(args []expression) (expression, bool) {
	if len(args) != 1 || args[0].t == nil {
		return expression{}, false
	}
	e := args[0]
	switch e.t.Kind() {
	case reflect.String:
		return ofNumber(func(r *run, dot reflect.Value) int64 { return int64(len(e.text(r, dot))) }), true
	case reflect.Slice, reflect.Array, reflect.Map:
		return ofNumber(func(r *run, dot reflect.Value) int64 { return int64(e.value(r, dot).Len()) }), true
	}
	return expression{}, false
}

// indexed compiles index with one index.
func indexed(args []expression) (expression, bool) {
	if len(args) != 2 {
		return expression{}, false
	}
	of, at := args[0], args[1]
	key, item := entries(of.t)
	if item == nil {
		return expression{}, false
	}
	none := reflect.Zero(item)
	switch {
	case key == intType && at.number != nil:
		return ofValue(item, func(r *run, dot reflect.Value) reflect.Value {
			v, i := of.value(r, dot), at.number(r, dot)
			if i < 0 || i >= int64(v.Len()) {
				r.stop = aside
				return none
			}
			return v.Index(int(i))
		}), true
	case key == at.t: // of a map
		return ofValue(item, func(r *run, dot reflect.Value) reflect.Value {
			if v := of.value(r, dot).MapIndex(at.value(r, dot)); v.IsValid() {
				return v
			}
			return none // so it is for index; for a field it is nothing at all
		}), true
	}
	return expression{}, false
}

// sliced compiles slice with one or two bounds.
func sliced(args []expression) (expression, bool) {
	if len(args) < 2 || len(args) > 3 {
		return expression{}, false
	}
	if _, item := entries(args[0].t); item == nil || args[0].t.Kind() != reflect.Slice {
		return expression{}, false
	}
	for _, bound := range args[1:] {
		if bound.number == nil {
			return expression{}, false
		}
	}
	of := args[0]
	return ofValue(of.t, func(r *run, dot reflect.Value) reflect.Value {
		v := of.value(r, dot)
		first, end := args[1].number(r, dot), int64(v.Len())
		if len(args) == 3 {
			end = args[2].number(r, dot)
		}
		// Beyond the length, up to the capacity, html/template goes on.
		if first < 0 || first > end || end > int64(v.Len()) {
			r.stop = aside
			return v
		}
		return v.Slice(int(first), int(end))
	}), true
}
