package page

import "pobratim/internal/engine/model"

// IsSample reports whether an entry is invented: marked as a sample, or a
// part of what is.
func (c *Context) IsSample(e *model.Entry) bool {
	for ; e != nil; e = c.Parent(e) {
		if e.Sample {
			return true
		}
	}
	return false
}

// Syndicated reports whether an entry may go into feeds and calendars. There
// it is read far from its page, so a sample goes only from a site that is
// itself a sample: nobody should travel to an invented meeting.
func (c *Context) Syndicated(e *model.Entry) bool {
	return c.Config.Sample || !c.IsSample(e)
}
