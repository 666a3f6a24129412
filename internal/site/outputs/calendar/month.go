package calendar

import (
	"maps"
	"slices"
	"time"

	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
)

// A Month is a table: one row a week, from Monday to Sunday. A month that has
// nothing but single whole days is only the list of them.
type Month struct {
	ID    string // "2023-09"
	Title string // standing alone: "сентябрь 2023"
	N     int    // entries that touch it
	Weeks []Week
	Items []Item // what lasts whole days, by the day on which it starts
}

// A Week has seven days.
type Week struct{ Days []Cell }

// A Cell is a day. Those outside the month are there to fill its first and
// last week, and are empty.
type Cell struct {
	ISO     string
	Number  int
	In      bool   // the day is in the month
	Date    string // in full, for those who do not see the table
	Weekday string
	Href    string // the day in the agenda, if something starts on it
	Whole   bool   // something lasts this whole day
	N       int    // what has an hour
}

// An Item stands below the table.
type Item struct {
	page.Link
	Label        string
	Days, ISO    string // when: 12–15 сентября
	Status, Tone string // in words (empty: confirmed); its code
	Sample       bool
}

// A Weekday is the head of a column.
type Weekday struct{ Short, Long string }

const (
	longest = 366 // days of one entry that are shown
	gap     = 12  // empty months in a row that are shown
)

// weekdays returns the heads from Monday on. 2 January 2023 was a Monday.
func weekdays(r page.Reader) []Weekday {
	var out []Weekday
	for i := range 7 {
		d := time.Date(2023, 1, 2+i, 0, 0, 0, 0, time.UTC)
		out = append(out, Weekday{r.L.WeekdayShort(d), r.L.Weekday(d)})
	}
	return out
}

// months returns every month from the first entry to the last. Empty months
// are left out where they are more than a year: a slip in one date must not
// make a thousand tables.
func months(r page.Reader, entries []*model.Entry) []Month {
	cells := map[time.Time]*Cell{}
	at := func(d time.Time) *Cell {
		if cells[d] == nil {
			cells[d] = &Cell{}
		}
		return cells[d]
	}
	tables := map[time.Time]bool{}
	touched := map[time.Time]map[*model.Entry]bool{}
	items := map[time.Time][]Item{}
	for _, e := range entries {
		span, _ := r.Span(e)
		first, last := day(span.Start), day(span.Start)
		at(first).Href = "#" + first.Format(time.DateOnly)
		if span.AllDay {
			last = day(span.Last())
		}
		for i, d := 0, first; i < longest && !d.After(last); i, d = i+1, d.AddDate(0, 0, 1) {
			m := monthOf(d)
			if touched[m] == nil {
				touched[m] = map[*model.Entry]bool{}
			}
			if span.AllDay && !touched[m][e] {
				items[m] = append(items[m], item(r, e))
			}
			touched[m][e] = true
			tables[m] = tables[m] || !span.AllDay || last.After(first)
			if c := at(d); span.AllDay {
				c.Whole = true
			} else {
				c.N++
			}
		}
	}
	var out []Month
	for _, first := range filled(slices.SortedFunc(maps.Keys(touched), time.Time.Compare)) {
		m := Month{ID: first.Format("2006-01"), Title: r.L.Month(first.Year(), first.Month()), N: len(touched[first]), Items: items[first]}
		if tables[first] {
			m.Weeks = weeks(r, first, cells)
		}
		out = append(out, m)
	}
	return out
}

// filled adds the months in the gaps between months, unless they are too long.
func filled(some []time.Time) []time.Time {
	var out []time.Time
	for _, m := range some {
		if n := len(out); n > 0 && !m.After(out[n-1].AddDate(0, gap+1, 0)) {
			for next := out[n-1].AddDate(0, 1, 0); next.Before(m); next = next.AddDate(0, 1, 0) {
				out = append(out, next)
			}
		}
		out = append(out, m)
	}
	return out
}

func monthOf(d time.Time) time.Time { return time.Date(d.Year(), d.Month(), 1, 0, 0, 0, 0, time.UTC) }

// weeks lays out the table of a month, from the Monday on or before its first
// day.
func weeks(r page.Reader, first time.Time, cells map[time.Time]*Cell) []Week {
	var out []Week
	past := (int(first.Weekday()) + 6) % 7 // days from Monday
	for d := first.AddDate(0, 0, -past); d.Before(first.AddDate(0, 1, 0)); {
		var w Week
		for range 7 {
			c := Cell{}
			if monthOf(d).Equal(first) {
				if full := cells[d]; full != nil {
					c = *full
				}
				c.In = true
			}
			c.ISO, c.Number, c.Date, c.Weekday = d.Format(time.DateOnly), d.Day(), r.L.Date(d), r.L.Weekday(d)
			w.Days = append(w.Days, c)
			d = d.AddDate(0, 0, 1)
		}
		out = append(out, w)
	}
	return out
}

func item(r page.Reader, e *model.Entry) Item {
	title, when := r.Title(e), r.When(e)
	span, _ := r.Span(e)
	first, last := span.Start, span.Last()
	it := Item{
		Link:  page.Link{Href: r.URL(e, r.L.Tag), Title: title.S, Lang: title.Lang},
		Label: r.Label(e), Days: r.L.DayMonth(first), ISO: when.ISOStart,
		Status: when.Status, Tone: when.Tone, Sample: r.IsSample(e),
	}
	if day(last).After(day(first)) {
		it.Days = when.Dates
	}
	return it
}
