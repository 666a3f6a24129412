package pictures

import (
	"slices"
	"testing"
	"testing/synctest"
)

// TestGate lets work of some weights come to a gate of 10 in turn, and sees
// what is inside when nothing can go on.
func TestGate(t *testing.T) {
	tests := []struct {
		weights []int
		want    []int // inside before anything has left
	}{
		{[]int{3, 4, 3}, []int{3, 4, 3}},
		{[]int{6, 5}, []int{6}},
		{[]int{10, 1}, []int{10}},
		{[]int{25}, []int{25}},
		{[]int{25, 1}, []int{25}},
		{[]int{1, 25}, []int{1}},
		{[]int{8, 3, 2}, []int{8, 2}},
	}
	for _, test := range tests {
		synctest.Test(t, func(t *testing.T) {
			g := newGate(10)
			var inside, done []int
			free := make(chan struct{})
			for _, weight := range test.weights {
				go func() {
					leave := g.enter(weight)
					inside = append(inside, weight)
					<-free
					leave()
					done = append(done, weight)
				}()
				synctest.Wait()
			}
			if !slices.Equal(inside, test.want) {
				t.Errorf("%v: inside are %v, want %v", test.weights, inside, test.want)
			}
			for range test.weights {
				free <- struct{}{}
				synctest.Wait()
			}
			if len(done) != len(test.weights) || g.inside != 0 {
				t.Errorf("%v: done are %v, %d never left", test.weights, done, g.inside)
			}
		})
	}
}
