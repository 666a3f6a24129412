package overlap

import (
	"slices"

	"pobratim/internal/engine/model"
)

// A booking is an event with all that it takes for its time, each once. The
// key of its visit stands for the delegation.
type booking struct {
	event *model.Entry
	takes []model.Key
}

// bookings returns all events that take somebody's time, by their start.
func bookings(s *model.Site) []booking {
	var events []*model.Entry
	for _, e := range s.Entries {
		if books(s, e) {
			events = append(events, e)
		}
	}
	s.SortByTime(events)
	out := make([]booking, len(events))
	for i, e := range events {
		out[i] = booking{e, takes(s, e)}
	}
	return out
}

func takes(s *model.Site, e *model.Entry) []model.Key {
	var out []model.Key
	parent := s.Parent(e)
	visit := parent != nil && parent.Party != nil
	for _, r := range e.Who {
		if r.Kind == "person" || r.Field == "hosts" && visit {
			out = append(out, model.KeyOf(r.Kind, r.ID))
		}
	}
	transfer := e.When.StartAt.ID != "" || e.When.EndAt.ID != ""
	if hall := s.Ref(e.Where); hall != nil && hall.Place != nil && hall.Place.City.ID != "" && !transfer {
		out = append(out, hall.Key())
	}
	if visit {
		out = append(out, parent.Key())
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// both reports whether two events that take the same also want it both: two
// groups of one delegation go different ways.
func both(k model.Key, a, b *model.Entry) bool {
	return k != a.Within || a.Group == b.Group || a.Group == "" || b.Group == ""
}

// books reports whether an event takes anybody's time.
func books(s *model.Site, e *model.Entry) bool {
	if e.When == nil || e.When.AllDay || !e.When.Start.Time.Set || !e.When.End.Time.Set {
		return false
	}
	span, _ := s.Span(e)
	return span.End.After(span.Start) && !e.Cancelled() && !s.Parent(e).Cancelled()
}
