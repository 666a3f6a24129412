// Package exchange holds a programme to being one: both sides travel, the
// conference comes after the visits, each direction of work has somebody on
// each side.
//
// A programme without any visit is still being prepared and owes none; so is
// one without any organisation.
package exchange

import (
	"slices"
	"strings"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/model"
)

// Check finds visits whose two sides are one (exchange-same-side) or of two
// programmes (exchange-programme), visits that are not returned
// (exchange-one-way, a warning), conferences before the end of a visit
// (conference-early), directions with nobody on some side
// (direction-one-sided, a warning).
func Check(s *model.Site) diag.List {
	var found diag.List
	for _, e := range s.Entries {
		if e.Party != nil {
			found = append(found, sides(s, e)...)
		}
	}
	for i := range s.Config.Programmes {
		p := &s.Config.Programmes[i]
		visits := visitsOf(s, p)
		found = append(found, returned(visits)...)
		found = append(found, directions(s, p)...)
	}
	for _, e := range s.Entries {
		if e.When != nil && e.When.AllDay && e.Party == nil && e.Within == "" && !e.Cancelled() {
			found = append(found, after(s, e)...)
		}
	}
	return found
}

// sides holds host and guest of a visit to one programme.
func sides(s *model.Site, visit *model.Entry) diag.List {
	host, guest := s.Ref(visit.Party.Host), s.Ref(visit.Party.Guest)
	switch {
	case host == nil || guest == nil:
		return nil
	case host == guest:
		return diag.List{diag.Errorf(visit.Field("guest"), "exchange-same-side", "side", host.ID).
			See(visit.Field("host")).Of(string(visit.Key()))}
	case host.Within != guest.Within:
		return diag.List{diag.Errorf(visit.Field("guest"), "exchange-programme", "host", host.ID, "guest", guest.ID).
			See(visit.Field("host")).Of(string(visit.Key()))}
	}
	return nil
}

// returned finds the first visit of one side to another that never comes
// back.
func returned(visits []*model.Entry) diag.List {
	type way struct{ from, to string }
	seen := map[way]bool{}
	for _, v := range visits {
		seen[way{v.Party.Guest.ID, v.Party.Host.ID}] = true
	}
	var found diag.List
	for _, v := range visits {
		there := way{v.Party.Guest.ID, v.Party.Host.ID}
		back := way{there.to, there.from}
		if seen[back] {
			continue
		}
		seen[back] = true
		found = append(found, diag.Warnf(v.Field("guest"), "exchange-one-way", "guest", there.from, "host", there.to).
			Of(string(v.Key())))
	}
	return found
}

// after holds a conference to begin after the last day of the visits. Where
// it may belong to several programmes, one of them is enough.
func after(s *model.Site, conference *model.Entry) diag.List {
	span, ok := s.Span(conference)
	if !ok || conference.When.Start.IsZero() {
		return nil
	}
	var found diag.List
	for _, p := range s.Programmes(conference) {
		late := -1
		visits := visitsOf(s, p)
		for i, v := range visits {
			if during, _ := s.Span(v); !v.When.End.IsZero() && during.End.After(span.Start) {
				late = i
			}
		}
		if late < 0 {
			return nil
		}
		v := visits[late]
		if found == nil {
			found = diag.List{diag.Errorf(conference.Field("start"), "conference-early",
				"visit", v.ID, "end", v.When.End.Date.String()).
				See(v.Field("end")).Of(string(conference.Key()), string(v.Key()))}
		}
	}
	return found
}

// directions finds those in which a side of the programme has nobody.
func directions(s *model.Site, p *model.Programme) diag.List {
	has := map[[2]string]bool{} // direction and side
	begun := false
	for _, org := range s.Of("organisation") {
		begun = begun || slices.ContainsFunc(p.Sides, func(x model.Side) bool { return x.ID == org.Side.ID })
		for _, t := range org.Topics {
			has[[2]string{t.ID, org.Side.ID}] = true
		}
	}
	if !begun {
		return nil
	}
	var found diag.List
	for _, d := range s.Of("direction") {
		var missing []string
		for _, side := range p.Sides {
			if !has[[2]string{d.ID, side.ID}] {
				missing = append(missing, side.ID)
			}
		}
		if len(missing) > 0 {
			found = append(found, diag.Warnf(d.Field("id"), "direction-one-sided",
				"direction", d.ID, "sides", strings.Join(missing, ", ")).Of(string(d.Key())))
		}
	}
	return found
}

// visitsOf returns the visits of a programme by their time, without those
// that are cancelled or not between two sides of it.
func visitsOf(s *model.Site, p *model.Programme) []*model.Entry {
	var out []*model.Entry
	programme := model.KeyOf("programme", p.ID)
	for _, e := range s.Entries {
		if e.Party == nil || e.When == nil || e.Cancelled() || e.Party.Host.ID == e.Party.Guest.ID {
			continue
		}
		host, guest := s.Ref(e.Party.Host), s.Ref(e.Party.Guest)
		if host != nil && guest != nil && host.Within == programme && guest.Within == programme {
			out = append(out, e)
		}
	}
	s.SortByTime(out)
	return out
}
