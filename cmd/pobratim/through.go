package main

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/memo"
	"pobratim/internal/engine/plan"
)

// lookThrough makes every file of a plan in the background and sends what is
// wrong with them; nothing if ctx ends before. It leaves one processor to
// readers and stands still while one of them waits.
func (p *preview) lookThrough(ctx context.Context, pl build.Plan) <-chan diag.List {
	out := make(chan diag.List, 1)
	runs := plan.Runs(pl.Outputs)
	p.fine.expect(len(pl.Outputs))
	var late problems
	var next atomic.Int64
	var wg sync.WaitGroup
	for range max(1, runtime.GOMAXPROCS(0)-1) {
		wg.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= len(runs) {
					return
				}
				for _, o := range runs[i] {
					p.gate.wait()
					if ctx.Err() != nil {
						return
					}
					late.add(p.lookAt(o))
				}
			}
		})
	}
	go func() {
		wg.Wait()
		if ctx.Err() != nil {
			return
		}
		missing := pl.Missing()
		if len(missing) > 0 {
			p.fine.forget() // a word is missed only by who asks for it
		}
		out <- append(late.found, missing...).Sorted()
	}()
	return out
}

// lookAt makes a file that is not known to be fine and says what is wrong.
func (p *preview) lookAt(o plan.Output) diag.List {
	o = o.Ready()
	if p.fine.has(o.Key) {
		return nil
	}
	made := p.make(o)
	if made.Back != nil {
		made.Back()
	}
	if made.Err != nil {
		return append(made.Problems, unreadable(o, made.Err)...)
	}
	if len(made.Problems) == 0 {
		p.fine.add(o.Key)
	}
	return made.Problems
}

// Fine are the keys of outputs with which nothing was wrong, of the last few
// rounds, however many were broken off. Only the keys: to make a page again
// for who asks for it takes less than a millisecond, and the bytes of all
// pages are as much as everything else in memory.
type fine struct {
	mu        sync.Mutex
	most      int // in cur; then what is only in prev is forgotten
	cur, prev map[memo.Key]struct{}
}

// expect makes room for the outputs of a round.
func (f *fine) expect(outputs int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.most = 2 * outputs
}

func (f *fine) has(k memo.Key) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if _, ok := f.cur[k]; ok {
		return true
	}
	_, ok := f.prev[k]
	if ok {
		f.put(k)
	}
	return ok
}

func (f *fine) add(k memo.Key) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.put(k)
}

func (f *fine) put(k memo.Key) {
	if len(f.cur) >= f.most {
		f.prev, f.cur = f.cur, nil
	}
	if f.cur == nil {
		f.cur = make(map[memo.Key]struct{}, f.most)
	}
	f.cur[k] = struct{}{}
}

func (f *fine) forget() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.cur, f.prev = nil, nil
}
