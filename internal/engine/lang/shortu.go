package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// checkGlide applies the rule of у and ў to the beginning of a word. It looks at
// the text since the last word: only where that is nothing but spaces does
// the last letter count; after a stop, a comma, a dash or a bracket the full
// letter stands. Line ends, quotes, digits, capitals and Latin words leave
// the question open, and what is open is not reported.
func (l *Language) checkGlide(s string, before, w word) (Slip, bool) {
	g := l.glide
	begin, size := utf8.DecodeRuneInString(w.text)
	rest := w.text[size:]
	var want string
	switch {
	case begin == g.full && g.wantsShort(s, before, w):
		want = string(g.short) + rest
	case begin == g.short && g.wantsFull(s, before, w):
		want = string(g.full) + rest
	case begin == g.capital && (unicode.IsLower(firstRune(rest)) || rest == "" && g.wantsFull(s, before, w) && !l.letters.shouts(s, before, w)):
		want = string(unicode.ToUpper(g.full)) + rest
	default:
		return Slip{}, false
	}
	slip := Slip{Offset: w.at, Code: ShortU, Found: w.text, Want: want, Letter: string(begin)}
	return slip, !unicode.IsMark(firstRune(rest)) && g.inSentence(s, w)
}

// begins reports whether a word begins with the vowel, full or short.
func (g *glide) begins(word string) bool {
	r := firstRune(word)
	return r == g.full || r == g.short || r == g.capital
}

// inSentence reports whether the word is a word of the text, and not the
// name of a letter: a single у must be followed by a space and then more.
func (g *glide) inSentence(s string, w word) bool {
	if utf8.RuneCountInString(w.text) > 1 {
		return true
	}
	rest := strings.TrimLeftFunc(s[w.end():], isSpace)
	next, n := utf8.DecodeRuneInString(rest)
	return len(rest) < len(s[w.end():]) && n > 0 && (isLetter(next) || unicode.IsDigit(next) || strings.ContainsRune("«„\"", next))
}

// wantsShort: the word before ends in a vowel, and only spaces are between.
func (g *glide) wantsShort(s string, before, w word) bool {
	between := s[before.end():w.at]
	return between != "" && g.vowel(lastRune(before.text)) && strings.TrimLeftFunc(between, isSpace) == "" &&
		!g.unsure(s, before) && !strings.HasPrefix(before.text, "літар") && !g.keeps(strings.ToLower(w.text))
}

// wantsFull: the text begins here, a sign parts the word from the one
// before, or that one ends in a consonant.
func (g *glide) wantsFull(s string, before, w word) bool {
	if w.at == 0 {
		return true
	}
	gap := strings.TrimRightFunc(s[:w.at], isSpace)
	if before.text != "" && before.end() == len(gap) {
		last := lastRune(before.text)
		return len(gap) < w.at && !g.vowel(last) && unicode.Is(cyrillic, last) && !g.unsure(s, before)
	}
	sign := lastRune(gap)
	switch {
	case sign == none:
		return false // the text begins with a space: a piece of a longer one
	case sign == '(':
		return true
	case len(gap) == w.at:
		return false // no space between: па-ўкраінску, «ў …
	case strings.ContainsRune(".,;:!?…–—)", sign):
		return unicode.IsUpper(firstRune(w.text)) || !g.abbreviated(gap)
	}
	return false
}

// abbreviated reports whether a full stop ends a short word (г., вул.), which
// is read in full: «у 2023 г. ў Віцебску» may be right.
func (g *glide) abbreviated(gap string) bool {
	before, ok := strings.CutSuffix(gap, ".")
	if !ok {
		return false
	}
	n := 0
	for before != "" && n < 5 {
		r, size := utf8.DecodeLastRuneInString(before)
		if !isLetter(r) {
			break
		}
		before, n = before[:len(before)-size], n+1
	}
	return n > 0 && n < 5
}

// unsure reports whether nobody can know how the word is read: a word in
// capitals (ЗША, ААН), a single capital that does not begin a sentence
// («клас А»), a word beside digits, a mark on its last letter.
func (g *glide) unsure(s string, w word) bool {
	r, size := utf8.DecodeRuneInString(w.text)
	last, _ := utf8.DecodeLastRuneInString(w.text)
	prior, _ := utf8.DecodeLastRuneInString(s[:w.at])
	if unicode.IsMark(last) || unicode.IsDigit(prior) || !unicode.Is(cyrillic, r) {
		return true
	}
	if size == len(w.text) {
		sign, n := utf8.DecodeLastRuneInString(strings.TrimRightFunc(s[:w.at], func(r rune) bool { return isSpace(r) || r == '«' || r == '„' || r == '"' }))
		return unicode.IsUpper(r) && n > 0 && !strings.ContainsRune(".!?…:–—\n", sign)
	}
	return w.text == strings.ToUpper(w.text)
}

// shouts reports whether the words round a single letter are in capitals.
func (l *letters) shouts(s string, before, w word) bool {
	for _, near := range []string{before.text, l.next(s, w.end()).text} {
		if near != "" && near == strings.ToUpper(near) {
			return true
		}
	}
	return false
}
