package main

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"pobratim/internal/engine/decode"
)

// withBasis writes into the front matter of a translation from which state
// of the original it is made, and on which day that was found. Only the
// values of basis and at change, or one line is added; every other byte
// stays. It is false if that cannot be done, for whatever reason: the result
// is read again and compared.
func withBasis(old []byte, basis, day string) ([]byte, bool) {
	before, found := decode.FrontMatter("", old)
	f := front{data: old, basis: fmt.Sprintf("%q", basis), day: day}
	if found.Errors() > 0 || !f.fences() {
		return nil, false
	}
	key, value := child(before.Meta, "translation")
	switch {
	case key == nil:
		f.edit(f.close, f.close, fmt.Sprintf("translation: {basis: %s, at: %s}%s", f.basis, f.day, f.end))
	case value.Kind != yaml.MappingNode:
		return nil, false
	default:
		f.change(value)
	}
	out := f.apply()

	after, found := decode.FrontMatter("", out)
	_, t := child(after.Meta, "translation")
	if found.Errors() > 0 || !bytes.Equal(before.Body, after.Body) || valueOf(t, "basis") != basis || valueOf(t, "at") != day {
		return nil, false
	}
	return out, slices.Equal(others(before.Meta), others(after.Meta))
}

// A front is the front matter of a file that is being edited.
type front struct {
	data       []byte
	lines      []int // where each line starts
	close      int   // where the line that closes it starts
	end        string
	basis, day string
	edits      []edit
}

type edit struct {
	from, to int
	text     string
}

func (f *front) edit(from, to int, text string) { f.edits = append(f.edits, edit{from, to, text}) }

// fences finds the lines and the style of line ends.
func (f *front) fences() bool {
	at, open := 0, false
	for line := range bytes.Lines(f.data) {
		f.lines = append(f.lines, at)
		text := bytes.TrimRight(bytes.TrimPrefix(line, []byte("\uFEFF")), " \t\r\n")
		if string(text) == "---" {
			if open {
				f.close = at
				return true
			}
			open, f.end = true, "\n"
			if bytes.HasSuffix(line, []byte("\r\n")) {
				f.end = "\r\n"
			}
		}
		at += len(line)
	}
	return false
}

// offset is where a node starts. Columns count characters.
func (f *front) offset(n *yaml.Node) int {
	if n.Line < 1 || n.Line > len(f.lines) {
		return len(f.data)
	}
	at, column := f.lines[n.Line-1], 0
	for i := range string(f.data[at:]) {
		if column++; column == n.Column {
			return at + i
		}
	}
	return len(f.data)
}

// valueStart is where the value of a key starts, its quotes and the like
// included.
func (f *front) valueStart(key *yaml.Node) int {
	at := f.offset(key) + len(key.Value)
	rest := f.data[min(at, len(f.data)):]
	text := bytes.TrimLeft(rest, " \t")
	text = bytes.TrimLeft(bytes.TrimPrefix(text, []byte(":")), " \t\r\n")
	return len(f.data) - len(text)
}

// change gives basis and at of a record their values, and adds them where
// they are not written.
func (f *front) change(record *yaml.Node) {
	flow := record.Style&yaml.FlowStyle != 0
	var missing []string
	for _, field := range [][2]string{{"basis", f.basis}, {"at", f.day}} {
		key, value := child(record, field[0])
		if key == nil {
			missing = append(missing, field[0]+": "+field[1])
			continue
		}
		start := f.valueStart(key)
		f.edit(start, f.tokenEnd(start, value, flow, key.Column), field[1])
	}
	switch {
	case missing == nil:
	case flow && len(record.Content) > 0:
		at := f.offset(record) + 1
		f.edit(at, at, strings.Join(missing, ", ")+", ")
	case flow:
		at := f.offset(record) + 1
		f.edit(at, at, strings.Join(missing, ", "))
	default:
		first := record.Content[0]
		indent := strings.Repeat(" ", first.Column-1)
		at := f.lines[first.Line-1]
		for _, m := range missing {
			f.edit(at, at, indent+m+f.end)
		}
	}
}

// tokenEnd is where a scalar that starts at an offset ends.
func (f *front) tokenEnd(start int, n *yaml.Node, flow bool, column int) int {
	rest := f.data[min(start, f.close):f.close]
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		for i := 1; i < len(rest); i++ {
			switch rest[i] {
			case '\\':
				i++
			case '"':
				return start + i + 1
			}
		}
	case n.Style&yaml.SingleQuotedStyle != 0:
		for i := 1; i < len(rest); i++ {
			if rest[i] == '\'' {
				if i+1 == len(rest) || rest[i+1] != '\'' {
					return start + i + 1
				}
				i++
			}
		}
	case flow:
		if i := bytes.IndexAny(rest, ",}"); i >= 0 {
			return start + len(bytes.TrimRight(rest[:i], " \t\r\n"))
		}
	default:
		return start + f.blockEnd(rest, column, n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0)
	}
	return f.close
}

// blockEnd is the length of a plain scalar or a block: its line and those
// below it that are indented more than its key.
func (f *front) blockEnd(rest []byte, column int, block bool) int {
	end, at := 0, 0
	for line := range bytes.Lines(rest) {
		text := bytes.TrimRight(line, " \t\r\n")
		indent := len(text) - len(bytes.TrimLeft(text, " "))
		if at > 0 && len(text) > 0 && indent < column {
			break
		}
		if !block {
			if i := bytes.Index(text, []byte(" #")); i >= 0 {
				return at + len(bytes.TrimRight(text[:i], " \t"))
			}
		}
		if len(text) > 0 {
			end = at + len(text)
		}
		at += len(line)
	}
	return end
}

// apply makes the edits, those at one place in their order.
func (f *front) apply() []byte {
	slices.SortStableFunc(f.edits, func(a, b edit) int { return cmp.Compare(a.from, b.from) })
	var out []byte
	at := 0
	for _, e := range f.edits {
		out = append(append(out, f.data[at:max(at, e.from)]...), e.text...)
		at = e.to
	}
	return append(out, f.data[at:]...)
}

// child returns a field of a mapping and its value.
func child(n *yaml.Node, name string) (key, value *yaml.Node) {
	for i := 0; n != nil && i+1 < len(n.Content); i += 2 {
		if n.Kind == yaml.MappingNode && n.Content[i].Value == name {
			return n.Content[i], n.Content[i+1]
		}
	}
	return nil, nil
}

func valueOf(n *yaml.Node, name string) string {
	if _, v := child(n, name); v != nil {
		return v.Value
	}
	return ""
}

// others lists everything in a mapping except for the basis of the
// translation and its day.
func others(n *yaml.Node) []string {
	var out []string
	var walk func(n *yaml.Node, path string)
	walk = func(n *yaml.Node, path string) {
		if n == nil {
			return
		}
		if n.Kind == yaml.ScalarNode && path != ".translation.basis" && path != ".translation.at" {
			out = append(out, path+"="+n.Value)
		}
		for i, c := range n.Content {
			switch {
			case n.Kind != yaml.MappingNode:
				walk(c, fmt.Sprintf("%s[%d]", path, i))
			case i%2 == 1:
				walk(c, path+"."+n.Content[i-1].Value)
			}
		}
	}
	walk(n, "")
	return out
}
