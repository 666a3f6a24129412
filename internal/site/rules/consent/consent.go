// Package consent holds that nobody is named or shown without having agreed
// to it.
//
// A consent that has lapsed is no finding here: an error would keep the old
// page up, with the name on it. The model leaves name and photo out by
// itself and warns.
package consent

import (
	"fmt"
	"slices"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/model"
)

// scope is what a consent must name for somebody to appear on the site.
const scope = "site"

// Check finds recognisable people on photos and named persons without any
// consent (consent-missing), or with none that is for the site
// (consent-scope).
func Check(s *model.Site) diag.List {
	var found diag.List
	for _, e := range s.Entries {
		for i, p := range e.People {
			found = append(found, likeness(e, i, p)...)
		}
		if len(e.Names) > 0 {
			found = append(found, name(e)...)
		}
	}
	return found
}

func likeness(photo *model.Entry, i int, p model.Likeness) diag.List {
	about := []string{string(photo.Key())}
	if p.Consent == nil {
		return diag.List{diag.Errorf(p.Person.Pos, "consent-missing", "person", p.Person.ID).Of(about...)}
	}
	if !slices.Contains(p.Consent.Scope, scope) {
		at := photo.Given.Pos(fmt.Sprintf("people[%d].consent.scope", i))
		if at == (diag.Pos{}) {
			at = p.Person.Pos
		}
		return diag.List{diag.Errorf(at, "consent-scope", "person", p.Person.ID).Of(about...)}
	}
	return nil
}

func name(person *model.Entry) diag.List {
	if len(person.Consents) == 0 {
		return diag.List{diag.Errorf(person.Field("name"), "consent-missing", "person", person.ID).Of(string(person.Key()))}
	}
	for _, c := range person.Consents {
		if slices.Contains(c.Scope, scope) {
			return nil
		}
	}
	return diag.List{diag.Errorf(person.Field("consents"), "consent-scope", "person", person.ID).Of(string(person.Key()))}
}
