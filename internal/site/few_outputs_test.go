package site_test

import (
	"maps"
	"net/url"
	"slices"
	"testing"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/source"
	"pobratim/internal/site/sitetest"
)

// A site that wants few outputs leads nowhere else: neither its layouts nor
// its frames link what is not made.
func TestFewOutputs(t *testing.T) {
	files, found := publish(t, baseURL("https://site.test/"), func(in *build.Input) {
		in.Tree = sitetest.Corpus(t, 60)
		yaml, err := in.Tree["content/site.yaml"].Read()
		if err != nil {
			t.Fatal(err)
		}
		in.Tree["content/site.yaml"] = source.Bytes([]byte(string(yaml) + "outputs: [home, lists, feed, chooser, notfound, pictures, files, hostfiles, sitemap]\n"))
	})
	if found.Errors() > 0 {
		t.Fatal(sitetest.Codes(found))
	}
	pages := parsePages(t, files)
	base, _ := url.Parse("https://site.test/")
	for _, name := range slices.Sorted(maps.Keys(pages)) {
		for _, ref := range pages[name].refs {
			checkRef(t, files, pages, base, name, ref)
		}
	}
}
