package build

import (
	"time"

	"pobratim/internal/engine/model"
)

// Day returns the day on which a build stands, in the site's zone: what the
// command writes down for an author bears it. No output of a build does.
func Day(in Input, s *model.Site) string {
	return clock(in, s.Config, s.Frame).In(s.ZoneOf(nil)).Format(time.DateOnly)
}
