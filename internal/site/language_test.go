package site_test

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// foreign are the letters that a language does not have.
var foreign = map[string]string{"be": "иИщЩъЪґҐ", "ru": "іІўЎґҐ"}

// Every part of every page stands in an element of its own language: no
// letter that this language lacks, in text or in what is read aloud.
func TestEveryPartHasItsLanguage(t *testing.T) {
	files, _ := publish(t)
	passages := 0
	for name, p := range parsePages(t, files) {
		var walk func(n *html.Node, lang string)
		walk = func(n *html.Node, lang string) {
			if l := attr(n, "lang"); l != "" {
				if lang != "" && l != lang {
					passages++
				}
				lang = l
			}
			if n.Type == html.TextNode {
				if letters := foreign[lang]; strings.ContainsAny(n.Data, letters) {
					t.Errorf("%s: in lang=%q: %.80q", name, lang, strings.TrimSpace(n.Data))
				}
			}
			for _, a := range []string{"alt", "title", "aria-label"} {
				if v := attr(n, a); strings.ContainsAny(v, foreign[lang]) {
					t.Errorf("%s: in lang=%q: %s=%q", name, lang, a, v)
				}
			}
			if n.Data == "script" || n.Data == "head" {
				return // what is in the head has no place for a language of its own
			}
			for c := range n.ChildNodes() {
				walk(c, lang)
			}
		}
		walk(p.root, "")
	}
	if passages < 100 {
		t.Errorf("only %d passages in another language: the test looks at nothing", passages)
	}
}
