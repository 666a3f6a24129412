package atlas

import (
	"slices"

	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
)

// cities returns the cities that are on the map, by id.
func cities(c *page.Context) []*model.Entry {
	var out []*model.Entry
	for _, e := range c.Of("place") {
		if c.City(e) == e && c.Mapped(e) {
			out = append(out, e)
		}
	}
	return out
}

const anchor = "city-" // page.Reader.OnMap leads here

// sides lists the cities of each side, by alphabet.
func sides(r page.Reader) []Side {
	var out []Side
	for _, tag := range r.Sides() {
		out = append(out, Side{Tag: tag})
	}
	parties := residents(r)
	venues := map[string][]*model.Entry{}
	for _, e := range r.ByTitle(r.Of("place")) {
		if city := r.City(e); city != nil && city != e {
			venues[city.ID] = append(venues[city.ID], e)
		}
	}
	for _, e := range r.ByTitle(cities(r.Context)) {
		c := City{ID: anchor + e.ID, Title: r.Title(e)}
		for _, o := range parties[e.ID] {
			c.Organisations = append(c.Organisations, Organisation{r.Link(o), r.IsSample(o)})
		}
		for _, p := range venues[e.ID] {
			c.Venues = append(c.Venues, Venue{r.Title(p), r.Words(p.Place.Address), p.Place.StepFree, p.Place.HearingLoop})
		}
		side := &out[sideOf(r, out, e, parties[e.ID])]
		if len(c.Organisations)+len(c.Venues) == 0 {
			side.Also = append(side.Also, c)
		} else {
			side.Cities = append(side.Cities, c)
		}
	}
	return slices.DeleteFunc(out, func(s Side) bool { return len(s.Cities)+len(s.Also) == 0 })
}

// residents are those who have a side, a place and no time, by the id of
// their city, in the alphabetical order of the language.
func residents(r page.Reader) map[string][]*model.Entry {
	var all []*model.Entry
	for _, e := range r.Entries {
		if e.Side.ID != "" && e.When == nil && e.Where.ID != "" && r.URL(e, r.L.Tag) != "" && r.Syndicated(e) {
			all = append(all, e)
		}
	}
	out := map[string][]*model.Entry{}
	for _, e := range r.ByTitle(all) {
		if city := r.City(r.Ref(e.Where)); city != nil {
			out[city.ID] = append(out[city.ID], e)
		}
	}
	return out
}

// sideOf returns the number of the side that a city belongs to: of those in
// its country the one whose city it is, or that has most of the organisations
// there, or the first.
func sideOf(r page.Reader, all []Side, city *model.Entry, residents []*model.Entry) int {
	best, most := -1, -1
	for i, s := range all {
		side := r.Get("side", s.Code)
		if side.Country != city.Place.Country {
			continue
		}
		n := 0
		for _, o := range residents {
			if o.Side.ID == side.ID {
				n++
			}
		}
		if r.Ref(side.Where) == city {
			n += len(residents) + 1
		}
		if n > most {
			best, most = i, n
		}
	}
	return best
}
