// Package press makes what journalists take with them: for each thing that
// is meant for them (model.Facets.Press) a page in every language, with
// texts ready to copy, pictures, contacts and how to cite, and one archive
// with all of it in all languages and the pictures in full size.
//
// The archive is not compressed: pictures are already, and so its size is
// known without making it and can stand beside the link.
package press

import (
	"reflect"
	"sync"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/layout"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
	"pobratim/internal/engine/plan"
)

// A View is what layouts/press.html prints.
type View struct {
	Item     page.Link // what the materials are about
	Kit      string    // address of the archive
	Size     string
	Blurbs   []Blurb
	Cite     Reference
	Contacts []Contact
	Pictures []page.Picture
}

// A Blurb is a text ready to copy.
type Blurb struct {
	Words int
	Lang  string   // empty when it is the page's
	Text  []string // by paragraph
}

// A Reference is how to cite a page: its title, in the language that it
// has, and where and when it stands.
type Reference struct {
	Title layout.Text
	Rest  string
}

// A Contact is whom journalists may ask.
type Contact struct {
	Of           page.Link // an organisation; empty: the site
	Email, Phone string
	Sample       bool // the number cannot ring
}

// Output are the materials for the press.
var Output = build.Output{
	Name:  "press",
	Views: map[string]reflect.Type{"press": reflect.TypeFor[page.View[View]]()},
	Plan:  outputs,
}

func outputs(c *page.Context) []plan.Output {
	var out []plan.Output
	for _, e := range c.Entries {
		if !c.ForPress(e) {
			continue
		}
		shown := photos(c, e) // now: it depends on the clock
		packed := sync.OnceValue(func() kit { return pack(c, e, shown) })
		out = append(out, archive(c, e, packed))
		for _, l := range c.Languages {
			r := c.Reader(l.Tag)
			out = append(out, page.Later(r, "press", sheet(r, e), func() (page.Sheet, View) {
				return sheet(r, e), view(r, e, packed())
			}))
		}
	}
	return out
}

func sheet(r page.Reader, e *model.Entry) page.Sheet {
	title := r.Title(e)
	f := r.Spot(page.Spot{
		Kind:    "press",
		Path:    r.Path(e) + "press/",
		Title:   title,
		Summary: r.W.T("press.summary"),
		Noindex: r.IsSample(e),
	})
	f.HeadTitle = r.W.T("press.title", "name", title.S)
	f.Crumbs = append(f.Crumbs[:1:1], r.Trail(e)...)
	f.Crumbs = append(f.Crumbs, page.Link{Href: r.PressPage(e), Title: r.W.T("press.crumb")})
	f.By, f.Pos, f.Sample = string(e.Key())+" press ("+string(r.L.Tag)+")", e.Pos, r.IsSample(e)
	return f
}

func view(r page.Reader, e *model.Entry, k kit) View {
	v := View{
		Item: r.Link(e),
		Kit:  r.Base + kitPath(r.Context, e), Size: r.L.Bytes(k.size()),
		Cite:     cite(r, e),
		Contacts: contacts(r, e),
	}
	for _, b := range k.told(r) {
		v.Blurbs = append(v.Blurbs, Blurb{Words: b.words, Lang: b.lang, Text: b.text})
	}
	for _, photo := range k.photos {
		v.Pictures = append(v.Pictures, *r.Photo(photo))
	}
	return v
}

// cite is how to name the page in an article. When it was looked at, whoever
// cites it knows.
func cite(r page.Reader, e *model.Entry) Reference {
	site, _ := r.Word(r.Config.Title, r.L.Tag)
	args := []string{"site", r.L.Typography(site), "url", r.Absolute(r.URL(e, r.L.Tag))}
	day := e.Updated
	if day.IsZero() {
		day = e.Published
	}
	if day.IsZero() {
		return Reference{r.Title(e), r.W.T("press.reference-undated", args...)}
	}
	return Reference{r.Title(e), r.W.T("press.reference", append(args, "date", r.Date(day))...)}
}

// contacts are the entry's own, else those of the organisations that take
// part in it, else the site's.
func contacts(r page.Reader, e *model.Entry) []Contact {
	if e.Press.Email != "" || e.Press.Phone != "" {
		return []Contact{{Email: e.Press.Email, Phone: e.Press.Phone, Sample: r.IsSample(e)}}
	}
	var out []Contact
	seen := map[*model.Entry]bool{}
	for _, role := range e.Who {
		o := r.Ref(role.Ref)
		if o == nil || seen[o] || o.Press == nil || o.Press.Email == "" && o.Press.Phone == "" || role.Field == "replicated" {
			continue
		}
		seen[o] = true
		out = append(out, Contact{Of: r.Link(o), Email: o.Press.Email, Phone: o.Press.Phone, Sample: r.IsSample(o)})
	}
	if len(out) == 0 && r.Config.Contact.Email != "" {
		out = append(out, Contact{Email: r.Config.Contact.Email, Phone: r.Config.Contact.Phone, Sample: r.Config.Sample})
	}
	return out
}
