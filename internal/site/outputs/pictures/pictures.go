// Package pictures makes the sizes of every photo that readers may see.
//
// A photo is decoded once for all its sizes, however many are asked for at
// the same time, so one worker makes them all while others make other photos.
// Large photos wait for each other: one of 60 megapixels
// takes up to half a gigabyte while it is cut.
package pictures

import (
	"fmt"
	"sync"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
	"pobratim/internal/engine/picture"
	"pobratim/internal/engine/plan"
	"pobratim/internal/engine/source"
)

// budget is how many pixels may be decoded at one time: one picture of the
// largest size, or several smaller ones.
const budget = 60_000_000

// Output are the sizes of all photos.
var Output = build.Output{Name: "pictures", Plan: outputs}

func outputs(c *page.Context) []plan.Output {
	var out []plan.Output
	limit := newGate(budget)
	planned := map[string]bool{}
	for _, e := range c.Of("photo") {
		if e.Picture == nil {
			continue
		}
		p := &photo{Picture: e.Picture, file: c.Tree[e.Picture.File], limit: limit}
		for i, v := range picture.Variants(e.Picture.Info) {
			// The same picture under the same name in two bundles is one file.
			path := page.PicturePath(e.Picture, v)
			if planned[path] {
				continue
			}
			planned[path] = true
			out = append(out, plan.Output{
				Path: path, By: "the picture " + e.Picture.File, Pos: diag.Pos{File: e.Picture.File},
				Key: picture.Recipe(e.Picture.Hash, v), Stored: true, With: e.Picture.File,
				Make: func() plan.Made { return p.variant(i) },
			})
		}
	}
	return out
}

// A photo is cut to all its sizes at once. Each is kept until it has been
// asked for, so that no picture stays in memory for the length of a build.
type photo struct {
	*model.Picture
	file  source.File
	limit *gate

	mu   sync.Mutex
	made [][]byte // nil where it has been taken
}

// variant returns one size; asked again, the photo is cut again.
func (p *photo) variant(i int) plan.Made {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.made == nil || p.made[i] == nil {
		made, found, err := p.cut()
		if err != nil || made == nil {
			return plan.Made{Problems: found, Err: err}
		}
		p.made = made
	}
	bytes := p.made[i]
	p.made[i] = nil
	for _, left := range p.made {
		if left != nil {
			return plan.Made{Bytes: bytes}
		}
	}
	p.made = nil
	return plan.Made{Bytes: bytes}
}

func (p *photo) cut() ([][]byte, diag.List, error) {
	leave := p.limit.enter(p.Width * p.Height)
	defer leave()
	data, err := p.file.Read()
	if err != nil {
		return nil, nil, fmt.Errorf("read %s: %w", p.File, err)
	}
	made, found := picture.Make(p.File, data)
	return made, found, nil
}
