package build

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// meanwhile begins f beside whatever follows, and returns what waits for it.
func meanwhile[T any](f func() T) func() T {
	result := make(chan T, 1)
	go func() { result <- f() }()
	return sync.OnceValue(func() T { return <-result })
}

// each calls f for every item on all processors and returns the results in
// the order of the items.
func each[T, R any](items []T, f func(T) R) []R {
	results := make([]R, len(items))
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(items)) {
		wg.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= len(items) {
					return
				}
				results[i] = f(items[i])
			}
		})
	}
	wg.Wait()
	return results
}
