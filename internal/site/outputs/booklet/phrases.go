package booklet

import (
	"pobratim/internal/engine/layout"
	"pobratim/internal/engine/page"
)

// Phrases are words on doors, in shops and in talk that differ between the
// languages of the site, a row each. There are none on a site of one
// language.
type Phrases struct {
	Title []layout.Text
	Rows  []Row[layout.Text]
}

// phrases has all languages in every booklet, also where the programme is
// told in one.
func phrases(t teller) Phrases {
	all := readers(t.Reader)
	if len(all) < 2 {
		return Phrases{}
	}
	out := Phrases{Title: t.words("booklet.phrases")}
	for _, name := range []string{
		"hello", "thanks", "please", "sorry", "goodbye", "entrance", "exit", "stop", "restroom", "shop",
		"street", "border", "medicine", "money", "time", "hour", "week", "sunday",
	} {
		var row Row[layout.Text]
		for _, r := range all {
			row.Said = append(row.Said, phrase(t, r, name))
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

func phrase(t teller, r page.Reader, name string) layout.Text {
	return layout.Text{Lang: t.mark(r), S: r.W.T("booklet.phrase." + name)}
}
