package overlap

import (
	"slices"

	"pobratim/internal/engine/model"
)

// A booking is an event with all that it takes for its time.
type booking struct {
	event     *model.Entry
	resources []resource
}

// A resource can be at one event at a time: an entry, or one group of the
// delegation of a visit. The group "" is everybody who is in none.
type resource struct {
	key        model.Key
	delegation bool
	group      string
}

// bookings returns all events that take somebody's time, by their start.
func bookings(s *model.Site) []booking {
	var events []*model.Entry
	groups := map[model.Key][]string{}
	for _, e := range s.Entries {
		if !books(s, e) {
			continue
		}
		events = append(events, e)
		if !slices.Contains(groups[e.Within], e.Group) {
			groups[e.Within] = append(groups[e.Within], e.Group)
		}
	}
	s.SortByTime(events)
	var out []booking
	for _, e := range events {
		out = append(out, booking{e, resources(s, e, groups[e.Within])})
	}
	return out
}

// resources returns what an event books, each once. Groups are those that
// the events of its visit name; an event that names none books them all.
func resources(s *model.Site, e *model.Entry, groups []string) []resource {
	var out []resource
	add := func(r resource) {
		if !slices.Contains(out, r) {
			out = append(out, r)
		}
	}
	parent := s.Parent(e)
	visit := parent != nil && parent.Party != nil
	for _, r := range e.Who {
		if r.Kind == "person" || r.Field == "hosts" && visit {
			add(resource{key: model.KeyOf(r.Kind, r.ID)})
		}
	}
	transfer := e.When.StartAt.ID != "" || e.When.EndAt.ID != ""
	if hall := s.Ref(e.Where); hall != nil && hall.Place != nil && hall.Place.City.ID != "" && !transfer {
		add(resource{key: hall.Key()})
	}
	if !visit {
		return out
	}
	for _, g := range groups {
		if e.Group == "" || e.Group == g {
			add(resource{parent.Key(), true, g})
		}
	}
	return out
}

// books reports whether an event takes anybody's time.
func books(s *model.Site, e *model.Entry) bool {
	if e.When == nil || e.When.AllDay || !e.When.Start.Clock.Set || !e.When.End.Clock.Set {
		return false
	}
	span, _ := s.Span(e)
	return span.End.After(span.Start) && !cancelled(e) && !cancelled(s.Parent(e))
}

func cancelled(e *model.Entry) bool {
	return e != nil && e.When != nil && e.When.Status == "cancelled"
}
