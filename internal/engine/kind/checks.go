package kind

import (
	"slices"
	"strings"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/model"
)

// CheckMoved holds status and was together: what is moved says from when,
// and nothing else does.
func CheckMoved(e *model.Entry) diag.List {
	switch moved := e.When.Status == "moved"; {
	case moved && e.When.Was == nil:
		return diag.List{diag.Errorf(e.Field("status"), "event-moved").Of(string(e.Key()))}
	case !moved && e.When.Was != nil && e.When.Status != "cancelled":
		return diag.List{diag.Errorf(e.Field("was"), "event-was").Of(string(e.Key()))}
	}
	return nil
}

// CheckWholeDays holds moments to be days.
func CheckWholeDays(e *model.Entry, moments ...decode.Moment) diag.List {
	var found diag.List
	for _, m := range moments {
		if m.Time.Set {
			found = append(found, diag.Errorf(m.Pos, "when-clock").Of(string(e.Key())))
		}
	}
	return found
}

// CheckCountry holds the code of a country to those of the site's sides.
func CheckCountry(s *model.Site, e *model.Entry, field, country string) diag.List {
	var known []string
	for _, side := range s.Of("side") {
		if !slices.Contains(known, side.Country) {
			known = append(known, side.Country)
		}
	}
	if country == "" || slices.Contains(known, country) {
		return nil
	}
	return diag.List{diag.Errorf(e.Field(field), "code-unknown", "code", country, "what", "country", "known", strings.Join(known, ", ")).
		Near(country, known).Of(string(e.Key()))}
}
