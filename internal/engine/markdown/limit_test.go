package markdown

import (
	"strings"
	"testing"

	"pobratim/internal/engine/diag"
)

// pathological are texts on which the parser is known to be quadratic, each
// of about n bytes.
var pathological = map[string]func(n int) string{
	"links":             func(n int) string { return strings.Repeat("[a](b", n/5) },
	"links with <":      func(n int) string { return strings.Repeat("[a](<b", n/6) },
	"links with title":  func(n int) string { return strings.Repeat("[a](b \"", n/7) },
	"open brackets":     func(n int) string { return strings.Repeat("[", n) },
	"nested brackets":   func(n int) string { return strings.Repeat("[", n/2) + strings.Repeat("]", n/2) },
	"nested links":      func(n int) string { return strings.Repeat("[", n/5) + strings.Repeat("](a)", n/5) },
	"pictures":          func(n int) string { return strings.Repeat("![", n/6) + strings.Repeat("](a)", n/6) },
	"references":        func(n int) string { return strings.Repeat("[a][b]", n/6) },
	"emphasis":          func(n int) string { return strings.Repeat("*a _b ", n/6) },
	"emphasis mixed":    func(n int) string { return strings.Repeat("a**b_c~~d ", n/10) },
	"emphasis nested":   func(n int) string { return strings.Repeat("*a ", n/6) + strings.Repeat("b* ", n/6) },
	"stars":             func(n int) string { return strings.Repeat("*a*b", n/4) },
	"backticks":         func(n int) string { return strings.Repeat("`a``b```c", n/9) },
	"tags":              func(n int) string { return strings.Repeat("<a ", n/3) },
	"tags with =":       func(n int) string { return strings.Repeat("<a b='", n/6) },
	"comments":          func(n int) string { return strings.Repeat("a <!-- ", n/7) },
	"processing":        func(n int) string { return strings.Repeat("a <? ", n/5) },
	"definitions":       func(n int) string { return strings.Repeat("[a]: b\n", n/7) },
	"definitions open":  func(n int) string { return strings.Repeat("[a]: b '\n", n/9) },
	"quotations":        func(n int) string { return strings.Repeat(">", n) },
	"quotations, lines": func(n int) string { return strings.Repeat(strings.Repeat(">", 40)+"a\n\n", n/43) },
	"lists":             func(n int) string { return strings.Repeat("- ", n/2) + "a" },
	"list, blank lines": func(n int) string { return strings.Repeat("- ", 31) + "a\n" + strings.Repeat("\n", n) },
	"lists deepening": func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			b.WriteString(strings.Repeat("  ", i) + "- a\n")
		}
		return b.String()
	},
	"table": func(n int) string {
		return strings.Repeat("|a", n/8) + "\n" + strings.Repeat("|-", n/8) + "\n" + strings.Repeat("|\n", n/4)
	},
	"tables":         func(n int) string { return strings.Repeat("|a|b|\n|-|-|\n|c|d|\n\n", n/19) },
	"pipes":          func(n int) string { return "|a|\n|-|\n" + strings.Repeat("|`\\|`|\n", n/7) },
	"footnotes":      func(n int) string { return strings.Repeat("[^a]", n/8) + "\n\n" + strings.Repeat("[^b]: c\n\n", n/18) },
	"notes in notes": func(n int) string { return strings.Repeat("[^a]: ", n/6) },
	"headings":       func(n int) string { return strings.Repeat("# a\n", n/4) },
	"setext":         func(n int) string { return strings.Repeat("a\n-\n", n/4) },
	"lines":          func(n int) string { return strings.Repeat("\n", n) },
	"words":          func(n int) string { return strings.Repeat("слово ", n/11) },
	"quotes":         func(n int) string { return strings.Repeat("\"", n) },
	"passages":       func(n int) string { return strings.Repeat("[a]{be}", n/7) },
	"passages nested": func(n int) string {
		return strings.Repeat("[", n/5) + "a" + strings.Repeat("]{be}", n/5)
	},
	"addresses":         func(n int) string { return strings.Repeat("https://a.b ", n/12) },
	"addresses tight":   func(n int) string { return strings.Repeat("http://", n/7) },
	"entities":          func(n int) string { return strings.Repeat("&amp;", n/5) },
	"braces":            func(n int) string { return "## a" + strings.Repeat(" {#a}", n/5) },
	"braces open":       func(n int) string { return "## a" + strings.Repeat("{", n/5) },
	"spaces":            func(n int) string { return "## a" + strings.Repeat(" ", n) + "b" },
	"mail":              func(n int) string { return strings.Repeat("a@b.c ", n/6) },
	"letters at":        func(n int) string { return strings.Repeat("a.", n/2) },
	"definition titles": func(n int) string { return strings.Repeat("[a] ", n/4) + "\n\n[a]: b 'c'" },
	"reversed":          func(n int) string { return strings.Repeat(")[/", n/3) },
	"passages open":     func(n int) string { return strings.Repeat("[a]{be", n/6) },
	"closing tags":      func(n int) string { return strings.Repeat("a ", n/4) + strings.Repeat("</a>", n/8) },
	"slips":             func(n int) string { return strings.Repeat("ы&amp;", n/7) },
	"fences":            func(n int) string { return strings.Repeat("```\na\n```\n", n/20) + strings.Repeat(" ", n/2) },
	"titles":            func(n int) string { return strings.Repeat("[a](b 'c') ", n/11) },
	"spaced":            func(n int) string { return strings.Repeat("[a] (/b", n/7) },
	"delimiter rows":    func(n int) string { return strings.Repeat("-|-\n", n/4) },
}

// inBlocks cuts a text into many blocks, each below the limit of one.
func inBlocks(s string, size int) string {
	var b strings.Builder
	for len(s) > size {
		b.WriteString(s[:size] + "\n\n")
		s = s[size:]
	}
	return b.String() + s
}

// TestWork holds what the parser is given to the limits that make its time
// bearable: measured here anew, on what limit lets through of 2 MB.
func TestWork(t *testing.T) {
	for name, make := range pathological {
		whole := make(2<<20 - 4096)
		for _, src := range []string{whole, inBlocks(make(1800<<10), 4<<10)} {
			d := new(desk)
			given := &d.text
			given.normalise([]byte(src), diag.Pos{Line: 1, Col: 1}, false)
			safe, _, found := d.limit()
			if len(safe) != len(given.src) && len(safe) != 0 {
				t.Errorf("%s: offsets are not kept", name)
			}
			if string(safe) != given.s && len(found) == 0 {
				t.Errorf("%s: something is dropped silently", name)
			}
			work := 0
			for block := range strings.SplitSeq(string(safe), "\n\n") {
				if n := len(strings.TrimSpace(block)); n > maxBlock {
					t.Errorf("%s: a block of %d bytes", name, n)
				}
				work += len(block) * len(strings.FieldsFunc(block, func(r rune) bool { return !strings.ContainsRune("[<*_`", r) }))
			}
			if work > maxWork {
				t.Errorf("%s: %d steps", name, work)
			}
			if n := strings.Count(string(safe), "\n"); n > maxLines {
				t.Errorf("%s: %d lines", name, n)
			}
		}
	}
}

// TestPathological parses what fits into one block; it would take minutes
// if a part were quadratic.
func TestPathological(t *testing.T) {
	for name, make := range pathological {
		doc, found := Parse([]byte(make(60<<10)), diag.Pos{Line: 1, Col: 1}, known(t, "be"))
		checkCuts(t, doc)
		if doc.Plain() == "" && len(found) == 0 && name != "lines" {
			t.Errorf("%s: dropped silently", name)
		}
	}
}

// TestLimits holds where the findings of the limits stand, and that what is
// beyond a limit takes nothing else along.
func TestLimits(t *testing.T) {
	cases := []struct{ name, src, want string }{
		{"file", strings.Repeat("слово ", 200_000), "1:1 markdown-too-large"},
		{"lines", strings.Repeat("\n", 50_001), "1:1 markdown-too-many-lines"},
		{"block", "a\n\n" + strings.Repeat("слово\n", 6_000) + "\nb", "3:1 markdown-block-long"},
		{"depth", "a\n\nb\n" + strings.Repeat("> ", 33) + "c\n\nd", "4:1 markdown-deep"},
		{"indent", "- a\n" + strings.Repeat("  ", 51) + "- b\n", "2:1 markdown-deep"},
		{"cells", strings.Repeat("|a", 200) + "\n" + strings.Repeat("|-", 200) + "\n" + strings.Repeat("|\n", 100), "1:1 markdown-table-large"},
		{"footnotes", "a\n\n" + strings.Repeat("[^1] ", 2_001) + "\n\n[^1]: b", "3:1 markdown-footnotes-many, 5:1 markdown-footnote-unused"},
		{"brackets", strings.Repeat("[", 40_000) + "\n\nb", "1:1 markdown-tangled"},
		{"break", strings.Repeat("- ", 40), ""},
		{"below", strings.Repeat("> ", 32) + "a", ""},
	}
	for _, c := range cases {
		doc, found := Parse([]byte(c.src), diag.Pos{Line: 1, Col: 1}, nil)
		if got := codes(found); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if strings.HasSuffix(c.src, "\n\nb") && !strings.HasSuffix(doc.Plain(), "b") {
			t.Errorf("%s: the next block is lost", c.name)
		}
	}
}

func BenchmarkPathological(b *testing.B) {
	for name, make := range pathological {
		whole := make(2<<20 - 4096)
		for kind, src := range map[string]string{
			"file": whole, "block": make(60 << 10), "60k": inBlocks(whole, 60<<10), "4k": inBlocks(whole, 4<<10),
		} {
			b.Run(name+"/"+kind, func(b *testing.B) {
				for b.Loop() {
					Parse([]byte(src), diag.Pos{Line: 1, Col: 1}, known(b, "be"))
				}
			})
		}
	}
}

func BenchmarkParse(b *testing.B) {
	const section = "## Як усё пачыналася\n\nКожную суботу *суседзі* прыходзілі ў двор: хто з граблямі, хто з [пірагамі](/practices/pirahi/), а хто " +
		"проста так. «Мы не ведалі, – кажа **Алена**, – што атрымаецца " + "сад»… Праз год тут раслі яблыні.\n\n- першы крок - сабраць людзей;\n- другі крок - дамовіцца.\n\n"
	src := []byte(strings.Repeat(section, 8<<10/len(section)+1))
	l := known(b, "be")
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		Parse(src, diag.Pos{File: "a.md", Line: 1, Col: 1}, l)
	}
}
