package atlas

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
)

// Sizes of letters and targets in units of the drawing. On the narrowest
// page, 320 CSS pixels wide, the drawing is 288 wide: a target of 84 units is
// 24 pixels there, letters of 40 are 11.5. Wider pages have smaller letters
// (in units), so what does not overlap there does not overlap anywhere.
const (
	letter   = 23 // width of one, on the average, with a little to spare
	target   = 84
	dot      = 14 // radius, with its ring
	gap      = 24 // from the middle of a dot to its name
	ascent   = 14 // from the middle of a line of letters to its base
	regional = 19 // width of a letter in the name of a region
)

// towns places all towns of the list, in its order.
func (d *drawing) towns(r page.Reader, list []Side) []Town {
	type weighed struct {
		Town
		weight, order int
	}
	var all []weighed
	add := func(c City) {
		e := r.Get("place", idOf(c.ID))
		at := d.at(e)
		t := Town{ID: c.ID, Title: c.Title, Main: isMain(r.Context, e), X: at.x, Y: at.y}
		weight := 2*len(c.Organisations) + len(c.Venues)
		if t.Main {
			weight += 1000
		}
		all = append(all, weighed{t, weight, len(all)})
	}
	for _, s := range list {
		for _, c := range s.Cities {
			add(c)
		}
		for _, c := range s.Also {
			add(c)
		}
	}
	for _, t := range all {
		d.taken = append(d.taken, dotBox(t.Town))
	}
	slices.SortStableFunc(all, func(a, b weighed) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.ID, b.ID))
	})
	for i := range all {
		d.place(&all[i].Town)
	}
	slices.SortStableFunc(all, func(a, b weighed) int { return cmp.Compare(a.order, b.order) })
	var out []Town
	for _, t := range all {
		out = append(out, t.Town)
	}
	return out
}

// place finds room for the name of a town: right of it, left, above, below.
func (d *drawing) place(t *Town) {
	w := letter*utf8.RuneCountInString(t.Title.S) + gap
	beside, half := target/2, w/2
	tries := []struct {
		box   Box
		label Label
	}{
		{Box{t.X - dot, t.Y - beside, dot + gap + w, target}, Label{t.X + gap, t.Y + ascent, "start"}},
		{Box{t.X - gap - w, t.Y - beside, dot + gap + w, target}, Label{t.X - gap, t.Y + ascent, "end"}},
		{Box{t.X - half, t.Y - target + dot + 10, w, target}, Label{t.X, t.Y - gap, "middle"}},
		{Box{t.X - half, t.Y - dot - 10, w, target}, Label{t.X, t.Y + gap + 2*ascent, "middle"}},
	}
	own := dotBox(*t)
	for _, try := range tries {
		if d.free(try.box, own) {
			t.Target, t.Label = try.box, &try.label
			d.taken = append(d.taken, try.box)
			return
		}
	}
	t.Target = Box{t.X - target/2, t.Y - target/2, target, target}
}

func dotBox(t Town) Box { return Box{t.X - dot, t.Y - dot, 2 * dot, 2 * dot} }

// free reports whether a box lies on the drawing and covers nothing but its
// own dot.
func (d *drawing) free(b, own Box) bool {
	if b.X < 0 || b.Y < 0 || b.X+b.W > width || b.Y+b.H > d.height {
		return false
	}
	return !slices.ContainsFunc(d.taken, func(t Box) bool { return t != own && overlap(b, t) })
}

func overlap(a, b Box) bool {
	return a.X < b.X+b.W && b.X < a.X+a.W && a.Y < b.Y+b.H && b.Y < a.Y+a.H
}

// names places the names of regions, each as near to the middle of its
// region as it can stand on its land without covering a town; those for
// which there is no room are left out.
func (d *drawing) names(r page.Reader) []Name {
	const step, tall = 10, 50
	var out []Name
	for _, e := range r.Of("shape") {
		if e.Shape == nil || e.Shape.Kind != "region" {
			continue
		}
		outline := d.points(e.Shape.Points)
		title := r.Title(e)
		w := regional * utf8.RuneCountInString(title.S)
		centre, best, far := middleOf(outline), Box{}, -1
		for y := 0; y < d.height; y += step {
			for x := 0; x < width; x += step {
				b := Box{x, y, w, tall}
				away := (x+w/2-centre.x)*(x+w/2-centre.x) + (y+tall/2-centre.y)*(y+tall/2-centre.y)
				if (far < 0 || away < far) && onLand(b, outline) && d.free(b, Box{}) {
					best, far = b, away
				}
			}
		}
		if far >= 0 {
			d.taken = append(d.taken, best)
			out = append(out, Name{title, best.X + w/2, best.Y + tall/2 + ascent})
		}
	}
	return out
}

func onLand(b Box, outline []point) bool {
	for _, p := range []point{{b.X, b.Y}, {b.X + b.W, b.Y}, {b.X, b.Y + b.H}, {b.X + b.W, b.Y + b.H}, {b.X + b.W/2, b.Y}, {b.X + b.W/2, b.Y + b.H}} {
		if !inside(p, outline) {
			return false
		}
	}
	return true
}

// middleOf is the middle of the box around an outline.
func middleOf(outline []point) point {
	low, high := outline[0], outline[0]
	for _, p := range outline {
		low, high = point{min(low.x, p.x), min(low.y, p.y)}, point{max(high.x, p.x), max(high.y, p.y)}
	}
	return middle(low, high)
}

// isMain reports whether a place is the city of a side.
func isMain(c *page.Context, place *model.Entry) bool {
	return place != nil && slices.ContainsFunc(c.Of("side"), func(s *model.Entry) bool { return c.Ref(s.Where) == place })
}
