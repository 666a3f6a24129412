package decode

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// A field is what the tag of a struct field declares.
type field struct {
	name     string
	index    []int // as for reflect.Value.FieldByIndex
	typ      reflect.Type
	required bool
	refs     bool // it may hold references
	rule
}

// A rule is what must hold for a value; it is handed down from a list or map
// to its items.
type rule struct {
	text   bool
	length *bounds  // items of the list
	size   bounds   // a number itself, the characters of a text, minutes
	enum   []string // the only values of a string
	ref    string   // the kind of thing that is referred to
}

type bounds struct{ min, max *float64 }

func (b bounds) hold(n float64) bool {
	return (b.min == nil || n >= *b.min) && (b.max == nil || n <= *b.max)
}

// String gives "from 1 to 3", in signs that need no translation: 1–3, ≥ 1,
// ≤ 3, 2.
func (b bounds) String() string {
	number := func(f *float64) string { return strconv.FormatFloat(*f, 'f', -1, 64) }
	switch {
	case b.min == nil && b.max == nil:
		return ""
	case b.min == nil:
		return "≤ " + number(b.max)
	case b.max == nil:
		return "≥ " + number(b.min)
	case *b.min == *b.max:
		return number(b.min)
	}
	return number(b.min) + "–" + number(b.max)
}

// isText reports whether the field is said in each language; otherwise it is
// a fact.
func (f field) isText() bool {
	return f.text || f.typ == reflect.TypeFor[Words]() || f.typ == reflect.TypeFor[WordsList]()
}

// declared remembers the fields of struct types: what a type declares never
// changes, and to read the tags again for every file took a fifth of its
// parsing.
var declared sync.Map // of reflect.Type to []field

// fieldsOf returns the fields of a struct type, those of embedded structs in
// their place. A wrong tag is a mistake of the programmer and panics.
func fieldsOf(t reflect.Type) []field {
	if known, ok := declared.Load(t); ok {
		return known.([]field)
	}
	fields := declaredBy(t)
	declared.Store(t, fields)
	for _, f := range fields { // so that a wrong tag deep inside is found by any file
		if base := baseType(f.typ); base.Kind() == reflect.Struct && !isValue(base) {
			fieldsOf(base)
		}
	}
	return fields
}

func declaredBy(t reflect.Type) []field {
	fields := make([]field, 0, t.NumField())
	for i := range t.NumField() {
		sf := t.Field(i)
		tag, tagged := sf.Tag.Lookup("field")
		switch {
		case tagged && sf.IsExported():
			f := parseTag(t, sf, tag)
			f.index, f.refs = []int{i}, holdsRefs(sf.Type)
			fields = append(fields, f)
		case tagged:
			panic(fmt.Sprintf("decode: %s.%s has a tag but is not exported", t, sf.Name))
		case sf.Anonymous && sf.Type.Kind() == reflect.Struct && !isValue(sf.Type):
			for _, f := range fieldsOf(sf.Type) {
				f.index = append([]int{i}, f.index...)
				fields = append(fields, f)
			}
		}
	}
	if len(fields) > 64 { // see decoder.record
		panic(fmt.Sprintf("decode: %s has too many fields", t))
	}
	names := map[string]bool{}
	for _, f := range fields {
		if names[f.name] {
			panic(fmt.Sprintf("decode: %s has two fields %q", t, f.name))
		}
		names[f.name] = true
	}
	return fields
}

func parseTag(t reflect.Type, sf reflect.StructField, tag string) field {
	parts := strings.Split(tag, ",")
	f := field{name: parts[0], typ: sf.Type}
	wrong := func(why string) { panic(fmt.Sprintf("decode: %s.%s: %s in %q", t, sf.Name, why, tag)) }
	number := func(s string) *float64 {
		if s == "" {
			return nil
		}
		n, err := strconv.ParseFloat(s, 64)
		if err != nil {
			wrong("no number " + s)
		}
		return &n
	}
	for _, part := range parts[1:] {
		option, value, _ := strings.Cut(part, "=")
		switch option {
		case "required":
			f.required = true
		case "text":
			f.text = true
		case "len":
			from, to, isRange := strings.Cut(value, "..")
			if !isRange {
				to = from
			}
			f.length = &bounds{number(from), number(to)}
		case "min":
			f.size.min = number(value)
		case "max":
			f.size.max = number(value)
		case "enum":
			f.enum = strings.Fields(value)
		case "ref":
			f.ref = value
		default:
			wrong("unknown option " + option)
		}
	}
	switch base := baseType(sf.Type); {
	case f.name == "":
		wrong("no name")
	case base == nil:
		wrong("a type that cannot be read")
	case (base == reflect.TypeFor[Ref]()) != (f.ref != ""):
		wrong("ref= and the type Ref belong together")
	case f.enum != nil && base.Kind() != reflect.String:
		wrong("enum= belongs to strings")
	}
	return f
}

// baseType is what a list, map or pointer holds in the end, or nil if that
// cannot be read from YAML.
func baseType(t reflect.Type) reflect.Type {
	switch {
	case isValue(t):
		return t
	case t.Kind() == reflect.Slice, t.Kind() == reflect.Pointer && t.Elem().Kind() == reflect.Struct,
		t.Kind() == reflect.Map && t.Key().Kind() == reflect.String:
		return baseType(t.Elem())
	case slices.Contains([]reflect.Kind{reflect.String, reflect.Int, reflect.Int64, reflect.Float64, reflect.Bool, reflect.Struct}, t.Kind()):
		return t
	}
	return nil
}

// isValue reports whether a type is one of this package's own, which are
// written as one value.
func isValue(t reflect.Type) bool {
	switch t {
	case reflect.TypeFor[Ref](), reflect.TypeFor[Word](), reflect.TypeFor[Words](), reflect.TypeFor[WordsList](),
		reflect.TypeFor[Date](), reflect.TypeFor[Clock](), reflect.TypeFor[Moment](), reflect.TypeFor[Minutes]():
		return true
	}
	return false
}
