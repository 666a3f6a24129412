package page

import (
	"fmt"
	"regexp"
	"strings"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/model"
)

var formerShape = regexp.MustCompile(`^([A-Za-z0-9_~][A-Za-z0-9._~-]*/)*([A-Za-z0-9_~][A-Za-z0-9._~-]*(/|\.html))$`)

// IsFormer reports whether a former address can be kept: a path below the
// language of plain ASCII names, which ends in a slash or in .html. No part
// of it begins with a dot or ends in one.
func IsFormer(path string) bool {
	return formerShape.MatchString(path) && !strings.Contains(path, "./") && len(path) <= 200
}

// FormerPos returns where the i-th former address of an entry is written.
func FormerPos(e *model.Entry, i int) diag.Pos { return e.Given.Pos(fmt.Sprintf("former[%d]", i)) }
