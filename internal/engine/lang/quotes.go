package lang

import (
	"strings"
	"unicode"
)

// quote replaces straight quotes by pairs, in place. A quote that finds no
// partner within its paragraph stays as it is: a wrong guess would be harder
// to see than a straight quote. A quote opens if something other than a word
// is before it, and no gap after it.
func (m marks) quote(text []rune) {
	type open struct {
		at    int
		close rune // what ends it
	}
	partner := map[int]int{} // of each mark of a whole pair, old or new
	var stack []open
	pop := func(i int, r rune) {
		for n := len(stack) - 1; n >= 0; n-- {
			if stack[n].close == r {
				partner[stack[n].at], partner[i] = i, stack[n].at
				stack = stack[:n]
				return
			}
			if r == '"' || stack[n].close != '"' {
				return // only straight quotes are given up for the sake of others
			}
		}
	}
	starts := false // whether the straight quote right before opens
	for i, r := range text {
		before := at(text, i-1)
		starts = r == '"' && !isGap(at(text, i+1)) && (isGap(before) || m.opens(before) || before == '"' && starts)
		switch {
		case r == '\n' && at(text, i+1) == '\n':
			stack = stack[:0]
		case starts:
			stack = append(stack, open{i, '"'})
		case r == '"':
			if !isGap(before) {
				pop(i, '"')
			}
		case r == m.quotes[0]:
			stack = append(stack, open{i, m.quotes[1]})
		case r == m.quotes[2]:
			stack = append(stack, open{i, m.quotes[3]})
		case (r == m.quotes[1] || r == m.quotes[3]) && !inside(text, i):
			pop(i, r)
		}
	}
	if len(partner) == 0 {
		return
	}
	depth := 0
	for i, r := range text {
		end, paired := partner[i]
		switch {
		case !paired:
		case end < i:
			depth--
		default:
			if r == '"' {
				pair := 2 * min(depth, 1)
				text[i], text[end] = m.quotes[pair], m.quotes[pair+1]
			}
			depth++
		}
	}
}

// opens reports whether the sign stands before a word without a space.
func (m marks) opens(r rune) bool {
	if r == m.quotes[1] || r == m.quotes[3] {
		return false
	}
	return r == m.quotes[0] || r == m.quotes[2] || r != none && strings.ContainsRune("([{«„-–—/", r)
}

func isGap(r rune) bool { return r == none || unicode.IsSpace(r) }
