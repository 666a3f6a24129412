package markdown

import (
	"bytes"
	"testing"

	"pobratim/internal/engine/diag"
)

func follow(href string) func(Hole) (Link, bool) {
	return func(Hole) (Link, bool) { return Link{Href: href}, href != "" }
}

func filled(t *testing.T, src string, o Options, href string) *Filled {
	t.Helper()
	doc, found := o.Parse([]byte(src), diag.Pos{}, nil)
	if len(found) > 0 {
		t.Fatal(list(found))
	}
	return doc.Fill(follow(href), func(Hole) (Picture, bool) { return Picture{}, false })
}

func away(html []byte) Shelf {
	html = bytes.Clone(html)
	return func(dst []byte) []byte { return append(dst, html...) }
}

func TestNoHTMLIsNil(t *testing.T) {
	for _, src := range []string{"", "\n"} {
		for _, o := range []Options{{}, {Put: away}} {
			if f := filled(t, src, o, ""); f != nil {
				t.Errorf("%q is %q", src, f.HTML())
			}
		}
	}
	var none *Filled
	if b := none.Append([]byte("x")); string(b) != "x" || none.HTML() != "" {
		t.Errorf("nil appends %q", b)
	}
}

// The same HTML comes from memory and from a shelf, with holes and without.
func TestFilledFromAnywhere(t *testing.T) {
	for src, want := range map[string]string{
		"а":                        "<p>а</p>\n",
		"а [б](x) в [](y)[г](z) д": `<p>а <a href="/">б</a> в <a href="/"></a><a href="/">г</a> д</p>` + "\n",
	} {
		for name, o := range map[string]Options{"memory": {}, "shelf": {Put: away}} {
			doc, _ := o.Parse([]byte(src), diag.Pos{}, nil)
			f := doc.Fill(follow("/"), nil)
			if got := string(f.Append([]byte("-"))); got != "-"+want {
				t.Errorf("%s: %q, want %q", name, got, want)
			}
		}
	}
}

func TestKeyTellsOneHTMLFromAnother(t *testing.T) {
	known, other := Options{Known: [32]byte{1}, Put: away}, Options{Known: [32]byte{2}, Put: away}
	seen := map[string]string{}
	for name, f := range map[string]*Filled{
		"a text":                filled(t, "а", Options{}, ""),
		"another":               filled(t, "б", Options{}, ""),
		"a link":                filled(t, "[а](x)", Options{}, "/a/"),
		"to elsewhere":          filled(t, "[а](x)", Options{}, "/b/"),
		"that leads nowhere":    filled(t, "[а](x)", Options{}, ""),
		"in another place":      filled(t, "[а](x) а", Options{}, "/a/"),
		"known":                 filled(t, "[а](x)", known, "/a/"),
		"known, elsewhere":      filled(t, "[а](x)", known, "/b/"),
		"known as other source": filled(t, "[а](x)", other, "/a/"),
	} {
		key := string(f.AppendKey(nil))
		if first, twice := seen[key]; twice {
			t.Errorf("%s has the key of %s", name, first)
		}
		seen[key] = name
	}
	if a, b := filled(t, "[а](x)", Options{}, "/"), filled(t, "[а](x)", Options{Put: away}, "/"); !bytes.Equal(a.AppendKey(nil), b.AppendKey(nil)) {
		t.Error("where the HTML lies is in its key")
	}
	if a, b := filled(t, "[а](x)", known, "/"), filled(t, "[а](x)", known, "/"); !bytes.Equal(a.AppendKey(nil), b.AppendKey(nil)) {
		t.Error("equal HTML has two keys")
	}
}
