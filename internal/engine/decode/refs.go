package decode

import (
	"cmp"
	"reflect"
	"slices"
)

// A FieldRef is a reference with the path of the field that holds it, without
// the numbers of list items: "hosts", "offers.direction".
type FieldRef struct {
	Field string
	Ref
}

// Refs returns the references that a decoded struct (or a pointer to one)
// holds, in the order of its fields.
func Refs(v any) []FieldRef {
	var w refWalk
	w.walk(reflect.ValueOf(v), "")
	return w.found
}

type refWalk struct {
	found []FieldRef
}

func (w *refWalk) walk(v reflect.Value, path string) {
	if ref, ok := valueOf[Ref](v); ok {
		if ref.ID != "" {
			w.found = append(w.found, FieldRef{Field: path, Ref: ref})
		}
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			w.walk(v.Elem(), path)
		}
	case reflect.Struct:
		if isValue(v.Type()) {
			return
		}
		for _, f := range fieldsOf(v.Type()) {
			w.walk(v.FieldByIndex(f.index), under(path, f.name))
		}
	case reflect.Slice:
		for i := range v.Len() {
			w.walk(v.Index(i), path)
		}
	case reflect.Map:
		if isValue(v.Type()) {
			return
		}
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return cmp.Compare(a.String(), b.String()) })
		for _, k := range keys {
			w.walk(v.MapIndex(k), under(path, k.String()))
		}
	}
}

// under gives the path of a field inside of another.
func under(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}
