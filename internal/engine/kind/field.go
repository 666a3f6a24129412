package kind

import (
	"bytes"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/model"
)

// fieldName returns the name that a struct field has in files, and whether
// it is a record of texts.
func fieldName(f reflect.StructField) (name string, text bool) {
	parts := strings.Split(f.Tag.Get("field"), ",")
	return parts[0], slices.Contains(parts[1:], "text")
}

// A declared field is what the tag of a struct field says (see decode), as
// far as a skeleton needs it. That the tags are right has been held already:
// decode refuses others.
type declared struct {
	name           string
	index          []int
	typ            reflect.Type
	required, text bool
	common         bool // of model.Common, which every kind has
	fewest         int  // items of a list
	least          string
	enum           []string
	ref            string
}

func (f declared) isText() bool {
	return f.text || f.typ == reflect.TypeFor[decode.Words]() || f.typ == reflect.TypeFor[decode.WordsList]()
}

// declaredIn returns the fields of a struct, those of embedded ones in place.
func declaredIn(t reflect.Type) []declared {
	var out []declared
	for i := range t.NumField() {
		sf := t.Field(i)
		if _, tagged := sf.Tag.Lookup("field"); !tagged {
			if sf.Anonymous && sf.Type.Kind() == reflect.Struct {
				for _, f := range declaredIn(sf.Type) {
					f.index = append([]int{i}, f.index...)
					f.common = f.common || sf.Type == reflect.TypeFor[model.Common]()
					out = append(out, f)
				}
			}
			continue
		}
		f := declared{typ: sf.Type, index: []int{i}}
		f.name, f.text = fieldName(sf)
		for _, part := range strings.Split(sf.Tag.Get("field"), ",")[1:] {
			option, value, _ := strings.Cut(part, "=")
			switch option {
			case "required":
				f.required = true
			case "min":
				f.least = value
			case "enum":
				f.enum = strings.Fields(value)
			case "ref":
				f.ref = value
			case "len":
				from, _, _ := strings.Cut(value, "..")
				f.fewest, _ = strconv.Atoi(from)
			}
		}
		out = append(out, f)
	}
	return out
}

// text is a string as a node, quoted where it must be.
func text(s string) *yaml.Node {
	n := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s}
	if strings.Contains(s, "\n") {
		n.Style = yaml.LiteralStyle
	}
	return n
}

// plain is a value that is no text: a number, a day, true.
func plain(s string) *yaml.Node { return &yaml.Node{Kind: yaml.ScalarNode, Value: s} }

// encode writes a field as lines of YAML.
func encode(name string, value *yaml.Node) []string {
	var b bytes.Buffer
	enc := yaml.NewEncoder(&b)
	enc.SetIndent(2)
	record := &yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{text(name), value}}
	if err := enc.Encode(record); err != nil {
		panic(err) // a tree of scalars, lists and records can be written
	}
	return strings.Split(strings.TrimRight(b.String(), "\n"), "\n")
}
