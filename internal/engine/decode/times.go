package decode

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"gopkg.in/yaml.v3"

	"pobratim/internal/engine/diag"
)

var (
	looseDate    = regexp.MustCompile(`^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$`)
	dottedDate   = regexp.MustCompile(`^(\d{1,2})\.(\d{1,2})\.(\d{4})(?: ?г\.)?$`)
	clockForm    = regexp.MustCompile(`^([01]\d|2[0-3]):([0-5]\d)$`)
	looseClock   = regexp.MustCompile(`^(\d{1,2})[:.\-ч](\d{2})$`)
	momentForm   = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(Z|[+-]\d{2}:\d{2})?)?$`)
	durationForm = regexp.MustCompile(`^(?:(\d{1,3})h)?(?:(\d{1,4})m)?$`)
)

// atoi reads digits that a pattern has matched.
func atoi(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}

// scalar gives the characters of a value as they stand in the file. yaml.v3
// calls an unquoted date a timestamp; its own reading of it is never used.
func scalar(n *yaml.Node) string {
	if n.Kind != yaml.ScalarNode {
		return ""
	}
	return n.Value
}

func (d *decoder) date(n *yaml.Node, p *Date) {
	if date, ok := d.day(n, scalar(n)); ok {
		*p = date
	}
}

// day reads a date at n.
func (d *decoder) day(n *yaml.Node, s string) (Date, bool) {
	if isDay(s) {
		date := DateOf(atoi(s[:4]), time.Month(atoi(s[5:7])), atoi(s[8:]))
		date.Pos = d.pos(n)
		return d.inCalendar(n, date)
	}
	if m := dottedDate.FindStringSubmatch(s); m != nil {
		f := diag.Errorf(d.pos(n), "date-dotted", "value", s)
		f.Nearest = fmt.Sprintf("%s-%02d-%02d", m[3], atoi(m[2]), atoi(m[1]))
		d.add(f)
		return Date{}, false
	}
	f := diag.Errorf(d.pos(n), "date-form", "value", s)
	if l := looseDate.FindStringSubmatch(s); l != nil {
		f.Nearest = fmt.Sprintf("%s-%02d-%02d", l[1], atoi(l[2]), atoi(l[3]))
	}
	d.add(f)
	return Date{}, false
}

// isDay reports whether s has the form of 2023-09-12.
func isDay(s string) bool {
	if len(s) != len("2023-09-12") {
		return false
	}
	for i := range len(s) {
		if dash := i == 4 || i == 7; dash && s[i] != '-' || !dash && (s[i] < '0' || s[i] > '9') {
			return false
		}
	}
	return true
}

// inCalendar refuses days that there are not.
func (d *decoder) inCalendar(n *yaml.Node, date Date) (Date, bool) {
	t := date.Midnight()
	if t.Day() != int(date.Day) || t.Month() != time.Month(date.Month) || date.Year == 0 {
		d.add(diag.Errorf(d.pos(n), "date-not-in-calendar", "value", date.String()))
		return Date{}, false
	}
	return date, true
}

func (d *decoder) clock(n *yaml.Node, p *Clock) {
	if t, ok := d.time(n, scalar(n)); ok {
		*p = Clock{t, d.pos(n)}
	}
}

// time reads a time of day at n.
func (d *decoder) time(n *yaml.Node, s string) (Time, bool) {
	if m := clockForm.FindStringSubmatch(s); m != nil {
		return Time{Hour: int8(atoi(m[1])), Min: int8(atoi(m[2])), Set: true}, true
	}
	f := diag.Errorf(d.pos(n), "clock-form", "value", s)
	if l := looseClock.FindStringSubmatch(s); l != nil {
		if near := fmt.Sprintf("%02d:%s", atoi(l[1]), l[2]); clockForm.MatchString(near) {
			f.Nearest = near
		}
	}
	d.add(f)
	return Time{}, false
}

func (d *decoder) moment(n *yaml.Node, p *Moment) {
	s := scalar(n)
	if isDay(s) {
		if date, ok := d.day(n, s); ok {
			*p = Moment{Date: date}
		}
		return
	}
	m := momentForm.FindStringSubmatch(s)
	if m == nil {
		if dottedDate.MatchString(s) || looseDate.MatchString(s) {
			d.day(n, s)
			return
		}
		d.add(diag.Errorf(d.pos(n), "moment-form", "value", s))
		return
	}
	var out Moment
	var ok bool
	if out.Date, ok = d.day(n, m[1]); !ok {
		return
	}
	if m[2] != "" {
		if out.Time, ok = d.time(n, m[2]); !ok {
			return
		}
	}
	if out.Offset, ok = offset(m[3]); !ok {
		d.add(diag.Errorf(d.pos(n), "moment-offset", "value", m[3]))
		return
	}
	out.HasOffset = m[3] != ""
	*p = out
}

// offset reads Z or +03:00 as minutes. No place on earth is further from UTC
// than 14 hours.
func offset(s string) (int16, bool) {
	if s == "" || s == "Z" {
		return 0, true
	}
	hours, minutes, _ := strings.Cut(s[1:], ":")
	n := atoi(hours)*60 + atoi(minutes)
	if atoi(minutes) > 59 || n > 14*60 {
		return 0, false
	}
	if s[0] == '-' {
		n = -n
	}
	return int16(n), true
}

func (d *decoder) minutes(n *yaml.Node, p *Minutes, s scope) {
	text := scalar(n)
	m := durationForm.FindStringSubmatch(text)
	if m == nil || text == "" || m[1] != "" && atoi(m[2]) > 59 {
		f := diag.Errorf(d.pos(n), "duration-form", "value", text)
		if wholeForm.MatchString(text) && text[0] != '-' {
			f.Nearest = text + "m"
		}
		d.add(f)
		return
	}
	total := atoi(m[1])*60 + atoi(m[2])
	if total == 0 {
		d.add(diag.Errorf(d.pos(n), "duration-form", "value", text))
		return
	}
	if d.checkRange(n, float64(total), s) {
		*p = Minutes{N: total, Pos: d.pos(n)}
	}
}
