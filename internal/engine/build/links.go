package build

import (
	"slices"
	"strings"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/kind"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/markdown"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/plan"
	"pobratim/internal/engine/source"
)

// links holds the links and pictures in texts: what they name must exist,
// and the words of a link to something hidden must not tell its title.
func links(all, shown *model.Site, tree source.Tree) diag.List {
	return slices.Concat(each(all.Entries, func(e *model.Entry) diag.List {
		var found diag.List
		for _, l := range all.Languages {
			if t := e.Texts.In(l.Tag); t != nil && t.Body != nil {
				found = append(found, linksOf(all, shown, tree, e, t.Body, l.Tag)...)
			}
		}
		for _, p := range e.Prose {
			found = append(found, linksOf(all, shown, tree, e, p.Doc, p.Lang)...)
		}
		return found
	})...)
}

func linksOf(all, shown *model.Site, tree source.Tree, e *model.Entry, d *markdown.Doc, tag lang.Tag) diag.List {
	var found diag.List
	add := func(d diag.Diagnostic) { found = append(found, d.Of(string(e.Key()))) }
	for h := range d.Holes() {
		target, anchor, _ := strings.Cut(h.Target, "#")
		switch {
		case h.Kind == markdown.PictureHole:
			if _, ok := tree[e.Folder+"/"+h.Target]; !ok || !kind.IsPicture(h.Target) {
				add(diag.Errorf(h.Pos, "picture-missing", "file", h.Target).Near(h.Target, beside(tree, e)))
			}
		case h.Kind != markdown.LinkOpen:
		case target == "" && anchor != "":
			if !slices.Contains(anchors(all, e, tag), anchor) {
				add(diag.Errorf(h.Pos, "link-anchor", "anchor", anchor).Near(anchor, anchors(all, e, tag)))
			}
		case strings.HasPrefix(target, "/"):
			found = append(found, inside(all, shown, e, h, tag)...)
		case kind.Local(h.Target):
			if _, ok := tree[e.Folder+"/"+h.Target]; !ok {
				add(diag.Errorf(h.Pos, "link-file", "file", h.Target).Near(h.Target, beside(tree, e)))
			}
		}
	}
	return found
}

// inside holds a link to another page of the site.
func inside(all, shown *model.Site, e *model.Entry, h markdown.Hole, tag lang.Tag) diag.List {
	p, anchor, _ := strings.Cut(strings.TrimPrefix(h.Target, "/"), "#")
	about := string(e.Key())
	if first, _, _ := strings.Cut(p, "/"); all.Language(lang.Tag(first)) != nil {
		return diag.List{diag.Errorf(h.Pos, "link-language", "link", h.Target, "lang", first).Of(about)}
	}
	to, ok := all.Target(p)
	if !ok {
		return diag.List{diag.Errorf(h.Pos, "link-slash", "link", h.Target).Of(about)}
	}
	if to == nil {
		section, id, _ := strings.Cut(strings.TrimSuffix(p, "/"), "/")
		if p == "" || id == "" && all.Section(section) != "" || slices.Contains(all.Sections, section) {
			return nil
		}
		return diag.List{diag.Errorf(h.Pos, "link-unknown", "link", h.Target).Near(h.Target, paths(all)).Of(about)}
	}
	if anchor != "" && !slices.Contains(anchors(all, to, tag), anchor) {
		return diag.List{diag.Errorf(h.Pos, "link-anchor", "anchor", anchor).Near(anchor, anchors(all, to, tag)).Of(about)}
	}
	if shown.At(to.Key()) == nil && shown.At(e.Key()) != nil && all.Coming(to) {
		for _, t := range to.Texts.All() {
			if strings.EqualFold(strings.TrimSpace(h.Alt), t.Title) {
				return diag.List{diag.Errorf(h.Pos, "link-hidden-title", "link", h.Target).Of(about)}
			}
		}
	}
	return nil
}

// anchors are the places on an entry's page that a link may lead to.
func anchors(s *model.Site, e *model.Entry, tag lang.Tag) []string {
	var out []string
	if t, _ := s.Text(e, tag); t.Body != nil {
		for h := range t.Body.Headings() {
			out = append(out, h.ID)
		}
	}
	for _, k := range s.Kinds {
		for _, p := range s.Parts(e, k.Kind) {
			out = append(out, p.ID)
		}
	}
	return out
}

// paths are the addresses of all pages of entries.
func paths(s *model.Site) []string {
	var out []string
	for _, e := range s.Entries {
		if p := s.Path(e); p != "" && !strings.Contains(p, "#") {
			out = append(out, "/"+p)
		}
	}
	return out
}

// beside are the files of an entry's bundle.
func beside(tree source.Tree, e *model.Entry) []string { return tree.Under(e.Folder).Paths() }

// sections holds the links of visible texts to pages that are no entry's,
// such as a part of the calendar, to the pages that are planned.
func sections(shown *model.Site, outputs []plan.Output) diag.List {
	planned := make(map[string]bool, len(outputs))
	for _, o := range outputs {
		planned[o.Path] = true
	}
	return slices.Concat(each(shown.Entries, func(e *model.Entry) diag.List {
		var found diag.List
		for d := range kind.Docs(e) {
			for h := range d.Holes() {
				if h.Kind != markdown.LinkOpen || !strings.HasPrefix(h.Target, "/") {
					continue
				}
				p, _, _ := strings.Cut(h.Target[1:], "#")
				section, _, _ := strings.Cut(p, "/")
				if !slices.Contains(shown.Sections, section) {
					continue
				}
				if !slices.ContainsFunc(shown.Languages, func(l *lang.Language) bool { return planned[string(l.Tag)+"/"+p+"index.html"] }) {
					found = append(found, diag.Errorf(h.Pos, "link-unknown", "link", h.Target).Of(string(e.Key())))
				}
			}
		}
		return found
	})...)
}
