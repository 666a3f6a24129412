package layout

import (
	"fmt"
	"reflect"
)

// Closed reports, as an error, a type that is not plain data: a view may
// hold strings, numbers, booleans, texts with markup, and structs, slices, maps
// and pointers of them. Methods, functions, interfaces and times are refused, since through
// them a layout could ask for what is not in the page's key.
func Closed(t reflect.Type) error { return closed(t, t.String(), map[reflect.Type]bool{}) }

func closed(t reflect.Type, path string, seen map[reflect.Type]bool) error {
	if seen[t] || t == htmlType || t == filledType {
		return nil
	}
	seen[t] = true
	if t.NumMethod() > 0 || reflect.PointerTo(t).NumMethod() > 0 {
		return fmt.Errorf("%s has methods", path)
	}
	switch t.Kind() {
	case reflect.String, reflect.Bool, reflect.Int, reflect.Int64, reflect.Float64:
		return nil
	case reflect.Slice, reflect.Array, reflect.Pointer:
		return closed(t.Elem(), path+"[]", seen)
	case reflect.Map:
		if t.Key().Kind() != reflect.String {
			return fmt.Errorf("%s has keys that are not strings", path)
		}
		return closed(t.Elem(), path+"[]", seen)
	case reflect.Struct:
		for i := range t.NumField() {
			f := t.Field(i)
			if !f.IsExported() {
				return fmt.Errorf("%s.%s is not exported", path, f.Name)
			}
			if err := closed(f.Type, path+"."+f.Name, seen); err != nil {
				return err
			}
		}
		return nil
	}
	return fmt.Errorf("%s is a %s, which is not plain data", path, t.Kind())
}
