// Package ical writes one calendar as RFC 5545 has it.
//
// A Calendar is plain data, and Bytes is the only function. It decides what a
// subscribed calendar needs and what content may not do:
//
//   - Times are written in UTC, so no VTIMEZONE is needed. Whole days are
//     dates, with the day after the last one as the end, and do not block
//     anybody's time.
//   - DTSTAMP says when the event was last revised (3.8.7.2), which is known
//     from content; the clock is not asked. There is no METHOD.
//   - Text cannot leave its property: line breaks are escaped, control
//     characters left out. An address that is not https or http, a language
//     that is not a tag and a status that RFC 5545 does not have for events
//     are left out, too.
//   - The same events in any order give the same bytes.
//
// The words of RFC 5545 are escaped and folded by golang-ical, which is used
// nowhere else.
package ical

import (
	"bytes"
	"cmp"
	"slices"
	"time"

	ics "github.com/arran4/golang-ical"
)

// A Calendar becomes one VCALENDAR.
type Calendar struct {
	Name        string
	Description string // may be empty, as all that follows
	Lang        string // of Name, Description and of events without their own
	URL         string // the page about it, absolute
	SourceURL   string // where the calendar itself can be fetched, absolute
	Events      []Event
}

// An Event becomes one VEVENT. UID, Summary, Start and Stamp are needed.
type Event struct {
	UID         string // the same in all languages and calendars
	Summary     string
	Description string
	Location    string
	URL         string // absolute
	Lang        string // BCP 47; empty: the calendar's

	// Start and End bound the event; what is at End is over. Of an AllDay
	// event the dates count, each in its own zone: the first day, and the
	// day after the last. Without an End it lasts a day, or, if it has a
	// time of day, no time at all.
	Start, End time.Time
	AllDay     bool

	Status              string // CONFIRMED, TENTATIVE, CANCELLED; else not written
	Sequence            int    // how often it was revised; never goes down
	Stamp, LastModified time.Time
	Lat, Lon            float64 // degrees, if HasGeo
	HasGeo              bool
	Transparent         bool // takes nobody's time; AllDay always is
	Categories          []string
	Attach              []string // absolute addresses of files
}

const (
	product = "-//pobratim//calendar//EN"
	refresh = "PT12H" // how often subscribers should look again
)

// Bytes returns the calendar as a file's content, or nil if it has no events:
// a VCALENDAR without a component is not legal (3.6).
func Bytes(c Calendar) []byte {
	if len(c.Events) == 0 {
		return nil
	}
	out := &ics.Calendar{CalendarProperties: head(c)}
	events := slices.Clone(c.Events)
	slices.SortStableFunc(events, func(a, b Event) int {
		return cmp.Or(a.Start.Compare(b.Start), cmp.Compare(a.UID, b.UID))
	})
	for _, e := range events {
		e.Lang = cmp.Or(e.Lang, c.Lang)
		out.AddVEvent(vevent(e))
	}
	var b bytes.Buffer
	if err := out.SerializeTo(&b, ics.WithNewLineWindows); err != nil {
		panic(err) // a buffer takes everything, and the options are constant
	}
	return b.Bytes()
}

// head has the properties of RFC 7986 and, beside them, the older X- ones
// that most programs read. They are listed here and not set one by one: the
// library has no property SOURCE and writes a parameter as part of a name.
func head(c Calendar) []ics.CalendarProperty {
	l := list{}
	l.add("VERSION", "2.0")
	l.add("PRODID", product)
	l.add("NAME", text(c.Name), language(c.Lang)...)
	l.add("X-WR-CALNAME", text(c.Name))
	l.add("DESCRIPTION", text(c.Description), language(c.Lang)...)
	l.add("X-WR-CALDESC", text(c.Description))
	l.add("URL", address(c.URL))
	l.add("SOURCE", address(c.SourceURL), ics.WithValue("URI"))
	l.add("REFRESH-INTERVAL", refresh, ics.WithValue("DURATION"))
	l.add("X-PUBLISHED-TTL", refresh)
	var all []ics.CalendarProperty
	for _, p := range l.Properties {
		all = append(all, ics.CalendarProperty(p))
	}
	return all
}

// A list collects properties in order; one without a value is left out.
type list struct{ ics.ComponentBase }

func (l *list) add(name, value string, params ...ics.PropertyParameter) {
	if value != "" {
		l.AddProperty(ics.ComponentProperty(name), value, params...)
	}
}
