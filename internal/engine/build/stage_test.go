package build_test

import (
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/plan"
	"pobratim/internal/engine/source"
	"pobratim/internal/shell/disk"
	"pobratim/internal/shell/zone"
	"pobratim/internal/site"
	"pobratim/internal/site/sitetest"
)

// BenchmarkStage measures each stage of a cold build of 1,000 pages by itself,
// with what it allocates: time and bytes are those of the whole site. Pictures
// are not made; cards, press kits and the search are.
func BenchmarkStage(b *testing.B) {
	tree := sitetest.Corpus(b, 1000)
	for _, step := range []build.Step{build.Parsing, build.Resolving, build.Checking, build.Preparing, build.Planning} {
		b.Run(string(step), func(b *testing.B) {
			b.ReportAllocs()
			b.StopTimer()
			for range b.N {
				planned(b, tree, func(s build.Step) {
					b.StopTimer()
					if s == step {
						b.StartTimer()
					}
				})
				b.StopTimer()
			}
		})
	}
	b.Run("read", func(b *testing.B) {
		b.ReportAllocs()
		dir := written(b, tree)
		for b.Loop() {
			if _, found, err := disk.Load(dir, nil); err != nil || len(found) > 0 {
				b.Fatal(err, found)
			}
		}
	})
	b.Run("view", func(b *testing.B) {
		b.ReportAllocs()
		p := planned(b, tree, nil)
		for b.Loop() {
			all(p, func(o plan.Output) { o.Ready() })
		}
	})
	b.Run("make", func(b *testing.B) {
		b.ReportAllocs()
		p := planned(b, tree, nil)
		for b.Loop() {
			all(p, func(o plan.Output) { o.Make() })
		}
	})
	b.Run("publish", func(b *testing.B) {
		b.ReportAllocs()
		p := planned(b, tree, nil)
		var files []disk.File
		for _, o := range p.Outputs {
			if o.Stored {
				continue
			}
			data := o.Make().Bytes
			files = append(files, disk.File{Path: o.Path, Work: func() disk.Work { return disk.Work{Make: func() ([]byte, error) { return data, nil }} }})
		}
		dir := b.TempDir()
		n := 0
		for b.Loop() {
			n++
			if _, err := disk.Publish(b.Context(), filepath.Join(dir, time.Duration(n).String()), files, disk.Guard{}, nil); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func planned(b *testing.B, tree source.Tree, begin func(build.Step)) build.Plan {
	b.Helper()
	p, found := build.Build(build.Input{Tree: tree, Now: time.Date(2023, 9, 13, 9, 0, 0, 0, time.UTC), Zone: zone.Load, Begin: begin}, site.Definition(), nil)
	if found.Errors() > 0 {
		b.Fatalf("%d errors, the first: %v", found.Errors(), sitetest.Codes(found)[0])
	}
	return p
}

// all does something with every output that is no picture, on all processors.
func all(p build.Plan, do func(plan.Output)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= len(p.Outputs) {
					return
				}
				if !p.Outputs[i].Stored {
					do(p.Outputs[i])
				}
			}
		})
	}
	wg.Wait()
}

// written puts a tree on the disk.
func written(b *testing.B, tree source.Tree) string {
	b.Helper()
	dir := b.TempDir()
	for path, f := range tree {
		data, err := f.Read()
		if err != nil {
			b.Fatal(err)
		}
		name := filepath.Join(dir, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(name, data, 0o666); err != nil {
			b.Fatal(err)
		}
	}
	return dir
}
