// Package hostfiles makes the files by which static hosts are told how to
// serve the site: _headers for Netlify, Cloudflare Pages and their like, and
// .nojekyll, with which GitHub Pages serves files as they are.
//
// A host that reads a star within a name otherwise than Cloudflare does, as
// Netlify may, gives calendars and feeds the types that it knows by itself.
//
// Paths in _headers begin with the site's base path, as hosts match the
// address that is asked for. A host that does not know the file serves it as
// a text; nothing in it is secret.
package hostfiles

import (
	"maps"
	"slices"
	"strings"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/page"
	"pobratim/internal/engine/plan"
)

// Output are the files for hosts.
var Output = build.Output{
	Name: "hostfiles",
	Plan: func(c *page.Context) []plan.Output {
		return []plan.Output{
			plan.Static("_headers", "the headers for hosts", []byte(headers(c))),
			plan.Static(".nojekyll", "the mark for GitHub Pages", nil),
		}
	},
}

// headers writes what a host should send. What is in /assets/ is named by
// its content and may be kept for ever; the service worker and the lists of
// what copies hold are asked for anew each time. A path has one star, as Cloudflare
// wants, and no header is given twice to a path: hosts would join the values.
func headers(c *page.Context) string {
	always := page.Headers()
	if c.Stage == page.Preview {
		always["X-Robots-Tag"] = "noindex"
	}
	var b strings.Builder
	rule := func(pattern string, headers map[string]string) {
		b.WriteString(c.Base + pattern + "\n")
		for _, name := range slices.Sorted(maps.Keys(headers)) {
			b.WriteString("  " + name + ": " + headers[name] + "\n")
		}
	}
	rule("*", always)
	rule("assets/*", map[string]string{"Cache-Control": "public, max-age=31536000, immutable"})
	rule("sw.js", map[string]string{"Cache-Control": "no-cache"})
	rule("offline/*", map[string]string{"Cache-Control": "no-cache"})
	rule("*.webmanifest", map[string]string{"Content-Type": "application/manifest+json"})
	rule("*.ics", map[string]string{"Content-Type": "text/calendar; charset=utf-8"})
	rule("*/feed.xml", map[string]string{"Content-Type": "application/atom+xml; charset=utf-8"})
	return b.String()
}
