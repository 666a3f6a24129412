package model

import (
	"slices"
	"sync"
	"time"
)

// A Clock decides on which side of a written moment the build is. It is
// never printed and enters no key: whatever depends on it is a step function
// of time, and the clock remembers where the steps are.
type Clock struct {
	now time.Time

	mu    sync.Mutex
	steps map[time.Time]bool
}

// NewClock returns a clock that stands at a moment.
func NewClock(now time.Time) *Clock { return &Clock{now: now, steps: map[time.Time]bool{}} }

// Past reports whether a moment has come. A zero moment never comes.
func (c *Clock) Past(t time.Time) bool {
	if t.IsZero() {
		return false
	}
	if c.now.Before(t) {
		c.mu.Lock()
		c.steps[t.UTC()] = true // one moment, whatever zones it is written in
		c.mu.Unlock()
		return false
	}
	return true
}

// Steps returns the coming moments that the build has asked about: those at
// which the site changes by itself.
func (c *Clock) Steps() []time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	var out []time.Time
	for t := range c.steps {
		out = append(out, t)
	}
	slices.SortFunc(out, time.Time.Compare)
	return out
}
