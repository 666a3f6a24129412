package decode

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"pobratim/internal/engine/diag"
)

var (
	wholeForm   = regexp.MustCompile(`^-?(0|[1-9][0-9]*)$`)
	decimalForm = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?$`)
	commaForm   = regexp.MustCompile(`^-?[0-9]+,[0-9]+$`)
)

// isID reports whether s is [a-z][a-z0-9-]{1,48}.
func isID(s string) bool {
	for i := range len(s) {
		c := s[i]
		if !('a' <= c && c <= 'z' || i > 0 && ('0' <= c && c <= '9' || c == '-')) {
			return false
		}
	}
	return len(s) >= 2 && len(s) <= 49
}

// quoted reports whether the value stands in quotes or is a block, so that
// it is text whatever it looks like.
func quoted(n *yaml.Node) bool {
	return n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0
}

func isNull(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && !quoted(n) && n.ShortTag() == "!!null"
}

// example shows a value as the only item of a list.
func example(n *yaml.Node) string {
	if n.Kind == yaml.ScalarNode && len(n.Value) <= 40 && !strings.Contains(n.Value, "\n") {
		return "[" + n.Value + "]"
	}
	return "[a, b]"
}

// checkComment warns where a text seems to end too early: "flat #5" is the
// word flat and a comment. Authors who mean a comment write a space after #.
func (d *decoder) checkComment(n *yaml.Node, s scope) {
	c := n.LineComment
	if n.Style&exact != 0 && !quoted(n) && len(c) > 1 && c[1] != ' ' && c[1] != '#' && c[1] != '-' {
		d.add(diag.Warnf(d.pos(n), "text-comment", "name", s.name, "comment", c))
	}
}

func (d *decoder) str(n *yaml.Node, s scope) (string, bool) {
	d.checkComment(n, s)
	switch {
	case n.Kind != yaml.ScalarNode:
		d.add(diag.Errorf(d.pos(n), "field-not-text", "name", s.name))
	case strings.TrimSpace(n.Value) == "":
		d.add(diag.Errorf(d.pos(n), "field-empty", "name", s.name))
	case !quoted(n) && (n.ShortTag() == "!!int" || n.ShortTag() == "!!float"):
		d.add(diag.Errorf(d.pos(n), "field-unquoted-number", "name", s.name, "value", n.Value))
	case !quoted(n) && n.ShortTag() == "!!bool":
		d.add(diag.Errorf(d.pos(n), "field-unquoted-boolean", "name", s.name, "value", n.Value))
	case s.enum != nil:
		return d.choice(n, s)
	default:
		return d.o.Vocabulary.one(n.Value), d.checkSize(n, n.Value, s)
	}
	return "", false
}

func (d *decoder) choice(n *yaml.Node, s scope) (string, bool) {
	latin, mixed := latinised(n.Value)
	for _, e := range s.enum {
		if e == n.Value {
			return e, true
		}
		if mixed && e == latin {
			f := diag.Errorf(d.pos(n), "field-value-mixed-letters", "name", s.name, "value", n.Value)
			f.Nearest = e
			d.add(f)
			return "", false
		}
	}
	d.add(diag.Errorf(d.pos(n), "field-unknown-value", "name", s.name, "value", n.Value,
		"known", strings.Join(s.enum, ", ")).Near(n.Value, s.enum))
	return "", false
}

// checkSize holds the characters of a text against max= and min=.
func (d *decoder) checkSize(n *yaml.Node, text string, s scope) bool {
	if s.size.min == nil && s.size.hold(float64(len(text))) { // no fewer bytes than characters
		return true
	}
	count := utf8.RuneCountInString(text)
	if s.size.hold(float64(count)) {
		return true
	}
	d.add(diag.Errorf(d.pos(n), "text-length", "name", s.name, "wanted", s.size.String(), "count", strconv.Itoa(count)))
	return false
}

func (d *decoder) whole(n *yaml.Node, s scope) (int64, bool) {
	if n.Kind == yaml.ScalarNode && quoted(n) && wholeForm.MatchString(n.Value) {
		d.add(diag.Errorf(d.pos(n), "field-quoted-number", "name", s.name, "value", n.Value))
		return 0, false
	}
	i, err := strconv.ParseInt(n.Value, 10, 64)
	if n.Kind != yaml.ScalarNode || !wholeForm.MatchString(n.Value) || err != nil {
		d.add(diag.Errorf(d.pos(n), "field-not-whole-number", "name", s.name))
		return 0, false
	}
	return i, d.checkRange(n, float64(i), s)
}

func (d *decoder) number(n *yaml.Node, s scope) (float64, bool) {
	switch {
	case n.Kind == yaml.ScalarNode && quoted(n) && decimalForm.MatchString(n.Value):
		d.add(diag.Errorf(d.pos(n), "field-quoted-number", "name", s.name, "value", n.Value))
		return 0, false
	case n.Kind == yaml.ScalarNode && commaForm.MatchString(n.Value):
		f := diag.Errorf(d.pos(n), "field-decimal-comma", "name", s.name, "value", n.Value)
		f.Nearest = strings.Replace(n.Value, ",", ".", 1)
		d.add(f)
		return 0, false
	}
	f, err := strconv.ParseFloat(n.Value, 64)
	if n.Kind != yaml.ScalarNode || !decimalForm.MatchString(n.Value) || err != nil || math.IsInf(f, 0) {
		d.add(diag.Errorf(d.pos(n), "field-not-number", "name", s.name))
		return 0, false
	}
	return f, d.checkRange(n, f, s)
}

func (d *decoder) checkRange(n *yaml.Node, f float64, s scope) bool {
	if s.size.hold(f) {
		return true
	}
	d.add(diag.Errorf(d.pos(n), "field-out-of-range", "name", s.name, "wanted", s.size.String(), "value", n.Value))
	return false
}

// boolean accepts true and false only: YAML's own lists of other words have
// changed over time, and authors' languages have more of them.
func (d *decoder) boolean(n *yaml.Node) (bool, bool) {
	if n.Kind == yaml.ScalarNode && !quoted(n) && (n.Value == "true" || n.Value == "false") {
		return n.Value == "true", true
	}
	f := diag.Errorf(d.pos(n), "field-not-boolean")
	if n.Kind == yaml.ScalarNode {
		switch strings.ToLower(n.Value) {
		case "true", "yes", "y", "on", "1", "да", "так":
			f.Nearest = "true"
		case "false", "no", "n", "off", "0", "нет", "не":
			f.Nearest = "false"
		}
	}
	d.add(f)
	return false, false
}

func (d *decoder) ref(n *yaml.Node, p *Ref, s scope) {
	latin, mixed := latinised(n.Value)
	switch {
	case n.Kind != yaml.ScalarNode:
		d.add(diag.Errorf(d.pos(n), "reference-not-id", "name", s.name, "value", "…"))
	case mixed && isID(latin):
		f := diag.Errorf(d.pos(n), "reference-mixed-letters", "name", s.name, "value", n.Value)
		f.Nearest = latin
		d.add(f)
	case !isID(n.Value):
		f := diag.Errorf(d.pos(n), "reference-not-id", "name", s.name, "value", n.Value)
		if lower := strings.NewReplacer("_", "-", " ", "-").Replace(strings.ToLower(n.Value)); isID(lower) {
			f.Nearest = lower
		}
		d.add(f)
	default:
		*p = Ref{Kind: s.ref, ID: d.o.Vocabulary.one(n.Value), Pos: d.pos(n)}
	}
}

// lookAlikes are Cyrillic letters that look like Latin ones.
var lookAlikes = strings.NewReplacer(
	"а", "a", "е", "e", "ё", "e", "о", "o", "р", "p", "с", "c", "у", "y", "х", "x", "і", "i", "ј", "j", "ѕ", "s", "һ", "h", "ԁ", "d",
	"А", "A", "В", "B", "Е", "E", "К", "K", "М", "M", "Н", "H", "О", "O", "Р", "P", "С", "C", "Т", "T", "У", "Y", "Х", "X", "І", "I",
)

// latinised replaces Cyrillic letters by the Latin ones that they look like
// and reports whether there were any.
func latinised(s string) (string, bool) {
	if isASCII(s) {
		return s, false
	}
	latin := lookAlikes.Replace(s)
	return latin, latin != s
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
