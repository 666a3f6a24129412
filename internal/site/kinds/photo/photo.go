// Package photo is the kind of the pictures of all bundles: what they show,
// whose they are, and who on them agreed to be seen.
package photo

import (
	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/kind"
	"pobratim/internal/engine/model"
)

// Facts are what is written in <name>.yaml beside <name>.jpg or <name>.png.
type Facts struct {
	model.Common
	Alt     decode.Words     `field:"alt,required"`
	Caption decode.Words     `field:"caption"`
	Credit  decode.Words     `field:"credit,required"`
	Licence string           `field:"licence,required"`
	Taken   decode.Moment    `field:"taken,required"`
	People  []model.Likeness `field:"people"`
	Focal   []float64        `field:"focal,len=2..2"`
}

// Kind is the contract with the engine. Photos have no pages of their own.
var Kind = kind.Of(kind.Spec[Facts, struct{}]{
	Name:   "photo",
	Source: kind.Pictures(),
	Entry:  entry,
	Check:  check,
})

func entry(f *Facts, e *model.Entry) {
	e.People = f.People
	e.Picture.Alt, e.Picture.Caption, e.Picture.Credit, e.Picture.Licence = f.Alt, f.Caption, f.Credit, f.Licence
	for _, w := range f.Alt {
		if e.Texts.In(w.Tag) == nil {
			e.Texts.Set(w.Tag, &model.Text{Pos: w.Pos})
		}
		e.Texts.In(w.Tag).Title = w.S
		if e.Original == "" || w.Tag < e.Original {
			e.Original = w.Tag
		}
	}
}

func check(f *Facts, e *model.Entry, _ *model.Site) diag.List {
	for _, x := range f.Focal {
		if x < 0 || x > 1 {
			return diag.List{diag.Errorf(e.Field("focal"), "photo-focal").Of(string(e.Key()))}
		}
	}
	return nil
}
