package page

import (
	"strings"

	"pobratim/internal/engine/card"
	"pobratim/internal/engine/model"
)

// A Social is the picture that messengers show beside a link to a page.
type Social struct {
	Src           string // absolute
	Alt           string
	Width, Height int
}

// SiteCard is the social card of pages that are not about one thing.
func (r Reader) SiteCard() card.Card {
	site, _ := r.Word(r.Config.Title, r.L.Tag)
	summary, _ := r.Word(r.Config.Summary, r.L.Tag)
	c := card.Card{Title: r.L.Typography(site), Site: r.L.Typography(summary), Towel: card.Towel{Key: "site"}}
	if r.Config.Sample {
		c.Mark = r.W.T("sample.short")
	}
	return c
}

// CardFor is the social card of an entry with a page of its own.
func (r Reader) CardFor(e *model.Entry) card.Card {
	w := r.Weave(e)
	c := card.Card{
		Title: r.Title(e).S,
		Site:  r.surroundings().title,
		Towel: card.Towel{Key: w.Key, Motif: w.Motif.Rows, Accent: w.Accent},
	}
	label := []string{r.Label(e)}
	if side := r.Side(e); side.Title.S != "" {
		label = append(label, side.Title.S)
	} else if when := r.When(e); when != nil {
		label = append(label, when.Dates)
	}
	c.Label = strings.TrimPrefix(strings.Join(label, " · "), " · ")
	if r.IsSample(e) {
		c.Mark = r.W.T("sample.short")
	}
	return c
}

// CardPath is where a social card lies in the output.
func CardPath(c card.Card) string { return "assets/cards/" + c.Recipe().Hex(12) + ".png" }

// social is a card as the head of a page names it; none if the site makes no
// cards: then it is not asked for.
func (r Reader) social(of func() card.Card) Social {
	if !r.Makes("cards") {
		return Social{}
	}
	c := of()
	return Social{Src: r.Absolute(r.Base + CardPath(c)), Alt: c.Title, Width: card.Width, Height: card.Height}
}
