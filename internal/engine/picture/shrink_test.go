package picture

import (
	"image"
	"testing"

	"golang.org/x/image/draw"
)

// TestShrink compares with the library's own scaler.
func TestShrink(t *testing.T) {
	clear := noise(300, 200)
	for i := range clear.Pix {
		if i%4 == 3 {
			clear.Pix[i] = clear.Pix[i-1] // alpha as wild as the colours
		}
	}
	sources := map[string]image.Image{
		"photo": noise(300, 200), "see-through": clear, "drawing": quarters(301, 199), "strokes": strokes(300, 200),
		"part": noise(400, 300).SubImage(image.Rect(50, 40, 350, 240)),
	}
	for name, src := range sources {
		for _, size := range [][2]int{{300, 199}, {299, 150}, {150, 100}, {97, 33}, {7, 5}, {1, 1}} {
			got := shrink(src, size[0], size[1])
			want := image.NewRGBA(got.Rect)
			draw.CatmullRom.Scale(want, want.Rect, src, src.Bounds(), draw.Src, nil)
			for i := range want.Pix {
				if d := int(got.Pix[i]) - int(want.Pix[i]); d < -2 || d > 2 {
					t.Errorf("%s to %v: byte %d is %d, the library has %d", name, size, i, got.Pix[i], want.Pix[i])
					break
				}
			}
		}
	}
}

func TestShrinkKeepsWhatFits(t *testing.T) {
	src := quarters(30, 20)
	if got := shrink(src, 30, 20); string(got.Pix) != string(src.Pix) {
		t.Error("the same size has other pixels")
	}
}

func TestShrinkTakesColoursFromThePalette(t *testing.T) {
	src := strokes(310, 220).SubImage(image.Rect(7, 11, 307, 211))
	plain := image.NewRGBA(src.Bounds())
	draw.Draw(plain, plain.Rect, src, src.Bounds().Min, draw.Src)
	if got, want := shrink(src, 97, 66), shrink(plain, 97, 66); string(got.Pix) != string(want.Pix) {
		t.Error("a picture with a palette becomes another than without one")
	}
}

func TestWindowsSumUp(t *testing.T) {
	for _, size := range [][2]int{{1, 1}, {2, 1}, {20_000, 1}, {20_000, 1440}, {1600, 1440}, {1067, 960}} {
		for i, w := range windows(size[0], size[1]) {
			sum := int32(0)
			for _, k := range w.weights {
				sum += k
			}
			if sum != one || w.first < 0 || w.first+len(w.weights) > size[0] {
				t.Fatalf("%v, pixel %d: sum %d, from %d, %d weights", size, i, sum, w.first, len(w.weights))
			}
		}
	}
}

// Nothing of the picture before is seen in the one that is drawn over it.
func TestCanvasIsDrawnOver(t *testing.T) {
	src := strokes(300, 200)
	draws := []func() *image.RGBA{
		func() *image.RGBA { return shrink(src, 97, 66) },
		func() *image.RGBA { return shrink(src, 300, 200) },
		func() *image.RGBA { return turn(shrink(src, 60, 40), 6) },
	}
	for i, draw := range draws {
		want := string(draw().Pix)
		for range 20 {
			dirty := image.NewRGBA(image.Rect(0, 0, 400, 300))
			for i := range dirty.Pix {
				dirty.Pix[i] = 0xAA
			}
			canvases.Put(dirty)
		}
		if got := draw(); string(got.Pix) != want || got.Stride != 4*got.Rect.Dx() {
			t.Errorf("picture %d is another on a used canvas", i)
		}
	}
}
