package exchange

import (
	"cmp"
	"slices"

	"pobratim/internal/engine/page"
)

// directionsOf writes the board for a reader: directions and organisations in
// the alphabetical order of the language.
func directionsOf(r page.Reader, b board) []Direction {
	sides := r.Sides()
	var out []Direction
	for _, e := range r.ByTitle(r.Of("direction")) {
		d := b.of[e.ID]
		if d == nil {
			continue
		}
		v := Direction{ID: e.ID, Title: r.Title(e), Href: r.URL(e, r.L.Tag)}
		met := map[int]bool{}
		for _, m := range d.meetings {
			met[m[0]], met[m[1]] = true, true
			lines := []Line{lineOf(r, d.lines[m[0]]), lineOf(r, d.lines[m[1]])}
			slices.SortStableFunc(lines, func(a, b Line) int { return cmp.Compare(at(sides, a.Side), at(sides, b.Side)) })
			v.Meetings = append(v.Meetings, Meeting{lines})
		}
		for _, side := range sides {
			column, count := Column{Side: side}, Count{Side: side}
			for i, l := range d.lines {
				switch {
				case l.by.Side.ID != side.Code:
					continue
				case l.code == offers:
					count.Offers++
				default:
					count.Seeks++
				}
				switch {
				case met[i]:
				case l.code == offers:
					column.Offers = append(column.Offers, lineOf(r, l))
				default:
					column.Seeks = append(column.Seeks, lineOf(r, l))
				}
			}
			byOwner(r, column.Offers)
			byOwner(r, column.Seeks)
			v.Counts, v.Columns = append(v.Counts, count), append(v.Columns, column)
		}
		out = append(out, v)
	}
	return out
}

func lineOf(r page.Reader, l line) Line {
	v := Line{
		Code: l.code, Text: r.Words(l.offer.Text), Of: r.Link(l.by),
		Side: r.Side(l.by), Sample: r.IsSample(l.by),
	}
	if city := r.City(r.Ref(l.by.Where)); city != nil {
		v.City = r.Title(city)
	}
	return v
}

func at(sides []page.Tag, side page.Tag) int {
	return slices.IndexFunc(sides, func(s page.Tag) bool { return s.Code == side.Code })
}

// byOwner sorts the lines by who says them, as the language does.
func byOwner(r page.Reader, lines []Line) {
	slices.SortStableFunc(lines, func(a, b Line) int {
		return cmp.Compare(r.L.SortKey(a.Of.Title), r.L.SortKey(b.Of.Title))
	})
}
