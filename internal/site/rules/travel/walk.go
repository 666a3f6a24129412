package travel

import (
	"time"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/model"
)

// A walk is the way of one group through the events of a visit.
type walk struct {
	last  *model.Entry  // the last event whose place is known
	city  *model.Entry  // where it left the group; nil: nobody knows
	busy  time.Time     // until when the group has something to do
	pause time.Duration // the longest since last
}

// next takes the group to its next event and says what is wrong with that.
func (w *walk) next(s *model.Site, r *roads, e *model.Entry) *diag.Diagnostic {
	span, _ := s.Span(e)
	overlaps := span.Start.Before(w.busy)
	if !w.busy.IsZero() {
		w.pause = max(w.pause, span.Start.Sub(w.busy))
	}
	if span.End.After(w.busy) {
		w.busy = span.End
	}
	if e.Where.ID == "" && e.When.StartAt.ID == "" {
		return nil
	}
	before := *w
	starts, ends := cities(s, e)
	w.last, w.city, w.pause = e, ends, 0
	if before.city == nil || starts == nil || before.city == starts || overlaps {
		return nil
	}
	return before.leap(r, starts, e)
}

// leap says what is wrong with an event in another city than the last one.
func (w *walk) leap(r *roads, to, e *model.Entry) *diag.Diagnostic {
	finding := func(at diag.Pos, code string, args ...string) *diag.Diagnostic {
		d := diag.Errorf(at, code, append(args, "from", w.city.ID, "to", to.ID, "before", w.last.ID)...).
			See(w.last.Pos).Of(string(e.Key()), string(w.last.Key()))
		return &d
	}
	if isTransfer(e) {
		return finding(e.When.StartAt.Pos, "transfer-start")
	}
	if isTransfer(w.last) {
		return finding(e.Where.Pos, "transfer-end")
	}
	need, ok := r.between(w.city, to)
	if !ok {
		d := unknown(w.city, to, e.Where.Pos, e, w.last)
		d = d.See(w.last.Pos)
		return &d
	}
	if w.pause >= minutes(need) {
		return nil
	}
	return finding(e.Field("start"), "travel", "need", length(minutes(need)), "pause", length(max(0, w.pause)))
}

// cities returns where an event begins and where it ends; nil where that
// cannot be known.
func cities(s *model.Site, e *model.Entry) (starts, ends *model.Entry) {
	if e.When.StartAt.ID == "" && e.When.EndAt.ID == "" {
		here := s.City(s.Ref(e.Where))
		return here, here
	}
	return s.City(s.Ref(e.When.StartAt)), s.City(s.Ref(e.When.EndAt))
}

// isTransfer reports whether an event leads from one place to another.
func isTransfer(e *model.Entry) bool { return e.When.StartAt.ID != "" && e.When.EndAt.ID != "" }
