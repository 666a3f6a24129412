package decode

import (
	"iter"
	"slices"
	"strconv"
	"strings"

	"pobratim/internal/engine/diag"
)

// Given says which fields were written, and where, by path: "title",
// "hosts[1]", "press.contact", "offers[0].text". It is nil for what cannot be
// read. That of a thing in several files is those of the files one behind the
// other; where two say the same, the first counts.
type Given []*written

// A Field is one written field.
type Field struct {
	Pos  diag.Pos // of its value
	Key  diag.Pos // of its name; of the value for an item of a list
	Text bool     // whether it is declared text; facts and items of facts are not
}

// written are the fields of one file. A site has a hundred thousand of them
// and asks for few, so each knows its own name and the field around it, and
// no path is made before somebody looks for one.
type written struct {
	file string
	list []node
}

type node struct {
	name            string // of a field; "" for an item of a list
	outer           int32  // index of the field around it; -1 at the top
	item            int32  // number in the list
	line, col       int32
	keyLine, keyCol int32
	text            bool
}

const outermost int32 = -1

// Field returns a field by its path, and whether it was written.
func (g Given) Field(path string) (Field, bool) {
	for _, w := range g {
		for i := range w.list {
			if w.is(int32(i), path) {
				return w.field(i), true
			}
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
		for i := range w.list {
			if n := &w.list[i]; n.outer == outermost && !n.text && !strings.ContainsAny(n.name, ".[") {
				names = append(names, n.name)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// All gives the fields with their paths, each path once.
func (g Given) All() iter.Seq2[string, Field] {
	return func(yield func(string, Field) bool) {
		seen := map[string]bool{}
		for _, w := range g {
			for i := range w.list {
				path := w.path(int32(i))
				if !seen[path] && !yield(path, w.field(i)) {
					return
				}
				seen[path] = true
			}
		}
	}
}

// Set says that a field was written; it is for entries that no file holds.
func (g *Given) Set(path string, f Field) {
	w := &written{file: f.Pos.File}
	w.list = []node{{name: path, outer: outermost, line: int32(f.Pos.Line), col: int32(f.Pos.Col),
		keyLine: int32(f.Key.Line), keyCol: int32(f.Key.Col), text: f.Text}}
	*g = slices.Insert(*g, 0, w)
}

func (w *written) field(i int) Field {
	n := &w.list[i]
	return Field{
		Pos:  diag.Pos{File: w.file, Line: int(n.line), Col: int(n.col)},
		Key:  diag.Pos{File: w.file, Line: int(n.keyLine), Col: int(n.keyCol)},
		Text: n.text,
	}
}

// is reports whether a path is that of a field.
func (w *written) is(i int32, path string) bool {
	n := &w.list[i]
	if n.name == "" {
		rest, ok := strings.CutSuffix(path, "]")
		at := strings.LastIndexByte(rest, '[')
		return ok && at >= 0 && rest[at+1:] == strconv.Itoa(int(n.item)) && w.is(n.outer, rest[:at])
	}
	rest, ok := strings.CutSuffix(path, n.name)
	if !ok || n.outer == outermost {
		return ok && rest == ""
	}
	rest, ok = strings.CutSuffix(rest, ".")
	return ok && w.is(n.outer, rest)
}

func (w *written) path(i int32) string {
	n := &w.list[i]
	switch {
	case n.name == "" && n.outer >= 0:
		return w.path(n.outer) + "[" + strconv.Itoa(int(n.item)) + "]"
	case n.outer == outermost:
		return n.name
	}
	return w.path(n.outer) + "." + n.name
}
