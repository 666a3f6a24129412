package layout

import (
	"reflect"
	"strconv"
)

// An expression is compiled for each way in which what it gives is looked at:
// a string or a number never becomes an interface on its way to the page.
type expression struct {
	t     reflect.Type // nil: of several types, only its truth is known
	fixed bool         // the same on all pages: run and dot are not looked at

	truth  func(r *run, dot reflect.Value) bool
	value  func(r *run, dot reflect.Value) reflect.Value // if t is known
	text   func(r *run, dot reflect.Value) string        // of strings, and of JSON
	number func(r *run, dot reflect.Value) int64         // of int and int64
	print  step                                          // of HTML that is best printed as it is made
}

var (
	stringType = reflect.TypeFor[string]()
	intType    = reflect.TypeFor[int]()
	boolType   = reflect.TypeFor[bool]()
)

var yes, no = reflect.ValueOf(true), reflect.ValueOf(false)

// ofValue is an expression of plain data.
func ofValue(t reflect.Type, value func(*run, reflect.Value) reflect.Value) expression {
	e := expression{t: t, value: value}
	switch t.Kind() {
	case reflect.String:
		e.text = func(r *run, dot reflect.Value) string { return value(r, dot).String() }
		e.truth = func(r *run, dot reflect.Value) bool { return value(r, dot).Len() > 0 }
	case reflect.Int, reflect.Int64:
		e.number = func(r *run, dot reflect.Value) int64 { return value(r, dot).Int() }
		e.truth = func(r *run, dot reflect.Value) bool { return value(r, dot).Int() != 0 }
	case reflect.Float64:
		e.truth = func(r *run, dot reflect.Value) bool { return value(r, dot).Float() != 0 }
	case reflect.Bool:
		e.truth = func(r *run, dot reflect.Value) bool { return value(r, dot).Bool() }
	case reflect.Slice, reflect.Array, reflect.Map:
		e.truth = func(r *run, dot reflect.Value) bool { return value(r, dot).Len() > 0 }
	case reflect.Pointer:
		e.truth = func(r *run, dot reflect.Value) bool { return !value(r, dot).IsNil() }
	case reflect.Struct:
		e.truth = func(*run, reflect.Value) bool { return true }
	}
	return e
}

// ofDot is what is handed over as dot.
func ofDot(t reflect.Type) expression {
	return ofValue(t, func(_ *run, dot reflect.Value) reflect.Value { return dot })
}

// ofText is an expression of a string that is made, of any string type.
func ofText(t reflect.Type, text func(*run, reflect.Value) string) expression {
	return expression{
		t: t, text: text,
		truth: func(r *run, dot reflect.Value) bool { return text(r, dot) != "" },
		value: func(r *run, dot reflect.Value) reflect.Value { return reflect.ValueOf(text(r, dot)).Convert(t) },
	}
}

func ofNumber(number func(*run, reflect.Value) int64) expression {
	return expression{
		t: intType, number: number,
		truth: func(r *run, dot reflect.Value) bool { return number(r, dot) != 0 },
		value: func(r *run, dot reflect.Value) reflect.Value { return reflect.ValueOf(int(number(r, dot))) },
	}
}

func ofTruth(truth func(*run, reflect.Value) bool) expression {
	return expression{t: boolType, truth: truth, value: func(r *run, dot reflect.Value) reflect.Value {
		if truth(r, dot) {
			return yes
		}
		return no
	}}
}

// fixed gives the same always.
func fixed[T string | int | bool](v T) expression {
	value := reflect.ValueOf(v)
	e := ofValue(value.Type(), func(*run, reflect.Value) reflect.Value { return value })
	e.fixed = true
	return e
}

// sprinted returns an expression as fmt.Sprint writes it, if a program knows how.
func sprinted(e expression) (text func(*run, reflect.Value) string, ok bool) {
	switch {
	case e.t == nil:
		return nil, false
	case e.t.Kind() == reflect.String:
		return e.text, true
	case e.number != nil:
		return func(r *run, dot reflect.Value) string { return strconv.FormatInt(e.number(r, dot), 10) }, true
	case e.t.Kind() == reflect.Bool:
		return func(r *run, dot reflect.Value) string { return strconv.FormatBool(e.truth(r, dot)) }, true
	}
	return nil, false
}

// set compiles the setting of a variable.
func set(slot int, e expression) step {
	switch e.t {
	case stringType:
		return func(r *run, dot reflect.Value) { r.vars[r.base+slot].text = e.text(r, dot) }
	case intType:
		return func(r *run, dot reflect.Value) { r.vars[r.base+slot].number = e.number(r, dot) }
	case boolType:
		return func(r *run, dot reflect.Value) { r.vars[r.base+slot].truth = e.truth(r, dot) }
	}
	return func(r *run, dot reflect.Value) { r.vars[r.base+slot].value = e.value(r, dot) }
}

// variable is what was set.
func variable(slot int, t reflect.Type) expression {
	switch t {
	case stringType:
		return ofText(t, func(r *run, _ reflect.Value) string { return r.vars[r.base+slot].text })
	case intType:
		return ofNumber(func(r *run, _ reflect.Value) int64 { return r.vars[r.base+slot].number })
	case boolType:
		return ofTruth(func(r *run, _ reflect.Value) bool { return r.vars[r.base+slot].truth })
	}
	return ofValue(t, func(r *run, _ reflect.Value) reflect.Value { return r.vars[r.base+slot].value })
}
