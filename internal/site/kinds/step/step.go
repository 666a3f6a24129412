// Package step is the kind of the steps of a resolution: what is to be done
// by whom and by when. A step stands on the page of its resolution and, on
// its due date, in the calendars.
package step

import (
	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/kind"
	"pobratim/internal/engine/model"
)

// Facts are one of the steps in content/conference/<id>/resolution.yaml.
type Facts struct {
	model.Record
	Text     decode.Words    `field:"text,required"`
	Owners   []decode.Ref    `field:"owners,required,len=1..,ref=organisation"`
	Due      decode.Moment   `field:"due,required"`
	Status   string          `field:"status,required,enum=open in-progress done postponed"`
	Evidence *model.Evidence `field:"evidence"`
}

// Shared gives the text as the title.
func (f *Facts) Shared() *model.Common {
	f.Title = f.Text
	return &f.Common
}

// Kind is the contract with the engine.
var Kind = kind.Of(kind.Spec[Facts, struct{}]{
	Name:   "step",
	Source: kind.Part("resolution.yaml", "steps", "", "conference"),
	Entry:  entry,
	Check:  check,
})

func entry(f *Facts, e *model.Entry) {
	e.Type, e.Anchored, e.Evidence = f.Status, true, f.Evidence
	e.Within = model.KeyOf("resolution", e.Within.ID())
	e.When = &model.When{Start: f.Due, End: f.Due, AllDay: true}
	for _, o := range f.Owners {
		e.Who = append(e.Who, model.Role{Field: "owners", Ref: o})
	}
}

func check(f *Facts, e *model.Entry, _ *model.Site) diag.List {
	if f.Evidence == nil || f.Evidence.URL == "" {
		return nil
	}
	if !kind.External(f.Evidence.URL) {
		return diag.List{diag.Errorf(e.Field("evidence.url"), "material-url", "url", f.Evidence.URL).Of(string(e.Key()))}
	}
	return nil
}
