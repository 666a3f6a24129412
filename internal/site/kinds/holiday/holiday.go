// Package holiday is the kind of days that are not like the others: days
// off, moved days, working Saturdays.
package holiday

import (
	"strings"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/kind"
	"pobratim/internal/engine/model"
)

// Facts are a record of content/holidays.yaml. It is named by its country
// and date.
type Facts struct {
	model.Common
	Country string      `field:"country,required"`
	Date    decode.Date `field:"date,required"`
	Kind    string      `field:"kind,required,enum=day-off moved-day-off short-day working-saturday observance"`
}

// RecordID names a holiday by its country and date: "ru-2023-11-04"; without
// both it is none.
func (f *Facts) RecordID() string {
	if f.Country == "" || f.Date.IsZero() {
		return ""
	}
	return strings.ToLower(f.Country) + "-" + f.Date.String()
}

// Kind is the contract with the engine.
var Kind = kind.Of(kind.Spec[Facts, struct{}]{
	Name:   "holiday",
	Source: kind.Records("holidays.yaml", ""),
	Entry: func(f *Facts, e *model.Entry) {
		e.Type = f.Kind
		e.Holiday = &model.Holiday{Country: f.Country, Date: f.Date, Kind: f.Kind}
	},
	Check: func(f *Facts, e *model.Entry, s *model.Site) diag.List {
		return kind.CheckCountry(s, e, "country", f.Country)
	},
})
