package search

import (
	"maps"
	"slices"

	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/memo"
	"pobratim/internal/engine/plan"
)

// An Index is where every key is found, cut into shards.
type Index struct{ shards []shard }

// A shard holds the keys from its first up to that of the next one.
type shard struct {
	first string
	file  plan.Output
}

// shardSize is how large a shard may get, in bytes, if it holds more than one
// key. Compressed it is about half of that.
const shardSize = 6 << 10

// index turns the keys of documents round. A document is known by its number.
func index(table *memo.Table, keys *lang.Keys, docs []Document) Index {
	found := map[string][]byte{}
	last := map[string]int{} // the document that was written last, from 1
	for i, d := range docs {
		for _, p := range postingsOf(table, keys, d) {
			found[p.Key] = appendNumber(found[p.Key], (i+1-last[p.Key])<<3|int(p.Level))
			last[p.Key] = i + 1
		}
	}
	var ix Index
	part, first, size := map[string]string{}, "", 0
	end := func() {
		if len(part) > 0 {
			ix.shards = append(ix.shards, shard{first, file("a part of the search index", part)})
		}
		part, size = map[string]string{}, 0
	}
	for _, key := range slices.Sorted(maps.Keys(found)) {
		if more := len(key) + len(found[key]); len(part) > 0 && size+more > shardSize {
			end()
		}
		if len(part) == 0 {
			first = key
		}
		part[key] = string(found[key])
		size += len(key) + len(found[key])
	}
	end()
	return ix
}

// outputs are the shards, each once.
func (ix Index) outputs() []plan.Output {
	out := make([]plan.Output, len(ix.shards))
	for i, s := range ix.shards {
		out[i] = s.file
	}
	return out
}

// digits write numbers so that JSON and a URL need not escape them.
const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// appendNumber writes a number, five bits a digit, the lowest first; 32 is
// added to each digit that is not the last.
func appendNumber(b []byte, n int) []byte {
	for ; n >= 32; n >>= 5 {
		b = append(b, digits[n&31|32])
	}
	return append(b, digits[n])
}
