package markdown

import (
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"pobratim/internal/engine/diag"
)

func codes(found diag.List) string {
	var all []string
	for _, d := range found {
		all = append(all, fmt.Sprintf("%d:%d %s", d.Line, d.Col, d.Code))
	}
	return strings.Join(all, ", ")
}

// allowed lists every attribute of every element that may come out.
var allowed = map[string][]string{
	"p": nil, "em": nil, "strong": nil, "del": nil, "br": nil, "hr": nil, "blockquote": nil, "ul": nil, "li": {"id"},
	"ol": {"start"}, "pre": {"tabindex"}, "code": {"class"}, "table": nil, "thead": nil, "tbody": nil, "tr": nil,
	"div": {"class", "tabindex"}, "th": {"scope", "class"}, "td": {"class"}, "sup": {"class", "id"},
	"section": {"class", "role"}, "span": {"lang", "class"}, "figcaption": nil, "figure": {"class"},
	"h2": {"id"}, "h3": {"id"}, "h4": {"id"}, "h5": {"id"}, "h6": {"id"},
	"a":   {"href", "role", "title", "lang", "hreflang", "rel", "class"},
	"img": {"src", "alt", "title", "lang", "loading", "width", "height", "srcset", "sizes"},
}

// dangerous returns what in the HTML must not be there. It knows addresses from
// scratch, as a browser reads them (URL Standard, 4.4), not from SafeURL.
func dangerous(doc string) []string {
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(doc), body)
	if err != nil {
		return []string{err.Error()}
	}
	var bad []string
	ids := map[string]bool{}
	var walk func(n *html.Node, inLink bool)
	walk = func(n *html.Node, inLink bool) {
		switch n.Type {
		case html.CommentNode, html.DoctypeNode:
			bad = append(bad, "comment "+n.Data)
		case html.ElementNode:
			attributes, ok := allowed[n.Data]
			if !ok {
				bad = append(bad, "element "+n.Data)
			}
			for _, a := range n.Attr {
				if !slices.Contains(attributes, a.Key) || a.Namespace != "" {
					bad = append(bad, "attribute "+n.Data+" "+a.Key)
				}
				if (a.Key == "href" || a.Key == "src") && !harmless(a.Val) {
					bad = append(bad, "address "+a.Val)
				}
				if a.Key == "id" && ids[a.Val] {
					bad = append(bad, "id twice "+a.Val)
				}
				ids[a.Val] = ids[a.Val] || a.Key == "id"
			}
			if n.Data == "a" && inLink {
				bad = append(bad, "a link in a link")
			}
			inLink = inLink || n.Data == "a"
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, inLink)
		}
	}
	for _, n := range nodes {
		walk(n, false)
	}
	return bad
}

func harmless(address string) bool {
	s := strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' {
			return -1
		}
		return r
	}, strings.TrimFunc(address, func(r rune) bool { return r <= ' ' }))
	if strings.HasPrefix(strings.ReplaceAll(s, `\`, "/"), "//") {
		return false
	}
	for i, r := range s {
		if r == ':' {
			return slices.Contains([]string{"http", "https", "mailto", "tel", "webcal"}, strings.ToLower(s[:i]))
		}
		if !('a' <= r|0x20 && r|0x20 <= 'z' || i > 0 && strings.ContainsRune("0123456789+-.", r)) {
			return true
		}
	}
	return true
}

// vectors are texts that try to run something or to restyle the page.
func vectors(t testing.TB) []string {
	data, err := os.ReadFile("testdata/vectors.txt")
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(data)), "\n%%\n")
}

func TestVectors(t *testing.T) {
	all := vectors(t)
	if len(all) < 50 {
		t.Fatalf("only %d vectors", len(all))
	}
	for _, src := range all {
		doc, _ := Parse([]byte(src), diag.Pos{Line: 1, Col: 1}, known(t, "ru"))
		if bad := dangerous(page(doc)); len(bad) > 0 {
			t.Errorf("%s\n→ %s\n%q", src, page(doc), bad)
		}
	}
}

// TestAllowList makes sure that dangerous finds what it is there for.
func TestAllowList(t *testing.T) {
	for _, doc := range []string{
		"<script>x</script>", `<p onclick="x">`, `<p style="x">`, `<a href="javascript:x">`, `<a href=" java&#9;script:x">`,
		`<a href="//x">`, `<a href="/\x">`, "<!-- x -->", `<img src="data:image/svg+xml,x">`, `<h2 id="a"></h2><h2 id="a"></h2>`, "<svg></svg>",
	} {
		if len(dangerous(doc)) == 0 {
			t.Errorf("%s passes", doc)
		}
	}
}

// TestHostileFilling: what fills the holes is escaped and checked as well.
func TestHostileFilling(t *testing.T) {
	doc, _ := Parse([]byte("[a](/b/ '\"><script>') ![c](d.png)\n\n![e](f.png '\"><script>')"), diag.Pos{Line: 1, Col: 1}, nil)
	const evil = `"><script>alert(1)</script>`
	for _, address := range []string{"javascript:alert(1)", "data:text/html,x", `/x"onload="`, "//evil.example", `/\evil`, "/x/", ""} {
		out := string(doc.HTML(
			func(Hole) (Link, bool) { return Link{address, evil, evil, evil, evil}, true },
			func(Hole) (Picture, bool) {
				return Picture{Src: address, SrcSet: "/a.png 1x, " + address + " 2x", Sizes: evil, Width: 3, Height: 4, Alt: evil, AltLang: evil,
					Caption: evil, CaptionLang: evil, Credit: evil, CreditLang: evil, Lazy: true}, true
			}))
		if bad := dangerous(out); len(bad) > 0 {
			t.Errorf("%s: %s %q", address, out, bad)
		}
	}
	if got := Span("be", "<b>"); got != `<span lang="be">&lt;b&gt;</span>` {
		t.Error(got)
	}
	if got := Span("", "<b>&"); got != "&lt;b&gt;&amp;" {
		t.Error(got)
	}
}

func TestFigure(t *testing.T) {
	doc, _ := Parse([]byte("![a](b.png)"), diag.Pos{Line: 1, Col: 1}, nil)
	got := string(doc.HTML(nil, func(Hole) (Picture, bool) {
		return Picture{Src: "/b.png", SrcSet: "/b.png 480w, /c.png 960w", Sizes: "100vw", Width: 480, Height: 320, Alt: "Дом", AltLang: "ru",
			Caption: "Вось", Credit: "Я", CreditLang: "ru", Lazy: true}, true
	}))
	want := `<figure class="picture"><img src="/b.png" srcset="/b.png 480w, /c.png 960w" sizes="100vw" width="480" height="320" alt="Дом" lang="ru" loading="lazy">` +
		`<figcaption>Вось <span class="credit" lang="ru">Я</span></figcaption></figure>` + "\n"
	if got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

func TestSafeURL(t *testing.T) {
	cases := []struct {
		raw, want string
		ok        bool
	}{
		{"https://example.org/a?b=c&d=e#f", "https://example.org/a?b=c&d=e#f", true},
		{"HTTPS://example.org", "https://example.org", true},
		{"http://пример.рф/путь", "http://пример.рф/путь", true},
		{"mailto:a@example.org", "mailto:a@example.org", true},
		{"tel:+375 17 000", "tel:+375%2017%20000", true},
		{"webcal://example.org/a.ics", "webcal://example.org/a.ics", true},
		{"/a/b", "/a/b", true},
		{"../a", "../a", true},
		{"a.pdf", "a.pdf", true},
		{"#top", "#top", true},
		{"?q=a:b", "?q=a:b", true},
		{"/a:b", "/a:b", true},
		{`/a"b<c>`, "/a%22b%3Cc%3E", true},
		{"/a?b&copy;=1", "/a?b&copy;=1", true},
		{"javascript:alert(1)", "", false},
		{"JaVaScRiPt:alert(1)", "", false},
		{"https://example.org@evil.example/", "", false},
		{"https://example.org/a@b", "https://example.org/a@b", true},
		{`https://a"onclick=1/`, "", false},
		{"https://a b/", "", false},
		{" javascript:alert(1)", "", false},
		{"java\tscript:alert(1)", "", false},
		{"java\nscript:alert(1)", "", false},
		{"\x01javascript:alert(1)", "", false},
		{"java\u00adscript:alert(1)", "", false},
		{"\u200bjavascript:alert(1)", "", false},
		{"javascript&colon;alert(1)", "", false},
		{"javascript&#58;alert(1)", "", false},
		{"&#106;avascript:alert(1)", "", false},
		{"%6Aavascript:alert(1)", "", false},
		{"vbscript:x", "", false},
		{"data:text/html,x", "", false},
		{"data:image/svg+xml,x", "", false},
		{"file:///etc/passwd", "", false},
		{"blob:https://example.org/x", "", false},
		{"//example.org", "", false},
		{`\\example.org`, "", false},
		{`/\example.org`, "", false},
		{"https:/example.org", "", false},
		{"https:example.org", "", false},
		{"https:///example.org", "", false},
		{"пример:слово", "", false},
		{"mailto:", "", false},
		{"", "", false},
		{"  ", "", false},
	}
	for _, c := range cases {
		if got, ok := SafeURL(c.raw); ok != c.ok || ok && got != c.want {
			t.Errorf("%q: %q %v, want %q %v", c.raw, got, ok, c.want, c.ok)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, src := range vectors(f) {
		f.Add(src)
	}
	for _, name := range []string{"blocks", "links", "words", "html"} {
		data, err := os.ReadFile("testdata/" + name + ".txtar")
		if err != nil {
			f.Fatal(err)
		}
		for part := range strings.SplitSeq(string(data), "\n-- ") {
			_, src, _ := strings.Cut(part, "--\n")
			f.Add(src)
		}
	}
	f.Fuzz(func(t *testing.T, src string) {
		doc, found := Parse([]byte(src), diag.Pos{Line: 1, Col: 1}, known(t, "be"))
		lines := strings.Split(src, "\n")
		for _, d := range found {
			if d.Line < 1 || int(d.Line) > len(lines) || d.Col < 1 || int(d.Col) > utf8.RuneCountInString(lines[d.Line-1])+1 {
				t.Errorf("%s at %d:%d is outside of the text", d.Code, d.Line, d.Col)
			}
			if d.Code == "markdown-unreadable" {
				t.Errorf("the parser panics")
			}
		}
		if bad := dangerous(page(doc)); len(bad) > 0 {
			t.Errorf("%q in %s", bad, page(doc))
		}
		checkCuts(t, doc)
		again := []byte(src)
		later, problems := Parse(again, diag.Pos{Line: 1, Col: 1}, known(t, "be"))
		for i := range again {
			again[i] = '~' // its memory is used for something else
		}
		if page(later) != page(doc) || later.Plain() != doc.Plain() || later.Blocks != doc.Blocks ||
			!slices.Equal(slices.Collect(later.Holes()), slices.Collect(doc.Holes())) || !slices.Equal(slices.Collect(later.Headings()), slices.Collect(doc.Headings())) {
			t.Errorf("the text goes with its source: %s", page(later))
		}
		if !reflect.DeepEqual(problems, found) {
			t.Errorf("findings go with their source: %v, were %v", problems, found)
		}
	})
}
