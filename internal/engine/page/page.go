// Package page makes what every page has: its head, its place in the site,
// its twins in the other languages, its notices.
//
// A Reader stands for everybody who reads one language. Kinds and outputs
// ask it for addresses, dates, texts and teasers, and get plain data that is
// already written in that language; what they return is the closed view of a
// page.
package page

import (
	"regexp"
	"strconv"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/layout"
	"pobratim/internal/engine/memo"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/plan"
	"pobratim/internal/engine/source"
	"pobratim/internal/engine/words"
)

// A Context is what all pages of a build have in common.
type Context struct {
	*model.Site
	Gone    []*model.Entry // withdrawn: only a notice is left of them
	Layouts *layout.Set
	Assets  layout.Assets
	Tree    source.Tree
	Stage   Stage
	Demo    Demo
	Memo    *memo.Table
	Indexes *Indexes // made once a build; see Once
}

// Stage says whether the site is meant for the public or for a look at it.
type Stage uint8

const (
	Public  Stage = iota
	Preview       // every page is noindex
)

// Demo says that a sample site is shown as on a written day.
type Demo struct {
	Shown bool
	Day   model.Span // zero Start: the clock was set by hand
}

// A Reader reads one language.
type Reader struct {
	*Context
	L *lang.Language
	W *words.Table
}

// Reader returns the reader of a language of the site.
func (c *Context) Reader(tag lang.Tag) Reader {
	return Reader{Context: c, L: c.Language(tag), W: c.Words[tag]}
}

// A View is what base.html prints: the frame, and what the page is about.
type View[V any] struct {
	Frame
	Main V
}

// Output plans the page of a frame: /<lang>/<path>index.html.
func Output[V any](r Reader, name string, f Sheet, main V) plan.Output {
	o := f.output()
	p := recipe(r, name, &View[V]{f.Frame, main})
	o.Key, o.Make = p.Key(), p.Make
	return o
}

// Later plans a page of which only the outline is known: its frame and what
// it is about are asked for when it is to be made, by any goroutine, and not
// kept.
func Later[V any](r Reader, name string, outline Sheet, view func() (Sheet, V)) plan.Output {
	return outline.output().Deferred(func() plan.Recipe {
		f, main := view()
		return recipe(r, name, &View[V]{f.Frame, main})
	})
}

func (f Sheet) output() plan.Output {
	return plan.Output{Page: f.listing(), Path: f.File, By: f.By, Pos: f.Pos}
}

func recipe[V any](r Reader, name string, view *View[V]) plan.Recipe {
	set, tag := r.Layouts, r.L.Tag
	return plan.Recipe{
		Key: func() memo.Key { return memo.Hash("page", name, string(tag), set.Key(), view) },
		Make: func() plan.Made {
			b, back, err := set.Lend(name, tag, view)
			if err != nil {
				return plan.Made{Problems: diag.List{executing(name, err)}}
			}
			return plan.Made{Bytes: b, Back: back}
		},
	}
}

var place = regexp.MustCompile(`^(?:html/)?template:\s?([a-z0-9/-]+\.html):(\d+):(?:\d+:)?\s*(.*)$`)

// executing says what stopped a layout, in the file and on the line that the
// template package names.
func executing(name string, err error) diag.Diagnostic {
	at, reason := diag.Pos{File: "layouts/" + name + ".html"}, err.Error()
	if m := place.FindStringSubmatch(reason); m != nil {
		line, _ := strconv.Atoi(m[2])
		at, reason = diag.At("layouts/"+m[1], line, 0), m[3]
	}
	return diag.Errorf(at, "layout-execute", "reason", reason)
}
