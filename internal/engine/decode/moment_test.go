package decode

import (
	"testing"
	"time"
	_ "time/tzdata"

	"gopkg.in/yaml.v3"
)

func TestMomentIn(t *testing.T) {
	for _, c := range []struct {
		moment, zone string
		in           string // in UTC; empty if it does not exist
		end          string
	}{
		{"2023-09-13", "Europe/Minsk", "2023-09-12T21:00Z", "2023-09-13T21:00Z"},
		{"2023-12-31", "Europe/Moscow", "2023-12-30T21:00Z", "2023-12-31T21:00Z"},
		{"2023-09-13T09:00", "Europe/Minsk", "2023-09-13T06:00Z", "2023-09-13T06:00Z"},
		{"2023-09-13T09:00+05:30", "Europe/Minsk", "2023-09-13T03:30Z", "2023-09-13T03:30Z"},
		{"2023-09-13T09:00-05:30", "Europe/Minsk", "2023-09-13T14:30Z", "2023-09-13T14:30Z"},
		{"2023-09-13 09:00Z", "Europe/Minsk", "2023-09-13T09:00Z", "2023-09-13T09:00Z"},
		// Clocks go forward from 02:00 to 03:00, and back from 03:00 to 02:00.
		{"2023-03-26T02:30", "Europe/Berlin", "", ""},
		{"2023-03-26T03:00", "Europe/Berlin", "2023-03-26T01:00Z", "2023-03-26T01:00Z"},
		{"2023-10-29T02:30", "Europe/Berlin", "2023-10-29T00:30Z", "2023-10-29T00:30Z"},
		{"2023-10-29T03:30", "Europe/Berlin", "2023-10-29T02:30Z", "2023-10-29T02:30Z"},
		{"2023-10-29", "Europe/Berlin", "2023-10-28T22:00Z", "2023-10-29T23:00Z"},
		// In Beirut clocks go forward from 00:00 to 01:00.
		{"2023-03-26", "Asia/Beirut", "2023-03-25T22:00Z", "2023-03-26T21:00Z"},
		{"2023-03-25", "Asia/Beirut", "2023-03-24T22:00Z", "2023-03-25T22:00Z"},
		{"2023-03-26T00:30", "Asia/Beirut", "", ""},
		// Minsk stayed on summer time in 2011, without a change of clocks.
		{"2011-10-30T02:30", "Europe/Minsk", "2011-10-29T23:30Z", "2011-10-29T23:30Z"},
	} {
		loc, err := time.LoadLocation(c.zone)
		if err != nil {
			t.Fatal(err)
		}
		var m Moment
		d := decoder{file: "f"}
		d.moment(&yaml.Node{Kind: yaml.ScalarNode, Value: c.moment, Line: 1, Column: 1}, &m)
		if len(d.found) > 0 || m.IsZero() {
			t.Fatal(c.moment, summary(d.found))
		}
		const form = "2006-01-02T15:04Z"
		in, ok := m.In(loc)
		if got := in.UTC().Format(form); ok != (c.in != "") || ok && got != c.in {
			t.Errorf("%s in %s: got %s %v, want %s", c.moment, c.zone, got, ok, c.in)
		}
		if got := m.EndIn(loc).UTC().Format(form); ok && got != c.end {
			t.Errorf("the end of %s in %s: got %s, want %s", c.moment, c.zone, got, c.end)
		}
	}
}

func TestMomentString(t *testing.T) {
	for in, want := range map[string]string{
		"2023-09-13":             "2023-09-13",
		"2023-09-13 09:05":       "2023-09-13T09:05",
		"2023-09-13T09:05Z":      "2023-09-13T09:05Z",
		"2023-09-13T09:05+03:00": "2023-09-13T09:05+03:00",
		"2023-09-13T09:05-03:30": "2023-09-13T09:05-03:30",
	} {
		var m Moment
		d := decoder{file: "f"}
		d.moment(&yaml.Node{Kind: yaml.ScalarNode, Value: in, Line: 1, Column: 1}, &m)
		if got := m.String(); got != want {
			t.Errorf("%s is written %s, want %s", in, got, want)
		}
	}
}
