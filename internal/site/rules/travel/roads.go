package travel

import (
	"container/heap"
	"slices"

	"pobratim/internal/engine/model"
)

// A road leads from one city to the next in so many minutes, the time at
// the border with it.
type road struct {
	to      model.Key
	minutes int
}

// A way leads from one city to another over any number of roads.
type way struct{ from, to model.Key }

// roads are the connections between cities, with the ways that have been
// asked for.
type roads struct {
	from map[model.Key][]road
	ways map[way]int // minutes of the shortest; -1: there is none
}

func roadsOf(s *model.Site) *roads {
	r := &roads{from: map[model.Key][]road{}, ways: map[way]int{}}
	for _, e := range s.Entries {
		if e.Leg == nil {
			continue
		}
		a, b := s.City(s.Ref(e.Leg.From)), s.City(s.Ref(e.Leg.To))
		if a == nil || b == nil {
			continue
		}
		minutes := max(0, e.Leg.Minutes)
		if crossing := s.Ref(e.Leg.Border); crossing != nil && crossing.Border != nil {
			minutes += max(0, crossing.Border.Minutes)
		}
		r.from[a.Key()] = append(r.from[a.Key()], road{b.Key(), minutes})
		r.from[b.Key()] = append(r.from[b.Key()], road{a.Key(), minutes})
	}
	return r
}

// between returns the fewest minutes from one city to another; false if no
// roads lead there.
func (r *roads) between(a, b *model.Entry) (minutes int, ok bool) {
	asked := way{a.Key(), b.Key()}
	if _, known := r.ways[asked]; !known {
		r.ways[asked] = r.shortest(a.Key(), b.Key())
	}
	minutes = r.ways[asked]
	return minutes, minutes >= 0
}

// shortest is Dijkstra's algorithm; -1 if it does not arrive.
func (r *roads) shortest(from, to model.Key) int {
	done := map[model.Key]bool{}
	ahead := &frontier{{from, 0}}
	for ahead.Len() > 0 {
		next := heap.Pop(ahead).(road)
		if next.to == to {
			return next.minutes
		}
		if done[next.to] {
			continue
		}
		done[next.to] = true
		for _, onward := range r.from[next.to] {
			if !done[onward.to] {
				heap.Push(ahead, road{onward.to, next.minutes + onward.minutes})
			}
		}
	}
	return -1
}

// A frontier is a heap of the cities that can be reached next.
type frontier []road

func (f frontier) Len() int           { return len(f) }
func (f frontier) Less(i, j int) bool { return f[i].minutes < f[j].minutes }
func (f frontier) Swap(i, j int)      { f[i], f[j] = f[j], f[i] }
func (f *frontier) Push(x any)        { *f = append(*f, x.(road)) }
func (f *frontier) Pop() any {
	last := (*f)[len(*f)-1]
	*f = slices.Delete(*f, len(*f)-1, len(*f))
	return last
}
