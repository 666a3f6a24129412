package main

import (
	"math"
	"runtime/debug"
)

// memoryGoal is from where on memory is collected whenever there is some: an
// archive of a hundred thousand pages fits into 2 GB then. Smaller sites never
// come near it.
const memoryGoal = 1830 << 20 // bytes

// limitMemory sets the goal, unless the author has set another (GOMEMLIMIT).
func limitMemory() {
	if debug.SetMemoryLimit(-1) == math.MaxInt64 {
		debug.SetMemoryLimit(memoryGoal)
	}
}

// hurry lets garbage grow to four times what is alive before it is
// collected, unless the author has set something else (GOGC): a command that
// ends when it is done takes a tenth less time so, and two thirds more memory.
func (in *invocation) hurry() {
	if in.getenv("GOGC") == "" {
		debug.SetGCPercent(400)
	}
}
