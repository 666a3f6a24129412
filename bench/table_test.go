package main

import (
	"strings"
	"testing"
	"time"

	"pobratim/bench/corpus"
)

// The last line is what the issue wants: how many times better, memory as a
// share, the floor as a multiple.
func TestLastLine(t *testing.T) {
	s := func(wall, cpu float64, memory int64) cost {
		return cost{time.Duration(wall * 1e9), time.Duration(cpu * 1e9), memory}
	}
	r := result{
		corpus: corpus.Corpus{Pairs: 5000}, runs: 3,
		hugoCold: s(8.4, 14.56, 1000), hugoAgain: s(9, 14, 1000),
		cold: s(1, 1.6, 180), again: s(0.2, 0.3, 100), floor: s(0.667, 1, 50),
	}
	var b strings.Builder
	r.print(&b)
	lines := strings.Split(strings.TrimSpace(b.String()), "\n")
	const want = "pages=10000 wall=8.4 cpu=9.1 memory=0.18 again=45 floor=1.5"
	if got := lines[len(lines)-1]; got != want {
		t.Errorf("%s\nnot %s", got, want)
	}
}

// The middle of each figure is taken for itself.
func TestMedians(t *testing.T) {
	got := medians([]cost{{3, 10, 5}, {1, 30, 7}, {2, 20, 6}})
	if got != (cost{2, 20, 6}) {
		t.Errorf("%v", got)
	}
}
