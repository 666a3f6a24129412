package feed

import (
	"encoding/xml"
	"testing"

	"pobratim/internal/engine/page"
)

// Whatever a text says, a reader gets the same from the feed.
func TestEscaped(t *testing.T) {
	for s, want := range map[string]string{
		"":                                 "",
		"<p title=\"a\">б &amp; 'в'</p>\n": "<p title=\"a\">б &amp; 'в'</p>\n",
		"]]><!--\t":                        "]]><!--\t",
		"a\ufffe\uffff\ufffdб\uf000":       "a\ufffd\ufffd\ufffdб\uf000",
	} {
		made := page.XML(feed{Entries: []entry{{Content: &content{Type: "html", HTML: escaped([]byte(s))}}}})
		if made.Err != nil {
			t.Fatal(made.Err)
		}
		var got struct {
			Content string `xml:"entry>content"`
		}
		if err := xml.Unmarshal(made.Bytes, &got); err != nil || got.Content != want {
			t.Errorf("%q becomes %q (%v)", s, got.Content, err)
		}
		made.Back()
	}
}
