package main

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"time"
)

// A progress shows on a terminal how far long work has come: nothing in the
// first second, and nothing at all where the output is not a terminal.
type progress struct {
	w     io.Writer // nil: not a terminal
	texts texts
	start time.Time
	last  time.Time
}

func newProgress(in *invocation) *progress {
	p := &progress{texts: in.texts, start: time.Now()}
	if f, ok := in.err.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 {
			p.w = f
		}
	}
	return p
}

func (p *progress) show(done, total int) {
	now := time.Now()
	if p.w == nil || now.Sub(p.start) < time.Second || now.Sub(p.last) < 100*time.Millisecond {
		return
	}
	p.last = now
	fmt.Fprintf(p.w, "\r\x1b[K%s", p.texts.T("progress", "done", strconv.Itoa(done), "total", strconv.Itoa(total)))
}

func (p *progress) clear() {
	if p.w != nil && !p.last.IsZero() {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
