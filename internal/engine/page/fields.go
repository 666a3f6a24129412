package page

import (
	"slices"
	"strings"
	"unicode"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/layout"
	"pobratim/internal/engine/model"
)

// Field returns a text with markup that stands in a field of an entry.
func (r Reader) Field(e *model.Entry, name string) Prose {
	all := r.Fields(e, name)
	if len(all) == 0 {
		return Prose{}
	}
	return all[0]
}

// Fields returns the texts with markup of a field that is a list: in the
// reader's language or, where that is missing, in another.
func (r Reader) Fields(e *model.Entry, name string) []Prose {
	var out []Prose
	in := r.fieldLanguage(e, name)
	for _, p := range e.Prose {
		if p.Field == name && p.Lang == in {
			out = append(out, Prose{HTML: r.Prose(e, p.Doc, in), Lang: r.said("x", in).Lang})
		}
	}
	return out
}

// FieldsPlain returns the texts of a field without markup.
func (r Reader) FieldsPlain(e *model.Entry, name string) []string {
	var out []string
	in := r.fieldLanguage(e, name)
	for _, p := range e.Prose {
		if p.Field == name && p.Lang == in {
			out = append(out, p.Doc.Plain())
		}
	}
	return out
}

func (r Reader) fieldLanguage(e *model.Entry, name string) lang.Tag {
	has := func(tag lang.Tag) bool {
		return slices.ContainsFunc(e.Prose, func(p model.Prose) bool { return p.Field == name && p.Lang == tag })
	}
	if has(r.L.Tag) {
		return r.L.Tag
	}
	if has(e.Original) {
		return e.Original
	}
	for _, l := range r.Languages {
		if has(l.Tag) {
			return l.Tag
		}
	}
	return r.L.Tag
}

// A Person as readers see one: by role, and by name within a consent.
type Person struct {
	Role         layout.Text
	Name         layout.Text
	Organisation *Link
}

// People returns the people that references name.
func (r Reader) People(refs []decode.Ref) []Person {
	var out []Person
	for _, e := range r.Refs(refs) {
		p := Person{Role: r.Title(e), Name: r.Words(e.Names)}
		for _, role := range e.Who {
			if o := r.Ref(role.Ref); role.Field == "organisation" && o != nil {
				link := r.Link(o)
				p.Organisation = &link
			}
		}
		out = append(out, p)
	}
	return out
}

// CardOf returns the teaser of what a reference names, nil if it cannot be
// seen.
func (r Reader) CardOf(ref decode.Ref) *Card {
	e := r.Ref(ref)
	if e == nil {
		return nil
	}
	return r.Card(e)
}

// Tag returns what a reference names, as a tag.
func (r Reader) Tag(ref decode.Ref) Tag {
	if e := r.Ref(ref); e != nil {
		return Tag{e.ID, r.Title(e)}
	}
	return Tag{Code: ref.ID, Title: layout.Text{S: ref.ID}}
}

// Stories returns the stories about an entry, the newest first.
func (c *Context) Stories(e *model.Entry) []*model.Entry {
	out := c.Back(e, "story")
	for _, p := range c.Parts(e, "event") {
		for _, s := range c.Back(p, "story") {
			if !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	c.SortByNewest(out)
	return out
}

// Figure writes a number with as many digits as it has, at most two.
func (r Reader) Figure(x float64) string {
	for digits := range 2 {
		scaled := x
		for range digits {
			scaled *= 10
		}
		if scaled == float64(int64(scaled)) {
			return r.L.Decimal(x, digits)
		}
	}
	return r.L.Decimal(x, 2)
}

// A Download is a file with what one wants to know before fetching it.
type Download struct {
	Href, Name, Type, Size string
}

// Download returns a file of an entry's bundle, nil if it is not there.
func (r Reader) Download(e *model.Entry, name string) *Download {
	f, ok := r.Tree[e.Folder+"/"+name]
	if !ok {
		return nil
	}
	return &Download{Href: r.File(e, name), Name: name, Type: Ext(name), Size: r.L.Bytes(f.Size())}
}

// CountWords counts the words of a text. A dash between them is none.
func CountWords(s string) int {
	n := 0
	for word := range strings.FieldsSeq(s) {
		if strings.ContainsFunc(word, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			n++
		}
	}
	return n
}

// Paragraphs parts a text at its empty lines, which may hold white space.
func Paragraphs(s string) []string {
	var out []string
	within := false
	for line := range strings.Lines(s) {
		words := strings.Join(strings.Fields(line), " ")
		switch {
		case words == "":
		case within:
			out[len(out)-1] += " " + words
		default:
			out = append(out, words)
		}
		within = words != ""
	}
	return out
}
