package lang

import (
	"strconv"
	"strings"
	"time"
)

// numbers says how a number is written.
type numbers struct {
	group   string // between groups of three digits
	grouped int    // how many digits a number needs to be grouped at all
	point   string // before the fraction
	percent string // after the number, with its space
}

// units names units as they stand after a number.
type units struct {
	bytes        [4]string // byte, and its multiples by 1000
	hour, minute string
}

// minus is the sign that is as wide as a plus.
const minus = "−"

// Number writes a whole number: "2 201" in Russian, "2201" in Belarusian,
// with no-break spaces.
func (l *Language) Number(n int) string {
	return l.digits(strconv.Itoa(n))
}

// Decimal writes a number with exactly the given number of digits after the
// point.
func (l *Language) Decimal(f float64, digits int) string {
	return l.digits(strconv.FormatFloat(f, 'f', max(0, digits), 64))
}

// digits turns a number as strconv writes it into one of the language. What
// has no digits (NaN, Inf) stays.
func (l *Language) digits(s string) string {
	s, negative := strings.CutPrefix(s, "-")
	if s == "" || s[0] < '0' || s[0] > '9' {
		return s
	}
	whole, fraction, decimal := strings.Cut(s, ".")
	var b strings.Builder
	if negative && strings.Trim(s, "0.") != "" {
		b.WriteString(minus)
	}
	for i := range len(whole) {
		if i > 0 && (len(whole)-i)%3 == 0 && len(whole) >= l.numbers.grouped {
			b.WriteString(l.numbers.group)
		}
		b.WriteByte(whole[i])
	}
	if decimal {
		b.WriteString(l.numbers.point)
		b.WriteString(fraction)
	}
	return b.String()
}

// Percent puts the sign after a number that is already written: "96 %".
func (l *Language) Percent(s string) string { return s + l.numbers.percent }

// Bytes writes the size of a file for people: "340 кБ", "1,2 МБ". A kilobyte
// is 1000 bytes; from the megabyte on a number below ten has one digit after
// the point, unless that is a zero.
func (l *Language) Bytes(n int64) string {
	size, unit := float64(max(0, n)), 0
	for unit < len(l.units.bytes)-1 && size >= 999.5 {
		size, unit = size/1000, unit+1
	}
	s := strconv.FormatFloat(size, 'f', 0, 64)
	if unit > 1 && size < 9.95 {
		s = strings.TrimSuffix(strconv.FormatFloat(size, 'f', 1, 64), ".0")
	}
	return l.digits(s) + nbsp + l.units.bytes[unit]
}

// Duration writes hours and minutes: "6 ч 30 мин", rounded to the minute.
func (l *Language) Duration(d time.Duration) string {
	minutes := int(d.Round(time.Minute) / time.Minute)
	sign := ""
	if minutes < 0 {
		sign, minutes = minus, -minutes
	}
	var parts []string
	if h := minutes / 60; h > 0 {
		parts = append(parts, l.Number(h)+nbsp+l.units.hour)
	}
	if m := minutes % 60; m > 0 || minutes == 0 {
		parts = append(parts, l.Number(m)+nbsp+l.units.minute)
	}
	return sign + strings.Join(parts, nbsp)
}
