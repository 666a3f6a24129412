package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/plan"
	"pobratim/internal/shell/disk"
)

// buildSite publishes the site into a folder, if nothing is wrong with it.
func buildSite(ctx context.Context, in *invocation) error {
	if err := disk.CheckCache(in.cacheDir, in.dir); err != nil {
		return err
	}
	in.hurry()
	go program() // the record will ask for it
	p := open(in, nil)
	p.shelf = p.cache.Shelf()
	leave := sync.OnceFunc(p.shelf.Close)
	defer leave()
	before := p.recall()
	found, err := p.read()
	if err != nil {
		return err
	}
	p.watch.begin(comparing)
	if p.again(before, found) {
		return p.built(before.Found, len(before.Files), disk.Report{})
	}
	readable := len(found) == 0
	pl, more := p.planned()
	found = append(found, more...).Sorted()
	if found.Errors() > 0 {
		late := p.makeAll(ctx, pl, nil)
		in.print(in.err, append(found, late...).Sorted())
		return errFindings
	}
	s := newScribe(before, pl.Outputs)
	bar := newProgress(in)
	p.watch.begin(publishing)
	report, err := disk.Publish(ctx, in.output(), p.files(&pl, s), disk.Guard{Source: in.dir}, bar.show)
	bar.clear()
	if errors.Is(err, errFindings) {
		late := p.makeAll(ctx, pl, nil)
		found = append(found, late...)
	} else {
		found = append(found, s.late.found...)
	}
	found = found.Sorted()
	if err != nil {
		in.print(in.err, found)
		return err
	}
	var wg sync.WaitGroup
	wg.Go(leave) // to let a large file go takes as long as to keep the record
	if readable {
		p.keep(s, pl, found, report.Marker)
	}
	wg.Wait()
	return p.built(found, len(pl.Outputs), report)
}

// built says what a build has found and done.
func (p *project) built(found diag.List, files int, report disk.Report) error {
	in := p.in
	in.print(in.err, found)
	if in.verbose {
		p.watch.print(in)
	}
	fmt.Fprintln(in.out, in.texts.T("built",
		"files", strconv.Itoa(files), "written", strconv.Itoa(report.Written), "removed", strconv.Itoa(report.Removed),
		"out", in.output(), "time", in.texts.seconds(time.Since(p.watch.start))))
	return nil
}

// output is the folder that the site is published into.
func (in *invocation) output() string {
	if filepath.IsAbs(in.outDir) {
		return in.outDir
	}
	return filepath.Join(in.dir, in.outDir)
}

// makeAll makes every output, keeps none, and returns what is wrong with
// them. It stops early when ctx ends.
func (p *project) makeAll(ctx context.Context, pl build.Plan, show func(done, total int)) diag.List {
	runs := plan.Runs(pl.Outputs)
	var late problems
	var next, done atomic.Int64
	var wg sync.WaitGroup
	var mu sync.Mutex
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(runs) {
					return
				}
				for _, o := range runs[i] {
					made := p.make(o)
					if made.Back != nil {
						made.Back()
					}
					late.add(made.Problems)
					if made.Err != nil {
						late.add(unreadable(o, made.Err))
					}
					if n := done.Add(1); show != nil {
						mu.Lock()
						show(int(n), len(pl.Outputs))
						mu.Unlock()
					}
				}
			}
		})
	}
	wg.Wait()
	return append(late.found, pl.Missing()...)
}
