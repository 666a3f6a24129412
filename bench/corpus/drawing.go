package corpus

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
)

// drawing is a small picture: hills under a sky, in a palette, 640 × 400.
func (w writer) drawing() []byte {
	palette := color.Palette{color.NRGBA{0xf6, 0xf1, 0xe6, 255}}
	for range 15 {
		palette = append(palette, color.NRGBA{uint8(60 + w.IntN(160)), uint8(60 + w.IntN(160)), uint8(60 + w.IntN(160)), 255})
	}
	img := image.NewPaletted(image.Rect(0, 0, 640, 400), palette)
	for hill := 1; hill < len(palette); hill++ {
		height, slope, middle := 40+w.IntN(300), 1+w.IntN(4), w.IntN(640)
		for x := range 640 {
			away := x - middle
			if away < 0 {
				away = -away
			}
			for y := max(0, 400-height+away*slope/4); y < min(400, 400-height+away*slope/4+12); y++ {
				img.SetColorIndex(x, y, uint8(hill))
			}
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err) // memory takes everything
	}
	return b.Bytes()
}

// document is the smallest PDF that says whose it is.
func document(id string) []byte {
	return fmt.Appendf(nil, "%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"+
		"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n%%%% %s\ntrailer<</Root 1 0 R>>\n%%%%EOF\n", id)
}
