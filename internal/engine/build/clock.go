package build

import (
	"fmt"
	"time"
)

// A Clock is a moment at which a build is told to stand.
type Clock struct {
	Set   bool
	time  time.Time
	local bool // time is a local time of the site's zone, held as UTC
}

// At returns a clock that stands at an instant.
func At(t time.Time) Clock { return Clock{Set: true, time: t} }

// ParseClock reads 2023-09-13, 2023-09-13T12:00 (in the site's zone) or
// 2023-09-13T12:00+03:00.
func ParseClock(s string) (Clock, error) {
	for _, form := range []string{time.RFC3339, "2006-01-02T15:04Z07:00"} {
		if t, err := time.Parse(form, s); err == nil {
			return Clock{Set: true, time: t}, nil
		}
	}
	for _, form := range []string{time.DateOnly, "2006-01-02T15:04", "2006-01-02T15:04:05", "2006-01-02 15:04"} {
		if t, err := time.Parse(form, s); err == nil {
			return Clock{Set: true, time: t, local: true}, nil
		}
	}
	return Clock{}, fmt.Errorf("%q is no moment", s)
}

// in returns the instant for a site whose zone is loc.
func (c Clock) in(loc *time.Location) time.Time {
	if !c.local {
		return c.time
	}
	t := c.time
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, loc)
}

// String writes the moment so that equal clocks, and no others, are written
// alike; nothing where none is set.
func (c Clock) String() string {
	switch {
	case !c.Set:
		return ""
	case c.local:
		return c.time.Format("2006-01-02T15:04:05.999999999")
	}
	return c.time.UTC().Format(time.RFC3339Nano)
}
