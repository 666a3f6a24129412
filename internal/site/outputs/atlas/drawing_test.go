package atlas

import (
	"fmt"
	"testing"

	"pobratim/internal/engine/layout"
)

// However near towns lie to each other, their names cover nothing; where
// there is no room a dot stays, and a place to press on.
func TestPlace(t *testing.T) {
	for _, n := range []int{2, 9, 100, 900} {
		d := &drawing{height: 1000}
		var all []Town
		for i := range n { // spread evenly, as sunflower seeds are not: rows that shift
			all = append(all, Town{ID: fmt.Sprint(i), Title: layout.Text{S: "Городок"}, X: 20 + i*367%960, Y: 20 + i*i*53%960})
		}
		for _, t := range all {
			d.taken = append(d.taken, dotBox(t))
		}
		named := 0
		for i := range all {
			d.place(&all[i])
			if all[i].Label != nil {
				named++
			} else if all[i].Target.W < target || all[i].Target.H < target {
				t.Errorf("%d: a target of %v", n, all[i].Target)
			}
		}
		for i, a := range all {
			for k, b := range all {
				if a.Label == nil || i == k {
					continue
				}
				if b.Label != nil && a.Target.overlaps(b.Target) || a.Target.overlaps(dotBox(b)) {
					t.Errorf("%d: the name of %s covers %s", n, a.ID, b.ID)
				}
			}
		}
		if n == 2 && named < 2 || n < 900 && named < n/10 || n == 900 && named > n/10 {
			t.Errorf("of %d towns %d have names", n, named)
		}
	}
}

// Two that stand almost at one place have their names on both sides.
func TestPlaceBesideEachOther(t *testing.T) {
	d := &drawing{height: 1000}
	a := Town{ID: "a", Title: layout.Text{S: "Полоцк"}, X: 500, Y: 500}
	b := Town{ID: "b", Title: layout.Text{S: "Новополоцк"}, X: 478, Y: 488}
	d.taken = []Box{dotBox(a), dotBox(b)}
	d.place(&a)
	d.place(&b)
	if a.Label == nil || b.Label == nil || a.Label.Anchor != "start" || b.Label.Anchor != "end" {
		t.Errorf("got %v and %v", a.Label, b.Label)
	}
}

// A name goes where no line is, if it can.
func TestPlaceBesideARiver(t *testing.T) {
	d := &drawing{height: 1000}
	a := Town{ID: "a", Title: layout.Text{S: "Остров"}, X: 500, Y: 500}
	d.taken = []Box{dotBox(a)}
	d.line([]point{{600, 0}, {600, 999}})
	if d.place(&a); a.Label == nil || a.Label.Anchor != "end" {
		t.Errorf("beside a river on its right: %v", a.Label)
	}
	for x := range 10 {
		d.line([]point{{x * 100, 0}, {x * 100, 999}})
	}
	d.taken = []Box{dotBox(a)}
	if d.place(&a); a.Label == nil || a.Label.Anchor != "start" {
		t.Errorf("among rivers on all sides: %v", a.Label)
	}
}

func TestInside(t *testing.T) {
	hook := []point{{0, 0}, {100, 0}, {100, 100}, {60, 100}, {60, 40}, {0, 40}}
	for p, want := range map[point]bool{{10, 10}: true, {10, 60}: false, {80, 90}: true, {120, 20}: false, {50, 50}: false} {
		if inside(p, hook) != want {
			t.Errorf("%v is inside: %v", p, !want)
		}
	}
}
