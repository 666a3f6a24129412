package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"

	"pobratim/internal/engine/ornament"
)

// A sign belongs to the look of the site and not to an item: a file of
// layouts/assets or static, below the project's root.
type sign struct {
	file string
	draw func() []byte
}

var signs = []sign{
	{"layouts/assets/favicon.svg", favicon},
	{"layouts/assets/apple-touch-icon.png", touchIcon},
	{"layouts/assets/icon-192.png", func() []byte { return appIcon(192) }},
	{"layouts/assets/icon-512.png", func() []byte { return appIcon(512) }},
	{"static/favicon.ico", icon},
	{"layouts/assets/stitch.svg", hemOfSite},
	{"layouts/assets/rule.svg", threadOfRule},
	{"layouts/assets/towel.svg", towelOfSite},
}

// rhomb is the mark of the site: one figure with a seed in it.
var rhomb = []string{
	"...##...",
	"..#..#..",
	".#.oo.#.",
	"#.oooo.#",
	"#.oooo.#",
	".#.oo.#.",
	"..#..#..",
	"...##...",
}

// Colours of the mark: linen and straw on blue.
var (
	markGround = color.RGBA{0x1d, 0x4f, 0x7c, 255}
	markThread = map[byte]color.RGBA{'#': {0xf6, 0xf1, 0xe6, 255}, 'o': {0xe5, 0xb4, 0x5c, 255}}
)

// favicon is made of squares: crosses would be too fine for sixteen pixels.
func favicon() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><path fill="%s" d="M0 0h64v64H0z"/>`, hex(markGround))
	for _, t := range []byte("#o") {
		fmt.Fprintf(&b, `<path fill="%s" d="`, hex(markThread[t]))
		for y, row := range rhomb {
			for x := range row {
				if row[x] == t {
					fmt.Fprintf(&b, "M%d %dh8v8h-8z", 8*x, 8*y)
				}
			}
		}
		b.WriteString(`"/>`)
	}
	b.WriteString("</svg>\n")
	return b.Bytes()
}

func hex(c color.RGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// touchIcon leaves a margin: systems cut its corners.
func touchIcon() []byte { return encode(mark(180, 15, 30, 1)) }

// appIcon is for the screens of phones, which cut it to a circle or a drop of
// four fifths of its width: the figure stays within.
func appIcon(size int) []byte {
	cell := size * 5 / 64
	return encode(mark(size, cell, (size-len(rhomb)*cell)/2, size/170))
}

// icoHead is the length of the directory of an ICO file with one picture.
const icoHead = 22

// icon is an ICO file with one picture in it, as PNG.
func icon() []byte {
	picture := encode(mark(32, 4, 0, 0))
	var b bytes.Buffer
	for _, v := range []any{
		[3]uint16{0, 1, 1}, [4]uint8{32, 32, 0, 0}, [2]uint16{1, 24}, uint32(len(picture)), uint32(icoHead),
	} {
		if err := binary.Write(&b, binary.LittleEndian, v); err != nil {
			panic(err) // a buffer takes everything
		}
	}
	b.Write(picture)
	return b.Bytes()
}

// mark draws the rhomb with cells of so many pixels, from a margin on, each
// with a seam around it.
func mark(size, cell, margin, seam int) image.Image {
	m := image.NewRGBA(image.Rect(0, 0, size, size))
	for y := range size {
		for x := range size {
			m.SetRGBA(x, y, markGround)
		}
	}
	for y, row := range rhomb {
		for x := range row {
			c, ok := markThread[row[x]]
			if !ok {
				continue
			}
			for dy := seam; dy < cell-seam; dy++ {
				for dx := seam; dx < cell-seam; dx++ {
					m.SetRGBA(margin+x*cell+dx, margin+y*cell+dy, c)
				}
			}
		}
	}
	return m
}

func encode(m image.Image) []byte {
	var b bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&b, m); err != nil {
		panic(err) // a buffer takes everything
	}
	return b.Bytes()
}

// hemOfSite runs below the head of every page: the rhombs of two cities in
// turn, with seeds between them.
func hemOfSite() []byte {
	return ornament.DrawSVG(ornament.Draw([]string{
		"..bb........gg......",
		".b..b......g..g.....",
		"b.oo.b.oo.g.oo.g.oo.",
		"b.oo.b.oo.g.oo.g.oo.",
		".b..b......g..g.....",
		"..bb........gg......",
	}, map[byte]ornament.Colour{'b': ornament.Blue, 'g': ornament.Green, 'o': ornament.Ochre}))
}

// threadOfRule is one stitch of the lines beside headings; the style sheet
// gives it the colour.
func threadOfRule() []byte {
	return ornament.DrawSVG(ornament.Draw([]string{"b"}, map[byte]ornament.Colour{'b': ornament.Blue}))
}

// towelOfSite is the towel of pages that are not an item's.
func towelOfSite() []byte {
	return ornament.SVG(ornament.New("site", ornament.Motif{}, ornament.Blue))
}

func (s sign) write(root string) error {
	return os.WriteFile(filepath.Join(root, filepath.FromSlash(s.file)), s.draw(), 0o644)
}

func (s sign) differs(root string) error {
	data, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(s.file)))
	if err != nil {
		return err
	}
	if !equal(data, s.draw()) {
		return fmt.Errorf("%s is not what the program draws: run go run ./cmd/draw", s.file)
	}
	return nil
}

// equal compares pixels where there are some: see differs.
func equal(a, b []byte) bool {
	x, first := png.Decode(bytes.NewReader(pixels(a)))
	y, second := png.Decode(bytes.NewReader(pixels(b)))
	if first != nil || second != nil {
		return bytes.Equal(a, b)
	}
	return same(x, y)
}

// pixels returns the picture in an icon file, or the file.
func pixels(data []byte) []byte {
	if len(data) > icoHead && data[0] == 0 {
		return data[icoHead:]
	}
	return data
}
