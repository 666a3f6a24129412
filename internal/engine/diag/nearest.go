package diag

import (
	"slices"
	"unicode/utf8"
)

// Nearest returns the candidate with the smallest edit distance to word, if
// no more than a third of the word (at least one letter) would have to
// change; otherwise "". Ties go to the candidate first in byte order.
func Nearest(word string, candidates []string) string {
	limit := max(1, utf8.RuneCountInString(word)/3)
	best, found := limit+1, ""
	for _, c := range slices.Sorted(slices.Values(candidates)) {
		if c == word {
			continue
		}
		if d := distance([]rune(word), []rune(c), best); d < best {
			best, found = d, c
		}
	}
	return found
}

// distance is the Damerau–Levenshtein distance in its restricted form (a
// swap of neighbours counts once), or limit if it is not below that.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	before, prev, cur := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		cur[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			cur[j] = min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				cur[j] = min(cur[j], before[j-2]+1)
			}
		}
		before, prev, cur = prev, cur, before
	}
	return min(prev[len(b)], limit)
}
