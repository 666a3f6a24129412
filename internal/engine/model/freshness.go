package model

import (
	"strings"

	"pobratim/internal/engine/lang"
)

// A State tells how a translation stands to its original.
type State string

const (
	IsOriginal State = "original"
	Current    State = "current"
	Stale      State = "stale"      // the original has changed since
	Unrecorded State = "unrecorded" // nobody wrote from which state it was made
	Missing    State = "missing"
	Orphan     State = "orphan" // there is no original any more
)

// Freshness returns the state of an entry's text in a language and, of a
// stale one, the numbers of the original's blocks that are new or have
// changed: 0 is the title, 1 the summary, 2 the first block of the body.
func (e *Entry) Freshness(tag lang.Tag) (State, []int) {
	text, original := e.Texts.In(tag), e.Texts.In(e.Original)
	switch {
	case tag == e.Original && text != nil:
		return IsOriginal, nil
	case text == nil:
		return Missing, nil
	case original == nil:
		return Orphan, nil
	case text.Translation == nil || text.Translation.Basis == "":
		return Unrecorded, nil
	}
	basis := strings.Fields(text.Translation.Basis)
	blocks := original.Blocks()
	changed := outside(blocks, basis)
	if len(changed) > 0 || len(basis) != len(blocks) {
		return Stale, changed
	}
	return Current, nil
}

// maxPairs is how many pairs of blocks are compared: texts of 2,000 blocks.
// Of longer ones the order does not count, since the table of pairs would
// fill the memory.
const maxPairs = 4_000_000

// unknown returns the indices of now that are nowhere in then.
func unknown(now, then []string) []int {
	known := make(map[string]bool, len(then))
	for _, s := range then {
		known[s] = true
	}
	var out []int
	for i, s := range now {
		if !known[s] {
			out = append(out, i)
		}
	}
	return out
}

// outside returns the indices of now that are not in a longest common
// subsequence of now and then.
func outside(now, then []string) []int {
	if len(now)*len(then) > maxPairs {
		return unknown(now, then)
	}
	// length[i][j] is that of the longest common subsequence of now[i:] and then[j:].
	length := make([][]int, len(now)+1)
	for i := range length {
		length[i] = make([]int, len(then)+1)
	}
	for i := len(now) - 1; i >= 0; i-- {
		for j := len(then) - 1; j >= 0; j-- {
			if now[i] == then[j] {
				length[i][j] = length[i+1][j+1] + 1
			} else {
				length[i][j] = max(length[i+1][j], length[i][j+1])
			}
		}
	}
	var out []int
	for i, j := 0, 0; i < len(now); {
		switch {
		case j < len(then) && now[i] == then[j]:
			i, j = i+1, j+1
		case j < len(then) && length[i][j+1] >= length[i+1][j]:
			j++
		default:
			out = append(out, i)
			i++
		}
	}
	return out
}
