package layout

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// words returns what a page says: its text nodes with runs of white space
// folded, as a browser shows them.
func wordsOf(t *testing.T, page string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// Layouts are minified before they are executed; what a page says must stay.
func TestMinifiedLayoutsSayTheSame(t *testing.T) {
	tests := []struct{ main, want string }{
		{"<p>a <b>b</b> c</p>", "a b c"},
		{"<p>a<b> b </b>c</p>", "a b c"},
		{"<p>a\n<b>b</b>\nc</p>", "a b c"},
		{"<p>a {{.Title}} b</p>", "a T b"},
		{"<p>a {{if .Title}}yes{{end}} b</p>", "a yes b"},
		{"<p>a{{if .Title}} yes{{end}} b</p>", "a yes b"},
		{"<p>a{{if .Title}} yes {{end}}b</p>", "a yes b"},
		{"<p>{{range .Tags}}{{.Name}} {{end}}c</p>", "a b c"},
		{"<p>{{range .Tags}} {{.Name}}{{end}}</p>", "a b"},
		{"<p><span>x</span> {{if .Title}}<em>y</em> {{end}}<i>z</i></p>", "x y z"},
		{"<p>{{.Title}} <a href=\"/\">link</a> {{.Title}}</p>", "T link T"},
		{"<p>{{text .Text}} {{text .Text}}</p>", "Слова Слова"},
		{"<p>{{t \"greet\"}}, {{.Title}}!</p>", "Привет, T!"},
		{"<p>a {{/* said to nobody */}} b</p>", "a b"},
		{"<p>a {{template \"word\" .}} b</p>", "a W b"},
		{"<p>a {{template \"spaced\" .}}b</p>", "a W b"},
		{"<p>a{{template \"spaced\" .}}b</p>", "a W b"},
		{"<dl><dt>a</dt> <dd>b</dd></dl> <p>c</p>", "abc"}, // blocks: no space is shown
		{"<ul>{{range .Tags}}<li>{{.Name}}</li> {{end}}</ul>", "ab"},
	}
	for _, tt := range tests {
		got := render(t, "-- layouts/base.html --\n{{template \"main\" .}}\n-- layouts/page.html --\n{{define \"main\"}}"+tt.main+"{{end}}\n"+
			"-- layouts/parts/p.html --\n{{define \"word\"}}<b>W</b>{{end}}\n{{define \"spaced\"}} <b>W</b> {{end}}\n",
			View{Title: "T", Text: Text{"be", "Слова"}, Tags: []Tag{{Name: "a"}, {Name: "b"}}})
		if said := wordsOf(t, got); said != tt.want {
			t.Errorf("%s\nsays %q, want %q\n%s", tt.main, said, tt.want, got)
		}
	}
}

// Attributes and preformatted text are not touched.
func TestMinifiedLayoutsKeepMarkup(t *testing.T) {
	got := render(t, `
-- layouts/page.html --
{{define "main"}}<!-- gone --><pre>a
  b</pre><input type="text" value="{{.Title}}"{{if .Lang}} lang="{{.Lang}}"{{end}}><p class="">x</p>{{end}}
`, View{Title: `"quoted" <b>`, Lang: "be"})
	root, err := html.Parse(strings.NewReader(got))
	if err != nil {
		t.Fatal(err)
	}
	var pre string
	var attributes []string
	for n := range root.Descendants() {
		if n.Data == "pre" {
			pre = n.FirstChild.Data
		}
		if n.Data == "input" {
			for _, a := range n.Attr {
				attributes = append(attributes, a.Key+"="+a.Val)
			}
		}
	}
	if pre != "a\n  b" {
		t.Errorf("pre: %q", pre)
	}
	if want := []string{"type=text", `value="quoted" <b>`, "lang=be"}; !slices.Equal(attributes, want) {
		t.Errorf("got %q, want %q", attributes, want)
	}
	if strings.Contains(got, "gone") {
		t.Error("a comment is published")
	}
}
