package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A quote is a quotation mark in a text, old or new.
type quote struct {
	at      int
	sign    rune
	closes  rune // what ends the quotation that it begins
	partner int  // the index of the other mark; -1 without one
}

// quote replaces straight quotes by pairs. A quote that finds no partner
// within its paragraph stays as it is: a wrong guess would be harder to see
// than a straight quote.
func (m *marks) quote(s string, at places) string {
	if strings.IndexByte(s, '"') < 0 {
		return s
	}
	found := m.pairs(s)
	e := edit{s: s, at: at}
	depth := 0
	for i, q := range found {
		switch {
		case q.partner < 0:
		case q.partner < i:
			depth--
			if q.sign == '"' {
				e.replace(q.at, q.at+1, m.quotes[2*min(depth, 1)+1])
			}
		default:
			if q.sign == '"' {
				e.replace(q.at, q.at+1, m.quotes[2*min(depth, 1)])
			}
			depth++
		}
	}
	return e.String()
}

// pairs finds the quotation marks and who belongs to whom. A straight quote
// opens if something other than a word is before it, and no gap after it.
func (m *marks) pairs(s string) []quote {
	var found []quote
	var open []int // those of found that wait for their partner
	begin := func(q quote) {
		open = append(open, len(found))
		found = append(found, q)
	}
	end := func(at int, r rune) {
		for n := len(open) - 1; n >= 0; n-- {
			first := &found[open[n]]
			if first.closes == r {
				first.partner = len(found)
				found = append(found, quote{at: at, sign: r, partner: open[n]})
				open = open[:n]
				return
			}
			if r == '"' || first.closes != '"' {
				return // only straight quotes are given up for the sake of others
			}
		}
	}
	starts := false // whether the last straight quote opens
	for i := 0; i < len(s); {
		if basicCyrillic(s[i]) { // most of a text
			i += 2
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch r {
		case '"':
			before := lastRune(s[:i])
			starts = !isGap(firstRune(s[i+1:])) && (isGap(before) || m.opens(before) || before == '"' && starts)
			if starts {
				begin(quote{i, r, '"', -1})
			} else if !isGap(before) {
				end(i, r)
			}
		case '\n':
			if strings.HasPrefix(s[i+1:], "\n") {
				open = open[:0]
			}
		case m.quotes[0]:
			begin(quote{i, r, m.quotes[1], -1})
		case m.quotes[2]:
			begin(quote{i, r, m.quotes[3], -1})
		case m.quotes[1], m.quotes[3]:
			if !isApostrophe(r) || !inside(s, i, size) {
				end(i, r)
			}
		}
		i += size
	}
	return found
}

// opens reports whether the sign stands before a word without a space.
func (m *marks) opens(r rune) bool {
	if r == m.quotes[1] || r == m.quotes[3] {
		return false
	}
	return r == m.quotes[0] || r == m.quotes[2] || r != none && strings.ContainsRune("([{«„-–—/", r)
}

func isGap(r rune) bool { return r == none || unicode.IsSpace(r) }
