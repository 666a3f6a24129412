// Package plan says which files will exist and how each is made.
//
// An Output is a promise: its path is known, its bytes are made when they
// are asked for, and its key is the hash of everything the making looks at.
// What a page shows is much more than where it lies, so even its key waits
// until it is wanted: the views of a large site are never in memory together,
// and as many are made at once as there are processors.
package plan

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/memo"
)

// An Output is one file of the published site.
type Output struct {
	Path string   // slash-separated, relative to the output folder
	By   string   // what asks for it, in words an author knows
	Pos  diag.Pos // the source that it comes from
	Key  memo.Key // of everything that Make looks at; see Ready
	Make func() Made
	Page *Page // of an HTML page
	// Later, where there is one, gives Key and Make.
	Later func() Recipe
	// With names what is made by one hand: outputs beside each other with the
	// same With wait for each other, so one worker takes them all. Optional.
	With string
	// Stored says that making costs so much that the result is kept in a
	// cache outside the output. Its key must not depend on the program.
	Stored bool
}

// A Page is what other outputs (the sitemap) may know of a page.
type Page struct {
	Lang, URL  string // absolute
	Indexable  bool   // search engines may list it under this address
	Alternates []Alternate
	Modified   string // ISO 8601 day or time; may be empty
	QR         string // absolute address that its code for posters leads to; empty: none
}

// An Alternate names the page in another language, for search engines.
type Alternate struct{ Lang, Href string }

// Made is what an output has become. Problems of the content (a layout that
// cannot be executed, a picture that breaks off) stand beside the bytes; Err
// is for the world.
type Made struct {
	Bytes    []byte
	Problems diag.List
	Err      error
	// Back, where there is one, gives the memory of Bytes back: who has written
	// them may call it, and looks at them no more. Who keeps them keeps Kept.
	Back func()
}

// Kept is what may be remembered: its bytes are its own.
func (m Made) Kept() Made {
	if m.Back != nil {
		m.Bytes = bytes.Clone(m.Bytes)
		m.Back()
		m.Back = nil
	}
	return m
}

// A Recipe is how an output is made, once it is known what it shows. Whoever
// looks nothing up has no need of the key, which reads the whole view.
type Recipe struct {
	Key  func() memo.Key
	Make func() Made
}

// Ready returns the output with its key, so that it can be looked up before
// it is made.
func (o Output) Ready() Output {
	if o.Later != nil {
		r := o.Later()
		o.Key, o.Make, o.Later = r.Key(), r.Make, nil
	}
	return o
}

// Deferred returns the output with a Later.
func (o Output) Deferred(later func() Recipe) Output {
	o.Later = later
	o.Make = func() Made { return later().Make() }
	return o
}

// Runs parts outputs into those that one worker takes at a time.
func Runs(outputs []Output) [][]Output {
	var runs [][]Output
	for start := 0; start < len(outputs); {
		end := start + 1
		for end < len(outputs) && outputs[start].With != "" && outputs[end].With == outputs[start].With {
			end++
		}
		runs = append(runs, outputs[start:end])
		start = end
	}
	return runs
}

// Static is an output whose bytes are already there.
func Static(path, by string, data []byte) Output {
	return Output{Path: path, By: by, Key: memo.Hash(path, data),
		Make: func() Made { return Made{Bytes: data} }}
}

// Sorted returns the outputs in the order of their paths, and the places
// where two of them cannot both exist: on one path, on paths that differ
// only in case, or a file where the other needs a folder.
func Sorted(outputs []Output) ([]Output, diag.List) {
	out := slices.Clone(outputs)
	slices.SortStableFunc(out, func(a, b Output) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.By, b.By))
	})
	var found diag.List
	files := make(map[string]int, len(out)) // by folded path, where in kept
	kept := out[:0]
	for _, o := range out {
		folded := strings.ToLower(o.Path)
		if at, twice := files[folded]; twice {
			first := kept[at]
			at, other := o.Pos, first.Pos
			if at.File == "" { // what the tool makes by itself stands nowhere
				at, other = other, at
			}
			d := diag.Errorf(at, "path-twice", "path", o.Path, "a", first.By, "b", o.By)
			if other.File != "" {
				d = d.See(other)
			}
			found = append(found, d)
			continue
		}
		files[folded] = len(kept)
		kept = append(kept, o)
	}
	for _, o := range kept {
		for i, c := range o.Path {
			if c != '/' {
				continue
			}
			if at, clash := files[strings.ToLower(o.Path[:i])]; clash {
				first := kept[at]
				found = append(found, diag.Errorf(o.Pos, "path-folder", "path", first.Path, "a", first.By, "b", o.By).See(first.Pos))
			}
		}
	}
	return kept, found
}
