package page

import (
	"path"
	"slices"
	"strings"
	"time"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/layout"
	"pobratim/internal/engine/markdown"
	"pobratim/internal/engine/model"
)

// said marks a text with its language where that is not the reader's.
func (r Reader) said(s string, in lang.Tag) layout.Text {
	if in == r.L.Tag || s == "" {
		return layout.Text{S: s}
	}
	return layout.Text{Lang: string(in), S: s}
}

// Words returns a text of a fact, typographically right.
func (r Reader) Words(w decode.Words) layout.Text {
	s, in := r.Word(w, r.L.Tag)
	if l := r.Language(in); l != nil {
		s = l.Typography(s)
	}
	return r.said(s, in)
}

// List returns a list of texts: in the reader's language, or in the first
// that is there.
func (r Reader) List(w decode.WordsList) []layout.Text {
	in := r.L.Tag
	if _, ok := w[in]; !ok {
		for _, l := range r.Languages {
			if _, ok := w[l.Tag]; ok {
				in = l.Tag
				break
			}
		}
	}
	var out []layout.Text
	for _, x := range w[in] {
		out = append(out, r.said(r.Language(in).Typography(x.S), in))
	}
	return out
}

// Title and Summary of an entry.
func (r Reader) Title(e *model.Entry) layout.Text {
	t, in := r.Text(e, r.L.Tag)
	return r.said(t.Title, in)
}

// Summary of an entry.
func (r Reader) Summary(e *model.Entry) layout.Text {
	t, in := r.Text(e, r.L.Tag)
	return r.said(t.Summary, in)
}

// A Prose is a text with markup.
type Prose struct {
	Lang string           // empty when it is the page's
	HTML *markdown.Filled // nil if there is none
	Toc  []Heading
}

// A Heading of a text, for its table of contents.
type Heading struct {
	ID, Text string
	Level    int
}

// Body returns the text of an entry with its links and pictures filled in.
func (r Reader) Body(e *model.Entry) Prose {
	t, in := r.Text(e, r.L.Tag)
	if t.Body == nil {
		return Prose{}
	}
	p := Prose{HTML: r.Prose(e, t.Body, in), Lang: r.said("x", in).Lang}
	for h := range t.Body.Headings() {
		p.Toc = append(p.Toc, Heading{h.ID, h.Text, h.Level})
	}
	return p
}

// Prose fills the holes of a text that belongs to an entry.
func (r Reader) Prose(e *model.Entry, d *markdown.Doc, in lang.Tag) *markdown.Filled {
	if d == nil {
		return nil
	}
	return d.Fill(
		func(h markdown.Hole) (markdown.Link, bool) {
			href, ok := r.Follow(e, h.Target)
			return markdown.Link{Href: href}, ok
		},
		func(h markdown.Hole) (markdown.Picture, bool) {
			photo := r.Get("photo", strings.TrimPrefix(e.Folder, "content/")+"/"+h.Target)
			if photo == nil || photo.Picture == nil {
				return markdown.Picture{}, false
			}
			return r.inText(photo, h, in), true
		})
}

// Follow returns the address that a link in the text of an entry leads to:
// to another entry in the reader's language, to a file of the bundle, or
// out. False if there is nothing to be seen.
func (r Reader) Follow(e *model.Entry, target string) (string, bool) {
	switch {
	case target == "" || strings.HasPrefix(target, "#"):
		return target, target != ""
	case strings.HasPrefix(target, "/"):
		return r.inside(target)
	case strings.Contains(target, ":"):
		return target, true
	}
	return r.File(e, target), true
}

// inside follows an address without its language.
func (r Reader) inside(target string) (string, bool) {
	p, anchor, _ := strings.Cut(strings.TrimPrefix(target, "/"), "#")
	for _, e := range r.Gone {
		if r.Path(e) == p {
			return r.URL(e, r.L.Tag), true // to the notice
		}
	}
	var href string
	switch to, ok := r.Target(p); {
	case !ok || to == nil && r.hidden(p):
		return "", false
	case to != nil:
		href = r.URL(to, r.L.Tag)
	default:
		href = r.Base + string(r.L.Tag) + "/" + p
	}
	if anchor != "" {
		href += "#" + anchor
	}
	return href, true
}

// hidden reports whether an address would be that of an entry, but there is
// none to be seen: it is neither the home page nor a list.
func (r Reader) hidden(p string) bool {
	section, id, _ := strings.Cut(strings.TrimSuffix(p, "/"), "/")
	list := id == "" && r.Section(section) != ""
	return p != "" && !slices.Contains(r.Sections, section) && !list
}

// File returns the address of a file of an entry's bundle.
func (r Reader) File(e *model.Entry, name string) string {
	return r.Base + "files/" + strings.TrimPrefix(e.Folder, "content/") + "/" + name
}

// Date writes the day of a moment.
func (r Reader) Date(m decode.Moment) string {
	if m.IsZero() {
		return ""
	}
	return r.L.Date(r.Local(m))
}

// Local returns a moment in the site's zone, for printing.
func (r Reader) Local(m decode.Moment) time.Time {
	return r.Moment(m).In(r.ZoneOf(nil))
}

// ISO writes a moment for machines: a day, or a time with its offset.
func (r Reader) ISO(m decode.Moment) string {
	switch {
	case m.IsZero():
		return ""
	case !m.Time.Set:
		return m.Date.String()
	}
	return r.Local(m).Format(time.RFC3339)
}

// Ext returns the ending of a file's name without the dot, in capitals.
func Ext(name string) string { return strings.ToUpper(strings.TrimPrefix(path.Ext(name), ".")) }

// In says in which place something is: "в Пскове", "у Віцебску". Before is
// the word that stands before it, since Belarusian listens to its end.
func (r Reader) In(before string, place *model.Entry) layout.Text {
	if place == nil || place.Place == nil {
		return layout.Text{}
	}
	name, ok := place.Place.Locative.Said(r.L.Tag)
	if !ok {
		return r.Title(place)
	}
	if p, ok := place.Place.Preposition.Said(r.L.Tag); ok {
		return layout.Text{S: r.L.Join(before, p.S, name.S)}
	}
	return layout.Text{S: r.L.In(before, name.S)}
}

// Link joins the title of an entry with its address.
func (r Reader) Link(e *model.Entry) Link {
	t := r.Title(e)
	return Link{Href: r.URL(e, r.L.Tag), Title: t.S, Lang: t.Lang}
}

// Titles joins the titles of entries with their addresses.
func (r Reader) Titles(entries []*model.Entry) []Link {
	if len(entries) == 0 {
		return nil
	}
	out := make([]Link, len(entries))
	for i, e := range entries {
		out[i] = r.Link(e)
	}
	return out
}

// ByTitle returns the entries in the alphabetical order of the language.
func (r Reader) ByTitle(entries []*model.Entry) []*model.Entry {
	out := slices.Clone(entries)
	r.SortByTitle(out, r.L)
	return out
}
