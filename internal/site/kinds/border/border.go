// Package border is the kind of border crossings and of the time that they
// take beside the road.
package border

import (
	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/kind"
	"pobratim/internal/engine/model"
)

// Facts are a record of borders in content/travel.yaml.
type Facts struct {
	model.Record
	Buffer    decode.Minutes `field:"buffer,required"`
	Countries []string       `field:"countries,required,len=2..2"`
}

// Kind is the contract with the engine.
var Kind = kind.Of(kind.Spec[Facts, struct{}]{
	Name:   "border",
	Source: kind.Records("travel.yaml", "borders"),
	Entry: func(f *Facts, e *model.Entry) {
		e.Border = &model.Border{Minutes: f.Buffer.N, Countries: f.Countries}
	},
})
