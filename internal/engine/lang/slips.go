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
	initials map[rune]rune // letters listed under another, in upper case
	foreign  foreign
	alike    map[rune]rune // Latin letters and their Cyrillic doubles in this language
	slug     spelling
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

// foreign are letters of the script that a language lacks.
type foreign struct {
	instead map[rune]string // lower case, and what to write; empty: nothing simple
	basic   [128]bool       // whether one of U+0400 to U+047F is foreign, for a quick look
	begins  [128]bool       // whether one of them may be wrong where a word begins
	sights  [256]sight      // see own
}

// lacking also takes the letters that may be wrong where a word begins.
func lacking(instead map[rune]string, begins ...rune) foreign {
	f := foreign{instead: instead}
	for lower := range instead {
		for _, r := range []rune{lower, unicode.ToUpper(lower)} {
			if r >= 0x400 && r <= 0x47f {
				f.basic[r-0x400] = true
			}
		}
	}
	stopped := f.basic
	for _, r := range begins {
		f.begins[r-0x400], stopped[r-0x400] = true, true
	}
	f.sights = sights(stopped)
	return f
}

// Slips finds slips in a text of the language, in the order of the text. The
// text must be a whole one (a title, a paragraph), without markup; U+FFFC
// stands for what is not text, a piece of code or a word in another language,
// and silences the rules about neighbours. What may be right is not
// reported: names in capitals, words beside signs and digits.
func (l *Language) Slips(s string) []Slip {
	var found []Slip
	for i := 0; ; {
		if i = l.letters.own(s, i); i == len(s) {
			return found
		}
		if l.glide == nil || !l.glide.begins(s[i:]) {
			return l.slips(s)
		}
		if slip, ok := l.checkGlide(s, l.letters.wordBefore(s, i), l.letters.next(s, i)); ok {
			found = append(found, slip)
		}
		i += 2
	}
}

// slips looks at every word.
func (l *Language) slips(s string) []Slip {
	var found []Slip
	var before word
	for i := 0; ; {
		w := l.letters.next(s, i)
		if w.text == "" {
			return found
		}
		i = w.end()
		if w.cyr > 0 && w.lat > 0 {
			if slip, ok := l.letters.mixed(w); ok {
				found = append(found, slip)
			}
		} else if w.odd {
			if slip, ok := l.letters.lacking(w); ok {
				found = append(found, slip)
			}
		}
		if l.glide != nil && l.glide.begins(w.text) {
			if slip, ok := l.checkGlide(s, before, w); ok {
				found = append(found, slip)
			}
		}
		before = w
	}
}

// wordBefore returns the last word that ends before offset i, if all letters
// up to there are basic Cyrillic.
func (l *letters) wordBefore(s string, i int) word {
	for letterBefore(s, i) == i {
		if i == 0 {
			return word{}
		}
		i--
	}
	for start := letterBefore(s, i); start < i; start = letterBefore(s, i) {
		i = start
	}
	return l.next(s, i)
}

// letterBefore returns the offset of the basic Cyrillic letter that stands
// before the one at i in the same word, or i.
func letterBefore(s string, i int) int {
	for _, join := range []string{"", "'", "’"} {
		if at := i - len(join) - 2; at >= 0 && basicCyrillic(s[at]) && s[at+2:i] == join {
			return at
		}
	}
	return i
}

// A word is a run of letters with the apostrophes and marks inside it.
type word struct {
	at       int // byte offset
	text     string
	cyr, lat int  // how many Cyrillic and how many Latin letters it has
	odd      bool // it may have a letter that the alphabet lacks
}

func (w word) end() int { return w.at + len(w.text) }

// next returns the first word of s at or behind i; its text is empty if there
// is none. A hyphen parts words. Basic Cyrillic and ASCII are not decoded,
// because every letter of every text passes here: that halves the time of Slips.
func (l *letters) next(s string, i int) word {
	start, cyr, lat, odd := -1, 0, 0, false
	for i < len(s) {
		at := i
		for i+1 < len(s) && basicCyrillic(s[i]) && !utf8.RuneStart(s[i+1]) {
			odd = odd || l.foreign.basic[s[i]&1<<6|s[i+1]&0x3F]
			i += 2
		}
		if i > at {
			cyr += (i - at) / 2
			if start < 0 {
				start = at
			}
			continue
		}
		c, size := s[i], 1
		letter, joins := false, false
		switch {
		case 'a' <= c|0x20 && c|0x20 <= 'z':
			letter = true
			lat++
		case c < utf8.RuneSelf:
			joins = c == '\'' && isLetter(firstRune(s[i+1:]))
		default:
			var r rune
			r, size = utf8.DecodeRuneInString(s[i:])
			letter = isLetter(r)
			switch {
			case letter && unicode.Is(cyrillic, r):
				cyr++
				odd = true
			case letter && unicode.Is(latin, r):
				lat++
			case isApostrophe(r) || r == '\u00ad':
				joins = isLetter(firstRune(s[i+size:]))
			default:
				joins = unicode.IsMark(r)
			}
		}
		if letter && start < 0 {
			start = i
		}
		if !letter && !joins && start >= 0 {
			break
		}
		i += size
	}
	if start < 0 {
		return word{}
	}
	return word{at: start, text: s[start:i], cyr: cyr, lat: lat, odd: odd}
}

// lacking finds letters that the language's alphabet does not have.
func (l *letters) lacking(w word) (Slip, bool) {
	var want strings.Builder
	first, sure := none, true
	for i, r := range w.text {
		lower := unicode.ToLower(r)
		write, bad := l.foreign.instead[lower]
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
func (l *letters) mixed(w word) (Slip, bool) {
	toCyrillic, noLatin := l.replaced(w.text, latin)
	toLatin, noCyrillic := l.replaced(w.text, cyrillic)
	more := w.cyr > w.lat || w.cyr == w.lat && l.script == cyrillic // mostly Cyrillic
	slip := Slip{Offset: w.at, Code: LetterMixed, Found: w.text}
	switch {
	case noLatin && (more || !noCyrillic):
		slip.Want, slip.Letter = toCyrillic, first(w.text, latin)
	case noCyrillic:
		slip.Want, slip.Letter = toLatin, first(w.text, cyrillic)
	case w.cyr > 1 && w.lat > 1 && switches(w.text) == 1:
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
func (l *letters) replaced(s string, script *unicode.RangeTable) (string, bool) {
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
