package decode

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"gopkg.in/yaml.v3"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/source"
)

// Limits on one document. No page comes near them; beyond them a file takes
// seconds or gigabytes.
const (
	maxDepth = 32
	maxNodes = 200_000
	maxMarks = 600_000 // signs that can begin a node, counted before parsing
)

// Parse reads one YAML document into a tree of nodes. line is the number of
// data's first line in the file: 1 for a whole file. Positions in the tree
// are those of the file: of a text in quotes that of its first character,
// of a block that of its first line. The node is nil for an empty document;
// for one that cannot be read it is a node without a kind, of which Into
// says nothing more.
func Parse(file string, line int, data []byte) (*yaml.Node, diag.List) {
	s, found, ok := readable(file, data)
	for i := range found {
		if found[i].Line > 0 {
			found[i].Line += int32(line - 1)
		}
	}
	if !ok {
		return &yaml.Node{}, found
	}
	n, more := parse(file, line, s)
	return n, append(found, more...)
}

// unreadable reports whether n stands for a document that was refused.
func unreadable(n *yaml.Node) bool { return n != nil && n.Kind == 0 }

// parse is Parse for what is known to be readable.
func parse(file string, line int, s script) (*yaml.Node, diag.List) {
	data := s.data
	if len(data) > source.MaxText {
		return &yaml.Node{}, diag.List{diag.Errorf(diag.Pos{File: file}, "yaml-too-large")}
	}
	if d, ok := yamlReadable(file, line, s); !ok {
		return &yaml.Node{}, diag.List{d}
	}
	if marks(data) > maxMarks {
		return &yaml.Node{}, diag.List{diag.Errorf(diag.At(file, line, 1), "yaml-too-many")}
	}
	root, err := compose(data)
	if err != nil {
		return &yaml.Node{}, diag.List{explain(file, line, data, err)}
	}
	if root == nil {
		return nil, nil
	}
	w := tree{file: file, line: line, text: newCursor(data), plain: s.plain}
	w.visit(root, 1)
	if isNull(root) {
		return nil, w.found
	}
	return root, w.found
}

// marks counts the signs without which there is no node, so that a file of
// nothing else is refused before it fills the memory.
func marks(data []byte) int {
	n := 0
	for _, mark := range []string{",", ":", "[", "{", "-", "?", "\n"} {
		n += bytes.Count(data, []byte(mark))
	}
	return n
}

// errSecond says that a document is followed by something, at a node.
type errSecond struct{ at *yaml.Node }

func (errSecond) Error() string { return "a second document" }

// compose runs yaml.v3 over exactly one document, without decoding any value.
// The library panics on some inputs; for the author that is a text which
// cannot be understood like any other.
func compose(data []byte) (root *yaml.Node, err error) {
	defer func() {
		if r := recover(); r != nil {
			root, err = nil, fmt.Errorf("%v", r)
		}
	}()
	var doc, second yaml.Node
	dec := yaml.NewDecoder(bytes.NewReader(data))
	if err := dec.Decode(&doc); errors.Is(err, io.EOF) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	if err := dec.Decode(&second); err == nil {
		return nil, errSecond{&second}
	} else if !errors.Is(err, io.EOF) {
		return nil, err
	}
	if len(doc.Content) == 0 {
		return nil, nil
	}
	return doc.Content[0], nil
}
