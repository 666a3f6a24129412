package press

import (
	"strings"
	"unicode/utf8"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
)

// setting are the facts of an entry in sentences, a paragraph each: what an
// event is, when and where; who receives, which practice is shown, what will
// be asked, what it is a part of; what an organisation offers and seeks. They
// follow what the author wrote, who may have left them to the fields. What is
// not written in the reader's language is not among them.
func setting(r page.Reader, e *model.Entry) []string {
	var out []string
	if e.When != nil {
		what := strings.Join(append(present(r.Label(e)), r.Codes("access", present(e.Access))...), ", ")
		out = append(out, stopped(what)+" "+stopped(whenAndWhere(r, e)))
	}
	for _, role := range e.Who {
		if role.Field == "hosts" {
			out = append(out, present(presented(r, r.W.T("fact.hosts"), r.Ref(role.Ref)))...)
		}
	}
	for _, ref := range e.Refs {
		if ref.Field == "practice" && e.When != nil {
			out = append(out, present(presented(r, r.W.T("kind.practice"), r.Ref(ref.Ref)))...)
		}
	}
	out = append(out, present(
		listed(r.W.T("part.questions"), said(r, e.Questions)),
		listed(r.W.T("part.offers"), offers(r, e.Offers)),
		listed(r.W.T("part.seeks"), offers(r, e.Seeks)),
	)...)
	if e.Within != "" {
		out = append(out, present(presented(r, r.W.T("fact.within"), r.At(e.Within)))...)
	}
	return out
}

// presented names another entry and says what it is.
func presented(r page.Reader, as string, e *model.Entry) string {
	if e == nil || e.Texts.In(r.L.Tag) == nil {
		return ""
	}
	return as + ": " + stopped(r.Title(e).S) + " " + stopped(r.Summary(e).S)
}

func listed(heading string, texts []string) string {
	if len(texts) == 0 {
		return ""
	}
	var all []string
	for _, t := range texts {
		all = append(all, stopped(t))
	}
	return heading + ": " + strings.Join(all, " ")
}

// stopped is a text with a full stop, unless it ends as a sentence does.
func stopped(s string) string {
	last, _ := utf8.DecodeLastRuneInString(s)
	if s == "" || strings.ContainsRune(".!?…", last) {
		return s
	}
	return s + "."
}

func said(r page.Reader, list []decode.Words) []string {
	var out []string
	for _, w := range list {
		out = append(out, r.Words(w).S)
	}
	return out
}

func offers(r page.Reader, list []model.Offer) []string {
	var out []string
	for _, o := range list {
		out = append(out, r.Words(o.Text).S)
	}
	return out
}
