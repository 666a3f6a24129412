package counterpart

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/lang"
)

// A stem is the first letters of a word: enough to tell words, too few to
// reach most endings. Shorter words are mostly the small change of a
// sentence.
const (
	shortest = 5
	stemmed  = 5
)

// words returns the stems of the words of a text. The letters that people
// write in two ways are one letter.
func words(s string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && r != '’' && r != '\'' }) {
		letters := []rune(alike.Replace(w))
		if len(letters) >= shortest {
			out = append(out, string(letters[:stemmed]))
		}
	}
	return out
}

// alike makes one of two ways to write a letter.
var alike = strings.NewReplacer("ё", "е", "ў", "у", "’", "", "'", "")

func sortedTags(w decode.Words) []lang.Tag { return slices.Sorted(maps.Keys(w)) }
