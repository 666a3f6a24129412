package picture

import "image"

// sideways says whether an orientation swaps width and height.
func sideways(orientation int) bool { return orientation >= 5 }

// turn shows a picture upright. Its origin must be 0,0; orientation 1 returns
// it as it is, for any other its canvas is used again.
func turn(m *image.RGBA, orientation int) *image.RGBA {
	if orientation <= 1 {
		return m
	}
	w, h := m.Rect.Dx(), m.Rect.Dy()
	if sideways(orientation) {
		w, h = h, w
	}
	out := canvas(w, h)
	for y := range h {
		for x := range w {
			fx, fy := from(orientation, x, y, w-1, h-1)
			copy(out.Pix[out.PixOffset(x, y):][:4], m.Pix[m.PixOffset(fx, fy):])
		}
	}
	canvases.Put(m)
	return out
}

// from tells where the pixel x, y of the upright picture lies in the stored
// one; right and bottom are the upright picture's last column and row. The
// comments name where the stored picture's first row and column are seen
// (EXIF 2.32, 4.6.4).
func from(orientation, x, y, right, bottom int) (int, int) {
	switch orientation {
	case 2: // top, right
		return right - x, y
	case 3: // bottom, right
		return right - x, bottom - y
	case 4: // bottom, left
		return x, bottom - y
	case 5: // left, top
		return y, x
	case 6: // right, top
		return y, right - x
	case 7: // right, bottom
		return bottom - y, right - x
	case 8: // left, bottom
		return bottom - y, x
	}
	return x, y
}
