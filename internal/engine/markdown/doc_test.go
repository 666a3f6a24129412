package markdown

import (
	"bytes"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pobratim/internal/engine/diag"
)

func TestDoc(t *testing.T) {
	src := "## Дом\n\nСлова \"два\" и [*ссылка*](/x/#a \"Титул\").\n\n![Кухня](k.png)\n\n```\ncode\n```\n"
	doc, found := Options{Blocks: true}.Parse([]byte(src), diag.Pos{File: "a.md", Line: 10, Col: 1}, known(t, "ru"))
	if len(found) != 0 {
		t.Fatal(list(found))
	}
	holes := []Hole{
		{Kind: LinkOpen, Target: "/x/#a", Title: "Титул", Alt: "ссылка", Pos: diag.Pos{File: "a.md", Line: 12, Col: 15}},
		{Kind: PictureHole, Target: "k.png", Alt: "Кухня", Block: true, Pos: diag.Pos{File: "a.md", Line: 14, Col: 1}},
	}
	headings := []Heading{{Level: 2, ID: "dom", Text: "Дом"}}
	put := func(html []byte) Shelf {
		html = bytes.Clone(html)
		return func(dst []byte) []byte { return append(dst, html...) }
	}
	away, _ := Options{Put: put}.Parse([]byte(src), diag.Pos{File: "a.md", Line: 10, Col: 1}, known(t, "ru"))
	for _, d := range []*Doc{doc, away} {
		f := d.Fill(func(h Hole) (Link, bool) { return Link{Href: h.Target}, true }, func(h Hole) (Picture, bool) { return Picture{}, false })
		if html := f.HTML(); string(f.Append([]byte("before "))) != "before "+string(html) {
			t.Errorf("appended %q", f.Append([]byte("before ")))
		} else if want := "<h2 id=\"dom\">Дом</h2>\n<p>Слова «два» и\u00a0<a href=\"/x/#a\" title=\"Титул\"><em>ссылка</em></a>.</p>\n<pre tabindex=\"0\"><code>code\n</code></pre>\n"; string(html) != want {
			t.Errorf("HTML: %q, want %q", html, want)
		}
		if d.Plain() != doc.Plain() {
			t.Errorf("plain: %q, want %q", d.Plain(), doc.Plain())
		}
	}
	if away.whole != "" || doc.whole == "" {
		t.Error("what is shelved stays, or what is not goes")
	}
	if away.Blocks != "" {
		t.Error("blocks are hashed that nobody asked for")
	}
	if plain := "Дом\nСлова «два» и\u00a0ссылка.\ncode"; doc.Plain() != plain {
		t.Errorf("plain: %q, want %q", doc.Plain(), plain)
	}
	if diff := cmp.Diff(holes, slices.Collect(doc.Holes())); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(headings, slices.Collect(doc.Headings())); diff != "" {
		t.Error(diff)
	}
	if n := len(strings.Fields(doc.Blocks)); n != 4 {
		t.Errorf("%d blocks, want 4", n)
	}
}

// What a shelf gives that could not be read says nothing, and does no harm.
func TestZerosSayNothing(t *testing.T) {
	for _, src := range []string{"", "а", "а\\\nб", "а < б", "- [а](/x/)\n- б\n\n`в` **г**\n"} {
		put := func(html []byte) Shelf {
			return func(dst []byte) []byte { return append(dst, make([]byte, len(html))...) }
		}
		doc, _ := Options{Put: put}.Parse([]byte(src), diag.Pos{Line: 1, Col: 1}, nil)
		if plain := doc.Plain(); strings.Trim(plain, "\x00") != "" {
			t.Errorf("%q says %q", src, plain)
		}
	}
}

// A Doc does not tell on what desk it was written: a memo compares them.
func TestEqualTextsAreEqualDocs(t *testing.T) {
	parse := func(src string) *Doc {
		doc, _ := Parse([]byte(src), diag.Pos{File: "a.md", Line: 1, Col: 1}, known(t, "ru"))
		return doc
	}
	for range 8 { // whichever desk comes
		empty, words, full := parse(""), parse("Слова.\n"), parse("[а](/x/ \"т\") < ![к](k.png)\n\n- б\\\nв\n")
		if !reflect.DeepEqual(empty, parse("")) || !reflect.DeepEqual(words, parse("Слова.\n")) || full.marks == "" {
			t.Fatal("equal texts are different Docs")
		}
	}
}

// Plain is put together from the HTML, where signs are escaped and marks
// stand between the words.
func TestPlain(t *testing.T) {
	for src, want := range map[string]string{
		"a < b & \"c\"":            "a < b & \"c\"",
		"один **два** `три`\nк":    "один два три к",
		"один\\\nдва":              "один два",
		"- а\n- б\n\n> в":          "а\nб\nв",
		"|а|б|\n|-|-|\n|в|<|\n":    "а б\nв <",
		"[а](/x/) и ![к](k.png) б": "а и  б", // the picture is none of the words
		"```\n<a>\n```\n\nб":       "<a>\nб",
		"[словы]{be} и слова":      "словы и слова",
		"":                         "",
	} {
		doc, _ := Parse([]byte(src), diag.Pos{Line: 1, Col: 1}, nil)
		if doc.Plain() != want {
			t.Errorf("%q says %q, want %q", src, doc.Plain(), want)
		}
	}
}

// checkCuts holds that each hole is cut once, in order, and each link ends
// before the next begins.
func checkCuts(t *testing.T, d *Doc) {
	t.Helper()
	open, last := false, 0
	for at, h := range d.cuts() {
		if at < last || at > d.parts || h.Kind == linkEnds && !open || h.Kind == LinkOpen && open {
			t.Fatalf("the cut at %d (%v) is out of place", at, h)
		}
		last = at
		open = h.Kind == LinkOpen || open && h.Kind != linkEnds
	}
	if open {
		t.Error("a link does not end")
	}
}

func TestBlocks(t *testing.T) {
	blocks := func(src string) []string {
		doc, _ := Options{Blocks: true}.Parse([]byte(src), diag.Pos{Line: 1, Col: 1}, nil)
		return strings.Fields(doc.Blocks)
	}
	base := blocks("один два\n\n- a\n- b\n\nтри[^1]\n\n[^1]: нота\n")
	if len(base) != 4 {
		t.Fatalf("%d blocks, want 4", len(base))
	}
	if diff := cmp.Diff(base, blocks("один\r\nдва\r\n\r\n\r\n- a\r\n- b\r\n\r\nтри[^1]\r\n\r\n[^1]:   нота")); diff != "" {
		t.Errorf("white space changes a block: %s", diff)
	}
	changed := blocks("один два\n\n- a\n- c\n\nтри[^1]\n\n[^1]: нота\n")
	for i := range base {
		if same := base[i] == changed[i]; same == (i == 1) {
			t.Errorf("block %d: same is %v", i, same)
		}
	}
}

// TestPositions holds the places of findings: in characters, in a block
// scalar of YAML, under Windows line ends.
func TestPositions(t *testing.T) {
	cases := []struct {
		name, src string
		at        diag.Pos
		want      string
	}{
		{"characters", "Привет, <b>мир", diag.Pos{Line: 1, Col: 1}, "1:9 markdown-html"},
		{"front matter", "a\n\nб <b>", diag.Pos{Line: 8, Col: 1}, "10:3 markdown-html"},
		{"block scalar", "a\n\nб <b>", diag.Pos{Line: 8, Col: 5}, "10:7 markdown-html"},
		{"windows", "a\r\nб\r\n\r\nв <b>\r\n", diag.Pos{Line: 1, Col: 1}, "4:3 markdown-html"},
		{"old mac", "a\rб <b>", diag.Pos{Line: 1, Col: 1}, "1:5 markdown-html"},
		{"nul", "слово \x00 и \x00", diag.Pos{Line: 1, Col: 1}, "1:7 markdown-control"},
		{"turned", "слово\nи \u202eовт", diag.Pos{Line: 1, Col: 1}, "2:3 markdown-control"},
		{"escape", "слово\n\x1b[1m", diag.Pos{Line: 1, Col: 1}, "2:1 markdown-control"},
		{"windows-1251", "ok \xcf\xf0\xe8", diag.Pos{Line: 1, Col: 1}, "1:4 markdown-not-utf8"},
		{"quotation", "> > я <b>", diag.Pos{Line: 1, Col: 1}, "1:7 markdown-html"},
		{"cell", "| а | б |\n|---|---|\n| в | г <b> |", diag.Pos{Line: 1, Col: 1}, "3:9 markdown-html"},
		{"behind an entity", "&amp; любоў", diag.Pos{Line: 1, Col: 1}, "1:7 text-letter-foreign"},
		{"in a description", "![вид любоў](a.png)", diag.Pos{Line: 1, Col: 1}, "1:7 text-letter-foreign"},
		{"whole file", "<b>", diag.Pos{File: "x"}, "0:0 markdown-html"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, found := Parse([]byte(c.src), c.at, known(t, "ru"))
			if got := codes(found); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

func TestSlips(t *testing.T) {
	found := Slips("Моя любоў", diag.Pos{File: "a.yaml", Line: 3, Col: 8}, known(t, "ru"))
	if got := codes(found); got != "3:12 text-letter-foreign" {
		t.Error(got)
	}
	if found := Slips("Моя любоў", diag.Pos{}, nil); len(found) != 0 {
		t.Error(list(found))
	}
}

// TestUnknownLanguage: no language, no opinion about its words.
func TestUnknownLanguage(t *testing.T) {
	doc, found := Parse([]byte("## \"ўи\"\n\n[a](/b/)"), diag.Pos{Line: 1, Col: 1}, nil)
	if len(found) != 0 || !strings.HasPrefix(page(doc), `<h2 id="section">&#34;ўи&#34;</h2>`) {
		t.Error(page(doc), list(found))
	}
}
