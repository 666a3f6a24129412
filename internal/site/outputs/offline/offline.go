// Package offline makes what lets readers keep a programme on their device,
// for the coach in a forest: the service worker sw.js at the site's root, a
// list for each visit and each conference of everything that a copy of it
// holds, a page that is shown where there is neither network nor copy, and a
// web app manifest in each language.
//
// A copy is one whole state of the programme. The script of the page
// (layouts/assets/offline.js) fetches all that a list names into a cache of
// its own and writes the list into it last; a cache without its list is
// incomplete, and nothing is ever shown from it. Pages name their assets by
// hashes of their bytes, so a page of an old copy finds the assets of that
// copy. The version of a list changes exactly when a byte of what it names
// changes.
//
// The worker (layouts/assets/worker.js) answers with what the network says,
// and with a copy only where the network is silent. Nothing leaves the
// device: there is no request but to the site itself.
//
// A worker stays in a browser until it is told to go. A site that no longer
// wants this output still makes sw.js, one that deletes all copies and
// unregisters itself.
package offline

import (
	"reflect"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/layout"
	"pobratim/internal/engine/page"
	"pobratim/internal/engine/plan"
)

// A View is what layouts/offline.html prints.
type View struct {
	Worker string // address of the worker
}

// Output makes copies possible. It looks at the pages and assets planned
// before it.
var Output = build.Output{
	Name:  "offline",
	Views: map[string]reflect.Type{"offline": reflect.TypeFor[page.View[View]]()},
	After: outputs,
	Off:   off,
}

func outputs(c *page.Context, planned []plan.Output) []plan.Output {
	address, err := c.Assets.URL("worker.js")
	if err != nil || !c.Takes() {
		return off(c) // layouts without the scripts
	}
	out := []plan.Output{worker("importScripts(" + quoted(address) + ")\n")}
	shelf := newShelf(c, planned)
	for _, l := range c.Languages {
		r := c.Reader(l.Tag)
		out = append(out, page.Output(r, "offline", sheet(r), View{c.Worker()}), manifest(r))
	}
	shelf.add(out)
	for _, e := range c.Entries {
		if c.IsJourney(e) {
			out = append(out, list(c, shelf, e))
		}
	}
	return out
}

// section is where the page for where there is no network lies below a
// language.
const section = "offline/"

func sheet(r page.Reader) page.Sheet {
	return r.Spot(page.Spot{Kind: "offline", Path: section, Title: layout.Text{S: r.W.T("offline.title")}, Noindex: true})
}

// worker is the script at the root. Browsers compare it byte by byte with
// the one that they have; a new one is in force at once.
func worker(script string) plan.Output {
	return plan.Static("sw.js", "the service worker", []byte(script))
}

// off is what a site without copies makes.
func off(c *page.Context) []plan.Output { return []plan.Output{worker(farewell(c))} }

// farewell is a worker that ends itself and takes its copies along.
func farewell(c *page.Context) string {
	return "addEventListener('install',()=>skipWaiting());" +
		"addEventListener('activate',e=>e.waitUntil(caches.keys()" +
		".then(all=>Promise.all(all.filter(name=>name.startsWith(" + quoted("road "+c.Base+section) + ")).map(name=>caches.delete(name))))" +
		".then(()=>registration.unregister())))\n"
}
