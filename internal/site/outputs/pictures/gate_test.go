package pictures

import (
	"sync"
	"sync/atomic"
	"testing"
)

func TestGate(t *testing.T) {
	g := newGate(10)
	var inside, most atomic.Int64
	var wait sync.WaitGroup
	for _, weight := range []int{3, 4, 10, 25, 1, 6, 10, 3, 3, 9, 2} {
		for range 50 {
			wait.Go(func() {
				leave := g.enter(weight)
				now := inside.Add(int64(min(weight, 10)))
				for m := most.Load(); now > m && !most.CompareAndSwap(m, now); m = most.Load() {
				}
				inside.Add(-int64(min(weight, 10)))
				leave()
			})
		}
	}
	wait.Wait()
	if most.Load() > 10 || g.inside != 0 {
		t.Errorf("%d at once, want at most 10; %d never left", most.Load(), g.inside)
	}
}
