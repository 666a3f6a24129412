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
	"pobratim/internal/shell/disk"
)

// buildSite publishes the site into a folder, if nothing is wrong with it.
func buildSite(ctx context.Context, in *invocation) error {
	if err := disk.CheckCache(in.cacheDir, in.dir); err != nil {
		return err
	}
	p := open(in, nil)
	pl, found, err := p.plan()
	if err != nil {
		return err
	}
	if found.Errors() > 0 {
		in.print(in.err, append(found, p.makeAll(ctx, pl, nil)...).Sorted())
		return errFindings
	}
	var late problems
	files := make([]disk.File, len(pl.Outputs))
	for i, o := range pl.Outputs {
		files[i] = disk.File{Path: o.Path, Make: func() ([]byte, error) {
			start := time.Now()
			made := p.make(o)
			p.watch.made(start)
			late.add(made.Problems)
			if made.Err == nil && made.Problems.Errors()+pl.Missing().Errors() > 0 {
				return nil, errFindings
			}
			return made.Bytes, made.Err
		}}
	}
	out := in.outDir
	if !filepath.IsAbs(out) {
		out = filepath.Join(in.dir, out)
	}
	bar := newProgress(in)
	p.watch.begin(publishing)
	report, err := disk.Publish(ctx, out, files, disk.Guard{Source: in.dir}, bar.show)
	bar.clear()
	if errors.Is(err, errFindings) {
		found = append(found, p.makeAll(ctx, pl, nil)...)
	} else {
		found = append(found, late.found...)
	}
	in.print(in.err, found.Sorted())
	if in.verbose {
		p.watch.print(in)
	}
	if err != nil {
		return err
	}
	fmt.Fprintln(in.out, in.texts.T("built",
		"files", strconv.Itoa(len(files)), "written", strconv.Itoa(report.Written), "removed", strconv.Itoa(report.Removed),
		"out", out, "time", in.texts.seconds(time.Since(p.watch.start))))
	return nil
}

// makeAll makes every output, keeps none, and returns what is wrong with
// them. It stops early when ctx ends.
func (p *project) makeAll(ctx context.Context, pl build.Plan, show func(done, total int)) diag.List {
	outputs := pl.Outputs
	var late problems
	var next, done atomic.Int64
	var wg sync.WaitGroup
	var mu sync.Mutex
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(outputs) {
					return
				}
				made := p.make(outputs[i])
				late.add(made.Problems)
				if made.Err != nil {
					late.add(unreadable(outputs[i], made.Err))
				}
				if n := done.Add(1); show != nil {
					mu.Lock()
					show(int(n), len(outputs))
					mu.Unlock()
				}
			}
		})
	}
	wg.Wait()
	return append(late.found, pl.Missing()...)
}
