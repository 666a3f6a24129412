package search

import (
	"cmp"
	"slices"

	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/memo"
)

// A Level says how much a document is about a key, from 0 to 7.
type Level uint8

// The levels. What is said of a thing counts by where it is said: its title
// and synonyms, its summary, its facts (with the synonyms of what it is
// about), its text.
const (
	once    Level = iota // in the text
	often                // several times in the text
	fact                 // in a fact
	factToo              // in a fact and in the text
	summary
	summaryToo // in the summary and in the text
	title      // or a synonym
	whole      // the title is this word
)

// A Posting is a key of a document. Two words that stand together in a title,
// a synonym or a fact have a key of their own: both keys with a space between.
type Posting struct {
	Key   string
	Level Level
}

const several = 3 // times in the text: often

// postingsOf returns the keys of a document, sorted. A key that several
// languages share has the highest of its levels.
func postingsOf(table *memo.Table, keys *lang.Keys, d Document) []Posting {
	return memo.Do(table, memo.Hash("search", keys, d.said), func() []Posting {
		best := map[string]Level{}
		for _, s := range d.said {
			for key, level := range levels(keys, s) {
				best[key] = max(best[key], level)
			}
		}
		out := make([]Posting, 0, len(best))
		for key, level := range best {
			out = append(out, Posting{key, level})
		}
		slices.SortFunc(out, func(a, b Posting) int { return cmp.Compare(a.Key, b.Key) })
		return out
	})
}

func levels(keys *lang.Keys, s Said) map[string]Level {
	times := map[string]int{}
	for _, text := range s.Body {
		for _, key := range keysOf(keys, text) {
			times[key]++
		}
	}
	out := map[string]Level{}
	for key, n := range times {
		if n >= several {
			out[key] = often
		} else {
			out[key] = once
		}
	}
	set := func(text string, level, too Level) []string {
		all := keysOf(keys, text)
		for _, key := range all {
			raised := level
			if times[key] > 0 {
				raised = too
			}
			out[key] = max(out[key], raised)
		}
		return all
	}
	pairs := func(all []string, level Level) {
		for i := 1; i < len(all); i++ {
			pair := all[i-1] + " " + all[i]
			out[pair] = max(out[pair], level)
		}
	}
	for _, text := range s.Facts {
		pairs(set(text, fact, factToo), fact)
	}
	set(s.Summary, summary, summaryToo)
	for _, text := range slices.Concat(s.Terms, []string{s.Title}) {
		pairs(set(text, title, title), title)
	}
	switch all := keysOf(keys, s.Title); len(all) {
	case 1:
		out[all[0]] = whole
	case 2:
		pairs(all, whole)
	}
	return out
}

// keysOf returns the keys of the words of a text, in its order.
func keysOf(keys *lang.Keys, text string) []string {
	var out []string
	for _, w := range lang.Words(text) {
		if !keys.Stop(w) {
			out = append(out, keys.Of(w))
		}
	}
	return out
}
