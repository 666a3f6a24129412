package main

import (
	"fmt"
	"strings"
	"sync/atomic"
	"time"

	"pobratim/internal/engine/build"
)

// A stopwatch measures the steps of one build.
type stopwatch struct {
	start, since time.Time
	step         build.Step // under way; empty: none
	laps         []lap
	making       atomic.Int64 // nanoseconds of all processors, within the step "write"
}

type lap struct {
	step build.Step
	took time.Duration
}

// The steps that are not the engine's.
const (
	reading    build.Step = "read"
	comparing  build.Step = "compare"
	publishing build.Step = "write"
)

func newStopwatch() *stopwatch {
	now := time.Now()
	return &stopwatch{start: now, since: now}
}

// begin ends the step under way and begins another.
func (s *stopwatch) begin(step build.Step) {
	now := time.Now()
	if s.step != "" {
		s.laps = append(s.laps, lap{s.step, now.Sub(s.since)})
	}
	s.step, s.since = step, now
}

// made adds the time that making one file has taken.
func (s *stopwatch) made(since time.Time) { s.making.Add(int64(time.Since(since))) }

// print shows where the time went.
func (s *stopwatch) print(in *invocation) {
	s.begin("")
	whole := time.Since(s.start)
	for _, l := range s.laps {
		note := ""
		if l.step == publishing {
			note = in.texts.T("step.making", "time", in.texts.milliseconds(time.Duration(s.making.Load())))
		}
		row := fmt.Sprintf("%11s %3d %%  %s %s", in.texts.milliseconds(l.took), 100*l.took/max(whole, 1), in.texts.T("step."+string(l.step)), note)
		fmt.Fprintln(in.err, strings.TrimRight(row, " "))
	}
}
