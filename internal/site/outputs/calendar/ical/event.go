package ical

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"time"

	ics "github.com/arran4/golang-ical"
)

const (
	utcTime = "20060102T150405Z" // 3.3.5, form 2
	date    = "20060102"         // 3.3.4
)

func vevent(e Event) *ics.VEvent {
	l := list{}
	l.add("UID", text(e.UID))
	stamp := e.Stamp // a VEVENT must have one (3.6.1)
	for _, other := range []time.Time{e.LastModified, e.Start} {
		if stamp.IsZero() {
			stamp = other
		}
	}
	l.add("DTSTAMP", stamp.UTC().Format(utcTime))
	if !e.LastModified.IsZero() {
		l.add("LAST-MODIFIED", e.LastModified.UTC().Format(utcTime))
	}
	l.add("SEQUENCE", strconv.Itoa(max(0, e.Sequence)))
	l.addSpan(e)
	l.add("SUMMARY", text(e.Summary), language(e.Lang)...)
	l.add("DESCRIPTION", text(e.Description), language(e.Lang)...)
	l.add("LOCATION", text(e.Location), language(e.Lang)...)
	l.add("GEO", geo(e))
	l.add("URL", address(e.URL))
	if slices.Contains([]string{"CONFIRMED", "TENTATIVE", "CANCELLED"}, e.Status) {
		l.add("STATUS", e.Status)
	}
	l.add("TRANSP", transparency(e))
	for _, c := range e.Categories { // one each: in a list the library would escape the comma
		l.add("CATEGORIES", text(c), language(e.Lang)...)
	}
	for _, a := range e.Attach {
		l.add("ATTACH", address(a))
	}
	return &ics.VEvent{ComponentBase: l.ComponentBase}
}

// addSpan writes DTSTART and DTEND. DTEND must be later than DTSTART
// (3.8.2.2); of an event that does not last there is none.
func (l *list) addSpan(e Event) {
	if !e.AllDay {
		l.add("DTSTART", e.Start.UTC().Format(utcTime))
		if e.End.Truncate(time.Second).After(e.Start.Truncate(time.Second)) {
			l.add("DTEND", e.End.UTC().Format(utcTime))
		}
		return
	}
	first, after := day(e.Start), dayUp(e.End)
	if !after.After(first) {
		after = first.AddDate(0, 0, 1)
	}
	l.add("DTSTART", first.Format(date), ics.WithValue("DATE"))
	l.add("DTEND", after.Format(date), ics.WithValue("DATE"))
}

// day is a moment's date in its own zone.
func day(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

// dayUp is the date of the first midnight that is not before the moment, so
// that an end at 23:59 still includes its day.
func dayUp(t time.Time) time.Time {
	d := day(t)
	if h, m, s := t.Clock(); h+m+s+t.Nanosecond() > 0 {
		d = d.AddDate(0, 0, 1)
	}
	return d
}

func transparency(e Event) string {
	if e.AllDay || e.Transparent {
		return "TRANSPARENT"
	}
	return "OPAQUE"
}

// geo is latitude and longitude with at most six digits after the point
// (3.8.1.6), which is a hand's breadth.
func geo(e Event) string {
	if !e.HasGeo || !(math.Abs(e.Lat) <= 90 && math.Abs(e.Lon) <= 180) {
		return ""
	}
	degrees := func(f float64) string {
		rounded := cmp.Or(math.Round(f*1e6)/1e6, 0) // no minus zero
		return strconv.FormatFloat(rounded, 'f', -1, 64)
	}
	return degrees(e.Lat) + ";" + degrees(e.Lon)
}
