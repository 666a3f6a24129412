// Command draw draws the pictures of the demonstration into the content:
// flat scenes in the colours of linen and thread, without faces and without
// signs, one for each thing that has no photo. A real photo may replace any
// of them: put it into the folder, describe it in its sidecar, and take the
// picture out of the list here.
// It also sews the signs of the site itself: icons, hem and towel (signs.go).
//
//	go run ./cmd/draw           draw all pictures
//	go run ./cmd/draw -check    say which committed picture differs
//
// Run it at the project's root. The same pixels come out on every run and
// machine: a sheet is filled in whole numbers (fill.go), shapes are laid on
// it by a pen (shape.go), things of daily life are made of shapes (things*.go),
// and a scene (scenes*.go) puts together what an item's own text tells of.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
)

// A picture is a scene and the file it is drawn into, below content/.
type picture struct {
	file   string
	ground tone
	draw   func(pen)
}

func main() {
	check := flag.Bool("check", false, "write nothing, say which picture differs")
	root := flag.String("root", ".", "the folder of the project")
	flag.Parse()
	do, sew := write, sign.write
	if *check {
		do, sew = differs, sign.differs
	}
	code := 0
	for _, p := range pictures {
		if err := do(filepath.Join(*root, "content", filepath.FromSlash(p.file)), p.paint()); err != nil {
			fmt.Fprintln(os.Stderr, err)
			code = 1
		}
	}
	for _, s := range signs {
		if err := sew(s, *root); err != nil {
			fmt.Fprintln(os.Stderr, err)
			code = 1
		}
	}
	os.Exit(code)
}

func (p picture) paint() *image.Paletted {
	s := newSheet(p.ground)
	p.draw(newPen(s))
	return s.paletted()
}

func write(name string, drawn *image.Paletted) error {
	var file bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&file, drawn); err != nil {
		return fmt.Errorf("draw %s: %w", name, err)
	}
	return os.WriteFile(name, file.Bytes(), 0o644)
}

// differs compares what is seen, not the bytes: another Go release may
// compress the same picture in another way.
func differs(name string, drawn *image.Paletted) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	committed, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if !same(committed, drawn) {
		return fmt.Errorf("%s is not what the program draws: run go run ./cmd/draw", name)
	}
	return nil
}

func same(a, b image.Image) bool {
	if a.Bounds() != b.Bounds() {
		return false
	}
	for y := range b.Bounds().Dy() {
		for x := range b.Bounds().Dx() {
			if a.At(x, y) != b.At(x, y) {
				return false
			}
		}
	}
	return true
}
