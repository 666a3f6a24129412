// Package leg is the kind of connections between two cities, in both
// directions, with the minutes that a coach needs.
package leg

import (
	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/kind"
	"pobratim/internal/engine/model"
)

// Facts are a record of legs in content/travel.yaml. A leg has no id of its
// own: it is named by its ends.
type Facts struct {
	model.Common
	From    decode.Ref `field:"from,required,ref=place"`
	To      decode.Ref `field:"to,required,ref=place"`
	Minutes int        `field:"minutes,required,min=1"`
	Border  decode.Ref `field:"border,ref=border"`
}

// RecordID names a leg by its ends; without both it is none.
func (f *Facts) RecordID() string {
	if f.From.ID == "" || f.To.ID == "" {
		return ""
	}
	return f.From.ID + "-" + f.To.ID
}

// Kind is the contract with the engine.
var Kind = kind.Of(kind.Spec[Facts, struct{}]{
	Name:   "leg",
	Source: kind.Records("travel.yaml", "legs"),
	Entry: func(f *Facts, e *model.Entry) {
		e.Leg = &model.Leg{From: f.From, To: f.To, Minutes: f.Minutes, Border: f.Border}
	},
})
