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
// holds, in the order of its fields. The paths are those of the vocabulary, which
// may be nil.
func Refs(v any, words *Vocabulary) []FieldRef {
	w := refWalk{words: words, found: make([]FieldRef, 0, 16)}
	w.walk(reflect.ValueOf(v), "")
	if len(w.found) == 0 {
		return nil
	}
	return slices.Clone(w.found) // without room for more: it stays
}

type refWalk struct {
	words *Vocabulary
	found []FieldRef
}

func (w *refWalk) walk(v reflect.Value, path string) {
	if v.Type() == reflect.TypeFor[Ref]() {
		ref := refOf(v)
		if ref.ID != "" {
			w.found = append(w.found, FieldRef{Field: w.words.one(path), Ref: ref})
		}
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			w.walk(v.Elem(), path)
		}
	case reflect.Struct:
		fields := fieldsOf(v.Type())
		for i := range fields {
			if f := &fields[i]; f.refs {
				if inner := v.FieldByIndex(f.index); !inner.IsZero() {
					w.walk(inner, under(path, f.name))
				}
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			w.walk(v.Index(i), path)
		}
	case reflect.Map:
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return cmp.Compare(a.String(), b.String()) })
		for _, k := range keys {
			w.walk(v.MapIndex(k), under(path, k.String()))
		}
	}
}

// refOf gives the reference that v is; where it can, without a copy on the heap.
func refOf(v reflect.Value) Ref {
	if v.CanAddr() {
		return *v.Addr().Interface().(*Ref)
	}
	return v.Interface().(Ref)
}

// holdsRefs reports whether a type is, or may hold, a reference.
func holdsRefs(t reflect.Type) bool {
	if isValue(t) {
		return t == reflect.TypeFor[Ref]()
	}
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map:
		return holdsRefs(t.Elem())
	case reflect.Struct:
		return slices.ContainsFunc(fieldsOf(t), func(f field) bool { return f.refs })
	}
	return false
}

// under gives the path of a field inside of another.
func under(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}
