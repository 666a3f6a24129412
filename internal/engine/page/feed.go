package page

import (
	"slices"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/model"
)

// MaxNews is how many entries a feed holds.
const MaxNews = 50

// News returns the newest stories that are really written in the reader's
// language, for the feed of the site.
func (r Reader) News() []*model.Entry {
	out := slices.Clone(r.Of("story"))
	for _, e := range r.Gone {
		if e.Kind == "story" {
			out = append(out, e)
		}
	}
	r.SortByNewest(out)
	return r.newest(out)
}

// NewsOf returns what is listed in a direction and really written in the
// reader's language, the newest first, for the direction's feed. What names
// its directions belongs to those; what names none, to those of whom it is
// about.
func (r Reader) NewsOf(direction *model.Entry) []*model.Entry {
	news, ok := (*Once(r.Context, newsByDirection))[direction]
	if !ok {
		news = r.newsOf(direction)
	}
	return r.newest(news)
}

// newest returns the first of what is news for the reader.
func (r Reader) newest(sorted []*model.Entry) []*model.Entry {
	var out []*model.Entry
	for _, e := range sorted {
		if len(out) == MaxNews {
			break
		}
		if r.isNews(e) {
			out = append(out, e)
		}
	}
	return out
}

// news is what may be news to somebody, by direction, the newest first.
type news map[*model.Entry][]*model.Entry

func newsByDirection(c *Context) *news {
	all := news{}
	for _, d := range c.Of("direction") {
		all[d] = c.newsOf(d)
	}
	return &all
}

func (c *Context) newsOf(direction *model.Entry) []*model.Entry {
	in := func(e *model.Entry) bool {
		return slices.ContainsFunc(e.Topics, func(t decode.Ref) bool { return t.ID == direction.ID })
	}
	var out []*model.Entry
	for _, e := range c.related(direction, c.Referring) {
		if e.Listed && !e.Published.IsZero() && c.Address(e.Kind).Page && (len(e.Topics) == 0 || in(e)) {
			out = append(out, e)
		}
	}
	for _, e := range c.Gone {
		if in(e) {
			out = append(out, e)
		}
	}
	c.SortByNewest(out)
	return out
}

func (r Reader) isNews(e *model.Entry) bool {
	return e.Listed && !e.Published.IsZero() && e.Texts.In(r.L.Tag) != nil && r.Path(e) != "" && r.Syndicated(e)
}

// FeedPath is where the feed of a direction lies below the language; nil
// stands for the site.
func (c *Context) FeedPath(direction *model.Entry) string {
	if direction == nil {
		return "stories/feed.xml"
	}
	return c.Path(direction) + "feed.xml"
}

// Feed returns the link to the feed of the site, empty if it has nothing to
// tell in the reader's language: then there is no such file. Every page asks
// for it, so nothing is sorted here.
func (r Reader) Feed() Link {
	gone := func(e *model.Entry) bool { return e.Kind == "story" && r.isNews(e) }
	if !slices.ContainsFunc(r.Of("story"), r.isNews) && !slices.ContainsFunc(r.Gone, gone) {
		return Link{}
	}
	return Link{Href: r.Base + string(r.L.Tag) + "/" + r.FeedPath(nil), Title: r.W.T("feed.title")}
}

// FeedOf is Feed for a direction.
func (r Reader) FeedOf(direction *model.Entry) Link {
	if len(r.NewsOf(direction)) == 0 {
		return Link{}
	}
	return Link{Href: r.Base + string(r.L.Tag) + "/" + r.FeedPath(direction),
		Title: r.W.T("feed.direction", "direction", r.Title(direction).S)}
}

// Abroad returns a reader to whom all addresses are absolute, for texts that
// are read far from the site: in feeds.
func (r Reader) Abroad() Reader {
	site, context := *r.Site, *r.Context
	site.Base = site.Origin + site.Base
	context.Site = &site
	r.Context = &context
	return r
}
