package decode

import (
	"fmt"
	"time"
)

// A Moment is a day, perhaps with a local time, perhaps with an offset from
// UTC: 2023-09-13, 2023-09-13T09:00, 2023-09-13T09:00+03:00, …Z.
type Moment struct {
	Date
	Time
	Offset    int16 // minutes east of UTC
	HasOffset bool
}

// IsZero reports whether nothing was written.
func (m Moment) IsZero() bool { return m.Date.IsZero() }

// String gives the moment as it is written in files.
func (m Moment) String() string {
	s := m.Date.String()
	if m.Time.Set {
		s += "T" + m.Time.String()
	}
	switch {
	case !m.HasOffset:
		return s
	case m.Offset == 0:
		return s + "Z"
	case m.Offset < 0:
		return s + fmt.Sprintf("-%02d:%02d", -m.Offset/60, -m.Offset%60)
	}
	return s + fmt.Sprintf("+%02d:%02d", m.Offset/60, m.Offset%60)
}

// In returns the moment as a time in the zone; without an offset it is local
// there, without a time of day it is the start of the day. False means that
// this local time does not exist, since clocks were put forward over it. Of
// two such times, when clocks were put back, it is the first.
func (m Moment) In(loc *time.Location) (time.Time, bool) {
	switch {
	case m.HasOffset:
		utc := m.Midnight().Add(time.Duration(m.Hour)*time.Hour + time.Duration(int(m.Min)-int(m.Offset))*time.Minute)
		return utc.In(loc), true
	case !m.Time.Set:
		return m.Start(loc), true
	}
	return local(int(m.Year), time.Month(m.Month), int(m.Day), int(m.Hour), int(m.Min), loc)
}

// EndIn returns the end of the day (the start of the next one) for a moment
// without a time of day, and otherwise the same as In.
func (m Moment) EndIn(loc *time.Location) time.Time {
	if !m.Time.Set {
		return startOfDay(int(m.Year), time.Month(m.Month), int(m.Day)+1, loc)
	}
	t, _ := m.In(loc)
	return t
}

// Start returns the first moment of the day in the zone.
func (d Date) Start(loc *time.Location) time.Time {
	return startOfDay(int(d.Year), time.Month(d.Month), int(d.Day), loc)
}

// startOfDay is 00:00, or, where clocks are put forward at midnight, the
// moment when they are.
func startOfDay(year int, month time.Month, day int, loc *time.Location) time.Time {
	t, ok := local(year, month, day, 0, 0, loc)
	if !ok {
		t, _ = time.Date(year, month, day, 12, 0, 0, 0, loc).ZoneBounds()
	}
	return t
}

// local finds the first moment at which clocks of the zone show this time,
// and reports whether they ever do: time.Date does not say which of two it
// chooses.
func local(year int, month time.Month, day, hour, minute int, loc *time.Location) (time.Time, bool) {
	t := time.Date(year, month, day, hour, minute, 0, 0, loc)
	want := time.Date(year, month, day, hour, minute, 0, 0, time.UTC)
	if start, _ := t.ZoneBounds(); !start.IsZero() {
		_, before := start.Add(-time.Second).Zone()
		earlier := want.Add(-time.Duration(before) * time.Second).In(loc)
		if earlier.Before(start) && shows(earlier, want) {
			return earlier, true
		}
	}
	return t, shows(t, want)
}

// shows reports whether the clock of t shows what the clock of want shows.
func shows(t, want time.Time) bool {
	year, month, day := t.Date()
	y, m, d := want.Date()
	hour, minute, second := t.Clock()
	h, min, s := want.Clock()
	return year == y && month == m && day == d && hour == h && minute == min && second == s
}
