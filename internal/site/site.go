// Package site lists what a site of the programme is made of: the kinds of
// its content, the rules between them, the files made from the whole.
package site

import (
	"pobratim/internal/engine/build"
	"pobratim/internal/engine/kind"
	"pobratim/internal/site/kinds/border"
	"pobratim/internal/site/kinds/conference"
	"pobratim/internal/site/kinds/direction"
	"pobratim/internal/site/kinds/event"
	"pobratim/internal/site/kinds/holiday"
	"pobratim/internal/site/kinds/leg"
	"pobratim/internal/site/kinds/material"
	"pobratim/internal/site/kinds/organisation"
	"pobratim/internal/site/kinds/page"
	"pobratim/internal/site/kinds/person"
	"pobratim/internal/site/kinds/photo"
	"pobratim/internal/site/kinds/place"
	"pobratim/internal/site/kinds/practice"
	"pobratim/internal/site/kinds/resolution"
	"pobratim/internal/site/kinds/step"
	"pobratim/internal/site/kinds/story"
	"pobratim/internal/site/kinds/visit"
	"pobratim/internal/site/outputs/calendar"
	"pobratim/internal/site/outputs/home"
)

// Definition is the programme's site.
func Definition() build.Definition {
	return build.Definition{
		Kinds: []kind.Kind{
			direction.Kind,
			place.Kind,
			leg.Kind,
			border.Kind,
			holiday.Kind,
			person.Kind,
			organisation.Kind,
			practice.Kind,
			visit.Kind,
			event.Kind,
			conference.Kind,
			resolution.Kind,
			step.Kind,
			material.Kind,
			story.Kind,
			page.Kind,
			photo.Kind,
		},
		Outputs: []build.Output{
			home.Output,
			calendar.Output,
		},
	}
}
