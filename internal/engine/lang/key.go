package lang

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// finding holds what a search knows of a language.
type finding struct {
	endings  string // of nouns and adjectives, as the language writes them
	near     string // pairs of letters: the first is searched as the second
	last     string // the same at the end of a word, after a vowel
	vowels   string // what is left of a word has one of them
	stop     string // words that say nothing by themselves
	keyboard string // what the keys of LatinKeys give; empty: those themselves
}

// LatinKeys are the keys of a Latin keyboard that have a letter on others.
const LatinKeys = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."

const (
	keyLength  = 6 // letters of a key
	stemLength = 3 // letters that stay when an ending is taken off
	cuts       = 2 // endings that are taken off: острова and остров lose -ов too
)

// Keys make the forms of a word one key, in all languages of a site at once:
// letters that neighbouring languages write differently are the same, two
// endings are taken off, the first six letters are the key. Of two forms of a
// word, 96 (Russian) and 91 (Belarusian) in a hundred share it. All fields
// are plain, so that the search in the browser can be given the same rules.
type Keys struct {
	Near      string   `json:"near"`      // pairs of letters: the first is searched as the second
	Last      string   `json:"last"`      // the same at the end of a word, after a vowel
	Vowels    string   `json:"vowels"`    // what is left of a word has one of them
	Endings   []string `json:"endings"`   // in the letters of keys
	Stops     []string `json:"stop"`      // words that say nothing, folded
	Keyboards []string `json:"keyboards"` // what the keys of LatinKeys give
	stop      map[string]bool
	near      map[rune]rune
	last      map[rune]rune
	endings   map[string]bool
	longest   int // letters of the longest ending
}

// KeysOf returns the rules for a site in these languages. What stands for
// one stands for all: a reader types in any of them.
func KeysOf(languages []*Language) *Keys {
	k := &Keys{stop: map[string]bool{}, near: map[rune]rune{}, last: map[rune]rune{}, endings: map[string]bool{}}
	for _, l := range languages {
		k.Near += pairs(k.near, l.finding.near)
		k.Last += pairs(k.last, l.finding.last)
	}
	for _, l := range languages {
		for _, r := range k.Plain(l.Fold(l.finding.vowels)) {
			if !strings.ContainsRune(k.Vowels, r) {
				k.Vowels += string(r)
			}
		}
	}
	for _, l := range languages {
		for _, e := range strings.Fields(l.finding.endings) {
			e = k.whole(l.Fold(e))
			k.endings[e] = true
			k.longest = max(k.longest, utf8.RuneCountInString(e))
		}
		for _, w := range strings.Fields(l.finding.stop) {
			k.stop[l.Fold(w)] = true
		}
		if board := l.finding.keyboard; board != "" && !slices.Contains(k.Keyboards, board) {
			k.Keyboards = append(k.Keyboards, board)
		}
	}
	for e := range k.endings {
		k.Endings = append(k.Endings, e)
	}
	for w := range k.stop {
		k.Stops = append(k.Stops, w)
	}
	slices.Sort(k.Endings)
	slices.Sort(k.Stops)
	return k
}

// pairs reads pairs of letters into a map and returns those that are new.
func pairs(into map[rune]rune, list string) string {
	added := ""
	letters := []rune(list)
	for i := 0; i+1 < len(letters); i += 2 {
		if _, twice := into[letters[i]]; !twice {
			into[letters[i]] = letters[i+1]
			added += string(letters[i : i+2])
		}
	}
	return added
}

// Plain writes a folded word in the letters of keys.
func (k *Keys) Plain(folded string) string {
	return strings.Map(func(r rune) rune {
		if other, ok := k.near[r]; ok {
			return other
		}
		return r
	}, folded)
}

// whole writes a folded word that is complete in the letters of keys: Пскоў
// has the last letter of Пскова.
func (k *Keys) whole(folded string) string {
	w := []rune(k.Plain(folded))
	if n := len(w); n > 1 && strings.ContainsRune(k.Vowels, w[n-2]) {
		if other, ok := k.last[w[n-1]]; ok {
			w[n-1] = other
		}
	}
	return string(w)
}

// Of returns the key of a folded word.
func (k *Keys) Of(folded string) string {
	w := []rune(k.whole(folded))
	for turn := range cuts {
		w = k.cut(w, turn)
	}
	return string(w[:min(len(w), keyLength)])
}

// cut takes the longest ending off that leaves a stem: Псков keeps its -ов,
// for no word begins with пск alone. A second ending must be so short that it
// hardly can be a part of the stem.
func (k *Keys) cut(w []rune, turn int) []rune {
	for n := min(k.longest, len(w)-stemLength); n > 0; n-- {
		stem := w[:len(w)-n]
		if k.endings[string(w[len(w)-n:])] && strings.ContainsAny(string(stem), k.Vowels) && (turn == 0 || n < len(stem)-1) {
			return stem
		}
	}
	return w
}

// Head returns the first letters of a folded word, as many as a key may have:
// the keys of words that begin with it begin with it too.
func (k *Keys) Head(folded string) string {
	w := []rune(k.Plain(folded))
	return string(w[:min(len(w), keyLength)])
}

// Stop reports whether a folded word says nothing by itself: it is a single
// letter or one of the words that every text has.
func (k *Keys) Stop(folded string) bool {
	if r, n := utf8.DecodeRuneInString(folded); n == len(folded) && !unicode.IsDigit(r) {
		return true
	}
	return k.stop[folded]
}

// Words returns the words of a text, folded: its runs of letters and digits.
func Words(text string) []string {
	return strings.FieldsFunc(fold(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}

// Meant returns what would have been typed with the same keys on each of the
// keyboards.
func (k *Keys) Meant(typed string) []string {
	latin := []rune(LatinKeys)
	var out []string
	for _, board := range k.Keyboards {
		letters := []rune(board)
		out = append(out, strings.Map(func(r rune) rune {
			if i := slices.Index(latin, r); i >= 0 {
				return letters[i]
			}
			return r
		}, strings.ToLower(typed)))
	}
	return out
}
