package pictures

import "sync"

// A gate lets work in as long as its weight is within the limit. What is
// heavier than the limit goes in alone.
type gate struct {
	limit int

	mu     sync.Mutex
	inside int
	left   *sync.Cond
}

func newGate(limit int) *gate {
	g := &gate{limit: limit}
	g.left = sync.NewCond(&g.mu)
	return g
}

// enter waits until there is room; the caller calls leave when it is done.
func (g *gate) enter(weight int) (leave func()) {
	weight = min(weight, g.limit)
	g.mu.Lock()
	defer g.mu.Unlock()
	for g.inside+weight > g.limit {
		g.left.Wait()
	}
	g.inside += weight
	return func() {
		g.mu.Lock()
		defer g.mu.Unlock()
		g.inside -= weight
		g.left.Broadcast()
	}
}
