// Package kind is the contract between the engine and a kind of content.
//
// A Spec says of one kind where it is written, what its facts are, what must
// hold of it and what its page shows. It is a value in the kind's own folder
// and one line in the site's list; the engine never knows it by name.
package kind

import (
	"fmt"
	"reflect"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/layout"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
	"pobratim/internal/engine/plan"
)

// A Spec describes a kind: T are its facts, V is what its layout prints.
type Spec[T, V any] struct {
	Name   string
	Source Source
	// Section is the first part of its addresses; empty for pages that lie
	// directly below the language.
	Section string
	// Prose names the texts beside the body that may hold Markdown. Optional.
	Prose []string
	// Entry fills the facets from the facts.
	Entry func(f *T, e *model.Entry)
	// Check says what is wrong with an entry on its site. Optional.
	Check func(f *T, e *model.Entry, s *model.Site) diag.List
	// View is what the page of an entry shows to the reader of one language.
	// Without it the kind has no pages; its layout is <name>.html.
	View func(f *T, e *model.Entry, r page.Reader) V
	// Files are what only this kind makes. Optional.
	Files func(f *T, e *model.Entry, c *page.Context) []plan.Output
	// JSONLD is the entry as schema.org knows it. Optional.
	JSONLD func(f *T, e *model.Entry, r page.Reader) page.LD
}

// A Kind is a Spec without its types.
type Kind struct {
	Name, Section string
	Source        Source
	View          reflect.Type // of its layout's data; nil: no pages

	facts  reflect.Type
	parse  func(u Unit) ([]*model.Entry, diag.List)
	check  func(e *model.Entry, s *model.Site) diag.List
	output func(e *model.Entry, r page.Reader) plan.Output
	files  func(e *model.Entry, c *page.Context) []plan.Output
}

// Of makes a Kind of a Spec. It panics if the view is not plain data: that
// is a mistake in the program, found by any test that lists the kinds.
func Of[T, V any](s Spec[T, V]) Kind {
	if _, ok := any(new(T)).(facts); !ok {
		panic(fmt.Sprintf("kind %s: its facts do not embed model.Common or model.Record", s.Name))
	}
	k := Kind{
		Name: s.Name, Section: s.Section, Source: s.Source, facts: reflect.TypeFor[T](),
		parse: func(u Unit) ([]*model.Entry, diag.List) { return parse(s, u) },
		check: func(e *model.Entry, site *model.Site) diag.List {
			if s.Check == nil || e.Torn {
				return nil
			}
			return s.Check(e.Data.(*T), e, site)
		},
		files: func(e *model.Entry, c *page.Context) []plan.Output {
			if s.Files == nil {
				return nil
			}
			return s.Files(e.Data.(*T), e, c)
		},
	}
	if s.View != nil {
		k.View = reflect.TypeFor[page.View[V]]()
		if err := layout.Closed(k.View); err != nil {
			panic(fmt.Sprintf("kind %s: %v", s.Name, err))
		}
		k.output = func(e *model.Entry, r page.Reader) plan.Output {
			return page.Later(r, s.Name, r.Outline(e), func() (page.Sheet, V) {
				var ld []page.LD
				if s.JSONLD != nil {
					ld = append(ld, s.JSONLD(e.Data.(*T), e, r))
				}
				return r.Entry(e, ld...), s.View(e.Data.(*T), e, r)
			})
		}
	}
	return k
}

// Address tells where the kind's entries have their pages.
func (k Kind) Address() model.Address {
	return model.Address{Kind: k.Name, Section: k.Section, Page: k.View != nil}
}

// Check says what is wrong with an entry of this kind on its site.
func (k Kind) Check(e *model.Entry, s *model.Site) diag.List { return k.check(e, s) }

// Outputs returns the files made for an entry: its page in every language
// and what only its kind makes.
func (k Kind) Outputs(e *model.Entry, c *page.Context) []plan.Output {
	var out []plan.Output
	if k.output != nil && e.Page() {
		for _, l := range c.Languages {
			out = append(out, k.output(e, c.Reader(l.Tag)))
		}
	}
	return append(out, k.files(e, c)...)
}
