package calendar

import (
	"slices"
	"strings"
	"time"

	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
)

// A Day of the agenda. What a long page does not show in full it folds: the
// day's events stand on the page of their visit or conference.
type Day struct {
	page.Day
	Slots []Slot
	Folds []Filter // to the same day on another page; N: events of that day
}

// A Slot is an entry of the agenda.
type Slot struct {
	page.Slot
	Marks string // the selections that hold it, as facet/id with spaces between
}

const (
	most = 32 // entries of a page that are shown in full, whatever their days
	near = 2  // days still to come that a longer page shows in full
)

// An index knows what is asked about an entry on every page.
type index struct {
	page.Reader
	all   []Selection
	marks map[*model.Entry]string
	stage map[*model.Entry]*Selection // the visit or conference that it is a part of
}

func newIndex(r page.Reader, all []Selection) index {
	x := index{r, all, map[*model.Entry]string{}, map[*model.Entry]*Selection{}}
	for i, s := range all[1:] {
		for _, e := range s.Entries {
			x.marks[e] = strings.TrimSpace(x.marks[e] + " " + s.Facet + "/" + s.ID)
			if s.Stage() {
				x.stage[e] = &all[i+1]
			}
		}
	}
	return x
}

// days returns the agenda of a selection.
func (x index) days(s Selection) []Day {
	folded := x.folded(s)
	var out []Day
	for _, d := range parted(x.Reader, s.Entries) {
		day := Day{Day: page.Day{ID: d.id, Date: x.L.Date(d.start), Weekday: x.L.Weekday(d.start)}}
		for _, e := range d.entries {
			stage := x.stage[e]
			if stage == nil || e == stage.About || !folded[stageDay{d.id, stage}] {
				day.Slots = append(day.Slots, Slot{x.Slot(e), x.marks[e]})
				continue
			}
			i := slices.IndexFunc(day.Folds, func(f Filter) bool { return strings.HasPrefix(f.Href, href(x.Reader, *stage)) })
			if i < 0 {
				i = len(day.Folds)
				f := filter(x.Reader, *stage, s)
				f.Href, f.N = f.Href+"#"+d.id, 0
				day.Folds = append(day.Folds, f)
			}
			day.Folds[i].N++
		}
		out = append(out, day)
	}
	return out
}

// A stageDay is a day of a visit or conference.
type stageDay struct {
	day   string
	stage *Selection
}

// folded returns the days that a page does not show in full. They are whole
// days of visits and conferences with pages of their own, never the nearest
// days to come, and never a single event: a link would be as long.
func (x index) folded(s Selection) map[stageDay]bool {
	if len(s.Entries) <= most || s.Stage() {
		return nil
	}
	here := map[*model.Entry]bool{}
	var timed []*model.Entry
	for _, e := range s.Entries {
		here[e] = true
		if stage := x.stage[e]; stage != nil && e != stage.About {
			timed = append(timed, e)
		}
	}
	open := map[string]bool{}
	first := x.FirstAhead(timed)
	for _, d := range parted(x.Reader, timed) {
		if first != "" && d.id >= first && len(open) < near {
			open[d.id] = true
		}
	}
	out := map[stageDay]bool{}
	for i := range x.all[1:] {
		stage := &x.all[i+1]
		if !stage.Stage() {
			continue
		}
		for _, d := range parted(x.Reader, stage.Entries) {
			events := choose(d.entries, func(e *model.Entry) bool { return e != stage.About })
			// What the visit's page shows and this one does not would be lost
			// in the number of the fold.
			whole := !slices.ContainsFunc(events, func(e *model.Entry) bool { return !here[e] })
			if len(events) > 1 && whole && !open[d.id] {
				out[stageDay{d.id, stage}] = true
			}
		}
	}
	return out
}

// A part is the entries that start on one day.
type part struct {
	id      string
	start   time.Time
	entries []*model.Entry
}

// parted parts entries in the order of days.
func parted(r page.Reader, entries []*model.Entry) []part {
	var out []part
	for _, e := range entries {
		span, _ := r.Span(e)
		id := span.Start.Format(time.DateOnly)
		if len(out) == 0 || out[len(out)-1].id != id {
			out = append(out, part{id: id, start: span.Start})
		}
		d := &out[len(out)-1]
		d.entries = append(d.entries, e)
	}
	return out
}
