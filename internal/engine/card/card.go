// Package card draws social cards: the picture that messengers and networks
// show beside a link, 1200 × 630 pixels, with the title, what it is, the
// name of the site and the towel of the thing itself.
//
// A card has few colours, so it is a PNG with a palette: a tenth of the size
// and of the time of a true-colour one. Letters are those of the Go fonts,
// which have all of the Russian and Belarusian alphabets; the same bytes come
// out on every machine.
package card

import (
	"bytes"
	"image"
	"image/color"
	"image/png"

	"pobratim/internal/engine/memo"
	"pobratim/internal/engine/ornament"
)

// Width and Height of a card in pixels: what Open Graph readers ask for.
const (
	Width  = 1200
	Height = 630
)

// A Card is what is drawn. Its texts are in one language.
type Card struct {
	Title string
	Label string // what it is: "Организация · Псков"
	Site  string
	Mark  string // of a sample; empty: it is real
	Towel Towel
}

// A Towel names the pattern of a thing, see ornament.New.
type Towel struct {
	Key    string
	Motif  []string
	Accent uint8
}

// drawing is part of every Recipe. It grows when the same card is drawn
// otherwise.
const drawing = 2

// Recipe is the key of everything that a card's bytes depend on.
func (c Card) Recipe() memo.Key { return memo.Hash("card", drawing, ornament.Version, c) }

// Places of things, in pixels.
const (
	margin = 80
	stitch = 6 // of the towel
	foot   = 60
)

// Make draws a card.
func Make(c Card) ([]byte, error) {
	m := image.NewPaletted(image.Rect(0, 0, Width, Height), palette())
	towel := ornament.New(c.Towel.Key, ornament.Motif{Rows: c.Towel.Motif}, c.Towel.Accent)
	top := Height - stitch*towel.Height()
	weave(m, towel, top)

	fonts, err := loadFonts()
	if err != nil {
		return nil, err
	}
	p := &pen{m: m, fonts: fonts}
	room := Width - 2*margin
	if c.Mark != "" {
		room -= p.width(c.Mark, regular, 30) + margin/2
	}
	p.line(p.fit(c.Label, bold, 34, room), bold, 34, blue, margin, margin+20)
	if c.Mark != "" {
		p.line(c.Mark, regular, 30, ochre, Width-margin-p.width(c.Mark, regular, 30), margin+20)
	}
	p.line(p.fit(c.Site, regular, 30, Width-2*margin), regular, 30, faint, margin, top-foot+20)
	p.title(c.Title, image.Rect(margin, margin+60, Width-margin, top-foot-30))
	if p.err != nil {
		return nil, p.err
	}
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.DefaultCompression}).Encode(&b, m); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// weave draws the towel from edge to edge. A stitch is a square with a seam
// of ground around it.
func weave(m *image.Paletted, towel ornament.Pattern, top int) {
	b := towel.Bitmap(Width/stitch, towel.Height())
	for y := range b.H {
		for x := range b.W {
			if thread := b.At(x, y); thread != ornament.Ground {
				fill(m, image.Rect(x*stitch, top+y*stitch, (x+1)*stitch-1, top+(y+1)*stitch-1), threads+thread)
			}
		}
	}
}

func fill(m *image.Paletted, r image.Rectangle, index uint8) {
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			m.SetColorIndex(x, y, index)
		}
	}
}

// An ink is a colour of letters with the steps that it takes from the ground
// to its full strength: indexes of the palette.
type ink uint8

// shades is how many steps an ink has.
const shades = 16

// The palette: the ground, the threads, the inks.
const (
	threads uint8 = 0 // ornament.Ground is the ground of the card
	ink0    uint8 = 6

	black = ink(ink0)
	faint = ink(ink0 + shades)
	blue  = ink(ink0 + 2*shades)
	ochre = ink(ink0 + 3*shades)
)

func palette() color.Palette {
	ground := color.RGBA{0xf6, 0xf1, 0xe6, 255}
	p := color.Palette{ground}
	for thread, c := range ornament.Palette() {
		if uint8(thread) != ornament.Ground {
			p = append(p, c)
		}
	}
	for _, c := range []color.RGBA{{0x23, 0x26, 0x2c, 255}, {0x56, 0x5a, 0x61, 255}, {0x1d, 0x4f, 0x7c, 255}, {0x76, 0x50, 0x0b, 255}} {
		for i := range shades {
			p = append(p, mix(ground, c, i+1))
		}
	}
	return p
}

// mix returns the colour that is n of shades steps from one to another.
func mix(from, to color.RGBA, n int) color.RGBA {
	step := func(a, b uint8) uint8 { return uint8((int(a)*(shades-n) + int(b)*n) / shades) }
	return color.RGBA{step(from.R, to.R), step(from.G, to.G), step(from.B, to.B), 255}
}
