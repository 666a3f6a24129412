package page

import (
	"slices"
	"strings"

	"pobratim/internal/engine/layout"
	"pobratim/internal/engine/model"
)

// Codes writes codes of a fact in words: audience.older-people. Codes without
// words are left out: the check of codes has found them where they stand.
func (r Reader) Codes(group string, codes []string) []string {
	var out []string
	for _, c := range codes {
		if key := group + "." + c; r.W.Has(key) {
			out = append(out, r.W.T(key))
		}
	}
	return out
}

// Sides returns the sides of all programmes in the alphabetical order of the
// reader's language: none comes first by itself.
func (r Reader) Sides() []Tag {
	var out []Tag
	for _, e := range r.ByTitle(r.Of("side")) {
		out = append(out, Tag{e.ID, r.Title(e)})
	}
	return out
}

// CalendarOf returns the address of an entry's calendar, or "" if it has
// nothing to show or the site makes none.
func (r Reader) CalendarOf(e *model.Entry) string {
	if !r.Makes("calendar") || len(r.Dated(e)) == 0 {
		return ""
	}
	return r.Base + string(r.L.Tag) + "/" + r.CalendarPath(e)
}

// Webcal returns the address under which programs subscribe to a calendar.
func (c *Context) Webcal(file string) string {
	_, rest, _ := strings.Cut(c.Absolute(file), ":")
	return "webcal:" + rest
}

// CalendarPath is where an entry's calendar lies below the language.
func (c *Context) CalendarPath(e *model.Entry) string {
	a := c.Address(e.Kind)
	return a.Section + "/" + e.ID + "/calendar.ics"
}

// Dated returns the entries with a time that belong to an entry: itself, its
// parts, the events that it hosts or that are in its direction. What may not
// go into calendars is left out.
func (c *Context) Dated(e *model.Entry) []*model.Entry {
	out := distinct([]*model.Entry{e}, c.Parts(e, "event"), c.Parts(e, "step"), c.Back(e, "event", "hosts", "directions"))
	out = slices.DeleteFunc(out, func(x *model.Entry) bool { return x.When == nil || !c.Syndicated(x) })
	c.SortByTime(out)
	return out
}

// Materials returns the materials of an entry: those of its practices and of
// the events that it hosts.
func (c *Context) Materials(e *model.Entry) []*model.Entry {
	lists := [][]*model.Entry{c.Back(e, "material")}
	for _, p := range slices.Concat(c.Back(e, "practice", "organisation"), c.Back(e, "event", "hosts"), c.Parts(e, "event")) {
		lists = append(lists, c.Back(p, "material"))
	}
	return distinct(lists...)
}

// Related returns the entries of a kind that are in a direction, by
// themselves or through an entry that they are about.
func (c *Context) Related(direction *model.Entry, kind string) []*model.Entry {
	out := c.related(direction, func(e *model.Entry) []*model.Entry { return c.Back(e, kind) })
	c.SortByNewest(out)
	return out
}

// related joins what refers to a direction with what refers to those in it.
func (c *Context) related(direction *model.Entry, referring func(*model.Entry) []*model.Entry) []*model.Entry {
	lists := [][]*model.Entry{referring(direction)}
	for _, about := range slices.Concat(c.Back(direction, "organisation", "directions"), c.Back(direction, "practice", "directions"), c.Back(direction, "event", "directions")) {
		lists = append(lists, referring(about))
	}
	return distinct(lists...)
}

// distinct joins lists, each entry once where it first stands. A direction of
// a large site has thousands: they are looked up, not compared.
func distinct(lists ...[]*model.Entry) []*model.Entry {
	var out []*model.Entry
	size := 0
	for _, l := range lists {
		size += len(l)
	}
	seen := make(map[*model.Entry]bool, size)
	for _, l := range lists {
		for _, e := range l {
			if !seen[e] {
				seen[e] = true
				out = append(out, e)
			}
		}
	}
	return out
}

// LD begins the JSON-LD of an entry: what all types have in common.
func (r Reader) LD(e *model.Entry, schemaType string) LD {
	_, in := r.Text(e, r.L.Tag)
	return make(LD, 0, 12).With("@context", "https://schema.org").With("@type", schemaType).
		With("@id", r.Absolute(r.URL(e, in))).With("url", r.Absolute(r.URL(e, r.L.Tag))).With("inLanguage", string(in))
}

// PlaceLD is a place as schema.org knows it, nil without one.
func (r Reader) PlaceLD(place *model.Entry) LD {
	if place == nil || place.Place == nil {
		return nil
	}
	address := Thing("PostalAddress")
	if city := r.City(place); city != nil && city.Place != nil {
		address = address.With("addressLocality", r.Title(city).S).With("addressCountry", city.Place.Country)
	}
	if a := r.Words(place.Place.Address); a.S != "" {
		address = address.With("streetAddress", a.S)
	}
	geo := Thing("GeoCoordinates").With("latitude", place.Place.Lat).With("longitude", place.Place.Lon)
	return Thing("Place").With("name", r.Title(place).S).With("geo", geo).With("address", address)
}

// Venue is a place as readers need it to get there.
type Venue struct {
	Name     layout.Text
	City     layout.Text
	Address  layout.Text
	StepFree bool
	Stepped  bool // it is known that there are steps
	Loop     bool
	Notes    layout.Text
	Map      string // its address on the map; may be empty
}

// Venue returns a place with its address, nil without one.
func (r Reader) Venue(place *model.Entry) *Venue {
	if place == nil || place.Place == nil {
		return nil
	}
	p := place.Place
	v := &Venue{Name: r.Title(place), Address: r.Words(p.Address), StepFree: p.StepFree, Stepped: p.Stepped, Loop: p.HearingLoop, Notes: r.Words(p.AccessNotes), Map: r.OnMap(place)}
	if city := r.City(place); city != nil && city != place {
		v.City = r.Title(city)
	}
	return v
}
