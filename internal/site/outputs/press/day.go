package press

import "pobratim/internal/engine/decode"

// dosDay writes a day as archives keep it (APPNOTE 4.4.6): the first day
// that they know, of 1980, stands for an earlier one or none.
func dosDay(m decode.Moment) uint16 {
	const first = 1980
	if m.IsZero() || m.Year < first || m.Year >= first+128 {
		return 1<<5 | 1
	}
	return uint16(m.Year-first)<<9 | uint16(m.Month)<<5 | uint16(m.Day)
}
