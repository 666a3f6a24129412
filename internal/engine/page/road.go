package page

import "pobratim/internal/engine/model"

// A Road is what readers may take along from the page of a visit or a
// conference: a booklet to print, a copy for where there is no network.
type Road struct {
	Booklet  string // address; empty: none is made
	Parallel string // address of the booklet in all languages; empty: there is one language only
	List     string // address of the list of what a copy holds; empty: no copies
	Worker   string // address of the service worker that answers from copies
}

// IsJourney reports whether an entry is what people travel to: it has days,
// a programme and a page, and is not a part of another.
func (c *Context) IsJourney(e *model.Entry) bool {
	return e.When != nil && e.Within == "" && e.Withdrawn == nil && c.HasPage(e) && len(c.Parts(e, "event")) > 0
}

// Takes reports whether copies can be kept: the site wants them, and its
// layouts bring the scripts.
func (c *Context) Takes() bool {
	_, worker := c.Assets.URL("worker.js")
	_, page := c.Assets.URL("offline.js")
	return worker == nil && page == nil && c.Makes("offline")
}

// Worker is the address of the service worker. It lies above all that it may
// answer for.
func (c *Context) Worker() string { return c.Base + "sw.js" }

// ListPath is where the list of what a copy of an entry's programme holds
// lies in the output. It is one for all languages.
func (c *Context) ListPath(e *model.Entry) string {
	return "offline/" + c.Address(e.Kind).Section + "/" + e.ID + ".json"
}

// BookletPath is where the booklet of an entry lies below the language, and
// ParallelPath that in all languages.
func (c *Context) BookletPath(e *model.Entry) string { return c.Path(e) + "booklet/" }

// ParallelPath is where the booklet in all languages lies below the language
// that comes first in it; "" if the site has one language only.
func (c *Context) ParallelPath(e *model.Entry) string {
	if len(c.Languages) < 2 {
		return ""
	}
	return c.BookletPath(e) + "parallel/"
}

// Road returns what readers may take along from an entry's page, nil if that
// is nothing.
func (r Reader) Road(e *model.Entry) *Road {
	if !r.IsJourney(e) {
		return nil
	}
	road := Road{}
	if r.Makes("booklet") {
		home := r.Base + string(r.L.Tag) + "/"
		road.Booklet = home + r.BookletPath(e)
		if p := r.ParallelPath(e); p != "" {
			road.Parallel = home + p
		}
	}
	if r.Takes() {
		road.List, road.Worker = r.Base+r.ListPath(e), r.Worker()
	}
	if road == (Road{}) {
		return nil
	}
	return &road
}

// Manifest is the address of the web app manifest of the language, "" if
// there is none.
func (r Reader) Manifest() string {
	if !r.Takes() {
		return ""
	}
	return r.Base + string(r.L.Tag) + "/manifest.webmanifest"
}
