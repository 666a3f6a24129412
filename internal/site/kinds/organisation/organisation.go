// Package organisation is the kind of the NGOs of both sides: who they are,
// what they offer to the other side and what they seek there.
package organisation

import (
	"strconv"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/kind"
	"pobratim/internal/engine/layout"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
	"pobratim/internal/site/counterpart"
)

// Facts are what is written in content/organisations/<id>/index.<lang>.md.
type Facts struct {
	model.Common
	Side         decode.Ref    `field:"side,required,ref=side"`
	Form         string        `field:"form,enum=public-association autonomous-nonprofit foundation institution charity-fund tos initiative"`
	Founded      int           `field:"founded,min=1700,max=2100"`
	Registration *Registration `field:"registration"`
	Place        decode.Ref    `field:"place,required,ref=place"`
	Directions   []decode.Ref  `field:"directions,required,len=1..3,ref=direction"`
	Audience     []string      `field:"audience"`
	Languages    []string      `field:"languages"`
	Contact      model.Contact `field:"contact"`
	Site         string        `field:"site"`
	Offers       []model.Offer `field:"offers"`
	Seeks        []model.Offer `field:"seeks"`
	Quotes       []Quote       `field:"quotes"`
}

// A Registration in the register of a country.
type Registration struct {
	Country string `field:"country,required"`
	Number  string `field:"number,required"`
}

// A Quote of somebody of the organisation, named by role.
type Quote struct {
	Text decode.Words `field:"text,required"`
	By   decode.Words `field:"by,required"`
}

// A View is what layouts/organisation.html prints.
type View struct {
	Side       page.Tag
	City       layout.Text
	Place      layout.Text
	Map        string // address of its city on the map; may be empty
	Form       string
	Founded    string
	Number     string // registration, with its country
	Directions []page.Link
	Audience   []string
	Languages  []string
	Email      string
	Phone      string
	Site       string
	Offers     []Offer
	Seeks      []Offer
	Quotes     []QuoteView
	Body       page.Prose
	Photos     []page.Picture
	Practices  []*page.Card
	Replicas   []*page.Card // practices of others that it took over
	Events     []*page.Card // that it hosts
	Stories    []*page.Card
	Materials  []*page.Card
	Calendar   string
	// Counterparts are whom it should meet on the other sides.
	Counterparts []counterpart.Card
	Exchange     string // address of what all offer and seek; may be empty
}

// An Offer with its direction.
type Offer struct {
	Direction page.Link
	Text      layout.Text
}

// A QuoteView is a quotation and who said it.
type QuoteView struct{ Text, By layout.Text }

// Kind is the contract with the engine.
var Kind = kind.Of(kind.Spec[Facts, View]{
	Name:    "organisation",
	Source:  kind.Bundle("organisations"),
	Section: "organisations",
	Entry:   entry,
	Check:   check,
	View:    view,
	JSONLD:  jsonLD,
})

func entry(f *Facts, e *model.Entry) {
	e.Side, e.Where, e.Topics = f.Side, f.Place, f.Directions
	e.Audience, e.Speaks = f.Audience, f.Languages
	e.Offers, e.Seeks = f.Offers, f.Seeks
	e.Press = &model.Press{Email: f.Contact.Email, Phone: f.Contact.Phone}
}

func check(f *Facts, e *model.Entry, s *model.Site) diag.List {
	var found diag.List
	if f.Contact.Email == "" && f.Contact.Phone == "" {
		found = append(found, diag.Errorf(e.Field("contact"), "organisation-contact").Of(string(e.Key())))
	}
	if f.Registration != nil {
		found = append(found, kind.CheckCountry(s, e, "registration.country", f.Registration.Country)...)
	}
	if f.Site != "" && !kind.External(f.Site) {
		found = append(found, diag.Errorf(e.Field("site"), "organisation-site", "url", f.Site).Of(string(e.Key())))
	}
	found = append(found, kind.CheckContact(e.Given, "contact", f.Contact.Email, f.Contact.Phone)...)
	found = append(found, kind.CheckCodes(s, e, "audience", "audience", f.Audience)...)
	return append(found, kind.CheckCodes(s, e, "languages", "language", f.Languages)...)
}

func view(f *Facts, e *model.Entry, r page.Reader) View {
	v := View{
		Side: r.Side(e), Directions: r.Titles(r.Refs(f.Directions)),
		Audience: r.Codes("audience", f.Audience), Languages: r.Codes("language", f.Languages),
		Email: f.Contact.Email, Phone: f.Contact.Phone, Site: f.Site,
		Offers: offers(f.Offers, r), Seeks: offers(f.Seeks, r),
		Body: r.Body(e), Photos: r.Gallery(e),
		Practices: r.Cards(r.Back(e, "practice", "organisation")),
		Replicas:  r.Cards(r.Back(e, "practice", "replicated")),
		Stories:   r.Cards(r.Back(e, "story")),
		Calendar:  r.CalendarOf(e),
	}
	v.Counterparts, v.Exchange = counterpart.Cards(r, e), r.SectionURL("exchange")
	events := r.Back(e, "event", "hosts")
	r.SortByTime(events)
	v.Events = r.Cards(events)
	v.Materials = r.Cards(r.Materials(e))
	if place := r.Ref(f.Place); place != nil {
		v.Place, v.Map = r.Title(place), r.OnMap(place)
		if city := r.City(place); city != nil {
			v.City = r.Title(city)
		}
	}
	if f.Form != "" {
		v.Form = r.W.T("form." + f.Form)
	}
	if f.Founded > 0 {
		v.Founded = strconv.Itoa(f.Founded)
	}
	if reg := f.Registration; reg != nil && r.W.Has("registration."+reg.Country) {
		v.Number = r.W.T("registration."+reg.Country, "number", reg.Number)
	}
	for _, q := range f.Quotes {
		v.Quotes = append(v.Quotes, QuoteView{r.Words(q.Text), r.Words(q.By)})
	}
	return v
}

func offers(list []model.Offer, r page.Reader) []Offer {
	var out []Offer
	for _, o := range list {
		x := Offer{Text: r.Words(o.Text)}
		if d := r.Ref(o.Direction); d != nil {
			x.Direction = r.Link(d)
		}
		out = append(out, x)
	}
	return out
}

func jsonLD(f *Facts, e *model.Entry, r page.Reader) page.LD {
	ld := r.LD(e, "NGO").With("name", r.Title(e).S).With("description", r.Summary(e).S)
	if f.Founded > 0 {
		ld = ld.With("foundingDate", strconv.Itoa(f.Founded))
	}
	if f.Contact.Email != "" {
		ld = ld.With("email", f.Contact.Email)
	}
	if f.Contact.Phone != "" {
		ld = ld.With("telephone", f.Contact.Phone)
	}
	if place := r.PlaceLD(r.Ref(f.Place)); place != nil {
		ld = ld.With("location", place)
	}
	return ld
}
