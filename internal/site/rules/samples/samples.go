// Package samples tells what a real site leaves out because it is marked as
// a sample. A site that is itself a sample shows everything.
package samples

import (
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/model"
)

// Check finds samples on a site that is none (sample-left-out, a warning).
func Check(s *model.Site) diag.List {
	if s.Config.Sample {
		return nil
	}
	var found diag.List
	for _, e := range s.Entries {
		if e.Sample {
			found = append(found, diag.Warnf(e.Field("sample"), "sample-left-out", "kind", e.Kind, "id", e.ID).Of(string(e.Key())))
		}
	}
	return found
}
