// Package story is the kind of what journalists and bloggers read:
// announcements, reportages, interviews, portraits, letters.
package story

import (
	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/kind"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
)

// Facts are what is written in content/stories/<id>/index.<lang>.md.
type Facts struct {
	model.Common
	Genre         string       `field:"genre,required,enum=announcement reportage interview portrait letter correction"`
	Author        Author       `field:"author"`
	Organisations []decode.Ref `field:"organisations,ref=organisation"`
	Event         decode.Ref   `field:"event,ref=event"`
	Practice      decode.Ref   `field:"practice,ref=practice"`
	Visit         decode.Ref   `field:"visit,ref=visit"`
	Directions    []decode.Ref `field:"directions,ref=direction"`
	Press         *Press       `field:"press"`
	Blurbs        Blurbs       `field:"blurbs,text"`
}

// An Author is a role, an organisation, or a role in an organisation.
type Author struct {
	Organisation decode.Ref   `field:"organisation,ref=organisation"`
	Role         decode.Words `field:"role"`
}

// Press is whom journalists may ask.
type Press struct {
	Contact model.Contact `field:"contact"`
}

// Blurbs are the story in about 50, 150 and 400 words.
type Blurbs struct {
	Short  decode.Words `field:"short"`
	Medium decode.Words `field:"medium"`
	Long   decode.Words `field:"long"`
}

// A View is what layouts/story.html prints.
type View struct {
	Genre         string
	Published     string
	ISO           string
	Updated       string
	Author        page.Person
	Organisations []*page.Card
	Event         *page.Card
	Practice      *page.Card
	Visit         *page.Card
	Directions    []page.Link
	Body          page.Prose
	Photos        []page.Picture
}

// Kind is the contract with the engine.
var Kind = kind.Of(kind.Spec[Facts, View]{
	Name:    "story",
	Source:  kind.Bundle("stories"),
	Section: "stories",
	Entry:   entry,
	Check:   check,
	View:    view,
	JSONLD:  jsonLD,
})

func entry(f *Facts, e *model.Entry) {
	e.Type, e.Listed, e.Topics = f.Genre, true, f.Directions
	if len(f.Author.Role) > 0 {
		e.Byline = []decode.Words{f.Author.Role}
	}
	e.Press = &model.Press{Short: f.Blurbs.Short, Medium: f.Blurbs.Medium, Long: f.Blurbs.Long}
	if f.Press != nil {
		e.Press.Email, e.Press.Phone = f.Press.Contact.Email, f.Press.Contact.Phone
	}
	for _, o := range f.Organisations {
		e.Who = append(e.Who, model.Role{Field: "organisations", Ref: o})
	}
	if f.Author.Organisation.ID != "" {
		e.Who = append(e.Who, model.Role{Field: "author", Ref: f.Author.Organisation})
	}
}

func check(f *Facts, e *model.Entry, _ *model.Site) diag.List {
	var found diag.List
	if !e.Given.Has("published") {
		found = append(found, diag.Errorf(e.Pos, "story-published").Of(string(e.Key())))
	}
	if f.Author.Organisation.ID == "" && len(f.Author.Role) == 0 {
		found = append(found, diag.Errorf(e.Field("author"), "story-author").Of(string(e.Key())))
	}
	return append(found, kind.CheckContact(e.Given, "press.contact", e.Press.Email, e.Press.Phone)...)
}

func view(f *Facts, e *model.Entry, r page.Reader) View {
	v := View{
		Genre: r.Label(e), Published: r.Date(e.Published), ISO: r.ISO(e.Published), Updated: r.Date(e.Updated),
		Author:        author(f, r),
		Organisations: r.Cards(r.Refs(f.Organisations)),
		Event:         r.CardOf(f.Event), Practice: r.CardOf(f.Practice), Visit: r.CardOf(f.Visit),
		Directions: r.Titles(r.Refs(f.Directions)),
		Body:       r.Body(e), Photos: r.Gallery(e),
	}
	return v
}

func author(f *Facts, r page.Reader) page.Person {
	p := page.Person{Role: r.Words(f.Author.Role)}
	if o := r.Ref(f.Author.Organisation); o != nil {
		link := r.Link(o)
		p.Organisation = &link
	}
	return p
}

func jsonLD(f *Facts, e *model.Entry, r page.Reader) page.LD {
	ld := r.LD(e, "NewsArticle").With("headline", r.Title(e).S).With("description", r.Summary(e).S).
		With("datePublished", r.ISO(e.Published))
	if m := r.ISO(e.Updated); m != "" {
		ld = ld.With("dateModified", m)
	}
	name := author(f, r)
	switch {
	case name.Organisation != nil:
		ld = ld.With("author", page.Thing("Organization").With("name", name.Organisation.Title).With("url", r.Absolute(name.Organisation.Href)))
	default:
		ld = ld.With("author", page.Thing("Person").With("name", name.Role.S))
	}
	if cover := r.Cover(e); cover != nil {
		ld = ld.With("image", r.Absolute(cover.Src))
	}
	return ld
}
