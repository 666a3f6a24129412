// Package holidays looks for days off in the schedules: days on which
// offices are closed, or hosts would give up a free day, in the country of
// any side of the programme.
//
// Holidays come from content/holidays.yaml; Saturdays and Sundays are days
// off too, but for the working Saturdays of that list. Only days with events
// count, each once for a visit or conference: a day that has a holiday is
// not also named as a weekend.
package holidays

import (
	"slices"
	"strings"
	"time"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/model"
)

// Check finds holidays (holiday) and weekends (holiday-weekend) on which
// something is planned, both as warnings.
func Check(s *model.Site) diag.List {
	calendar := map[string][]*model.Entry{}
	for _, e := range s.Entries {
		if e.Holiday != nil {
			day := e.Holiday.Date.String()
			calendar[day] = append(calendar[day], e)
		}
	}
	var found diag.List
	for _, e := range s.Entries {
		if e.When != nil && e.When.AllDay && e.Within == "" && !e.Cancelled() {
			found = append(found, schedule(s, e, calendar)...)
		}
	}
	return found
}

// schedule looks through the days of a visit or conference, each at its
// first event.
func schedule(s *model.Site, e *model.Entry, calendar map[string][]*model.Entry) diag.List {
	countries := countriesOf(s, e)
	seen := map[string]bool{}
	var found diag.List
	for _, part := range s.Parts(e, "event") {
		if part.Cancelled() {
			continue
		}
		for _, day := range days(s, part) {
			written := day.Format(time.DateOnly)
			if seen[written] {
				continue
			}
			seen[written] = true
			if d, ok := off(s, day, countries, calendar[written], part); ok {
				found = append(found, d.Of(string(part.Key()), string(e.Key())))
			}
		}
	}
	return found
}

// off says that a day is a day off in some of the countries.
func off(s *model.Site, day time.Time, countries []string, holidays []*model.Entry, at *model.Entry) (diag.Diagnostic, bool) {
	var names []string
	var places []diag.Pos
	free := slices.Clone(countries)
	for _, h := range holidays {
		if !slices.Contains(countries, h.Holiday.Country) {
			continue
		}
		switch h.Holiday.Kind {
		case "day-off", "moved-day-off":
			names = append(names, name(s, h))
			places = append(places, h.Pos)
		case "working-saturday":
			free = slices.DeleteFunc(free, func(c string) bool { return c == h.Holiday.Country })
		}
	}
	written := day.Format(time.DateOnly)
	if len(names) > 0 {
		return diag.Warnf(at.Field("start"), "holiday", "date", written, "holidays", strings.Join(names, "; ")).See(places...), true
	}
	if weekday := day.Weekday(); (weekday == time.Saturday || weekday == time.Sunday) && len(free) > 0 {
		return diag.Warnf(at.Field("start"), "holiday-weekend", "date", written, "countries", strings.Join(free, ", ")), true
	}
	return diag.Diagnostic{}, false
}

// name gives country and title: "BY, День Октябрьской революции".
func name(s *model.Site, h *model.Entry) string {
	title := ""
	if len(s.Languages) > 0 {
		text, _ := s.Text(h, s.Languages[0].Tag)
		title = text.Title
	}
	if title == "" {
		return h.Holiday.Country
	}
	return h.Holiday.Country + ", " + title
}

// days returns the days that an event touches, as calendars on the wall show
// them where it starts and where it ends. One that ends at midnight does not
// touch the day that begins then.
func days(s *model.Site, e *model.Entry) []time.Time {
	if e.When == nil || e.When.Start.IsZero() || e.When.End.IsZero() {
		return nil
	}
	span, _ := s.Span(e)
	first, last := midnight(span.Start), midnight(span.End.Add(-time.Minute))
	out := []time.Time{first}
	const longest = 31 // days; more is a slip that another rule finds
	for d := first.AddDate(0, 0, 1); !d.After(last) && len(out) < longest; d = d.AddDate(0, 0, 1) {
		out = append(out, d)
	}
	return out
}

// countriesOf returns the countries of the sides of the programme of a
// visit, or of those that have a side in the country of a conference.
func countriesOf(s *model.Site, e *model.Entry) []string {
	var programmes []model.Programme
	if e.Party == nil {
		programmes = slices.Clone(s.Config.Programmes)
	} else if p := s.Programme(e.Party.Host); p != nil {
		programmes = []model.Programme{*p}
	}
	city := s.City(s.Ref(e.Where))
	var out []string
	for _, p := range programmes {
		var here []string
		for _, side := range p.Sides {
			here = append(here, side.Country)
		}
		if e.Party == nil && len(programmes) > 1 && (city == nil || !slices.Contains(here, city.Place.Country)) {
			continue
		}
		for _, c := range here {
			if c != "" && !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	return out
}

func midnight(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}
