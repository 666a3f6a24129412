package feed_test

import (
	"encoding/xml"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

const atom = "http://www.w3.org/2005/Atom"

// A node is an element of a feed, read without knowing how it was written.
type node struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Children []node     `xml:",any"`
	Text     string     `xml:",chardata"`
}

func (n node) all(name string) []node {
	return slices.DeleteFunc(slices.Clone(n.Children), func(c node) bool { return c.XMLName.Local != name })
}

func (n node) text(name string) string {
	for _, c := range n.all(name) {
		return c.Text
	}
	return ""
}

func (n node) attr(name string) string {
	for _, a := range n.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// link returns the address of the links of a relation in a language.
func (n node) link(rel, hreflang string) string {
	for _, l := range n.all("link") {
		if l.attr("rel") == rel && l.attr("hreflang") == hreflang {
			return l.attr("href")
		}
	}
	return ""
}

// read reads a feed and holds it against RFC 4287.
func read(t *testing.T, text string) node {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(text))
	var root node
	if err := d.Decode(&root); err != nil {
		t.Fatal(err)
	}
	if rest := text[d.InputOffset():]; strings.TrimSpace(rest) != "" {
		t.Errorf("%q follows the feed", rest)
	}
	for _, problem := range problems(root) {
		t.Error(problem)
	}
	return root
}

var tagURI = regexp.MustCompile(`^tag:[a-z0-9.-]+,\d{4}-\d\d-\d\d:[A-Za-z0-9/._-]+$`)

func problems(root node) []string {
	var out []string
	add := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	if root.XMLName != (xml.Name{Space: atom, Local: "feed"}) {
		add("the root is %v", root.XMLName)
	}
	ids := map[string]bool{}
	check := func(n node, once, atMostOnce []string) {
		for _, name := range once {
			if len(n.all(name)) != 1 || n.text(name) == "" {
				add("%s: %d × %s, want one with a text", n.XMLName.Local, len(n.all(name)), name)
			}
		}
		for _, name := range atMostOnce {
			if len(n.all(name)) > 1 {
				add("%s: more than one %s", n.XMLName.Local, name)
			}
		}
		for _, c := range n.Children {
			if c.XMLName.Space != atom {
				add("%v is not of Atom", c.XMLName)
			}
		}
		if id := n.text("id"); !tagURI.MatchString(id) || ids[id] {
			add("the id %q is no tag URI or not unique", id)
		}
		ids[n.text("id")] = true
		for _, name := range []string{"updated", "published"} {
			for _, c := range n.all(name) {
				if _, err := time.Parse(time.RFC3339, c.Text); err != nil {
					add("%s: %v", name, err)
				}
			}
		}
		for _, c := range n.all("author") {
			if c.text("name") == "" {
				add("an author without a name")
			}
		}
		kinds := map[string]bool{}
		for _, l := range n.all("link") {
			if u, err := url.Parse(l.attr("href")); err != nil || !u.IsAbs() {
				add("the link %q is not absolute", l.attr("href"))
			}
			// 4.2.7.2: one alternate for each type and language.
			if kind := l.attr("type") + " " + l.attr("hreflang"); l.attr("rel") == "alternate" {
				if kinds[kind] {
					add("two alternates of one kind: %s", kind)
				}
				kinds[kind] = true
			}
		}
	}
	check(root, []string{"id", "title", "updated"}, []string{"subtitle", "rights", "generator", "logo", "icon"})
	for _, e := range root.all("entry") {
		check(e, []string{"id", "title", "updated", "published"}, []string{"summary", "content", "rights"})
		if len(e.all("author")) == 0 && len(root.all("author")) == 0 {
			add("an entry without an author")
		}
		if len(e.all("content")) == 0 && e.link("alternate", root.attr("lang")) == "" {
			add("an entry without content and alternate")
		}
	}
	if root.link("self", "") == "" {
		add("the feed does not name itself")
	}
	return out
}
