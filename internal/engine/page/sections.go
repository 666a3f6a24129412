package page

import (
	"slices"
	"strings"

	"pobratim/internal/engine/model"
)

// SectionURL returns the address of a section that an output makes, such as
// "map"; "" if the site has none.
func (r Reader) SectionURL(name string) string {
	if !slices.Contains(r.Sections, name) {
		return ""
	}
	return r.Base + string(r.L.Tag) + "/" + name + "/"
}

// OnMap returns the address of a place on the map: its city in the list
// beside it. It is "" without a map, and for a place that is not on it.
func (r Reader) OnMap(place *model.Entry) string {
	url := r.SectionURL("map")
	city := r.City(place)
	if url == "" || !r.Mapped(city) {
		return ""
	}
	return url + "#city-" + city.ID
}

// Mapped reports whether a city is on the map: those in a country of a side
// are.
func (c *Context) Mapped(city *model.Entry) bool {
	return city != nil && city.Place != nil && model.OnEarth(city.Place.Lat, city.Place.Lon) &&
		slices.ContainsFunc(c.Of("side"), func(s *model.Entry) bool { return s.Country == city.Place.Country })
}

// sections links the sections that outputs make and the menu does not name.
func (r Reader) sections() []Link {
	var out []Link
	for _, name := range r.Sections {
		if !slices.Contains(r.Config.Menu, name) && r.W.Has("section."+name) {
			out = append(out, r.section(name))
		}
	}
	slices.SortStableFunc(out, func(a, b Link) int { return strings.Compare(r.L.SortKey(a.Title), r.L.SortKey(b.Title)) })
	return out
}
