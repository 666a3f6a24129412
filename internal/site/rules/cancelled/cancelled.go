// Package cancelled holds a cancelled visit or conference and its events
// together: whoever subscribed to an event must see that it does not take
// place.
package cancelled

import (
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/model"
)

// Check finds events that go on in a cancelled visit (part-not-cancelled).
func Check(s *model.Site) diag.List {
	var found diag.List
	for _, e := range s.Entries {
		parent := s.Parent(e)
		if e.When == nil || e.Kind != "event" || parent == nil || parent.When == nil {
			continue
		}
		if parent.Cancelled() && !e.Cancelled() {
			found = append(found, diag.Errorf(e.Field("status"), "part-not-cancelled", "parent", parent.ID).
				See(parent.Field("status")).Of(string(e.Key()), string(parent.Key())))
		}
	}
	return found
}
