// Package feed makes Atom feeds (RFC 4287): one of the stories of each
// language, and one of each direction in each language with everything that
// is listed there. Each lies beside the page that it belongs to.
//
// A feed holds only what is really written in its language. Its identifiers
// and times come from the content: they depend neither on the clock nor on
// the address under which the site is published.
package feed

import (
	"slices"
	"time"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/memo"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
	"pobratim/internal/engine/plan"
)

// Output are all feeds.
var Output = build.Output{Name: "feed", Plan: outputs}

func outputs(c *page.Context) []plan.Output {
	var out []plan.Output
	for _, l := range c.Languages {
		r := c.Reader(l.Tag)
		if news := r.News(); len(news) > 0 {
			out = append(out, output(r, nil, news))
		}
		for _, d := range c.Of("direction") {
			if news := r.NewsOf(d); len(news) > 0 {
				out = append(out, output(r, d, news))
			}
		}
	}
	return out
}

// output plans the feed of a direction, or of the site if that is nil.
func output(r page.Reader, direction *model.Entry, news []*model.Entry) plan.Output {
	path := string(r.L.Tag) + "/" + r.FeedPath(direction)
	o := plan.Output{Path: path, By: "the feed " + path, Pos: r.Config.Pos}
	if direction != nil {
		o.Pos = direction.Pos
	}
	return o.Deferred(func() plan.Recipe {
		f := document(r, direction, news)
		return plan.Recipe{
			Key:  func() memo.Key { return memo.Hash("feed", f) },
			Make: func() plan.Made { return page.XML(f) },
		}
	})
}

func document(r page.Reader, direction *model.Entry, news []*model.Entry) feed {
	abroad := r.Abroad()
	title, in := r.Word(r.Config.Title, r.L.Tag)
	f := feed{
		Lang: string(r.L.Tag), Title: r.Language(in).Typography(title),
		Subtitle: r.Words(r.Config.Summary).S,
		Rights:   page.Licence(r.Config.Licence),
	}
	f.Authors = []person{{Name: f.Title, URI: abroad.Base + f.Lang + "/"}}
	about := r.Base + f.Lang + "/stories/"
	if direction != nil {
		f.Title += " · " + r.Title(direction).S
		f.Subtitle = r.Summary(direction).S
		about = r.URL(direction, r.L.Tag)
	}
	if r.Config.Sample {
		f.Title = marked(r, f.Title)
	}
	self := r.Base + f.Lang + "/" + r.FeedPath(direction)
	if p := r.Programme(decode.Ref{}); p != nil {
		f.ID = tag(r, p.Start.String(), f.Lang+"/"+r.FeedPath(direction))
	}
	f.Links = []link{
		{Rel: "self", Type: "application/atom+xml", Href: r.Absolute(self)},
		{Rel: "alternate", Type: "text/html", HrefLang: f.Lang, Href: r.Absolute(about)},
	}
	for _, l := range r.Languages {
		o := r.Context.Reader(l.Tag)
		if l.Tag != r.L.Tag && len(newsOf(o, direction)) > 0 {
			f.Links = append(f.Links, link{Rel: "alternate", Type: "application/atom+xml", HrefLang: string(l.Tag),
				Href: r.Absolute(r.Base + string(l.Tag) + "/" + r.FeedPath(direction))})
		}
	}
	newest := time.Time{}
	for _, e := range news {
		if t := changed(r, e); t.After(newest) {
			newest = t
		}
		f.Entries = append(f.Entries, item(r, abroad, e))
	}
	f.Updated = stamp(r, newest)
	return f
}

func newsOf(r page.Reader, direction *model.Entry) []*model.Entry {
	if direction == nil {
		return r.News()
	}
	return r.NewsOf(direction)
}

// changed is when an entry was last changed, as its author says.
func changed(r page.Reader, e *model.Entry) time.Time {
	moments := []decode.Moment{e.Published, e.Updated}
	for _, c := range e.Corrections {
		moments = append(moments, c.At)
	}
	if e.Withdrawn != nil {
		moments = append(moments, e.Withdrawn.At)
	}
	times := make([]time.Time, len(moments))
	for i, m := range moments {
		times[i] = r.Moment(m)
	}
	return slices.MaxFunc(times, time.Time.Compare)
}

// stamp writes a time as RFC 3339, in the zone of the site.
func stamp(r page.Reader, t time.Time) string { return t.In(r.ZoneOf(nil)).Format(time.RFC3339) }

// tag makes an identifier (RFC 4151) of a day on which the domain was ours.
func tag(r page.Reader, day, specific string) string {
	return "tag:" + r.Config.UIDDomain + "," + day + ":" + specific
}

// marked says of a title that it is that of a sample.
func marked(r page.Reader, title string) string { return title + " (" + r.W.T("sample.short") + ")" }
