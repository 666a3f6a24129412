package decode

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/lang"
)

// A Ref names another thing by its kind (from the tag's ref=) and its id,
// [a-z][a-z0-9-]{1,48}.
type Ref struct {
	Kind, ID string
	Pos      diag.Pos
}

// A Word is a text as one author wrote it, in one language.
type Word struct {
	S string
	// Pos is that of the first character of S; of a block ("|"), that of
	// the first column of the line after the indicator, so that line k of S
	// stands in line Pos.Line+k, from Pos.Col on.
	Pos diag.Pos
	// Block says that S is a "|" block.
	Block bool
	// Folded says that S does not stand in the file character for
	// character: it has escapes, or its lines were joined. Only its start is
	// known then.
	Folded bool
}

// At returns the place of the character at a byte offset of S; as near to it
// as is known if the text is Folded.
func (w Word) At(offset int) diag.Pos {
	if w.Folded {
		return w.Pos
	}
	before, at := w.S[:min(max(offset, 0), len(w.S))], w.Pos
	if i := strings.LastIndexByte(before, '\n'); i >= 0 {
		at.Line += int32(strings.Count(before, "\n"))
		before = before[i+1:]
	}
	at.Col += int32(utf8.RuneCountInString(before))
	return at
}

// Words is a text in those languages in which it was written, in their
// order. They are two or three: a map would take four times the memory.
type Words []Saying

// A Saying is a text in one language.
type Saying struct {
	Tag lang.Tag
	Word
}

// In returns the text in a language; the zero Word if it was not written.
func (w Words) In(tag lang.Tag) Word {
	word, _ := w.Said(tag)
	return word
}

// Said returns the text in a language, and whether it was written.
func (w Words) Said(tag lang.Tag) (Word, bool) {
	for i := range w {
		if w[i].Tag == tag {
			return w[i].Word, true
		}
	}
	return Word{}, false
}

// WordsList is a list of texts in those languages in which it was written.
type WordsList map[lang.Tag][]Word

// A Date is a day of the calendar, written 2023-09-12. The zero value is no
// day. A site has tens of thousands of moments, so their numbers are small.
type Date struct {
	Pos   diag.Pos
	Year  int16
	Month int8
	Day   int8
}

// DateOf returns a day, as time.Time.Date gives it, that is written nowhere.
func DateOf(year int, month time.Month, day int) Date {
	return Date{Year: int16(year), Month: int8(month), Day: int8(day)}
}

// IsZero reports whether no day was written.
func (d Date) IsZero() bool { return d.Year == 0 }

// Midnight returns the day as one that time.Time can count from: its start in
// UTC.
func (d Date) Midnight() time.Time {
	return time.Date(int(d.Year), time.Month(d.Month), int(d.Day), 0, 0, 0, 0, time.UTC)
}

// String gives 2023-09-12.
func (d Date) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }

// A Time is a local time of day, written 09:30.
type Time struct {
	Hour, Min int8
	Set       bool // false if none was written
}

// A Clock is a Time that stands by itself.
type Clock struct {
	Time
	Pos diag.Pos
}

// On returns the moment at which a clock shows this on a day. It is written
// where the time is.
func (c Clock) On(d Date) Moment {
	d.Pos = c.Pos
	return Moment{Date: d, Time: c.Time}
}

// String gives 09:30, or nothing if no time was written.
func (c Time) String() string {
	if !c.Set {
		return ""
	}
	return fmt.Sprintf("%02d:%02d", c.Hour, c.Min)
}

// Minutes is a length of time, written 90m, 1h30m or 2h. Zero if none was
// written.
type Minutes struct {
	N   int
	Pos diag.Pos
}
