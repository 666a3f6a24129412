package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"syscall"
	"time"
)

// A cost is what a process took: time on the wall, time of all processors
// (user and system), and the most memory that it held at once, in bytes.
//
// Linux counts what the parent held at the fork as the child's. This program
// therefore holds little itself: corpora are written item by item, and what
// needs memory runs in a child.
type cost struct {
	Wall, CPU time.Duration
	Memory    int64
}

// run runs a command to its end and returns what it took and what it said.
func run(cmd *exec.Cmd) (cost, []byte, error) {
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	start := time.Now()
	err := cmd.Run()
	c := cost{Wall: time.Since(start)}
	if err != nil {
		said := out.Bytes()
		return c, said, fmt.Errorf("%s: %w\n%s", cmd, err, said[max(0, len(said)-2000):])
	}
	c.CPU = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	c.Memory = cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss << 10 // KiB, see getrusage(2)
	return c, out.Bytes(), nil
}

// medians takes the middle of each figure for itself.
func medians(all []cost) cost {
	return cost{
		Wall:   middle(all, func(c cost) time.Duration { return c.Wall }),
		CPU:    middle(all, func(c cost) time.Duration { return c.CPU }),
		Memory: middle(all, func(c cost) int64 { return c.Memory }),
	}
}

func middle[T time.Duration | int64](all []cost, of func(cost) T) T {
	var xs []T
	for _, c := range all {
		xs = append(xs, of(c))
	}
	slices.Sort(xs)
	return xs[len(xs)/2]
}

// stage measures a part of this process and prints it for the parent.
func stage(do func() error) error {
	var before, after syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &before); err != nil {
		return err
	}
	start := time.Now()
	if err := do(); err != nil {
		return err
	}
	c := cost{Wall: time.Since(start)}
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &after); err != nil {
		return err
	}
	used := func(r syscall.Rusage) time.Duration { return time.Duration(r.Utime.Nano() + r.Stime.Nano()) }
	c.CPU, c.Memory = used(after)-used(before), after.Maxrss<<10
	return json.NewEncoder(os.Stdout).Encode(c)
}
