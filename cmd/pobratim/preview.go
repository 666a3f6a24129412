package main

import (
	"sync"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/memo"
	"pobratim/internal/engine/page"
	"pobratim/internal/engine/plan"
	"pobratim/internal/shell/serve"
)

// site is what the server answers from.
//
// Its version counts the edits, since nobody has made the files yet: an open
// page may reload and look as before. A server that was started again, perhaps
// as another program, is another version too.
func (p *preview) site(pl build.Plan) serve.Site {
	version := memo.Hash("served", p.since.UnixNano(), p.edits)
	s := serve.Site{Base: pl.Base, Version: version.Hex(16), Files: make(map[string]func() ([]byte, error), len(pl.Outputs)), Hashed: "assets/", Headers: page.Headers()}
	for _, o := range pl.Outputs {
		f := &served{preview: p, output: o}
		s.Files[o.Path] = f.bytes
	}
	return s
}

// A served file is made when it is asked for, and once, however many ask.
type served struct {
	preview *preview
	output  plan.Output
	mu      sync.Mutex // held by who makes it
	is      plan.Made
	done    bool
}

// bytes makes the file unless it is made. Errors in the content that showed
// when it was made are the answer in its place; what the world did not allow
// is tried again by the next who asks.
func (f *served) bytes() ([]byte, error) {
	f.preview.gate.enter()
	defer f.preview.gate.leave()
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.done {
		f.is = f.preview.make(f.output).Kept()
		f.done = f.is.Err == nil
	}
	if f.is.Problems.Errors() > 0 {
		return nil, serve.Findings(f.preview.items(f.is.Problems.Sorted()))
	}
	return f.is.Bytes, f.is.Err
}

// A gate holds back what is done in the background while readers wait.
type gate struct {
	mu      sync.Mutex
	readers int
	empty   chan struct{} // closed when the last reader has left; nil: there is none
}

func (g *gate) enter() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.readers++; g.readers == 1 {
		g.empty = make(chan struct{})
	}
}

func (g *gate) leave() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.readers--; g.readers == 0 {
		close(g.empty)
		g.empty = nil
	}
}

// wait returns when no reader waits.
func (g *gate) wait() {
	g.mu.Lock()
	empty := g.empty
	g.mu.Unlock()
	if empty != nil {
		<-empty
	}
}
