package decode

import (
	"encoding/binary"
	"iter"
	"slices"
	"strconv"
	"strings"
	"sync"

	"pobratim/internal/engine/diag"
)

// Given says which fields were written, and where, by path: "title",
// "hosts[1]", "press.contact", "offers[0].text". It is nil for what cannot be
// read. That of a thing in several files is those of the files one behind the
// other; where two say the same, the first counts.
type Given []written

// A Field is one written field.
type Field struct {
	Pos  diag.Pos // of its value
	Key  diag.Pos // of its name; of the value for an item of a list
	Text bool     // whether it is declared text; facts and items of facts are not
}

// written are the fields of one file, packed: a site has a hundred thousand of
// them and asks for few.
type written struct {
	file   string
	packed string // see pack
}

// A node is a written field. It knows its own name and the field around it, so
// that no path is made before somebody looks for one.
type node struct {
	name            string // of a field; "" for an item of a list
	outer           int32  // index of the field around it; -1 at the top
	item            int32  // number in the list
	line, col       int32
	keyLine, keyCol int32
	text            bool
}

const outermost int32 = -1

// pack writes the nodes as numbers that are most often a byte long.
func pack(b []byte, nodes []node) []byte {
	line := int32(0)
	for i, n := range nodes {
		text := 0
		if n.text {
			text = 1
		}
		b = binary.AppendUvarint(b, uint64(int32(i)-n.outer))
		b = binary.AppendUvarint(b, uint64(len(n.name)<<1|text))
		if b = append(b, n.name...); n.name == "" {
			b = binary.AppendUvarint(b, uint64(n.item))
		}
		b = binary.AppendVarint(b, int64(n.line-line))
		b = binary.AppendUvarint(b, uint64(n.col))
		b = binary.AppendVarint(b, int64(n.keyLine-n.line))
		b = binary.AppendUvarint(b, uint64(n.keyCol))
		line = n.line
	}
	return b
}

// A desk is what the fields of one file after the other lie on.
type desk struct {
	file   string
	list   []node
	packed []byte
}

var desks = sync.Pool{New: func() any { return new(desk) }}

// deskFor returns a desk for a file. It is to be tidied.
func deskFor(file string) *desk {
	d := desks.Get().(*desk)
	d.file, d.list = file, d.list[:0]
	return d
}

func (d *desk) tidy() {
	clear(d.list)
	desks.Put(d)
}

// given packs what lies there.
func (d *desk) given() Given {
	d.packed = pack(d.packed[:0], d.list)
	return Given{{d.file, string(d.packed)}}
}

// unpack lays the fields on a desk.
func (w written) unpack() *desk {
	d := deskFor(w.file)
	rest := w.packed
	number := func() (n uint64) {
		for shift := 0; ; shift += 7 {
			c := rest[0]
			rest = rest[1:]
			if n |= uint64(c&0x7f) << shift; c < 0x80 {
				return n
			}
		}
	}
	signed := func() int32 { // as AppendVarint writes it
		n := number()
		return int32(n>>1) ^ -int32(n&1)
	}
	line := int32(0)
	for rest != "" {
		n := node{outer: int32(len(d.list)) - int32(number())}
		size := number()
		n.text, size = size&1 == 1, size>>1
		if n.name, rest = rest[:size], rest[size:]; size == 0 {
			n.item = int32(number())
		}
		n.line = line + signed()
		n.col = int32(number())
		n.keyLine = n.line + signed()
		n.keyCol = int32(number())
		line = n.line
		d.list = append(d.list, n)
	}
	return d
}

// Field returns a field by its path, and whether it was written.
func (g Given) Field(path string) (Field, bool) {
	for _, w := range g {
		if f, ok := w.find(path); ok {
			return f, true
		}
	}
	return Field{}, false
}

// Has reports whether the field was written.
func (g Given) Has(path string) bool {
	_, ok := g.Field(path)
	return ok
}

// Pos returns where the value of a field stands, or, if it was not written,
// the innermost written field around it; zero if there is none.
func (g Given) Pos(path string) diag.Pos {
	for path != "" {
		if f, ok := g.Field(path); ok {
			return f.Pos
		}
		path = path[:max(0, strings.LastIndexAny(path, ".["))]
	}
	return diag.Pos{}
}

// Facts returns the names of the top-level fields that were written and are
// facts, in byte order.
func (g Given) Facts() []string {
	var names []string
	for _, w := range g {
		d := w.unpack()
		for _, n := range d.list {
			if n.outer == outermost && !n.text && !strings.ContainsAny(n.name, ".[") {
				names = append(names, n.name)
			}
		}
		d.tidy()
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// All gives the fields with their paths, each path once.
func (g Given) All() iter.Seq2[string, Field] {
	return func(yield func(string, Field) bool) {
		seen := map[string]bool{}
		for _, w := range g {
			d := w.unpack()
			defer d.tidy()
			for i := range d.list {
				path := d.path(int32(i))
				if !seen[path] && !yield(path, d.field(i)) {
					return
				}
				seen[path] = true
			}
		}
	}
}

// Set says that a field was written; it is for entries that no file holds.
func (g *Given) Set(path string, f Field) {
	n := node{name: path, outer: outermost, line: f.Pos.Line, col: f.Pos.Col,
		keyLine: f.Key.Line, keyCol: f.Key.Col, text: f.Text}
	*g = slices.Insert(*g, 0, written{f.Pos.File, string(pack(nil, []node{n}))})
}

func (w written) find(path string) (Field, bool) {
	d := w.unpack()
	defer d.tidy()
	for i := range d.list {
		if d.is(int32(i), path) {
			return d.field(i), true
		}
	}
	return Field{}, false
}

func (d *desk) field(i int) Field {
	n := &d.list[i]
	return Field{
		Pos:  diag.Pos{File: d.file, Line: n.line, Col: n.col},
		Key:  diag.Pos{File: d.file, Line: n.keyLine, Col: n.keyCol},
		Text: n.text,
	}
}

// is reports whether a path is that of a field.
func (d *desk) is(i int32, path string) bool {
	n := &d.list[i]
	if n.name == "" {
		rest, ok := strings.CutSuffix(path, "]")
		at := strings.LastIndexByte(rest, '[')
		return ok && at >= 0 && rest[at+1:] == strconv.Itoa(int(n.item)) && d.is(n.outer, rest[:at])
	}
	rest, ok := strings.CutSuffix(path, n.name)
	if !ok || n.outer == outermost {
		return ok && rest == ""
	}
	rest, ok = strings.CutSuffix(rest, ".")
	return ok && d.is(n.outer, rest)
}

func (d *desk) path(i int32) string {
	n := &d.list[i]
	switch {
	case n.name == "" && n.outer >= 0:
		return d.path(n.outer) + "[" + strconv.Itoa(int(n.item)) + "]"
	case n.outer == outermost:
		return n.name
	}
	return d.path(n.outer) + "." + n.name
}
