package search

import (
	"slices"
	"strings"

	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/memo"
	"pobratim/internal/engine/page"
	"pobratim/internal/engine/plan"
)

// A passage is what a document says in one language: the browser shows the
// part of it that a query has found. It is far smaller than the page. Most
// are never asked for, so the words are not kept until they are made.
type passage struct {
	tag  lang.Tag
	file plan.Output
}

// passagesOf are those of a document in every language it is written in.
func passagesOf(c *page.Context, d Document) []passage {
	var out []passage
	for i, l := range c.Languages {
		s := d.said[i]
		if s.Title == "" && s.Summary == "" && len(s.Body) == 0 {
			continue
		}
		r, e := c.Reader(l.Tag), d.entry
		key := memo.Hash("passage", string(l.Tag), s.Title, s.Summary, s.Body)
		out = append(out, passage{l.Tag, plan.Output{
			Path: folder + key.Hex(12) + ".json", Key: key, By: "passages of " + string(e.Key()) + " (" + string(l.Tag) + ")",
			Make: func() plan.Made { return plan.Made{Bytes: written(blocks(l.Tag, prose(r, e)))} },
		}})
	}
	return out
}

// blocks are the language of a passage and what it says, a block each.
func blocks(tag lang.Tag, s Said) []string {
	out := []string{string(tag)}
	for _, text := range slices.Concat([]string{s.Title, s.Summary}, s.Body) {
		for line := range strings.Lines(text) {
			if line = strings.TrimSpace(line); line != "" {
				out = append(out, line)
			}
		}
	}
	return out
}
