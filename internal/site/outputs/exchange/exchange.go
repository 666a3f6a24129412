// Package exchange makes the page of what all offer and seek,
// /<lang>/exchange/.
//
// A Line is one offer, or one thing sought, of one organisation. Lines stand
// by direction; within one, first the Meetings: an offer and what is sought
// on another side, beside each other. Who meets whom comes from the package
// counterpart; of two lines that could meet several, those that have most
// words in common do, and each line meets one. What is left stands by side.
//
// A site with many lines (more than whole) has a page for each direction,
// /<lang>/exchange/<direction>/, and the first page shows of each direction
// how much there is and one meeting.
package exchange

import (
	"reflect"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/layout"
	"pobratim/internal/engine/page"
	"pobratim/internal/engine/plan"
)

// Section is where the pages lie below the language.
const Section = "exchange"

// whole is how many lines one page may hold.
const whole = 40

// A View is what layouts/exchange.html prints.
type View struct {
	Sides      []page.Tag // of the whole page, in the order of all its columns
	Directions []Direction
	Chosen     bool        // the page is that of one direction
	Choice     []page.Item // all directions, on this page or with one of their own
}

// A Direction with its lines, or with how to get to them.
type Direction struct {
	ID       string // anchor
	Title    layout.Text
	Href     string // hub page of the direction
	More     string // address of the page with all its lines; empty: they are here
	Counts   []Count
	Meetings []Meeting
	Columns  []Column
}

// A Count says how many lines a side has in a direction.
type Count struct {
	Side          page.Tag
	Offers, Seeks int
}

// A Meeting is an offer and what is sought across the border: in the order
// of the sides, whichever of the two is the offer.
type Meeting struct{ Lines []Line }

// A Column is what a side has, beside the meetings.
type Column struct {
	Side          page.Tag
	Offers, Seeks []Line
}

// A Line is one offer or one thing sought.
type Line struct {
	Code   string // offers, seeks
	Text   layout.Text
	Of     page.Link
	City   layout.Text
	Side   page.Tag
	Sample bool
}

// Output are the pages.
var Output = build.Output{
	Name:    "exchange",
	Section: Section,
	Views:   map[string]reflect.Type{"exchange": reflect.TypeFor[page.View[View]]()},
	Plan: func(c *page.Context) []plan.Output {
		all := collect(c)
		var out []plan.Output
		for _, l := range c.Languages {
			out = append(out, pages(c.Reader(l.Tag), all)...)
		}
		return out
	},
}

func pages(r page.Reader, all board) []plan.Output {
	directions := directionsOf(r, all)
	title := layout.Text{S: r.W.T("section.exchange")}
	spot := page.Spot{Kind: "exchange", Path: Section + "/", Title: title, Summary: r.W.T("exchange.about")}
	split := all.lines > whole
	choice := func(current string) []page.Item {
		var out []page.Item
		for _, d := range directions {
			href := "#" + d.ID
			if split {
				href = address(r, d)
			}
			out = append(out, page.Item{Link: page.Link{Href: href, Title: d.Title.S, Lang: d.Title.Lang}, Current: d.ID == current})
		}
		return out
	}
	if !split {
		return []plan.Output{page.Output(r, "exchange", r.Spot(spot), View{Sides: r.Sides(), Directions: directions, Choice: choice("")})}
	}
	var out []plan.Output
	short := make([]Direction, len(directions))
	for i, d := range directions {
		short[i] = d
		short[i].More, short[i].Columns = address(r, d), nil
		short[i].Meetings = d.Meetings[:min(len(d.Meetings), 1)]
		s := spot
		s.Path, s.Title = Section+"/"+d.ID+"/", layout.Text{S: r.W.T("exchange.of", "direction", d.Title.S), Lang: d.Title.Lang}
		s.Crumbs = []page.Link{{Href: r.SectionURL(Section), Title: title.S}}
		v := View{Sides: r.Sides(), Directions: []Direction{d}, Chosen: true, Choice: choice(d.ID)}
		out = append(out, page.Output(r, "exchange", r.Spot(s), v))
	}
	return append(out, page.Output(r, "exchange", r.Spot(spot), View{Sides: r.Sides(), Directions: short, Choice: choice("")}))
}

func address(r page.Reader, d Direction) string { return r.SectionURL(Section) + d.ID + "/" }
