package decode

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"pobratim/internal/engine/diag"
)

// A decoder carries one call of Into.
type decoder struct {
	file  string
	o     Options
	desk  *desk // of the fields
	found diag.List
}

// A scope is where in the struct the decoder stands.
type scope struct {
	node int32  // on the desk
	name string // of the field, as the author wrote it
	top  bool   // the fields of the outermost record
	text bool   // inside a field that is declared text
	rule
}

// plain reports whether text is written as such here, and not by language.
func (d *decoder) plain(s scope) bool { return d.o.Lang != "" && (s.top || s.text) }

func (d *decoder) add(f diag.Diagnostic) { d.found = append(d.found, f) }

// pos is where a finding about n stands: of a block that starts with empty
// lines, its first line with text.
func (d *decoder) pos(n *yaml.Node) diag.Pos {
	p := diag.At(d.file, n.Line, n.Column)
	if n.Style&yaml.LiteralStyle != 0 {
		p.Line += int32(leadingBreaks(n.Value))
	}
	return p
}

// write remembers where a field is written and returns its number. The name
// of an item of a list is empty.
func (d *decoder) write(name string, item int, in scope, key, value *yaml.Node, text bool) int32 {
	at, before := d.pos(value), d.pos(key)
	d.desk.list = append(d.desk.list, node{name: name, outer: in.node, item: int32(item), text: text,
		line: at.Line, col: at.Col, keyLine: before.Line, keyCol: before.Col})
	return int32(len(d.desk.list) - 1)
}

// record decodes the mapping n into the struct v.
func (d *decoder) record(n *yaml.Node, v reflect.Value, s scope) {
	fields := fieldsOf(v.Type())
	var written uint64
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		at := slices.IndexFunc(fields, func(f field) bool { return f.name == key.Value })
		if at < 0 {
			d.unknown(key, d.names(v.Type()))
			continue
		}
		f := &fields[at]
		written |= 1 << at
		inner := scope{name: f.name, top: s.top, text: s.text || f.text, rule: f.rule}
		inner.node = d.write(f.name, 0, s, key, value, s.text || s.top && f.isText())
		d.value(value, v.FieldByIndex(f.index), inner)
	}
	for i := range fields {
		f := &fields[i]
		// A fact may stand in another file of the same thing: see Missing.
		elsewhere := d.o.Lang != "" && s.top && !f.isText()
		if f.required && written&(1<<i) == 0 && !elsewhere {
			d.add(diag.Errorf(d.pos(n), "field-missing", "name", f.name))
		}
	}
}

func (d *decoder) unknown(key *yaml.Node, names []string) {
	latin, mixed := latinised(key.Value)
	for _, name := range names {
		if mixed && latin == name {
			f := diag.Errorf(d.pos(key), "field-mixed-letters", "name", key.Value)
			f.Nearest = name
			d.add(f)
			return
		}
	}
	d.add(diag.Errorf(d.pos(key), "field-unknown", "name", key.Value, "known", strings.Join(names, ", ")).Near(key.Value, names))
}

// value decodes n into v, whatever its type.
func (d *decoder) value(n *yaml.Node, v reflect.Value, s scope) {
	switch {
	case n.Kind == yaml.AliasNode: // has been refused
		return
	case isNull(n):
		d.add(diag.Errorf(d.pos(n), "field-empty", "name", s.name))
		return
	}
	switch p := v.Addr().Interface().(type) {
	case *Ref:
		d.ref(n, p, s)
	case *Word:
		if w, ok := d.word(n, s); ok {
			*p = w
		}
	case *Words:
		d.words(n, p, s)
	case *WordsList:
		d.wordsList(n, p, s)
	case *Date:
		d.date(n, p)
	case *Clock:
		d.clock(n, p)
	case *Moment:
		d.moment(n, p)
	case *Minutes:
		d.minutes(n, p, s)
	default:
		d.plainValue(n, v, s)
	}
}

func (d *decoder) plainValue(n *yaml.Node, v reflect.Value, s scope) {
	switch v.Kind() {
	case reflect.String:
		if str, ok := d.str(n, s); ok {
			v.SetString(str)
		}
	case reflect.Int, reflect.Int64:
		if i, ok := d.whole(n, s); ok {
			v.SetInt(i)
		}
	case reflect.Float64:
		if f, ok := d.number(n, s); ok {
			v.SetFloat(f)
		}
	case reflect.Bool:
		if b, ok := d.boolean(n); ok {
			v.SetBool(b)
		}
	case reflect.Slice:
		d.list(n, v, s)
	case reflect.Map:
		d.mapping(n, v, s)
	case reflect.Pointer:
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		d.value(n, v.Elem(), s)
	case reflect.Struct:
		if n.Kind != yaml.MappingNode {
			d.add(diag.Errorf(d.pos(n), "field-not-record", "name", s.name, "known", strings.Join(d.names(v.Type()), ": …, ")+": …"))
			return
		}
		d.record(n, v, scope{node: s.node, text: s.text})
	}
}

func (d *decoder) names(t reflect.Type) []string {
	var names []string
	for _, f := range fieldsOf(t) {
		names = append(names, f.name)
	}
	return names
}

func (d *decoder) list(n *yaml.Node, v reflect.Value, s scope) {
	if n.Kind != yaml.SequenceNode {
		d.add(diag.Errorf(d.pos(n), "field-not-list", "name", s.name, "example", example(n)))
		return
	}
	d.checkLength(n, s)
	// A list of texts is read once per language, into the same items; a
	// list of facts replaces what was there.
	items := reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content))
	if s.text && d.o.Lang != "" && v.Len() > 0 {
		items = reflect.MakeSlice(v.Type(), max(v.Len(), len(n.Content)), max(v.Len(), len(n.Content)))
		reflect.Copy(items, v)
	}
	for i, item := range n.Content {
		inner := scope{name: s.name, text: s.text, rule: s.rule}
		inner.length = nil
		inner.node = d.write("", i, s, item, item, s.text)
		d.value(item, items.Index(i), inner)
	}
	v.Set(items)
}

func (d *decoder) checkLength(n *yaml.Node, s scope) {
	if s.length != nil && !s.length.hold(float64(len(n.Content))) {
		d.add(diag.Errorf(d.pos(n), "field-list-length", "name", s.name,
			"wanted", s.length.String(), "count", strconv.Itoa(len(n.Content))))
	}
}

func (d *decoder) mapping(n *yaml.Node, v reflect.Value, s scope) {
	if n.Kind != yaml.MappingNode {
		d.add(diag.Errorf(d.pos(n), "field-not-record", "name", s.name, "known", "a: …, b: …"))
		return
	}
	m := reflect.MakeMapWithSize(v.Type(), len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		inner := scope{name: key.Value, text: s.text, rule: s.rule}
		inner.length = nil
		inner.node = d.write(key.Value, 0, s, key, value, s.text)
		item := reflect.New(v.Type().Elem()).Elem()
		k := reflect.ValueOf(key.Value).Convert(v.Type().Key())
		if old := v.MapIndex(k); s.text && old.IsValid() {
			item.Set(old)
		}
		d.value(value, item, inner)
		m.SetMapIndex(k, item)
	}
	v.Set(m)
}
