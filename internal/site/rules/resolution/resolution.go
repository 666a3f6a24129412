// Package resolution holds that what both sides have resolved is also done
// by both: each step has owners on more than one side.
package resolution

import (
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/model"
)

// Check finds steps all of whose owners are of one side (owners-one-side, a
// warning). A step with an owner that is not on the site, or whose side is
// not told, is left to the findings about that.
func Check(s *model.Site) diag.List {
	var found diag.List
	for _, e := range s.Entries {
		side, mixed := "", false
		var first diag.Pos
		for _, r := range e.Who {
			if r.Field != "owners" {
				continue
			}
			if first == (diag.Pos{}) {
				first = r.Pos
			}
			owner := s.Ref(r.Ref)
			if owner == nil || owner.Side.ID == "" || side != "" && owner.Side.ID != side {
				mixed = true
				break
			}
			side = owner.Side.ID
		}
		if side != "" && !mixed {
			found = append(found, diag.Warnf(first, "owners-one-side", "side", side).Of(string(e.Key())))
		}
	}
	return found
}
