// Package search lets readers find things without a server.
//
// A Document is what the search knows of an entry with a page: its words in
// every language of the site, by where they stand, and what it can be
// filtered by. From all documents an Index is made: for each key of a word
// (lang.Keys) the documents that have it, cut into shards in the order of
// the keys, so that a query loads the few shards of its own words. What is
// shown of a document is its head (title, summary, facts), in the reader's
// language, a few in a file. Where neither title nor summary has the word,
// the browser takes the passage that has it from the document's own file,
// first in the reader's language, then in another. All languages are in one
// index: a word finds what is said of a thing in any of them.
//
// A Guide, one for each language, names the files of the index and holds
// what decides about filters and the rules of lang.Keys; the page of the
// search, /<lang>/search/, names the guide. Every file is named by the hash
// of its bytes.
//
// The same page holds everything by alphabet, which is all there is without
// a script. Where that is too much for one page each letter has its own.
package search

import (
	"reflect"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/page"
	"pobratim/internal/engine/plan"
)

// Section is where the pages lie below the language.
const Section = "search"

// Output makes the index and its pages.
var Output = build.Output{
	Name:    "search",
	Section: Section,
	Views:   map[string]reflect.Type{"search": reflect.TypeFor[page.View[View]]()},
	Plan:    outputs,
}

func outputs(c *page.Context) []plan.Output {
	keys := lang.KeysOf(c.Languages)
	docs := documents(c)
	ix := index(c.Memo, keys, docs)
	out := ix.outputs()
	passages := make([][]passage, len(docs))
	planned := map[string]bool{} // by path: what says the same is one file
	add := func(o plan.Output) {
		if !planned[o.Path] {
			planned[o.Path] = true
			out = append(out, o)
		}
	}
	for i, d := range docs {
		passages[i] = passagesOf(c, d)
		for _, p := range passages[i] {
			add(p.file)
		}
	}
	for _, l := range c.Languages {
		r := c.Reader(l.Tag)
		heads := headsOf(r, docs, passages)
		for _, h := range heads {
			add(h)
		}
		guide := guideOf(r, keys, docs, ix, heads)
		out = append(out, guide)
		out = append(out, pages(r, docs, r.Base+guide.Path)...)
	}
	return out
}
