package booklet

import (
	"slices"

	"pobratim/internal/engine/layout"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
)

// A Host is an organisation that receives the guests.
type Host struct {
	Lang    string
	Name    page.Link
	Summary layout.Text
	Place   []page.Link
	Email   string
	Phone   string
}

// A Group are the members of a delegation who come from one organisation.
type Group struct {
	Lang    string
	Name    page.Link // empty: from none that can be seen
	Members []Member
}

// A Member of the delegation. Without a consent there is no name.
type Member struct{ Name, Role layout.Text }

// hosts are the organisations that receive, in the alphabetical order of the
// page's language.
func hosts(t teller, events []*model.Entry) Table[Host] {
	var all []*model.Entry
	for _, e := range events {
		for _, role := range e.Who {
			if o := t.Ref(role.Ref); role.Field == "hosts" && o != nil && !slices.Contains(all, o) {
				all = append(all, o)
			}
		}
	}
	out := Table[Host]{Title: t.words("booklet.hosts")}
	for _, o := range t.ByTitle(all) {
		out.Rows = append(out.Rows, Row[Host]{each(t, func(r page.Reader) Host { return host(t, r, o) })})
	}
	return out
}

func host(t teller, r page.Reader, o *model.Entry) Host {
	h := Host{Lang: t.mark(r), Name: r.Link(o), Summary: r.Summary(o)}
	if v := r.Venue(r.Ref(o.Where)); v != nil {
		h.Place = filled(v.Name, v.Address, v.City)
	}
	if o.Press != nil {
		h.Email, h.Phone = o.Press.Email, o.Press.Phone
	}
	return h
}

// delegation are those who come, by organisation; nobody for a conference.
func delegation(t teller) Table[Group] {
	out := Table[Group]{Title: t.words("part.delegation")}
	if t.of.Party == nil {
		return out
	}
	var from []*model.Entry
	for _, m := range t.of.Party.Members {
		if o := t.Ref(m.Organisation); o != nil && !slices.Contains(from, o) {
			from = append(from, o)
		}
	}
	for _, o := range append(t.ByTitle(from), nil) {
		if row := group(t, o); len(row.Said[0].Members) > 0 {
			out.Rows = append(out.Rows, row)
		}
	}
	return out
}

// group are the members from one organisation; from nil are those whose
// organisation cannot be seen.
func group(t teller, o *model.Entry) Row[Group] {
	return Row[Group]{each(t, func(r page.Reader) Group {
		g := Group{Lang: t.mark(r)}
		if o != nil {
			g.Name = r.Link(o)
		}
		for _, m := range t.of.Party.Members {
			if r.Ref(m.Organisation) != o {
				continue
			}
			x := Member{Role: r.Words(m.Role)}
			if p := r.Ref(m.Person); p != nil {
				x.Name = r.Words(p.Names)
			}
			g.Members = append(g.Members, x)
		}
		return g
	})}
}
