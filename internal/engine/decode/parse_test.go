package decode

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"pobratim/internal/engine/diag"
)

// summary writes findings as "line:col code [nearest]", sorted.
func summary(l diag.List) string {
	var lines []string
	for _, d := range l.Sorted() {
		s := fmt.Sprintf("%d:%d %s", d.Line, d.Col, d.Code)
		if d.Nearest != "" {
			s += " ~" + d.Nearest
		}
		for _, r := range d.Related {
			s += fmt.Sprintf(" %d:%d", r.Line, r.Col)
		}
		lines = append(lines, s)
	}
	return strings.Join(lines, "; ")
}

// inside reports whether all findings point into the data or just behind a
// line of it.
func inside(t *testing.T, data []byte, l diag.List) {
	t.Helper()
	lines := bytes.Split(data, []byte("\n"))
	for _, d := range l {
		for _, p := range append([]diag.Pos{d.Pos}, d.Related...) {
			if p.Line == 0 && p.Col == 0 {
				continue
			}
			if p.Line < 1 || int(p.Line) > len(lines) || p.Col < 1 || int(p.Col) > utf8.RuneCount(lines[p.Line-1])+1 {
				t.Errorf("%s lies outside of the file: %s in %q", p, d.Code, data)
			}
		}
	}
}

func TestParseFindings(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		// What may be written.
		{"", ""},
		{"---\n", ""},
		{"# nothing yet\n", ""},
		{"a: 1\nb: [x, \"y\", {z: 1}]\n", ""},
		{"a: 1\r\nb: |\r\n  x\r\n  y\r\n", ""},
		{"---\na: 1\n...\n", ""},
		{"a: |\n  ---\n  x: y: z\n", ""},
		{"a: \"x\n  y\"\nb: [1,\n  2]\n", ""},

		// Duplicates.
		{"title: a\nб: 1\ntitle: b\n", "3:1 yaml-duplicate-key 1:1"},
		{"x: {a: 1, b: 2, a: 3}\n", "1:17 yaml-duplicate-key 1:5"},
		{"- {ключ: 1, ключ: 2}\n", "1:13 yaml-duplicate-key 1:4"},
		{"\"1\": a\n1: b\n", "2:1 yaml-duplicate-key 1:2"},

		// What YAML can do and we do not want.
		{"a: &x 1\nb: *x\n", "1:4 yaml-anchor; 2:4 yaml-alias"},
		{"a: {b: 1}\n<<: {c: d}\n", "2:1 yaml-merge-key"},
		{"? [a]\n: b\n<<: {c: d}\n", "1:3 yaml-key-not-text; 3:1 yaml-merge-key"},
		{"a: !foo b\n", "1:4 yaml-tag"},
		{"a: !!str 1\n", "1:4 yaml-tag"},
		{": b\n", "1:1 yaml-key-empty"},
		{"? \n", "1:2 yaml-key-empty"},
		{"{: b}\n", "1:2 yaml-key-empty"},
		{"\"\": b\n", "1:2 yaml-key-empty"},
		{"a: 1\n---\nb: 2\n", "2:1 yaml-second-document"},
		{"---\na: 1\n---\n", "3:1 yaml-second-document"},
		{"%YAML 1.2\n---\na: 1\n", "1:1 yaml-directive"},
		{"a: " + strings.Repeat("[", 31) + "1" + strings.Repeat("]", 31) + "\n", ""},
		{"a: " + strings.Repeat("[", 32) + "1" + strings.Repeat("]", 32) + "\n", "1:35 yaml-too-deep"},
		{strings.Repeat("[", 20000), "1:1 yaml-too-deep"},

		// Mistakes of writing.
		{"a: b\ntitle: Одно: другое\nc: d\n", "2:12 yaml-colon-in-value"},
		{"title: Одно: другое", "1:12 yaml-colon-in-value"},
		{"a:\n  - title: Одно: другое\n", "2:16 yaml-colon-in-value"},
		{"a: 1\nt: {ru: Один: два, be: y}\n", "2:13 yaml-colon-in-value"},
		{"q:\n  - {ru: Как?, be: Як?}\n", "2:13 yaml-question-mark"},
		{"q: [Кто там? Я, да]\n", "1:12 yaml-question-mark"},
		{"a: [b: c: d]\n", "1:9 yaml-colon-in-value"},
		{"a: 1\ntitle: \"Дом\" на реке\nc: d\n", "2:14 yaml-text-after-quote"},
		{"a: 1\ntitle: 'Дом' на реке\nc: d\n", "2:14 yaml-text-after-quote"},
		{"a: 'аб'яднанне'\n", "1:8 yaml-text-after-quote"},
		{"a: {ru: \"Дом\" на реке, be: x}\n", "1:15 yaml-text-after-quote"},
		{"a: 1\ntitle: \"Дом\nc: d\ne: f\n", "2:8 yaml-unclosed-quote"},
		{"a: 1\ntitle: 'Дом\nc: d\ne: f\n", "2:8 yaml-unclosed-quote"},
		{"a: [\"x]\nb: y\n", "1:5 yaml-unclosed-quote"},
		{"a: 1\nlist: [a, b\nc: d\ne: f\n", "2:7 yaml-unclosed-bracket"},
		{"a: 1\nlist: {ru: a, be: b\nc: d\n", "2:7 yaml-unclosed-bracket"},
		{"a: 1\nlist: [a, {b: c]\nc: d\n", "2:11 yaml-unclosed-bracket"},
		{"a: [1,\n  2]\nlist: [a, b\nc: d\n", "3:7 yaml-unclosed-bracket"},
		{"a: [x] y\nb: 1\n", "1:8 yaml-text-after-bracket"},
		{"a: 1\nb: ]\n", "2:4 yaml-first-character"},
		{"a: 1\n\tb: 2\n", "2:1 yaml-tab"},
		{"a:\n  \tb: 2\n", "2:3 yaml-tab"},
		{"a:\n  - x\n\t- y\n", "3:1 yaml-tab"},
		{"a: @foo\n", "1:4 yaml-first-character"},
		{"a: 1\nb: `foo`\n", "2:4 yaml-first-character"},
		{"a: **важно** b\n", "1:4 yaml-first-character"},
		{"a: - b\n", "1:4 yaml-first-character"},
		{"a: 1\nb: | text\n", "2:4 yaml-block-indicator"},
		{"a: 1\nb: > text\nc: d\n", "2:4 yaml-block-indicator"},
		{"a: 1\ntitle:Дом\nc: d\n", "2:6 yaml-colon-without-space"},
		{"a: 1\ntitle:\u00a0Дом\nc: d\n", "2:7 yaml-odd-space"},
		{"a: 1\nпросто слова\nc: d\n", "2:1 yaml-no-colon"},
		{"просто слова\nc: d\n", "1:1 yaml-no-colon"},
		{"a: 1\n  b: 2\nc: 3\n", "2:3 yaml-indentation"},
		{"a:\n    b: 2\n  c: 3\n", "3:3 yaml-indentation"},
		{"  a: 1\nb: 2\n", "2:1 yaml-indentation"},
		{"a: b\n- c\n", "2:1 yaml-indentation"},
		{"a: 1\nb: \"x\\qy\"\n", "2:6 yaml-escape"},
		{"b: \"ж\\u12\"\n", "1:6 yaml-escape"},
		{"b: \"C:\\Имя\"\n", "1:7 yaml-escape"},

		// The file as a whole.
		{"PK\x03\x04…", "0:0 text-not-plain"},
		{"\xff\xfea\x00", "0:0 text-utf-16"},
		{"\ufeffa: 1\nb: !x 1\n", "1:1 text-byte-order-mark; 2:4 yaml-tag"},
		{"a: \xcf\xf0\xe8\xe2\xe5\xf2\n", "1:4 text-windows-1251"},
		{"a: Привет\nб: ми\xd1р\n", "2:6 text-not-utf-8"},
		{"a: 1\nж\x00\n", "2:2 text-nul"},
		{"a: 1\rb: 2\r", "1:5 text-line-end"},
		{"a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n", "2:1 text-merge-marks"},
		{"a: ж\u2028b\n", "1:5 yaml-line-separator"},
		{"a: ж\x07b\n", "1:5 yaml-character"},
		{"a: ж\ufeffb\n", "1:5 yaml-character"},
		{strings.Repeat("#", 3<<20), "0:0 yaml-too-large"},
		{"a: [" + strings.Repeat("1,", 250000) + "]", "1:399999 yaml-too-many"},
		{strings.Repeat(",", 700000), "1:1 yaml-too-many"},
	} {
		_, found := Parse("f.yaml", 1, []byte(c.in))
		if got := summary(found); got != c.want {
			t.Errorf("%.80q:\n got %s\nwant %s", c.in, got, c.want)
		}
		inside(t, []byte(c.in), found)
		shifted, more := Parse("f.yaml", 11, []byte(c.in))
		for i := range more {
			if more[i].Line > 0 && more[i].Line != found[i].Line+10 {
				t.Errorf("%.80q: from line 11 on, the finding stands in line %d", c.in, more[i].Line)
			}
		}
		if c.want == "" && shifted != nil && shifted.Line < 11 {
			t.Errorf("%.80q: the tree does not start in line 11", c.in)
		}
	}
}

func TestParsePositions(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"имя: жук\n", "1:6 жук exact"},
		{"имя: \"жук\"\n", "1:7 жук exact"},
		{"имя: 'жук'\n", "1:7 жук exact"},
		{"имя: 'ж''к'\n", "1:7 ж'к"},
		{"имя: \"ж\\tк\"\n", "1:7 ж\tк"},
		{"имя: жук\n  и жаба\n", "1:6 жук и жаба"},
		{"имя: |\n  жук\n  и\n", "2:3 жук\nи\n exact"},
		{"имя: |\r\n  жук\r\n  и\r\n", "2:3 жук\nи\n exact"},
		{"имя: |\n\n    жук\n      и\n", "2:5 \nжук\n  и\n exact"},
		{"имя: |1-\n   жук\n", "2:2   жук exact"},
		{"имя: >\n\n  жук\n  и\n", "3:3 \nжук и\n"},
		{"имя: {а: [жук]}\n", "1:11 жук exact"},
		{"имя:\n", "1:1 "},
		{"а: б\r\nимя: 'жук'\r\n", "2:7 жук exact"},
	} {
		n, found := Parse("f.yaml", 1, []byte(c.in))
		if len(found) > 0 {
			t.Errorf("%q: %s", c.in, summary(found))
			continue
		}
		for len(n.Content) > 0 {
			n = n.Content[len(n.Content)-1]
		}
		got := fmt.Sprintf("%d:%d %s", n.Line, n.Column, n.Value)
		if n.Style&exact != 0 {
			got += " exact"
		}
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.in, got, c.want)
		}
	}
}

// TestParseBombs holds the time of hostile files; without the guards each
// takes from seconds to all of the memory.
func TestParseBombs(t *testing.T) {
	var directives, keys strings.Builder
	for i := range 60000 {
		fmt.Fprintf(&directives, "%%TAG !a%d! b\n", i)
	}
	keys.WriteString("x: 1\n")
	for range 50000 {
		keys.WriteString("key: v\n")
	}
	laughs := "a0: &a0 [x, x]\n"
	for i := 1; len(laughs) < 2_000_000; i++ {
		laughs += fmt.Sprintf("a%d: &a%d [%s*a%d]\n", i, i, strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 20000), i-1)
	}
	for name, c := range map[string]struct {
		in    string
		found int
	}{
		"duplicate keys": {keys.String(), 100},
		"directives":     {directives.String(), 1},
		"aliases":        {laughs, -1},
		"open lists":     {strings.Repeat("[", 2<<20), 1},
		"open records":   {strings.Repeat("{a: ", 500000), 1},
		"dashes":         {strings.Repeat("- ", 1<<20), 1},
		"question marks": {strings.Repeat("? ", 1<<20), 1},
		"items":          {strings.Repeat("-\n", 1<<20), 1},
		"broken at last": {strings.Repeat("a b: [x,\n y]\n", 40000) + "c: d: e\n", 1},
		"never closed":   {strings.Repeat("a: [x,\n", 40000), 1},
	} {
		start := time.Now()
		_, found := Parse("f.yaml", 1, []byte(c.in))
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%s: took %v", name, took)
		} else {
			t.Logf("%s: %d bytes, %d findings in %v", name, len(c.in), len(found), took)
		}
		if c.found >= 0 && len(found) != c.found || len(found) == 0 {
			t.Errorf("%s: %d findings, want %d", name, len(found), c.found)
		}
		inside(t, []byte(c.in), found[:min(len(found), 3)])
	}
}

func TestUnreadableIsNotEmpty(t *testing.T) {
	if n, _ := Parse("f", 1, []byte("a: b: c")); !unreadable(n) {
		t.Errorf("a broken document gives %v", n)
	}
	if n, _ := Parse("f", 1, []byte("# a")); n != nil {
		t.Errorf("an empty document gives %v", n)
	}
	if n, _ := Parse("f", 1, []byte("a: 1")); n == nil || n.Kind != yaml.MappingNode {
		t.Errorf("a document gives %v", n)
	}
}
