package atlas

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
)

// Sizes of letters and targets in units of the drawing. On the narrowest
// page, 320 CSS pixels wide, the drawing is 288 wide: a target of 84 units is
// 24 pixels there, letters of 40 are 11.5. Wider pages have smaller letters
// (in units), so what does not overlap there does not overlap anywhere.
const (
	letter   = 28 // width of one in a wide sans, bold, with a little to spare
	target   = 84
	dot      = 14 // radius, with its ring
	gap      = 22 // from the middle of a dot to its name
	ascent   = 14 // from the middle of a line of letters to its base
	regional = 24 // width of a letter in the name of a region
	leading  = 44 // height of a line of it
)

// towns places all towns of the list, in its order.
func (d *drawing) towns(r page.Reader, list []Side) []Town {
	var out []Town
	weight := map[string]int{}
	for _, s := range list {
		for _, c := range slices.Concat(s.Cities, s.Also) {
			e := r.Get("place", strings.TrimPrefix(c.ID, anchor))
			at := d.at(e)
			t := Town{ID: c.ID, Title: c.Title, Main: isMain(r.Context, e), X: at.x, Y: at.y}
			weight[t.ID] = 2*len(c.Organisations) + len(c.Venues)
			if t.Main {
				weight[t.ID] += 1000
			}
			out = append(out, t)
			d.taken = append(d.taken, dotBox(t))
		}
	}
	var order []*Town
	for i := range out {
		order = append(order, &out[i])
	}
	slices.SortFunc(order, func(a, b *Town) int {
		return cmp.Or(cmp.Compare(weight[b.ID], weight[a.ID]), cmp.Compare(a.ID, b.ID))
	})
	for _, t := range order {
		d.place(t)
	}
	return out
}

// place finds room for the name of a town: beside the dot, above or below
// it, at last askew; where it covers nothing, or at least no other town.
func (d *drawing) place(t *Town) {
	const up, down = -gap - ascent, gap + ascent
	tries := []struct {
		x, y   int // of the middle of the line, from the dot
		anchor string
	}{
		{gap, 0, "start"},
		{-gap, 0, "end"},
		{0, up, "middle"},
		{0, down, "middle"},
		{dot, up, "start"},
		{dot, down, "start"},
		{-dot, up, "end"},
		{-dot, down, "end"},
	}
	w, own := letter*utf8.RuneCountInString(t.Title.S), dotBox(*t)
	for _, lines := range [][]Box{d.drawn, nil} {
		for _, try := range tries {
			b := Box{t.X + try.x, t.Y + try.y - target/2, w, target}
			switch try.anchor {
			case "middle":
				b.X -= w / 2
			case "end":
				b.X -= w
			}
			if d.free(b, own) && !slices.ContainsFunc(lines, b.overlaps) {
				t.Target, t.Label = b, &Label{t.X + try.x, t.Y + try.y + ascent, try.anchor}
				d.taken = append(d.taken, b)
				return
			}
		}
	}
	t.Target = Box{t.X - target/2, t.Y - target/2, target, target}
}

func dotBox(t Town) Box { return Box{t.X - dot, t.Y - dot, 2 * dot, 2 * dot} }

// free reports whether a box lies on the drawing and covers no town, but
// perhaps a dot of its own.
func (d *drawing) free(b, own Box) bool {
	return b.X >= 0 && b.Y >= 0 && b.X+b.W <= width && b.Y+b.H <= d.height &&
		!slices.ContainsFunc(d.taken, func(t Box) bool { return t != own && b.overlaps(t) })
}

func (b Box) overlaps(o Box) bool {
	return b.X < o.X+o.W && o.X < b.X+b.W && b.Y < o.Y+o.H && o.Y < b.Y+b.H
}

// names places the names of regions, each as near to the middle of its
// region as it can stand on its land and cover nothing, or at least no town;
// those for which there is no room are left out.
func (d *drawing) names(r page.Reader) []Name {
	var out []Name
	for _, e := range shapes(r.Context) {
		if e.Shape.Kind != "region" {
			continue
		}
		title, longest := r.Title(e), 0
		words := strings.Fields(title.S)
		for _, w := range words {
			longest = max(longest, utf8.RuneCountInString(w))
		}
		b, ok := d.room(regional*longest, leading*len(words), d.points(e.Shape.Points))
		if !ok {
			continue
		}
		d.taken = append(d.taken, b)
		n := Name{Lang: title.Lang}
		for i, w := range words {
			n.Lines = append(n.Lines, Line{b.X + b.W/2, b.Y + leading*i + leading/2 + ascent, w})
		}
		out = append(out, n)
	}
	return out
}

// room finds a free box of a size on some land.
func (d *drawing) room(w, h int, outline []point) (best Box, ok bool) {
	const step = 10
	centre := middleOf(outline)
	for _, lines := range [][]Box{d.drawn, nil} {
		far := 0
		for y := 0; y+h <= d.height; y += step {
			for x := 0; x+w <= width; x += step {
				b := Box{x, y, w, h}
				away := (x+w/2-centre.x)*(x+w/2-centre.x) + (y+h/2-centre.y)*(y+h/2-centre.y)
				if (!ok || away < far) && onLand(b, outline) && d.free(b, Box{}) && !slices.ContainsFunc(lines, b.overlaps) {
					best, ok, far = b, true, away
				}
			}
		}
		if ok {
			return best, true
		}
	}
	return Box{}, false
}

// onLand reports whether the corners of a box and the middles of its long
// edges lie in an outline.
func onLand(b Box, outline []point) bool {
	for _, x := range []int{b.X, b.X + b.W/2, b.X + b.W} {
		if !inside(point{x, b.Y}, outline) || !inside(point{x, b.Y + b.H}, outline) {
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
