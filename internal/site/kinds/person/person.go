// Package person is the kind of people: roles first, names only within a
// consent.
package person

import (
	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/kind"
	"pobratim/internal/engine/model"
)

// Facts are a record of content/people.yaml. The title of a person is the
// role, so that whoever forgets about consents prints the role.
type Facts struct {
	model.Record
	Role         decode.Words    `field:"role,required"`
	Name         decode.Words    `field:"name"`
	Organisation decode.Ref      `field:"organisation,ref=organisation"`
	Languages    []string        `field:"languages"`
	Consents     []model.Consent `field:"consents"`
}

// Shared gives the role as the title.
func (f *Facts) Shared() *model.Common {
	f.Title = f.Role
	return &f.Common
}

// Kind is the contract with the engine. People have no pages of their own.
var Kind = kind.Of(kind.Spec[Facts, struct{}]{
	Name:   "person",
	Source: kind.Records("people.yaml", ""),
	Entry: func(f *Facts, e *model.Entry) {
		e.Names, e.Consents, e.Speaks = f.Name, f.Consents, f.Languages
		if f.Organisation.ID != "" {
			e.Who = []model.Role{{Field: "organisation", Ref: f.Organisation}}
		}
	},
	Check: func(f *Facts, e *model.Entry, s *model.Site) diag.List {
		return kind.CheckCodes(s, e, "languages", "language", f.Languages)
	},
})
