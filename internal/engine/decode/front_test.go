package decode

import "testing"

func TestFrontMatter(t *testing.T) {
	for _, c := range []struct {
		in, found string
		body      string
		line      int
	}{
		{"---\na: 1\n---\nтекст\n", "", "текст\n", 4},
		{"---\r\na: 1\r\n---\r\nтекст\r\n", "", "текст\r\n", 4},
		{"---\na: 1\n---", "", "", 3},
		{"---\na: 1\n---\n", "", "", 4},
		{"---\n---\nтекст", "", "текст", 3},
		{"\n\n---\na: 1\n---\nтекст", "", "текст", 6},
		{"---  \na: 1\n--- \nтекст", "", "текст", 4},
		{"---\na: |\n  x\n  ---\n  y\n---\nтекст", "", "текст", 7},
		{"---\na: 1\n---\n---\nтекст\n\n---\n", "", "---\nтекст\n\n---\n", 4},
		{"---\na: 1\n---\n\n---\n\nтекст", "", "\n---\n\nтекст", 4},
		{"---\na: 1\n---\n---yaml\n+++\n", "", "---yaml\n+++\n", 4},
		{"\ufeff---\na: 1\n---\nтекст", "1:1 text-byte-order-mark", "текст", 4},

		{"текст\n", "1:1 front-matter-missing", "текст\n", 1},
		{"", "0:0 front-matter-missing", "", 1},
		{"\n\n", "0:0 front-matter-missing", "\n\n", 1},
		{"a: 1\n---\nтекст\n", "1:1 front-matter-missing", "a: 1\n---\nтекст\n", 1},
		{"+++\na = 1\n+++\n", "1:1 front-matter-missing", "+++\na = 1\n+++\n", 1},
		{"----\na: 1\n---\n", "1:1 front-matter-dashes", "----\na: 1\n---\n", 1},
		{" ---\na: 1\n---\n", "1:1 front-matter-dashes", " ---\na: 1\n---\n", 1},
		{"\n—\na: 1\n---\n", "2:1 front-matter-dashes", "\n—\na: 1\n---\n", 1},
		{"\n---\na: 1\nтекст\n", "2:1 front-matter-open", "\n---\na: 1\nтекст\n", 1},
		{"---\na: 1\n–––\nтекст\n", "3:1 front-matter-dashes", "---\na: 1\n–––\nтекст\n", 1},
		{"---\na: |\n  x\n  ---\nтекст", "4:1 front-matter-dashes", "---\na: |\n  x\n  ---\nтекст", 1},

		{"---\na: 1\na: 2\n---\nтекст", "3:1 yaml-duplicate-key 2:1", "текст", 5},
		{"---\na: Один: два\n---\nтекст", "2:8 yaml-colon-in-value", "текст", 4},
		{"\n---\na: \"Дом\" у реки\n---\nтекст", "3:10 yaml-text-after-quote", "текст", 5},
		{"---\na: ж\x07\n---\nтекст\x07", "2:5 yaml-character", "текст\x07", 4},
		{"---\na: 1\n---\nтекст \xd1\n", "4:7 text-not-utf-8", "", 1},
		{"---\na: 1\n---\n\xd2\xe5\xea\xf1\xf2\n", "4:1 text-windows-1251", "", 1},
		{"---\na: 1\n---\nтекст\n<<<<<<< HEAD\n", "5:1 text-merge-marks", "", 1},
		{"---\na: 1\n\ufeffb: 2\n---\n", "3:1 yaml-character", "", 5},
		{"---\n\ufeffa: 2\n---\n", "2:1 yaml-character", "", 4},
	} {
		m, found := FrontMatter("f.md", []byte(c.in))
		if got := summary(found); got != c.found {
			t.Errorf("%q:\n got %s\nwant %s", c.in, got, c.found)
		}
		if string(m.Body) != c.body || m.BodyLine != c.line {
			t.Errorf("%q: body %q from line %d, want %q from %d", c.in, m.Body, m.BodyLine, c.body, c.line)
		}
		inside(t, []byte(c.in), found)
	}
}
