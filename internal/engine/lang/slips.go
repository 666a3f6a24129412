package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Slip is a mistake of the pen that can be found without a dictionary.
type Slip struct {
	Offset int    // of Found in the text, in bytes
	Code   string // one of the codes below
	Found  string // the word as it stands
	Want   string // the word as it should be; empty where only the author knows
	Letter string // the first letter at fault
}

// Codes of slips.
const (
	LetterForeign = "letter-foreign" // a letter that the alphabet does not have
	LetterMixed   = "letter-mixed"   // Latin and Cyrillic letters in one word
	ShortU        = "short-u"        // у after a vowel, or ў where no vowel is before it
)

// letters holds the alphabet of a language, as far as it is asked for.
type letters struct {
	script   *unicode.RangeTable
	initials map[rune]rune   // letters listed under another, in upper case
	foreign  map[rune]string // letters of the script that the language lacks, lower case, and what to write; empty: nothing simple
	alike    map[rune]rune   // Latin letters and their Cyrillic doubles in this language
	slug     map[rune]string // lower case
}

var (
	cyrillic = unicode.Cyrillic
	latin    = unicode.Latin
)

// alikeCyrillic pairs the letters that look the same in print.
var alikeCyrillic = map[rune]rune{
	'A': 'А', 'B': 'В', 'C': 'С', 'E': 'Е', 'H': 'Н', 'K': 'К', 'M': 'М', 'O': 'О', 'P': 'Р', 'T': 'Т', 'X': 'Х', 'Y': 'У',
	'a': 'а', 'c': 'с', 'e': 'е', 'k': 'к', 'o': 'о', 'p': 'р', 'x': 'х', 'y': 'у', 'ë': 'ё', 'Ë': 'Ё',
}

// alikeBelarusian adds the letter that Russian does not have.
var alikeBelarusian = func() map[rune]rune {
	m := map[rune]rune{'i': 'і', 'I': 'І'}
	for a, b := range alikeCyrillic {
		m[a] = b
	}
	return m
}()

// Slips finds slips in a text of the language, in the order of the text. The
// text must be a whole one (a title, a paragraph), without markup; U+FFFC
// stands for what is not text, a piece of code or a word in another language,
// and silences the rules about neighbours. What may be right is not
// reported: names in capitals, words beside signs and digits.
func (l *Language) Slips(s string) []Slip {
	words := split(s)
	lacks := l.letters.lacks(s)
	var found []Slip
	for i, w := range words {
		cyr, lat := count(w.text)
		if cyr > 0 && lat > 0 {
			if slip, ok := l.letters.mixed(w, cyr, lat); ok {
				found = append(found, slip)
			}
		} else if lacks {
			if slip, ok := l.letters.lacking(w); ok {
				found = append(found, slip)
			}
		}
		if l.glide == nil {
			continue
		}
		if slip, ok := l.glide.check(s, words, i); ok {
			found = append(found, slip)
		}
	}
	return found
}

// A word is a run of letters with the apostrophes and marks inside it.
type word struct {
	at   int // byte offset
	text string
}

func (w word) end() int { return w.at + len(w.text) }

// split returns the words of a text. A hyphen parts words.
func split(s string) []word {
	var words []word
	start := -1
	for i, r := range s {
		_, size := utf8.DecodeRuneInString(s[i:])
		next, _ := utf8.DecodeRuneInString(s[i+size:])
		switch {
		case isLetter(r):
			if start < 0 {
				start = i
			}
		case start >= 0 && (unicode.IsMark(r) || isApostrophe(r) && isLetter(next) || r == '\u00ad' && isLetter(next)):
		case start >= 0:
			words = append(words, word{start, s[start:i]})
			start = -1
		}
	}
	if start >= 0 {
		words = append(words, word{start, s[start:]})
	}
	return words
}

// count returns how many Cyrillic and how many Latin letters a word has.
func count(s string) (cyr, lat int) {
	for _, r := range s {
		switch {
		case r >= 'А' && r <= 'я':
			cyr++
		case isApostrophe(r) || unicode.IsMark(r):
		case unicode.Is(cyrillic, r):
			cyr++
		case unicode.Is(latin, r):
			lat++
		}
	}
	return cyr, lat
}

// lacks reports whether a text has any letter that the alphabet lacks.
func (l letters) lacks(s string) bool {
	for r := range l.foreign {
		if strings.ContainsRune(s, r) || strings.ContainsRune(s, unicode.ToUpper(r)) {
			return true
		}
	}
	return false
}

// lacking finds letters that the language's alphabet does not have.
func (l letters) lacking(w word) (Slip, bool) {
	var want strings.Builder
	first, sure := none, true
	for i, r := range w.text {
		lower := unicode.ToLower(r)
		write, bad := l.foreign[lower]
		next, _ := utf8.DecodeRuneInString(w.text[i+utf8.RuneLen(r):])
		if !bad || unicode.IsMark(next) { // й and ў may be written as letter and mark
			want.WriteRune(r)
			continue
		}
		if first == none {
			first = r
		}
		sure = sure && write != ""
		switch {
		case w.text == strings.ToUpper(w.text):
			write = strings.ToUpper(write)
		case r != lower:
			write = likeCase(string(r), write)
		}
		want.WriteString(write)
	}
	if first == none {
		return Slip{}, false
	}
	slip := Slip{Offset: w.at, Code: LetterForeign, Found: w.text, Letter: string(first)}
	if sure {
		slip.Want = want.String()
	}
	return slip, true
}

// mixed finds letters of the other script that look like the word's own. A
// Latin abbreviation with a Cyrillic ending (ITшник) is taken for intended.
func (l letters) mixed(w word, cyr, lat int) (Slip, bool) {
	toCyrillic, noLatin := l.replaced(w.text, latin)
	toLatin, noCyrillic := l.replaced(w.text, cyrillic)
	more := cyr > lat || cyr == lat && l.script == cyrillic // mostly Cyrillic
	slip := Slip{Offset: w.at, Code: LetterMixed, Found: w.text}
	switch {
	case noLatin && (more || !noCyrillic):
		slip.Want, slip.Letter = toCyrillic, first(w.text, latin)
	case noCyrillic:
		slip.Want, slip.Letter = toLatin, first(w.text, cyrillic)
	case cyr > 1 && lat > 1 && switches(w.text) == 1:
		return Slip{}, false
	case more:
		slip.Letter = first(w.text, latin)
	default:
		slip.Letter = first(w.text, cyrillic)
	}
	return slip, true
}

// replaced writes the word without the letters of one script, and reports
// whether all of them have a double in the other.
func (l letters) replaced(s string, script *unicode.RangeTable) (string, bool) {
	whole := true
	out := strings.Map(func(r rune) rune {
		if !unicode.Is(script, r) || !isLetter(r) {
			return r
		}
		if script == latin {
			if c, ok := l.alike[r]; ok {
				return c
			}
		} else {
			for lat, c := range l.alike {
				if c == r {
					return lat
				}
			}
		}
		whole = false
		return r
	}, s)
	return out, whole
}

// switches counts how often the script changes within a word.
func switches(s string) int {
	n, was := 0, none
	for _, r := range s {
		is := none
		if unicode.Is(cyrillic, r) {
			is = 'c'
		} else if unicode.Is(latin, r) {
			is = 'l'
		}
		if is != none && was != none && is != was {
			n++
		}
		if is != none {
			was = is
		}
	}
	return n
}

func first(s string, script *unicode.RangeTable) string {
	for _, r := range s {
		if unicode.Is(script, r) {
			return string(r)
		}
	}
	return ""
}
