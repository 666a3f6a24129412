package counterpart

import "unicode"

// A stem is the first letters of a word: enough to tell words, too few to
// reach most endings. Shorter words are mostly the small change of a
// sentence.
type stem [5]rune

// stems returns the stems of the words of a text. The letters that people
// write in two ways are one letter.
func stems(s string) []stem {
	var out []stem
	var word stem
	letters := 0
	end := func() {
		if letters >= len(word) {
			out = append(out, word)
		}
		letters = 0
	}
	for _, r := range s {
		if r < 'а' || 'я' < r { // most letters need no look at the tables
			r = alike(unicode.ToLower(r))
		}
		switch {
		case r == apostrophe:
		case 'а' <= r && r <= 'я' || unicode.IsLetter(r):
			if letters < len(word) {
				word[letters] = r
			}
			letters++
		default:
			end()
		}
	}
	end()
	return out
}

const apostrophe = '\''

// alike makes one of two ways to write a letter or an apostrophe.
func alike(r rune) rune {
	switch r {
	case 'ё':
		return 'е'
	case 'ў':
		return 'у'
	case '’', 'ʼ':
		return apostrophe
	}
	return r
}
