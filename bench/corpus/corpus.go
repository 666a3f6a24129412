// Package corpus writes a made-up programme of any size: organisations,
// practices, stories, visits with their events, materials and pages, each in
// Russian and Belarusian with some 8 kB of Markdown, references between them,
// pictures. A Corpus is the plan of it; Pobratim writes it in the form of
// this project and Hugo in Hugo's.
//
// The same seed gives the same bytes. An item's text depends on the seed and
// on the item alone; only what it refers to depends on how many others there
// are. Nothing is kept: each item is made, written and forgotten, so that a
// corpus of any size needs little memory.
package corpus

import "fmt"

// Least is the smallest number of pages that a corpus can have.
const Least = 200

// most keeps the visits, one a week, inside the programme.
const most = 240_000

// AsOf is the clock for which a corpus is written: everything in it is past.
const AsOf = "2026-07-01T12:00"

// A Corpus says how much there is of everything. All together they have one
// HTML page in each language, and so many pages was asked for.
type Corpus struct {
	Seed                                                     uint64
	Organisations, Practices, Stories, Materials, Pages      int
	Visits, Events, Sessions, Directions, Conferences, Pairs int
}

// New plans a corpus with so many HTML pages of items.
func New(seed uint64, pages int) (Corpus, error) {
	if pages < Least || pages > most || pages%2 != 0 {
		return Corpus{}, fmt.Errorf("%d pages: an even number from %d to %d is needed", pages, Least, most)
	}
	n := pages / 2
	c := Corpus{Seed: seed, Directions: len(directions), Conferences: 1, Sessions: sessions, Pairs: n}
	c.Organisations, c.Practices, c.Materials = n/5, n/5, n*6/100
	c.Pages = max(4, min(n/50, 40))
	c.Visits = max(2, n/115)
	c.Events = c.Visits * perVisit
	c.Stories = n - c.Directions - c.Conferences - c.Sessions - c.Organisations - c.Practices - c.Materials - c.Pages - c.Visits - c.Events
	return c, nil
}

// body is the size of a text in bytes such that the mean over all pages is
// some 8 kB: events and directions have none.
func (c Corpus) body(w writer) int {
	without := c.Directions + c.Sessions + c.Events
	mean := 8000 * c.Pairs / (c.Pairs - without)
	return mean/2 + w.IntN(mean)
}

// items makes everything that is a folder, one after the other.
func (c Corpus) items(each func(item) error) error {
	for _, kind := range []struct {
		n    int
		make func(i int) item
	}{
		{c.Organisations, c.organisation}, {c.Practices, c.practice}, {c.Stories, c.story},
		{c.Materials, c.material}, {c.Pages, c.page}, {c.Visits, c.visit}, {c.Conferences, c.conference},
	} {
		for i := range kind.n {
			if err := each(kind.make(i)); err != nil {
				return err
			}
		}
	}
	return nil
}

// link is the address of some other item, for a link in a text.
func (c Corpus) link(w writer) string {
	switch w.IntN(4) {
	case 0:
		id, _ := practiceName(w.IntN(c.Practices))
		return "/practices/" + id + "/"
	case 1:
		id, _ := organisationName(w.IntN(c.Organisations))
		return "/organisations/" + id + "/"
	case 2:
		return "/stories/" + StoryID(w.IntN(c.Stories)) + "/"
	}
	return "/events/" + EventID(w.IntN(c.Visits), w.IntN(perVisit)) + "/"
}
