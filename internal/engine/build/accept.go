package build

import (
	"slices"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/model"
)

// accept leaves out the findings that an entry accepts on purpose. What is
// wrong only in drafts that nobody sees does not stop the publication. An
// allow that accepts nothing is a finding itself: it would hide the next one.
func accept(found diag.List, s *model.Site, drafts model.Drafts) diag.List {
	used := map[*model.Allow]bool{}
	var out diag.List
	for _, d := range found {
		accepted, draft := false, len(d.About) > 0 && drafts == model.HideDrafts
		for _, key := range d.About {
			e := s.At(model.Key(key))
			if e == nil {
				draft = false
				continue
			}
			draft = draft && e.Draft
			for i := range e.Allow {
				if e.Allow[i].Code == d.Code {
					accepted, used[&e.Allow[i]] = true, true
				}
			}
		}
		if draft {
			d.Severity = diag.Warning
		}
		if !accepted {
			out = append(out, d)
		}
	}
	for _, e := range s.Entries {
		for i := range e.Allow {
			if !used[&e.Allow[i]] {
				at := e.Given.Pos(index("allow", i))
				out = append(out, diag.Warnf(at, "allow-unused", "code", e.Allow[i].Code).Near(e.Allow[i].Code, codes(found)))
			}
		}
	}
	return out
}

func codes(found diag.List) []string {
	var out []string
	for _, d := range found {
		if !slices.Contains(out, d.Code) {
			out = append(out, d.Code)
		}
	}
	return out
}
