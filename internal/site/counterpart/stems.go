package counterpart

import (
	"strings"
	"unicode"
)

// A stem is the first letters of a word: enough to tell words, too few to
// reach most endings. Shorter words are mostly the small change of a
// sentence.
const stemmed = 5

// stems returns the stems of the words of a text. The letters that people
// write in two ways are one letter.
func stems(s string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(alike.Replace(strings.ToLower(s)), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if letters := []rune(w); len(letters) >= stemmed {
			out = append(out, string(letters[:stemmed]))
		}
	}
	return out
}

// alike makes one of two ways to write a letter, and none of an apostrophe.
var alike = strings.NewReplacer("ё", "е", "ў", "у", "’", "", "ʼ", "", "'", "")
