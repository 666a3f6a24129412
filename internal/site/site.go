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
	"pobratim/internal/site/kinds/shape"
	"pobratim/internal/site/kinds/step"
	"pobratim/internal/site/kinds/story"
	"pobratim/internal/site/kinds/visit"
	"pobratim/internal/site/outputs/atlas"
	"pobratim/internal/site/outputs/booklet"
	"pobratim/internal/site/outputs/calendar"
	"pobratim/internal/site/outputs/cards"
	"pobratim/internal/site/outputs/chooser"
	"pobratim/internal/site/outputs/display"
	"pobratim/internal/site/outputs/exchange"
	"pobratim/internal/site/outputs/feed"
	"pobratim/internal/site/outputs/files"
	"pobratim/internal/site/outputs/home"
	"pobratim/internal/site/outputs/hostfiles"
	"pobratim/internal/site/outputs/lists"
	"pobratim/internal/site/outputs/notfound"
	"pobratim/internal/site/outputs/offline"
	"pobratim/internal/site/outputs/ornaments"
	"pobratim/internal/site/outputs/pictures"
	"pobratim/internal/site/outputs/press"
	"pobratim/internal/site/outputs/qr"
	"pobratim/internal/site/outputs/redirects"
	"pobratim/internal/site/outputs/search"
	"pobratim/internal/site/outputs/sitemap"
	"pobratim/internal/site/rules/cancelled"
	"pobratim/internal/site/rules/consent"
	"pobratim/internal/site/rules/dates"
	"pobratim/internal/site/rules/delegation"
	exchangerule "pobratim/internal/site/rules/exchange"
	filesrule "pobratim/internal/site/rules/files"
	"pobratim/internal/site/rules/former"
	"pobratim/internal/site/rules/holidays"
	"pobratim/internal/site/rules/overlap"
	resolutionrule "pobratim/internal/site/rules/resolution"
	"pobratim/internal/site/rules/samples"
	"pobratim/internal/site/rules/texts"
	"pobratim/internal/site/rules/travel"
)

// Definition is the programme's site.
func Definition() build.Definition {
	return build.Definition{
		Kinds: []kind.Kind{
			direction.Kind,
			place.Kind,
			shape.Kind,
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
		Rules: []build.Rule{
			{Name: "dates", Check: dates.Check},
			{Name: "cancelled", Check: cancelled.Check},
			{Name: "overlap", Check: overlap.Check},
			{Name: "travel", Check: travel.Check},
			{Name: "delegation", Check: delegation.Check},
			{Name: "exchange", Check: exchangerule.Check},
			{Name: "holidays", Check: holidays.Check},
			{Name: "consent", Check: consent.Check},
			{Name: "resolution", Check: resolutionrule.Check},
			{Name: "samples", Check: samples.Check},
			{Name: "texts", Check: texts.Check},
			{Name: "files", Check: filesrule.Check},
			{Name: "former", Check: former.Check},
		},
		Outputs: []build.Output{
			home.Output,
			booklet.Output,
			calendar.Output,
			lists.Output,
			exchange.Output,
			atlas.Output,
			feed.Output,
			chooser.Output,
			display.Output,
			notfound.Output,
			pictures.Output,
			cards.Output,
			ornaments.Output,
			files.Output,
			press.Output,
			search.Output,
			qr.Output,
			offline.Output, // after all pages and assets
			hostfiles.Output,
			redirects.Output,
			sitemap.Output,
		},
	}
}
