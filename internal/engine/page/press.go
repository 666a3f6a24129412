package page

import (
	"slices"

	"pobratim/internal/engine/model"
)

// Makes reports whether the site wants an output: site.yaml may name those
// that it wants, and gets all if it names none.
func (c *Context) Makes(output string) bool {
	wanted := c.Config.Outputs
	return len(wanted) == 0 || slices.Contains(wanted, output)
}

// ForPress reports whether there are materials for journalists about an
// entry: its kind says so, and it has a page that they are about.
func (c *Context) ForPress(e *model.Entry) bool {
	return e.Press != nil && e.Withdrawn == nil && c.HasPage(e) && c.Makes("press")
}

// PressPage returns the address of the page with materials for the press
// about an entry, or "".
func (r Reader) PressPage(e *model.Entry) string {
	if !r.ForPress(e) {
		return ""
	}
	return r.URL(e, r.L.Tag) + "press/"
}
