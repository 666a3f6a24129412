package build

import (
	"slices"
	"strings"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/model"
)

// withoutEchoes drops the findings that only say again that a file could not
// be read: references and links to what stands in it.
func withoutEchoes(found diag.List, s *model.Site, unread []string) diag.List {
	if len(unread) == 0 {
		return found
	}
	return slices.DeleteFunc(found, func(d diag.Diagnostic) bool {
		switch d.Code {
		case "ref-unknown", "ref-kind":
			return slices.Contains(unread, d.Args["kind"])
		case "link-unknown":
			return slices.ContainsFunc(unread, func(kind string) bool {
				section := s.Address(kind).Section
				return section != "" && strings.HasPrefix(d.Args["link"], "/"+section+"/")
			})
		}
		return false
	})
}
