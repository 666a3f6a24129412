package page

import (
	"slices"
	"strings"
	"time"

	"pobratim/internal/engine/lang"
)

// Surroundings are what all pages of a language have around them.
type surroundings struct {
	title, home, licence      string
	demo, now                 string
	locales                   []string
	menu                      []Item
	menus                     map[string][]Item // by the part of the menu that a page lies below
	footer                    []Link
	feed                      Link
	search, display, manifest string
}

// around holds the surroundings of every language of a site.
type around map[lang.Tag]*surroundings

// surroundings returns what is around every page in the reader's language.
// Tens of thousands of pages ask for it, and some of it looks at all entries.
func (r Reader) surroundings() *surroundings {
	return (*Once(r.Context, func(c *Context) *around {
		all := around{}
		for _, l := range c.Languages {
			all[l.Tag] = c.Reader(l.Tag).survey()
		}
		return &all
	}))[r.L.Tag]
}

func (r Reader) survey() *surroundings {
	title, _ := r.Word(r.Config.Title, r.L.Tag)
	s := &surroundings{
		title: r.L.Typography(title), home: r.Base + string(r.L.Tag) + "/", demo: r.demo(), now: r.shownAt(), licence: Licence(r.Config.Licence),
		menus: map[string][]Item{}, footer: r.footer(), feed: r.Feed(),
		search: r.SectionURL("search"), display: r.SectionURL("display"), manifest: r.Manifest(),
	}
	for _, l := range r.Languages {
		if l.Tag != r.L.Tag {
			s.locales = append(s.locales, l.OpenGraph)
		}
	}
	var names []string
	for _, name := range r.Config.Menu {
		if r.Get("page", name) != nil || r.W.Has("section."+name) {
			names = append(names, name)
			s.menu = append(s.menu, Item{Link: r.section(name)})
		}
	}
	for i, name := range names {
		s.menus[name] = slices.Clone(s.menu)
		s.menus[name][i].Current = true
	}
	return s
}

// menuAt returns the menu of a page: the sections and pages that site.yaml
// names, without pages that cannot be seen yet.
func (s *surroundings) menuAt(path string) []Item {
	section, _, below := strings.Cut(path, "/")
	if menu := s.menus[section]; below && menu != nil {
		return menu
	}
	return s.menu
}

// footer lists the sections that the menu has no room for and the pages that
// ask for it, by title.
func (r Reader) footer() []Link {
	out := r.sections()
	for _, p := range r.Of("page") {
		if p.Type == "footer" {
			out = append(out, r.section(p.ID))
		}
	}
	return out
}

// demo is the day as on which the site is shown, in words.
func (r Reader) demo() string {
	if r.Demo.Shown && !r.Demo.Day.Start.IsZero() {
		return r.L.Date(r.Demo.Day.Start)
	}
	return ""
}

// shownAt is the moment as at which a demonstration is shown: its readers'
// clocks are ahead of it.
func (r Reader) shownAt() string {
	if !r.Demo.Shown || r.Demo.Day.Start.IsZero() {
		return ""
	}
	return r.Demo.Day.Start.Format(time.RFC3339)
}
