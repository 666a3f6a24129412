// Package picture cuts a photo to a few widths.
//
// Planning asks three things, none of which decodes a pixel: Probe says what
// a file is and how large it is as seen, Variants which sizes it becomes, and
// Recipe under which key each size is remembered and named. Make does the
// work: it decodes once, shrinks step by step, turns the picture the way the
// camera was held, and encodes. What comes out holds pixels only: no EXIF, no
// position, no thumbnail, no colour profile.
//
// JPEG becomes JPEG and PNG becomes PNG; anything else is a finding. Nothing
// is ever enlarged. The bytes depend on the file alone, not on the machine's
// number of processors.
package picture

import (
	"pobratim/internal/engine/memo"
)

// An Info says what a picture file is, from its headers alone.
type Info struct {
	Format      string // "jpeg" or "png", by content and not by name
	Width       int    // pixels, as seen: after Orientation is applied
	Height      int
	Orientation int  // as in EXIF, 1 to 8; 1 is upright
	Alpha       bool // has an alpha channel or a transparent colour
}

// A Variant is one size that a picture is cut to, in pixels as seen.
type Variant struct {
	Width, Height int
}

// coder is part of every Recipe. It grows when Make's output changes for the
// same file, so that what was remembered before is made again.
const coder = 2

// narrowest is the smallest of Widths; a picture below it keeps its own size.
const narrowest = 480

// Widths returns the widths that pictures are cut to, in pixels, ascending.
func Widths() [3]int { return [3]int{narrowest, 960, 1440} }

// Variants returns the sizes that a picture becomes, narrowest first: those
// of Widths that are not wider than the picture, or its own size if it is
// narrower than all of them. There is always at least one.
func Variants(i Info) []Variant {
	if i.Width < narrowest {
		return []Variant{{i.Width, i.Height}}
	}
	var all []Variant
	for _, w := range Widths() {
		if w <= i.Width {
			all = append(all, Variant{w, height(i, w)})
		}
	}
	return all
}

// height rounds half up and is at least one pixel, so that a line of 5000 × 1
// stays a picture.
func height(i Info, w int) int {
	return max(1, (2*i.Height*w+i.Width)/(2*i.Width))
}

// Recipe returns the key of everything that a variant's bytes depend on. The
// source is the hash of the file's bytes.
func Recipe(source [32]byte, v Variant) memo.Key {
	return memo.Hash("picture", coder, source[:], v.Width, v.Height)
}

// Ext returns the ending of the variants' file names, without a dot.
func Ext(i Info) string {
	if i.Format == "png" {
		return "png"
	}
	return "jpg"
}
