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
	dateForm     = regexp.MustCompile(`^(\d{4})-(\d{2})-(\d{2})$`)
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
	if m := dottedDate.FindStringSubmatch(s); m != nil {
		f := diag.Errorf(d.pos(n), "date-dotted", "value", s)
		f.Nearest = fmt.Sprintf("%s-%02d-%02d", m[3], atoi(m[2]), atoi(m[1]))
		d.add(f)
		return Date{}, false
	}
	m := dateForm.FindStringSubmatch(s)
	if m == nil {
		f := diag.Errorf(d.pos(n), "date-form", "value", s)
		if l := looseDate.FindStringSubmatch(s); l != nil {
			f.Nearest = fmt.Sprintf("%s-%02d-%02d", l[1], atoi(l[2]), atoi(l[3]))
		}
		d.add(f)
		return Date{}, false
	}
	date := Date{Year: atoi(m[1]), Month: time.Month(atoi(m[2])), Day: atoi(m[3]), Pos: d.pos(n)}
	t := time.Date(date.Year, date.Month, date.Day, 0, 0, 0, 0, time.UTC)
	if t.Day() != date.Day || t.Month() != date.Month || date.Year == 0 {
		d.add(diag.Errorf(d.pos(n), "date-not-in-calendar", "value", s))
		return Date{}, false
	}
	return date, true
}

func (d *decoder) clock(n *yaml.Node, p *Clock) {
	if clock, ok := d.time(n, scalar(n)); ok {
		*p = clock
	}
}

// time reads a time of day at n.
func (d *decoder) time(n *yaml.Node, s string) (Clock, bool) {
	if m := clockForm.FindStringSubmatch(s); m != nil {
		return Clock{Hour: atoi(m[1]), Min: atoi(m[2]), Set: true, Pos: d.pos(n)}, true
	}
	f := diag.Errorf(d.pos(n), "clock-form", "value", s)
	if l := looseClock.FindStringSubmatch(s); l != nil {
		if near := fmt.Sprintf("%02d:%s", atoi(l[1]), l[2]); clockForm.MatchString(near) {
			f.Nearest = near
		}
	}
	d.add(f)
	return Clock{}, false
}

func (d *decoder) moment(n *yaml.Node, p *Moment) {
	s := scalar(n)
	m := momentForm.FindStringSubmatch(s)
	if m == nil {
		if dottedDate.MatchString(s) || looseDate.MatchString(s) {
			d.day(n, s)
			return
		}
		d.add(diag.Errorf(d.pos(n), "moment-form", "value", s))
		return
	}
	out := Moment{Pos: d.pos(n)}
	var ok bool
	if out.Date, ok = d.day(n, m[1]); !ok {
		return
	}
	if m[2] != "" {
		if out.Clock, ok = d.time(n, m[2]); !ok {
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
func offset(s string) (int, bool) {
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
	return n, true
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
