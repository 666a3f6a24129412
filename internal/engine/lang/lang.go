// Package lang knows what differs between languages.
//
// A Language is a table with methods: plurals, numbers, dates, alphabetical
// order, typography, how a preposition joins a name, and which slips of the
// pen can be found without understanding the text. The engine knows no
// language by name: whatever differs stands in the literal of the language,
// one file each (ru.go, be.go, en.go). A new language is one such file and
// one line in the list below.
//
// All methods are pure and safe for concurrent use, accept any string, and
// return U+00A0 (no-break space) wherever a line must not break. A time is
// written as its own zone shows it; nothing here converts zones.
package lang

import (
	"sync"
	"time"

	"golang.org/x/text/language"
)

// A Tag names a language as BCP 47 does: "ru", "be", "en".
type Tag string

// languages lists what the engine knows, in the order of Known.
var languages = []*Language{russian, belarusian, english}

// Of returns the language of the tag, and whether the engine knows it.
func Of(tag Tag) (*Language, bool) {
	for _, l := range languages {
		if l.Tag == tag {
			return l, true
		}
	}
	return nil, false
}

// Known returns the tags of all languages that the engine knows.
func Known() []Tag {
	tags := make([]Tag, 0, len(languages))
	for _, l := range languages {
		tags = append(tags, l.Tag)
	}
	return tags
}

// A Language is one language with its tables. It is never changed and never
// copied; it cannot be part of a memo.Key, its Tag can.
type Language struct {
	Tag       Tag
	Name      string // as the language calls itself: "Беларуская"
	OpenGraph string // the value of og:locale: "be_BY"

	cldr         language.Tag
	forms        []Form
	numbers      numbers
	units        units
	months       months
	weekdays     weekdays
	dates        dates
	in           string           // the preposition of In
	prepositions map[string]joint // those that change before some words, in lower case
	glide        *glide           // у that becomes ў; nil in most languages
	marks        marks
	letters      letters
	finding      finding

	collators sync.Pool // of *collation, which must not be shared
}

// months holds the names of the months; index 0 is January.
type months struct {
	alone    [12]string // as a heading: сентябрь
	genitive [12]string // after a day: 12 сентября
	locative [12]string // after "in": в сентябре
}

// weekdays holds the names of the days; as in time.Weekday, index 0 is
// Sunday.
type weekdays struct {
	alone [7]string // вторник
	on    [7]string // the whole phrase: во вторник
	short [7]string // вт
}

// monday is the order in which a week is shown.
var monday = [7]time.Weekday{
	time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday, time.Sunday,
}

const nbsp = "\u00a0"
