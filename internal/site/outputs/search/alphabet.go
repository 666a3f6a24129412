package search

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"pobratim/internal/engine/layout"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
	"pobratim/internal/engine/plan"
)

// PerPage is how many entries a page of the alphabet holds. A line of it is
// some 80 bytes when compressed.
const PerPage = 400

// A View is what layouts/search.html prints.
type View struct {
	Guide      string // address; empty on the pages of letters
	Kinds      []page.Tag
	Directions []page.Tag
	Sides      []page.Tag
	Total      int
	Letters    []Letter
	Pages      []Part // of a letter
}

// A Letter with what begins with it. On a page of letters that is nothing
// for all letters but one, and each has an address.
type Letter struct {
	ID, Title string // anchor; the letter
	Href      string
	Current   bool
	Items     []Item
}

// An Item of the alphabet.
type Item struct {
	page.Link
	Label  string
	Sample bool
}

// A Part of a letter that does not fit on a page.
type Part struct {
	Number  int
	Href    string
	Current bool
}

// pages plans the page of the search and, where the alphabet is too long for
// it, the pages of letters.
func pages(r page.Reader, docs []Document, guide string) []plan.Output {
	letters := alphabet(r, docs)
	v := View{
		Guide: guide, Kinds: kinds(r, docs), Total: len(docs), Sides: r.Sides(),
		Directions: tags(r, r.ByTitle(r.Of("direction"))), Letters: letters,
	}
	if len(docs) <= PerPage {
		return []plan.Output{page.Output(r, "search", sheet(r, page.Spot{Path: Section + "/"}), v)}
	}
	v.Letters = linked(r, letters)
	out := []plan.Output{page.Output(r, "search", sheet(r, page.Spot{Path: Section + "/"}), v)}
	for i, letter := range letters {
		out = append(out, letterPages(r, letters, i, letter)...)
	}
	return out
}

func letterPages(r page.Reader, letters []Letter, i int, letter Letter) []plan.Output {
	var out []plan.Output
	for part := range slices.Chunk(letter.Items, PerPage) {
		n := len(out) + 1
		v := View{Total: len(letter.Items), Letters: linked(r, letters)}
		v.Letters[i].Current, v.Letters[i].Items = true, part
		for k := 1; k <= (len(letter.Items)+PerPage-1)/PerPage && len(letter.Items) > PerPage; k++ {
			v.Pages = append(v.Pages, Part{k, href(r, letterPath(letter, k)), k == n})
		}
		title := r.W.T("search.letter", "letter", letter.Title)
		s := page.Spot{Path: letterPath(letter, n), Title: layout.Text{S: title}}
		s.Crumbs = []page.Link{{Href: href(r, Section+"/"), Title: r.W.T("section.search")}}
		if n > 1 {
			s.Title.S = r.W.T("list.page", "title", title, "n", strconv.Itoa(n))
		}
		out = append(out, page.Output(r, "search", sheet(r, s), v))
	}
	return out
}

// linked are letters without what begins with them.
func linked(r page.Reader, letters []Letter) []Letter {
	out := slices.Clone(letters)
	for i := range out {
		out[i].Href, out[i].Items = href(r, letterPath(out[i], 1)), nil
	}
	return out
}

func letterPath(l Letter, n int) string {
	if n == 1 {
		return Section + "/" + l.ID + "/"
	}
	return Section + "/" + l.ID + "/" + strconv.Itoa(n) + "/"
}

func href(r page.Reader, path string) string { return r.Base + string(r.L.Tag) + "/" + path }

func sheet(r page.Reader, s page.Spot) page.Sheet {
	s.Kind = "search"
	if s.Title.S == "" {
		s.Title.S, s.Summary = r.W.T("section.search"), r.W.T("search.summary")
	}
	return r.Spot(s)
}

// alphabet lists all documents by title, as the reader's language does.
func alphabet(r page.Reader, docs []Document) []Letter {
	var all []*model.Entry
	for _, d := range docs {
		all = append(all, d.entry)
	}
	all = r.ByTitle(all)
	var out []Letter
	for i, link := range r.Titles(all) {
		initial := r.L.Initial(link.Title)
		// Not only the letter before: a title in another language may stand
		// apart from its letter.
		at := slices.IndexFunc(out, func(l Letter) bool { return l.Title == initial })
		if at < 0 {
			at = len(out)
			out = append(out, Letter{ID: anchor(initial), Title: initial})
		}
		out[at].Items = append(out[at].Items, Item{Link: link, Label: label(r, all[i], link.Title), Sample: r.IsSample(all[i])})
	}
	return out
}

// label says what a thing is, and of one with a time when: meetings have the
// same title more than once.
func label(r page.Reader, e *model.Entry, title string) string {
	sort, when := r.Label(e), r.When(e)
	switch {
	case when == nil:
		return sort
	case sort == "" || sort == strings.ReplaceAll(title, "\u00a0", " "):
		return when.Dates
	}
	return sort + ", " + when.Dates
}

// anchor names a letter by its number in Unicode: addresses are ASCII.
func anchor(letter string) string {
	r, _ := utf8.DecodeRuneInString(letter)
	return fmt.Sprintf("letter-%04x", r)
}

// kinds are those of the documents, in the order of their names.
func kinds(r page.Reader, docs []Document) []page.Tag {
	var out []page.Tag
	for _, d := range docs {
		if slices.ContainsFunc(out, func(t page.Tag) bool { return t.Code == d.entry.Kind }) {
			continue
		}
		if key := "kind." + d.entry.Kind; r.W.Has(key) {
			out = append(out, page.Tag{Code: d.entry.Kind, Title: layout.Text{S: r.W.T(key)}})
		}
	}
	slices.SortFunc(out, func(a, b page.Tag) int { return r.L.Compare(a.Title.S, b.Title.S) })
	return out
}

func tags(r page.Reader, entries []*model.Entry) []page.Tag {
	var out []page.Tag
	for _, e := range entries {
		out = append(out, page.Tag{Code: e.ID, Title: r.Title(e)})
	}
	return out
}
