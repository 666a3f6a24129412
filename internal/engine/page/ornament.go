package page

import (
	"cmp"

	"pobratim/internal/engine/memo"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/ornament"
)

// An Ornament is the towel of an entry as a layout prints it: a picture that
// says nothing, the same in every language.
type Ornament struct {
	Src           string
	Width, Height int
}

// A Weave is everything that an entry's towel is made of.
type Weave struct {
	Key    string
	Motif  ornament.Motif
	Accent ornament.Colour // ornament.Ground: its key chooses
}

// Pattern of the towel.
func (w Weave) Pattern() ornament.Pattern { return ornament.New(w.Key, w.Motif, w.Accent) }

// Recipe is the key of everything that the drawing depends on.
func (w Weave) Recipe() memo.Key {
	return memo.Hash("ornament", ornament.Version, w.Key, w.Motif.Rows, int(w.Accent))
}

// Path is where the drawing lies in the output.
func (w Weave) Path() string { return "assets/ornaments/" + w.Recipe().Hex(12) + ".svg" }

// Ornament returns the towel of an entry, none if it has no page of its own
// or the site makes none.
func (r Reader) Ornament(e *model.Entry) Ornament {
	if !r.HasPage(e) || !r.Makes("ornaments") {
		return Ornament{}
	}
	w := r.Weave(e)
	return Ornament{Src: r.Base + w.Path(), Width: ornament.Width, Height: w.Motif.Height()}
}

// HasPage reports whether an entry has a page of its own.
func (c *Context) HasPage(e *model.Entry) bool { return e.Page() && c.Address(e.Kind).Page }

// Weave returns what the towel of an entry is made of.
func (c *Context) Weave(e *model.Entry) Weave {
	w := Weave{Key: string(e.Key())}
	if d := c.motifOf(e); d != nil {
		w.Motif, w.Accent = d.Motif, c.accent(d)
	}
	return w
}

// Accent returns the name of the colour of the direction that an entry is
// in, "" if it is in none.
func (c *Context) Accent(e *model.Entry) string {
	if d := c.motifOf(e); d != nil {
		return ornament.Accents()[c.accent(d)-ornament.Blue]
	}
	return ""
}

// motifOf returns the direction whose motif an entry bears: itself, its
// first, or the first of what it is about.
func (c *Context) motifOf(e *model.Entry) *model.Entry {
	if d := c.firstMotif(e); d != nil {
		return d
	}
	if e.Party != nil { // a delegation comes from all directions
		return nil
	}
	for _, ref := range e.Refs {
		if about := c.Get(ref.Kind, ref.ID); about != nil {
			if d := c.firstMotif(about); d != nil {
				return d
			}
		}
	}
	return nil
}

func (c *Context) firstMotif(e *model.Entry) *model.Entry {
	if len(e.Motif.Rows) > 0 {
		return e
	}
	for _, topic := range e.Topics {
		if d := c.Ref(topic); d != nil && len(d.Motif.Rows) > 0 {
			return d
		}
	}
	return nil
}

// accent returns the colour of a direction: its own, or that of its turn
// among those without one, in the order in which they are written.
func (c *Context) accent(d *model.Entry) ornament.Colour {
	if own, ok := ornament.Accent(d.Colour); ok {
		return own
	}
	turn := 0
	for _, other := range c.Of(d.Kind) {
		if _, ok := ornament.Accent(other.Colour); !ok && cmp.Or(cmp.Compare(other.File, d.File), cmp.Compare(other.Line, d.Line), cmp.Compare(other.Col, d.Col)) < 0 {
			turn++
		}
	}
	accent, _ := ornament.Accent(ornament.Accents()[turn%len(ornament.Accents())])
	return accent
}
