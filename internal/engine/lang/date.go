package lang

import (
	"strconv"
	"time"
)

// dates holds the words and signs round dates.
type dates struct {
	year     string         // after the year, with its space: " г."
	from, to string         // "from the 3rd to the 5th"
	fromDay  map[int]string // days before which from takes another form
}

// Date writes a day in full: 12 сентября 2023 г.
func (l *Language) Date(t time.Time) string {
	return l.DayMonth(t) + nbsp + l.year(t)
}

// DayMonth writes a day without its year: 12 сентября.
func (l *Language) DayMonth(t time.Time) string {
	return strconv.Itoa(t.Day()) + nbsp + l.months.genitive[t.Month()-1]
}

func (l *Language) year(t time.Time) string {
	return strconv.Itoa(t.Year()) + l.dates.year
}

// Month writes a month as it stands alone, in headings: сентябрь 2023. The
// year 0 leaves the year out.
func (l *Language) Month(year int, m time.Month) string {
	name := l.months.alone[index(m)]
	if year == 0 {
		return name
	}
	return name + nbsp + strconv.Itoa(year)
}

// MonthLocative returns the month in the case that In wants: сентябре. With
// it a sentence writes l.In("адбудзецца", l.MonthLocative(m)).
func (l *Language) MonthLocative(m time.Month) string { return l.months.locative[index(m)] }

// InMonth writes "in September" for the beginning of a phrase: в сентябре,
// у верасні.
func (l *Language) InMonth(m time.Month) string { return l.In("", l.MonthLocative(m)) }

// index keeps a month that does not exist (a zero in the data) from being a
// crash: time.Date normalises in the same way.
func index(m time.Month) int { return ((int(m)-1)%12 + 12) % 12 }

// DateRange writes the days from a to b as short as is clear: a day, the
// days of one month (3–5 октября 2023 г.), of one year (28 сентября –
// 3 октября 2023 г.), or two full dates. Line breaks are possible only
// after a dash with spaces.
func (l *Language) DateRange(a, b time.Time) string {
	const dash = nbsp + "– "
	switch {
	case a.Year() != b.Year():
		return l.Date(a) + dash + l.Date(b)
	case a.Month() != b.Month():
		return l.DayMonth(a) + dash + l.Date(b)
	case a.Day() != b.Day():
		return strconv.Itoa(a.Day()) + "–" + l.Date(b)
	}
	return l.Date(a)
}

// FromTo writes the days from a to b in words, without the year unless the
// two differ in it: с 3 по 5 октября. One day is written as DayMonth.
func (l *Language) FromTo(a, b time.Time) string {
	from := l.dates.from
	if other, ok := l.dates.fromDay[a.Day()]; ok {
		from = other
	}
	from += nbsp
	to := " " + l.dates.to + nbsp
	switch {
	case a.Year() != b.Year():
		return from + l.Date(a) + to + l.Date(b)
	case a.Month() != b.Month():
		return from + l.DayMonth(a) + to + l.DayMonth(b)
	case a.Day() != b.Day():
		return from + strconv.Itoa(a.Day()) + to + l.DayMonth(b)
	}
	return l.DayMonth(a)
}

// Clock writes a time of day: 09:30.
func (l *Language) Clock(t time.Time) string { return t.Format("15:04") }

// ClockRange writes two times of day: 10:00–12:30. Equal times are written
// once. CLDR has dots in Belarusian ranges and a colon in single times; the
// colon is kept here.
func (l *Language) ClockRange(a, b time.Time) string {
	if a.Equal(b) {
		return l.Clock(a)
	}
	return l.Clock(a) + "–" + l.Clock(b)
}

// Weekday names the day: вторник.
func (l *Language) Weekday(t time.Time) string { return l.weekdays.alone[t.Weekday()] }

// WeekdayShort names the day in a table: вт.
func (l *Language) WeekdayShort(t time.Time) string { return l.weekdays.short[t.Weekday()] }

// OnWeekday writes "on Tuesday" for the beginning of a phrase: во вторник.
func (l *Language) OnWeekday(t time.Time) string { return l.weekdays.on[t.Weekday()] }

// WeekdaysShort returns the short names in the order of a week: from Monday.
func (l *Language) WeekdaysShort() []string {
	names := make([]string, 0, len(monday))
	for _, d := range monday {
		names = append(names, l.weekdays.short[d])
	}
	return names
}
