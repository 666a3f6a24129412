// Package former holds former addresses to what can be kept working.
package former

import (
	"strings"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
)

// Check finds former addresses that cannot be kept (former-shape), that
// begin with a language (former-language), and those of entries without a
// page to lead to (former-nowhere). A former address where there is a page
// today is found when the site is planned.
func Check(s *model.Site) diag.List {
	var found diag.List
	for _, e := range s.Entries {
		for i, old := range e.Former {
			at := page.FormerPos(e, i)
			switch {
			case s.Path(e) == "":
				found = append(found, diag.Errorf(at, "former-nowhere", "kind", e.Kind).Of(string(e.Key())))
			case !page.IsFormer(old):
				found = append(found, diag.Errorf(at, "former-shape", "path", old).Of(string(e.Key())))
			case startsWithLanguage(s, old):
				found = append(found, diag.Errorf(at, "former-language", "path", old).Of(string(e.Key())))
			}
		}
	}
	return found
}

func startsWithLanguage(s *model.Site, path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return s.Language(lang.Tag(first)) != nil
}
