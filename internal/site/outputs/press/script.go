package press

import (
	"strings"

	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
)

// A script is a text file for people: UTF-8 with a mark and line ends of
// Windows, so that every editor on every desk opens it rightly.
type script struct {
	name string
	b    strings.Builder
}

func (s *script) bytes() []byte {
	return []byte("\ufeff" + strings.ReplaceAll(strings.TrimSpace(s.b.String())+"\n", "\n", "\r\n"))
}

// paragraph adds a text and an empty line; nothing for an empty text.
func (s *script) paragraph(text string) {
	if text != "" {
		s.b.WriteString(text + "\n\n")
	}
}

// part adds a heading and what is under it, if there is anything.
func (s *script) part(heading string, paragraphs []string) {
	if len(paragraphs) == 0 {
		return
	}
	s.paragraph(heading)
	for _, p := range paragraphs {
		s.paragraph(p)
	}
}

// about says what the archive is: of what, whose, under which licence, whom
// to ask.
func about(r page.Reader, e *model.Entry) *script {
	s := &script{name: "about"}
	s.paragraph(r.Title(e).S)
	if r.IsSample(e) {
		s.paragraph(r.W.T("press.sample"))
	}
	s.paragraph(r.W.T("press.page", "url", r.Absolute(r.URL(e, r.L.Tag))))
	c := cite(r, e)
	s.paragraph(r.W.T("press.cite") + ":\n" + c.Title.S + c.Rest)
	if licence := page.Licence(r.Config.Licence); licence != "" {
		s.paragraph(r.W.T("press.licence", "licence", licence))
	}
	var lines []string
	for _, c := range contacts(r, e) {
		line := strings.Join(present(c.Of.Title, c.Email, c.Phone), ", ")
		lines = append(lines, line)
	}
	s.part(r.W.T("press.contacts")+":", lines)
	return s
}

// article is all that is said of the entry.
func article(r page.Reader, e *model.Entry) *script {
	s := &script{name: "text"}
	text, in := r.Text(e, r.L.Tag)
	s.paragraph(text.Title)
	s.paragraph(text.Summary)
	if r.IsSample(e) {
		s.paragraph(r.W.T("press.sample"))
	}
	if text.Body != nil {
		for line := range strings.Lines(text.Body.Plain()) {
			s.paragraph(strings.TrimSpace(line))
		}
	}
	last := ""
	for _, p := range e.Prose {
		if p.Lang != in || p.Doc == nil {
			continue
		}
		if key := e.Kind + "." + p.Field; p.Field != last && r.W.Has(key) {
			s.paragraph(r.W.T(key))
		}
		last = p.Field
		for line := range strings.Lines(p.Doc.Plain()) {
			s.paragraph(strings.TrimSpace(line))
		}
	}
	for _, f := range e.Press.Figures {
		s.paragraph(r.Words(f.Metric).S + ": " + r.Figure(f.Value) + "\u00a0" + r.Words(f.Unit).S)
	}
	for _, fact := range setting(r, e) {
		s.paragraph(fact)
	}
	return s
}

// short are the texts of the lengths that newsrooms ask for.
func short(r page.Reader, all []blurb) *script {
	s := &script{name: "blurbs"}
	for _, b := range all {
		s.part("— "+r.W.N("count.words", b.words)+" —", b.text)
	}
	return s
}

// captions say what is on the pictures and who made them; nil without any.
func captions(r page.Reader, list []*model.Entry) *script {
	if len(list) == 0 {
		return nil
	}
	s := &script{name: "pictures"}
	for _, photo := range list {
		p := r.Photo(photo)
		s.paragraph(strings.Join(present(photo.Picture.Name, p.Caption.S, p.Alt.S, strings.Join(present(p.Credit.S, p.Licence), " · ")), "\n"))
	}
	return s
}

func whenAndWhere(r page.Reader, e *model.Entry) string {
	var parts []string
	if w := r.When(e); w != nil {
		parts = present(w.Dates, w.Hours, w.Status)
	}
	if v := r.Venue(r.Ref(e.Where)); v != nil && e.When != nil {
		parts = append(parts, present(v.Name.S, v.Address.S, v.City.S)...)
	}
	return strings.Join(parts, ", ")
}

// present returns those of the texts that are not empty.
func present(texts ...string) []string {
	var out []string
	for _, t := range texts {
		if t != "" {
			out = append(out, t)
		}
	}
	return out
}
