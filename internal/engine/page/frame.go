package page

import (
	"pobratim/internal/engine/card"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/layout"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/plan"
)

// A Frame is what every page has around its own part.
type Frame struct {
	Lang      string
	Locale    string   // og:locale
	Locales   []string // og:locale:alternate
	Kind      string   // what the page is: a kind of content or an output
	SiteTitle string
	Home      string
	Title     layout.Text
	HeadTitle string
	Summary   layout.Text // shown under the title
	About     string      // meta description
	Canonical string      // absolute
	Robots    string      // empty: may be indexed
	Hreflang  []Alternate // only where a real translation exists
	Twins     []Twin      // the same page in every language of the site
	Crumbs    []Link
	Menu      []Item
	Search    string // address of the search
	Display   string // address of the settings of how pages are shown
	Footer    []Link
	Notices   []Notice
	Sample    bool
	Demo      string // the day as on which the site is shown
	DemoShown bool
	Now       string // the moment as at which it is shown, ISO 8601; empty: the reader's
	OGType    string
	Social    Social
	LD        []string
	Feed      Link
	Calendar  Link
	Webcal    string // address to subscribe to the calendar; empty for a single event
	Origin    string // scheme and host, before root-relative addresses
	Licence   string // of the texts
	Published string // ISO 8601, for article:published_time
	Modified  string
	Contact   string // e-mail of the site
	Ornament  Ornament
	Accent    string // the colour of the direction, for styling; empty: of none
	Press     string // address of the page with materials for the press
	Road      *Road  // what readers may take along; nil: nothing
	Manifest  string // address of the web app manifest
	QR        string // address of the code for posters
}

// A Sheet is a frame and where it is to be published.
type Sheet struct {
	Frame
	File    string   // in the output folder
	Address string   // its own, absolute; Canonical may be that of the original
	By      string   // what asks for the page
	Pos     diag.Pos // its source
	// Fallback says that it shows the original in place of a translation.
	Fallback bool
}

// A Link is an address with its words.
type Link struct {
	Href, Title string
	Lang        string // of the words, where that is not the page's
}

// An Item of the menu.
type Item struct {
	Link
	Current bool // the page is this or lies below it
}

// An Alternate names the page in another language, for search engines.
type Alternate = plan.Alternate

// A Twin is the same page in a language of the site.
type Twin struct {
	Lang, Name, Href string
	Current          bool
}

// A Notice tells the reader something about the page.
type Notice struct {
	Kind string // fallback, stale, withdrawn, correction
	Text string
	Date string
	Said layout.Text // the words of a correction or withdrawal
}

// A Spot is a page that is not an entry's: a list, the home page.
type Spot struct {
	Kind     string // output or layout
	Path     string // below the language, with a slash at the end; "" is home
	Title    layout.Text
	Summary  string
	Crumbs   []Link // between home and this page
	Noindex  bool
	Feed     Link
	Calendar Link
	LD       []LD
}

// Spot returns the frame of a page that is not an entry's. It exists in
// every language, so its twins are real.
func (r Reader) Spot(s Spot) Sheet {
	f := r.outline(s.Path)
	r.furnish(&f, s.Path)
	f.Kind, f.Title, f.About = s.Kind, s.Title, s.Summary
	f.By = s.Kind + " " + string(r.L.Tag) + "/" + s.Path
	f.Pos = diag.Pos{File: "content/site.yaml"}
	f.Summary = layout.Text{S: s.Summary}
	f.HeadTitle = r.headTitle(s.Title.S)
	f.Feed, f.Calendar = s.Feed, s.Calendar
	if s.Calendar.Href != "" {
		f.QR = r.qr(f.Address)
	}
	f.Social = r.social(r.SiteCard)
	f.OGType = "website"
	if s.Noindex || r.Config.Sample {
		f.Robots = "noindex"
	}
	if s.Path != "" {
		f.Crumbs = append(append(f.Crumbs, s.Crumbs...), Link{Href: r.Base + string(r.L.Tag) + "/" + s.Path, Title: s.Title.S, Lang: s.Title.Lang})
	}
	for _, l := range r.Languages {
		f.Hreflang = append(f.Hreflang, Alternate{Lang: string(l.Tag), Href: r.Absolute(r.Base + string(l.Tag) + "/" + s.Path)})
	}
	if s.Path == "" {
		f.Hreflang = append(f.Hreflang, Alternate{Lang: "x-default", Href: r.Absolute(r.Base)})
	}
	f.LD = append(f.LD, r.crumbsLD(f.Crumbs)...)
	for _, ld := range s.LD {
		f.LD = append(f.LD, ld.text())
	}
	return f
}

// Outline returns what the rest of the site may know of an entry's page
// before it is made: where it lies, and what the sitemap says of it.
func (r Reader) Outline(e *model.Entry) Sheet {
	_, in := r.Text(e, r.L.Tag)
	f := r.outline(r.Path(e))
	f.Kind, f.Sample, f.Fallback = e.Kind, r.IsSample(e), in != r.L.Tag
	f.By, f.Pos = string(e.Key())+" ("+string(r.L.Tag)+")", e.Pos
	f.Published, f.Modified = r.ISO(e.Published), r.ISO(e.Updated)
	// A record without a text of its own is a hub: on a sample site it lists
	// samples.
	if f.Sample || e.Withdrawn != nil || r.Config.Sample && e.Folder == "" {
		f.Robots = "noindex"
	}
	if f.Fallback {
		f.Canonical = r.Absolute(r.URL(e, in))
	}
	f.Hreflang = r.hreflang(e, f.Address)
	if e.When != nil {
		f.QR = r.qr(f.Address)
	}
	return f
}

// Entry returns the frame of an entry's page.
func (r Reader) Entry(e *model.Entry, lds ...LD) Sheet {
	text, in := r.Text(e, r.L.Tag)
	f := r.Outline(e)
	r.furnish(&f, r.Path(e))
	f.Title = r.said(text.Title, in)
	f.Summary = r.said(text.Summary, in)
	f.About = text.Summary
	f.HeadTitle = r.headTitle(text.Title)
	f.Ornament, f.Accent = r.Ornament(e), r.Accent(e)
	f.OGType = "website"
	f.Crumbs = append(f.Crumbs, r.Trail(e)...)
	if file := r.CalendarOf(e); file != "" {
		f.Calendar = Link{Href: file, Title: f.Title.S, Lang: f.Title.Lang}
		if len(r.Dated(e)) > 1 {
			f.Webcal = r.Webcal(file)
		}
	}
	f.Notices = r.notices(e, in)
	f.Press, f.Road = r.PressPage(e), r.Road(e)
	if e.Kind == "direction" {
		if own := r.FeedOf(e); own.Href != "" {
			f.Feed = own
		}
	}
	f.Social = r.social(func() card.Card { return r.CardFor(e) })
	f.LD = append(f.LD, r.crumbsLD(f.Crumbs)...)
	for _, ld := range lds {
		if ld != nil {
			f.LD = append(f.LD, ld.text())
		}
	}
	return f
}

// hreflang names the languages in which the entry is really written, if
// there are several and the page, which has that address, is in one of them.
func (r Reader) hreflang(e *model.Entry, address string) []Alternate {
	if e.Texts.In(r.L.Tag) == nil {
		return nil
	}
	out := make([]Alternate, 0, len(e.Texts))
	for _, l := range r.Languages {
		switch {
		case l == r.L:
			out = append(out, Alternate{Lang: string(l.Tag), Href: address})
		case e.Texts.In(l.Tag) != nil:
			out = append(out, Alternate{Lang: string(l.Tag), Href: r.Absolute(r.URL(e, l.Tag))})
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// outline says where a page lies. The file and its address are one string: every
// planned page keeps them.
func (r Reader) outline(path string) Sheet {
	const index = "index.html"
	tag := string(r.L.Tag)
	file := r.Origin + r.Base + tag + "/" + path + index
	address := file[:len(file)-len(index)]
	f := Sheet{File: file[len(r.Origin)+len(r.Base):], Address: address, Frame: Frame{Lang: tag, Canonical: address}}
	if r.Stage == Preview {
		f.Robots = "noindex"
	}
	return f
}

// furnish fills what depends on the language and the path alone.
func (r Reader) furnish(f *Sheet, path string) {
	s := r.surroundings()
	f.Locale, f.Locales = r.L.OpenGraph, s.locales
	f.SiteTitle, f.Home = s.title, s.home
	f.Demo, f.DemoShown, f.Now = s.demo, r.Demo.Shown, s.now
	f.Contact, f.Origin, f.Licence = r.Config.Contact.Email, r.Origin, s.licence
	f.Menu, f.Footer = s.menuAt(path), s.footer
	f.Feed, f.Search, f.Display, f.Manifest = s.feed, s.search, s.display, s.manifest
	for _, l := range r.Languages {
		f.Twins = append(f.Twins, Twin{string(l.Tag), l.Name, r.Base + string(l.Tag) + "/" + path, l.Tag == r.L.Tag})
	}
	if path != "" {
		f.Crumbs = []Link{{Href: f.Home, Title: r.W.T("home")}}
	}
}

func (r Reader) headTitle(title string) string {
	site := r.surroundings().title
	if title == site || title == "" {
		return site
	}
	return title + " · " + site
}

// section returns the link to a list or a page by its name in addresses.
func (r Reader) section(name string) Link {
	href := r.Base + string(r.L.Tag) + "/" + name + "/"
	if p := r.Get("page", name); p != nil {
		said := r.Title(p)
		return Link{Href: href, Title: said.S, Lang: said.Lang}
	}
	return Link{Href: href, Title: r.W.T("section." + name)}
}

// Trail leads from the home page to an entry, without the home page.
func (r Reader) Trail(e *model.Entry) []Link {
	var out []Link
	if parent := r.Parent(e); parent != nil {
		out = append(out, r.Trail(parent)...)
	} else if a := r.Address(e.Kind); a.Section != "" {
		out = append(out, r.section(a.Section))
	}
	if own := r.Link(e); own.Href != "" {
		out = append(out, own)
	}
	return out
}

// notices say honestly what the page is not: translated, up to date, valid.
func (r Reader) notices(e *model.Entry, in lang.Tag) []Notice {
	var out []Notice
	if in != r.L.Tag {
		other := r.Language(in)
		out = append(out, Notice{Kind: "fallback", Text: r.W.T("notice.fallback." + string(other.Tag))})
	} else if state, _ := e.Freshness(r.L.Tag); state == model.Stale {
		out = append(out, Notice{Kind: "stale", Text: r.W.T("notice.stale")})
	}
	if e.Withdrawn != nil {
		out = append(out, Notice{Kind: "withdrawn", Text: r.W.T("notice.withdrawn"), Date: r.Date(e.Withdrawn.At), Said: r.Words(e.Withdrawn.Text)})
	}
	for _, c := range e.Corrections {
		out = append(out, Notice{Kind: "correction", Text: r.W.T("notice.correction"), Date: r.Date(c.At), Said: r.Words(c.Text)})
	}
	return out
}

// listing is what the sitemap may know of the page.
func (f Sheet) listing() *plan.Page {
	p := &plan.Page{Lang: f.Lang, URL: f.Canonical, Modified: f.Modified, Indexable: f.Robots == "" && !f.Fallback, Alternates: f.Hreflang}
	if f.QR != "" {
		p.QR = f.Address
	}
	if f.Modified == "" {
		p.Modified = f.Published
	}
	return p
}
