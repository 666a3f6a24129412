package build_test

import (
	"fmt"
	"maps"
	"runtime"
	"sync"
	"testing"
	"time"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/memo"
	"pobratim/internal/engine/source"
	"pobratim/internal/shell/zone"
	"pobratim/internal/site"
	"pobratim/internal/site/sitetest"
)

// BenchmarkBuild measures the road from a tree of files to the bytes of all
// pages: from nothing (cold), and with one story changed (warm).
func BenchmarkBuild(b *testing.B) {
	for _, pages := range []int{1000, 10000} {
		tree := sitetest.Corpus(b, pages)
		changed := maps.Clone(tree)
		data, err := tree[sitetest.StoryOf(0)].Read()
		if err != nil {
			b.Fatal(err)
		}
		changed[sitetest.StoryOf(0)] = source.Bytes(append(data, "\nЕщё одна строка.\n"...))

		b.Run(fmt.Sprintf("cold-%d", pages), func(b *testing.B) {
			measure(b, func() int { return run(b, tree, memo.New()) })
		})
		b.Run(fmt.Sprintf("warm-%d", pages), func(b *testing.B) {
			m, n := memo.New(), 0
			run(b, tree, m)
			measure(b, func() int {
				m.Turn()
				n++
				return run(b, []source.Tree{tree, changed}[n%2], m)
			})
		})
	}
}

// measure reports time and allocated bytes by page.
func measure(b *testing.B, once func() int) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	pages := 0
	for b.Loop() {
		pages += once()
	}
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(pages), "µs/page")
	b.ReportMetric(float64(after.TotalAlloc-before.TotalAlloc)/float64(pages), "B/page")
	b.ReportMetric(float64(pages)/float64(b.N), "pages")
}

// run builds and makes everything, as the commands do, and counts the pages.
func run(b *testing.B, tree source.Tree, m *memo.Table) int {
	p, found := build.Build(build.Input{Tree: tree, Now: time.Date(2023, 9, 13, 9, 0, 0, 0, time.UTC), Zone: zone.Load}, site.Definition(), m)
	if found.Errors() > 0 {
		b.Fatalf("%d errors, the first: %v", found.Errors(), sitetest.Codes(found)[0])
	}
	var wg sync.WaitGroup
	share := runtime.GOMAXPROCS(0)
	for worker := range share {
		wg.Go(func() {
			for i := worker; i < len(p.Outputs); i += share {
				build.Make(p.Outputs[i], m)
			}
		})
	}
	wg.Wait()
	pages := 0
	for _, o := range p.Outputs {
		if o.Page != nil {
			pages++
		}
	}
	return pages
}
