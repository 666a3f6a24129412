package search

import (
	"bytes"
	"encoding/json"
	"path"
	"slices"
	"strings"

	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/memo"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
	"pobratim/internal/engine/plan"
)

// folder is where the files of the index lie.
const folder = "assets/search/"

// perFile is how many heads a file holds.
const perFile = 4

// A Guide is all that the browser needs to know before the first query.
type Guide struct {
	*lang.Keys          // the rules for words
	Count      int      `json:"count"` // of documents
	Kinds      []string `json:"kinds"` // codes of filters
	Sides      []string `json:"sides"`
	Directions []string `json:"directions"`
	Kind       []int    `json:"kind"` // of each document, as numbers in Kinds
	Side       [][]int  `json:"side"`
	Direction  [][]int  `json:"direction"`
	Firsts     []string `json:"firsts"` // keys with which the shards begin
	Shards     []string `json:"shards"` // names of files beside this one
	PerFile    int      `json:"per"`
	Heads      []string `json:"heads"`
}

func guideOf(r page.Reader, keys *lang.Keys, docs []Document, ix Index, heads []plan.Output) plan.Output {
	g := Guide{
		Keys: keys, Count: len(docs), PerFile: perFile, Sides: ids(r.Of("side")), Directions: ids(r.Of("direction")),
	}
	for _, d := range docs {
		kind := slices.Index(g.Kinds, d.entry.Kind)
		if kind < 0 {
			kind = len(g.Kinds)
			g.Kinds = append(g.Kinds, d.entry.Kind)
		}
		g.Kind = append(g.Kind, kind)
		g.Side = append(g.Side, numbers(g.Sides, d.sides))
		g.Direction = append(g.Direction, numbers(g.Directions, d.directions))
	}
	for _, s := range ix.shards {
		g.Firsts = append(g.Firsts, s.first)
		g.Shards = append(g.Shards, name(s.file))
	}
	for _, h := range heads {
		g.Heads = append(g.Heads, name(h))
	}
	return file("the search ("+string(r.L.Tag)+")", g)
}

// headsOf are the heads of all documents as a reader sees them.
func headsOf(r page.Reader, docs []Document, passages [][]passage) []plan.Output {
	var out []plan.Output
	for first := 0; first < len(docs); first += perFile {
		var heads [][]string
		for i := first; i < min(first+perFile, len(docs)); i++ {
			heads = append(heads, head(r, docs[i], passages[i]))
		}
		out = append(out, file("titles for the search ("+string(r.L.Tag)+")", heads))
	}
	return out
}

// head is what a result shows: address, title, summary, the language of both
// if it is not the page's, the files of its passages with the reader's
// language first, then facts.
func head(r page.Reader, d Document, passages []passage) []string {
	e := d.entry
	title, said := r.Title(e), r.Summary(e)
	var files []string
	for _, p := range passages {
		at := len(files)
		if p.tag == r.L.Tag {
			at = 0
		}
		files = slices.Insert(files, at, name(p.file))
	}
	out := []string{r.URL(e, r.L.Tag), title.S, said.S, title.Lang, strings.Join(files, " ")}
	add := func(fact string) {
		if fact != "" && !slices.Contains(out[5:], fact) {
			out = append(out, fact)
		}
	}
	add(r.Label(e))
	for _, side := range r.ByTitle(d.sides) {
		add(r.Title(side).S)
	}
	if city := r.City(r.Ref(e.Where)); city != nil {
		add(r.Title(city).S)
	}
	if when := r.When(e); when != nil {
		add(when.Dates)
		add(when.Status)
	}
	if r.IsSample(e) {
		add(r.W.T("sample.short"))
	}
	return out
}

func ids(entries []*model.Entry) []string {
	var out []string
	for _, e := range entries {
		out = append(out, e.ID)
	}
	return out
}

func numbers(all []string, entries []*model.Entry) []int {
	out := []int{}
	for _, e := range entries {
		if i := slices.Index(all, e.ID); i >= 0 {
			out = append(out, i)
		}
	}
	return out
}

// file is a value as JSON, named by the hash of its bytes.
func file(by string, value any) plan.Output {
	data := written(value)
	return plan.Static(folder+memo.Hash(data).Hex(12)+".json", by, data)
}

// written is a value as JSON. Maps are written in the order of their keys.
func written(value any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil { // strings, numbers, lists and maps: they always can be written
		panic(err)
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

// name is what a file is called in a guide.
func name(o plan.Output) string { return strings.TrimSuffix(path.Base(o.Path), ".json") }
