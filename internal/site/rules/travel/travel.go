// Package travel holds that a delegation can get from each event of its
// visit to the next one.
//
// Between events in two cities the longest pause must be as long as the
// shortest way over the legs, the time at each border crossing counted in.
// Within a city no time is needed. An event without a place, such as free
// time, is wherever the group is: it takes time, and nobody moves in it. A
// transfer is itself the pause: it starts in the city of the event before,
// takes as long as its way, and the next event is in the city where it ends.
//
// Each group of a delegation goes its own way; an event that names no group
// is of them all. Events that overlap are the business of another rule.
package travel

import (
	"fmt"
	"slices"
	"time"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/model"
)

// Check finds pauses too short to travel in (travel), transfers too short
// for their way (transfer-short), transfers that start or end elsewhere than
// the events around them (transfer-start, transfer-end), and ways that the
// legs do not tell (travel-unknown).
func Check(s *model.Site) diag.List {
	r := roadsOf(s)
	var found diag.List
	for _, e := range s.Entries {
		if timed(s, e) {
			found = append(found, r.transfer(s, e)...)
		}
		if e.Party != nil && !e.Cancelled() {
			found = append(found, r.visit(s, e)...)
		}
	}
	return found
}

// transfer finds a transfer that is shorter than its way.
func (r *roads) transfer(s *model.Site, e *model.Entry) diag.List {
	from, to := s.City(s.Ref(e.When.StartAt)), s.City(s.Ref(e.When.EndAt))
	if from == nil || to == nil || from == to {
		return nil
	}
	need, ok := r.between(from, to)
	if !ok {
		return diag.List{unknown(from, to, e.When.EndAt.Pos, e)}
	}
	span, _ := s.Span(e)
	if takes := span.End.Sub(span.Start); takes < minutes(need) {
		at := e.Field("end")
		if !e.Given.Has("end") {
			at = e.Field("duration")
		}
		return diag.List{diag.Errorf(at, "transfer-short", "from", from.ID, "to", to.ID,
			"need", length(minutes(need)), "takes", length(takes)).Of(string(e.Key()))}
	}
	return nil
}

// visit follows each group of a visit through its events. What two groups
// do together is found once.
func (r *roads) visit(s *model.Site, visit *model.Entry) diag.List {
	parts := slices.DeleteFunc(s.Parts(visit, "event"), func(e *model.Entry) bool { return !timed(s, e) })
	type step struct{ before, after *model.Entry }
	seen := map[step]bool{}
	var found diag.List
	for _, g := range groupsOf(visit, parts) {
		var w walk
		for _, e := range parts {
			if e.Group != "" && e.Group != g {
				continue
			}
			before := w.last
			if problem := w.next(s, r, e); problem != nil && !seen[step{before, e}] {
				seen[step{before, e}] = true
				found = append(found, *problem)
			}
		}
	}
	return found
}

// groupsOf returns the groups of a visit that have events of their own, and
// "" for all others together, if there are any.
func groupsOf(visit *model.Entry, parts []*model.Entry) []string {
	own := map[string]bool{}
	for _, e := range parts {
		own[e.Group] = true
	}
	var out []string
	for _, g := range visit.Party.Groups {
		if own[g] && g != "" {
			out = append(out, g)
		}
	}
	if len(out) == 0 || len(out) < len(visit.Party.Groups) {
		out = append(out, "")
	}
	return out
}

func unknown(from, to *model.Entry, at diag.Pos, about ...*model.Entry) diag.Diagnostic {
	d := diag.Errorf(at, "travel-unknown", "from", from.ID, "to", to.ID)
	for _, e := range about {
		d = d.Of(string(e.Key()))
	}
	return d
}

// timed reports whether an event takes time of the delegation.
func timed(s *model.Site, e *model.Entry) bool {
	if e.When == nil || e.When.AllDay || !e.When.Start.Time.Set || !e.When.End.Time.Set {
		return false
	}
	span, _ := s.Span(e)
	return span.End.After(span.Start) && !e.Cancelled() && !s.Parent(e).Cancelled()
}

func minutes(n int) time.Duration { return time.Duration(n) * time.Minute }

// length writes a duration as the schedule does: 45m, 6h15m.
func length(d time.Duration) string {
	switch h, m := int(d.Hours()), int(d.Minutes())%60; {
	case h == 0:
		return fmt.Sprintf("%dm", m)
	case m == 0:
		return fmt.Sprintf("%dh", h)
	default:
		return fmt.Sprintf("%dh%dm", h, m)
	}
}
