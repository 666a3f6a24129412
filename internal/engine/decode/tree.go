package decode

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"pobratim/internal/engine/diag"
)

// exact marks, among the style bits of a node, a value that stands in the
// file character for character. yaml.v3 uses the six lowest bits.
const exact yaml.Style = 1 << 16

// A tree goes over the nodes of one document: it refuses what authors never
// mean, and moves positions to where the texts start.
type tree struct {
	file    string
	line    int // number of the first line of the document in the file
	text    *cursor
	plain   bool // the document has no unseen characters as it stands
	nodes   int
	marks   int // anchors, aliases and tags that were met
	doubles int // keys that stood twice
	found   diag.List
}

func (t *tree) add(d diag.Diagnostic) { t.found = append(t.found, d) }

func (t *tree) pos(n *yaml.Node) diag.Pos {
	return diag.At(t.file, n.Line, n.Column)
}

// visit checks n and what is in it, in the order of the file.
func (t *tree) visit(n *yaml.Node, depth int) {
	t.nodes++
	if n.Kind == yaml.ScalarNode {
		t.settle(n)
	}
	n.Line += t.line - 1
	t.refuseUnseen(n)
	t.refuseMarks(n)
	switch {
	case t.nodes == maxNodes+1:
		t.add(diag.Errorf(t.pos(n), "yaml-too-many"))
	case depth > maxDepth && len(n.Content) > 0:
		t.add(diag.Errorf(t.pos(n), "yaml-too-deep"))
	}
	switch {
	case t.nodes > maxNodes, depth > maxDepth:
		n.Content = nil
	case n.Kind == yaml.SequenceNode:
		for _, item := range n.Content {
			t.visit(item, depth+1)
		}
	case n.Kind == yaml.MappingNode:
		t.mapping(n, depth)
	}
}

// refuseMarks reports anchors, aliases and tags. Nobody writes a hundred of
// them by hand; of a bomb made of them the first say enough.
func (t *tree) refuseMarks(n *yaml.Node) {
	marked := n.Kind == yaml.AliasNode || n.Anchor != "" || n.Style&yaml.TaggedStyle != 0
	if !marked {
		return
	}
	if t.marks++; t.marks > 100 {
		return
	}
	switch {
	case n.Kind == yaml.AliasNode:
		t.add(diag.Errorf(t.pos(n), "yaml-alias", "name", n.Value))
	case n.Anchor != "":
		t.add(diag.Errorf(t.pos(n), "yaml-anchor", "name", n.Anchor))
	default:
		t.add(diag.Errorf(t.pos(n), "yaml-tag", "name", n.Tag))
	}
}

// refuseUnseen reports a character that readers cannot see and that could
// fool them, or a program that reads what is published: control characters,
// which escapes bring in, and those that turn the direction of writing
// (https://www.unicode.org/reports/tr36/). The value is kept.
func (t *tree) refuseUnseen(n *yaml.Node) {
	if n.Kind != yaml.ScalarNode || t.plain && n.Style&exact != 0 {
		return
	}
	i := strings.IndexFunc(n.Value, unseen)
	if i < 0 {
		return
	}
	at := t.pos(n)
	if n.Style&exact != 0 {
		at = Word{S: n.Value, Pos: at}.At(i)
	}
	r, _ := utf8.DecodeRuneInString(n.Value[i:])
	t.add(diag.Errorf(at, "yaml-character", "code", fmt.Sprintf("U+%04X", r)))
}

func unseen(r rune) bool {
	switch {
	case r == '\n', r == '\t':
		return false
	case r == '\u061c', r == '\u200e', r == '\u200f', r == '\u2028', r == '\u2029', r == '\ufeff':
		return true
	case r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
		return true
	}
	return unicode.IsControl(r)
}

// mapping visits the pairs of n and drops those that were refused, so that
// nothing is said of them twice. Of a key that stands twice the first is
// kept.
func (t *tree) mapping(n *yaml.Node, depth int) {
	var first map[string]*yaml.Node // of a large record
	kept := n.Content[:0]
	before := func(name string) *yaml.Node {
		if first != nil {
			return first[name]
		}
		for i := 0; i < len(kept); i += 2 {
			if kept[i].Value == name {
				return kept[i]
			}
		}
		return nil
	}
	if len(n.Content) > 128 {
		first = make(map[string]*yaml.Node, len(n.Content)/2)
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		t.visit(key, depth+1)
		keyLine := key.Line - t.line + 1
		t.visit(value, depth+1)
		if isNull(value) && value.Value == "" && value.Style&yaml.TaggedStyle == 0 {
			value.Line, value.Column = keyLine+t.line-1, key.Column
		}
		twin := before(key.Value)
		switch {
		case key.Kind == yaml.AliasNode: // has been refused
		case key.Kind != yaml.ScalarNode:
			t.add(diag.Errorf(t.pos(key), "yaml-key-not-text"))
		case key.Value == "<<" && key.ShortTag() == "!!merge":
			t.add(diag.Errorf(t.pos(key), "yaml-merge-key"))
		case strings.TrimSpace(key.Value) == "":
			t.add(diag.Errorf(t.pos(key), "yaml-key-empty"))
		case twin != nil && t.twice(): // has been said often enough
		case twin != nil:
			t.add(diag.Errorf(t.pos(key), "yaml-duplicate-key", "name", key.Value, "line", strconv.Itoa(twin.Line)).See(t.pos(twin)))
		default:
			if first != nil {
				first[key.Value] = key
			}
			kept = append(kept, key, value)
		}
	}
	n.Content = kept
}

// twice counts keys that stand twice, and reports whether there have been so
// many that more of them would tell the author nothing new.
func (t *tree) twice() bool {
	t.doubles++
	return t.doubles > 100
}

// settle moves the position of a value to its first character and finds out
// whether the value stands in the file as it is. Lines still count from the
// start of the document.
func (t *tree) settle(n *yaml.Node) {
	if isNull(n) || !t.text.seek(n.Line, n.Column) {
		return
	}
	switch rest := t.text.rest(); {
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		t.settleBlock(n)
	case n.Style&yaml.DoubleQuotedStyle != 0 && startsWith(rest, `"`):
		n.Column++
		if startsWith(rest[1:], n.Value) && startsWith(rest[1+len(n.Value):], `"`) {
			n.Style |= exact
		}
	case n.Style&yaml.SingleQuotedStyle != 0 && startsWith(rest, "'"):
		n.Column++
		if startsWith(rest[1:], n.Value) && startsWith(rest[1+len(n.Value):], "'") {
			n.Style |= exact
		}
	case startsWith(rest, n.Value):
		n.Style |= exact
	}
}

func startsWith(b []byte, s string) bool { return len(b) >= len(s) && string(b[:len(s)]) == s }

// settleBlock finds the first line of a "|" or ">" block and its indentation.
func (t *tree) settleBlock(n *yaml.Node) {
	if strings.Trim(n.Value, "\n") == "" {
		return
	}
	lines := t.text.following()
	skip := 0
	for line := range lines {
		line = bytes.TrimRight(line, "\r\n")
		if len(bytes.TrimSpace(line)) == 0 && skip < leadingBreaks(n.Value) {
			skip++
			continue
		}
		text, _, _ := strings.Cut(strings.TrimLeft(n.Value, "\n"), "\n")
		if n.Style&yaml.LiteralStyle != 0 && bytes.HasSuffix(line, []byte(text)) {
			n.Column = utf8.RuneCount(line) - utf8.RuneCountInString(text) + 1
			n.Style |= exact
			n.Line++
			return
		}
		n.Column = len(line) - len(bytes.TrimLeft(line, " ")) + 1
		n.Line += 1 + skip
		n.Style &^= yaml.LiteralStyle
		n.Style |= yaml.FoldedStyle
		return
	}
}

func leadingBreaks(s string) int { return len(s) - len(strings.TrimLeft(s, "\n")) }
