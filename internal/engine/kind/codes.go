package kind

import (
	"fmt"
	"strings"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/model"
)

// CheckCodes holds the codes of a field to those that the interface has
// words for: group.code in layouts/words.
func CheckCodes(s *model.Site, e *model.Entry, field, group string, codes []string) diag.List {
	var found diag.List
	if len(s.Languages) == 0 || s.Words[s.Languages[0].Tag].Empty() {
		return nil
	}
	for i, c := range codes {
		if c != "" && !s.Words[s.Languages[0].Tag].Has(group+"."+c) {
			known := s.Words[s.Languages[0].Tag].Group(group)
			at := e.Given.Pos(fmt.Sprintf("%s[%d]", field, i))
			found = append(found, diag.Errorf(at, "code-unknown", "code", c, "what", field, "known", strings.Join(known, ", ")).Near(c, known).Of(string(e.Key())))
		}
	}
	return found
}
