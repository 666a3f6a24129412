package lists

import (
	"fmt"
	"slices"
	"unicode/utf8"

	"pobratim/internal/engine/layout"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
	"pobratim/internal/engine/plan"
)

// Organisations is what layouts/organisations.html prints: the same names in
// three orders.
type Organisations struct {
	Total      int
	Sides      []Names
	Directions []Names
	Letters    []Names
	Ways       []page.Link // other pages with the same organisations
}

// Names are organisations under one heading, by alphabet.
type Names struct {
	ID    string // anchor; unique on the page
	Title layout.Text
	Href  string // of a direction
	Names []Name
}

// A Name of an organisation, with what tells it from others.
type Name struct {
	page.Link
	Summary layout.Text
	Place   layout.Text
	Side    page.Tag
	Sample  bool
}

func organisations(r page.Reader, kind string) plan.Output {
	f := sheet(r, "organisations", 1)
	return page.Later(r, "organisations", f, func() (page.Sheet, Organisations) { return f, orders(r, r.ByTitle(r.Of(kind))) })
}

// orders returns the names in all orders.
func orders(r page.Reader, all []*model.Entry) Organisations {
	v := Organisations{Total: len(all), Letters: letters(r, all)}
	for _, name := range []string{"exchange", "map"} {
		if href := r.SectionURL(name); href != "" {
			v.Ways = append(v.Ways, page.Link{Href: href, Title: r.W.T("section." + name)})
		}
	}
	for _, side := range r.Sides() {
		v.Sides = append(v.Sides, Names{ID: "side-" + side.Code, Title: side.Title,
			Names: names(r, all, func(e *model.Entry) bool { return e.Side.ID == side.Code })})
	}
	for _, d := range r.ByTitle(r.Of("direction")) {
		v.Directions = append(v.Directions, Names{ID: "direction-" + d.ID, Title: r.Title(d), Href: r.URL(d, r.L.Tag),
			Names: names(r, all, func(e *model.Entry) bool { return inDirection(e, d) })})
	}
	v.Sides, v.Directions = filled(v.Sides), filled(v.Directions)
	return v
}

// letters parts the names by their first letter.
func letters(r page.Reader, all []*model.Entry) []Names {
	var out []Names
	for _, e := range all {
		initial := r.L.Initial(r.Title(e).S)
		i := slices.IndexFunc(out, func(n Names) bool { return n.Title.S == initial })
		if i < 0 {
			out = append(out, Names{ID: anchor(initial), Title: layout.Text{S: initial}})
			i = len(out) - 1
		}
		out[i].Names = append(out[i].Names, name(r, e))
	}
	return out
}

// anchor names a letter by its number in Unicode: an address is ASCII, and
// two letters may be spelt alike in Latin.
func anchor(letter string) string {
	r, _ := utf8.DecodeRuneInString(letter)
	return fmt.Sprintf("letter-%04x", r)
}

func names(r page.Reader, all []*model.Entry, among func(e *model.Entry) bool) []Name {
	var out []Name
	for _, e := range all {
		if among(e) {
			out = append(out, name(r, e))
		}
	}
	return out
}

func name(r page.Reader, e *model.Entry) Name {
	n := Name{Link: r.Link(e), Summary: r.Summary(e), Sample: e.Sample}
	if e.Side.ID != "" {
		n.Side = r.Side(e)
	}
	if city := r.City(r.Ref(e.Where)); city != nil {
		n.Place = r.Title(city)
	}
	return n
}

func filled(all []Names) []Names {
	return slices.DeleteFunc(all, func(n Names) bool { return len(n.Names) == 0 })
}
