// Package delegation holds a visit to its two sides: those who travel are of
// the guests' side and not too many, those who receive them of the hosts'
// side, and whoever receives them is also visited at home.
package delegation

import (
	"fmt"
	"strconv"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/model"
)

// Check finds delegations above the limit (delegation-limit), delegates and
// hosts of the wrong side (delegation-side, host-side), hosts without a
// visit to them (visit-missing, a warning), groups that the visit does not
// have (group-unknown).
func Check(s *model.Site) diag.List {
	var found diag.List
	for _, e := range s.Entries {
		if e.Party != nil {
			found = append(found, members(s, e)...)
		}
		if parent := s.Parent(e); e.Group != "" && parent != nil {
			found = append(found, group(e, parent)...)
		}
	}
	for _, e := range s.Entries {
		if e.Party != nil {
			events := s.Parts(e, "event")
			found = append(found, hosts(s, e, events)...)
			found = append(found, visited(s, e, events)...)
		}
	}
	return found
}

// members holds those who travel.
func members(s *model.Site, visit *model.Entry) diag.List {
	var found diag.List
	if p := s.Programme(visit.Party.Guest); p != nil {
		limit, n := p.Limits.Delegates, len(visit.Party.Members)
		if limit > 0 && n > limit {
			found = append(found, diag.Errorf(member(visit, limit), "delegation-limit",
				"number", strconv.Itoa(n), "limit", strconv.Itoa(limit)).Of(string(visit.Key())))
		}
	}
	if !twoSides(s, visit) {
		return found
	}
	for _, m := range visit.Party.Members {
		org := s.Ref(m.Organisation)
		if org == nil || org.Side.ID == "" || org.Side.ID == visit.Party.Guest.ID {
			continue
		}
		found = append(found, diag.Errorf(m.Organisation.Pos, "delegation-side",
			"organisation", org.ID, "side", org.Side.ID, "guest", visit.Party.Guest.ID).
			See(org.Field("side")).Of(string(visit.Key()), string(org.Key())))
	}
	return found
}

// member is the place of a member of the delegation.
func member(visit *model.Entry, i int) diag.Pos {
	if at := visit.Given.Pos(fmt.Sprintf("delegation.members[%d]", i)); at != (diag.Pos{}) {
		return at
	}
	return visit.Pos
}

// group holds the group of an event to those of its visit.
func group(e, parent *model.Entry) diag.List {
	var groups []string
	if parent.Party != nil {
		groups = parent.Party.Groups
	}
	for _, g := range groups {
		if g == e.Group {
			return nil
		}
	}
	return diag.List{diag.Errorf(e.Field("group"), "group-unknown", "group", e.Group, "parent", parent.ID).
		Near(e.Group, groups).See(parent.Field("groups")).Of(string(e.Key()), string(parent.Key()))}
}

// hosts holds those who receive to the hosts' side.
func hosts(s *model.Site, visit *model.Entry, events []*model.Entry) diag.List {
	if !twoSides(s, visit) {
		return nil
	}
	var found diag.List
	for _, e := range events {
		for _, r := range hostsOf(e) {
			org := s.Ref(r)
			if org == nil || org.Side.ID == "" || org.Side.ID == visit.Party.Host.ID {
				continue
			}
			found = append(found, diag.Errorf(r.Pos, "host-side",
				"organisation", org.ID, "side", org.Side.ID, "host", visit.Party.Host.ID).
				See(org.Field("side")).Of(string(e.Key()), string(visit.Key()), string(org.Key())))
		}
	}
	return found
}

// visited finds hosts of a visit to whom nobody goes, at the first event at
// which they receive the guests. Those of the wrong side are found already.
func visited(s *model.Site, visit *model.Entry, events []*model.Entry) diag.List {
	if visit.Cancelled() {
		return nil
	}
	done := map[string]bool{}
	for _, e := range events {
		if e.Type == "org-visit" && !e.Cancelled() {
			for _, r := range hostsOf(e) {
				done[r.ID] = true
			}
		}
	}
	var found diag.List
	for _, e := range events {
		if e.Cancelled() {
			continue
		}
		for _, r := range hostsOf(e) {
			org := s.Ref(r)
			if org == nil || done[r.ID] || org.Side.ID != "" && org.Side.ID != visit.Party.Host.ID {
				continue
			}
			done[r.ID] = true
			found = append(found, diag.Warnf(r.Pos, "visit-missing", "organisation", org.ID, "visit", visit.ID).
				Of(string(e.Key()), string(visit.Key()), string(org.Key())))
		}
	}
	return found
}

// twoSides reports whether host and guest are told well enough to hold
// anybody to them: one slip there is not the slip of a whole delegation.
func twoSides(s *model.Site, visit *model.Entry) bool {
	host, guest := s.Ref(visit.Party.Host), s.Ref(visit.Party.Guest)
	return host != nil && guest != nil && host != guest
}

// hostsOf returns the organisations that receive the guests at an event.
func hostsOf(e *model.Entry) []decode.Ref {
	var out []decode.Ref
	for _, r := range e.Who {
		if r.Field == "hosts" {
			out = append(out, r.Ref)
		}
	}
	return out
}
