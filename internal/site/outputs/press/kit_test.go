package press

import (
	"testing"

	"pobratim/internal/engine/decode"
)

func TestSizeIsExact(t *testing.T) {
	for _, k := range []kit{
		{},
		{files: []file{{name: "a/b.txt", text: []byte("слова"), size: 10}}},
		{files: []file{{name: "a/b.txt"}, {name: "a/longer-name.txt", text: make([]byte, 70_000), size: 70_000}}},
	} {
		made := k.make()
		if made.Err != nil || int64(len(made.Bytes)) != k.size() {
			t.Errorf("%d files: %d bytes, expected %d; %v", len(k.files), len(made.Bytes), k.size(), made.Err)
		}
	}
}

func TestDosDay(t *testing.T) {
	for _, test := range []struct {
		day  decode.Date
		want uint16
	}{
		{decode.Date{Year: 2023, Month: 9, Day: 13}, 43<<9 | 9<<5 | 13},
		{decode.Date{Year: 1980, Month: 1, Day: 1}, 1<<5 | 1},
		{decode.Date{Year: 1812, Month: 6, Day: 24}, 1<<5 | 1},
		{decode.Date{}, 1<<5 | 1},
		{decode.Date{Year: 2107, Month: 12, Day: 31}, 127<<9 | 12<<5 | 31},
		{decode.Date{Year: 2108, Month: 1, Day: 1}, 1<<5 | 1},
	} {
		if got := dosDay(decode.Moment{Date: test.day}); got != test.want {
			t.Errorf("%v: %d, want %d", test.day, got, test.want)
		}
	}
}
