package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"
)

// quarters is a picture of four colours: red, green; blue, white.
func quarters(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.RGBA{255, 0, 0, 255}
			switch right, below := x >= w/2, y >= h/2; {
			case right && below:
				c = color.RGBA{255, 255, 255, 255}
			case right:
				c = color.RGBA{0, 255, 0, 255}
			case below:
				c = color.RGBA{0, 0, 255, 255}
			}
			m.SetRGBA(x, y, c)
		}
	}
	return m
}

// strokes is a drawing: lines as thick as a finger across a light ground, in
// 16 colours of which one is half clear.
func strokes(w, h int) *image.Paletted {
	m := image.NewPaletted(image.Rect(0, 0, w, h), color.Palette{color.RGBA{0xf5, 0xf0, 0xe6, 0xff}})
	for n := range 15 {
		c := color.NRGBA{uint8(n * 73), uint8(n*151 + 40), uint8(n*37 + 90), 0xff}
		if n == 7 {
			c.A = 0x80
		}
		m.Palette = append(m.Palette, c)
		for x := range w {
			y := h*(n+1)/16 + (n%5-2)*(x-w/2)/3
			for thick := range 1 + h/40 {
				if in := y + thick; in >= 0 && in < h {
					m.SetColorIndex(x, in, uint8(n+1))
				}
			}
		}
	}
	return m
}

// noise has detail everywhere; the same picture on each call.
func noise(w, h int) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	state := uint32(1)
	for i := range m.Pix {
		state = state*1664525 + 1013904223
		m.Pix[i] = uint8(state >> 24)
		if i%4 == 3 {
			m.Pix[i] = 255
		}
	}
	return m
}

func asJPEG(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asPNG(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

type order interface {
	binary.ByteOrder
	binary.AppendByteOrder
}

// tiff is an EXIF block with an orientation and a position (EXIF 2.32, 4.5).
func tiff(o order, orientation int) []byte {
	b := []byte("II*\x00")
	if o.Uint16([]byte{0, 1}) == 1 {
		b = []byte("MM\x00*")
	}
	tag := func(id, kind uint16, count uint32) {
		b = o.AppendUint16(b, id)
		b = o.AppendUint16(b, kind)
		b = o.AppendUint32(b, count)
	}
	const ifd0, gps = 8, 8 + 2 + 2*12 + 4
	b = o.AppendUint32(b, ifd0)
	b = o.AppendUint16(b, 2)
	tag(0x0112, 3, 1) // Orientation, SHORT
	b = o.AppendUint16(b, uint16(orientation))
	b = o.AppendUint16(b, 0)
	tag(0x8825, 4, 1) // GPSInfo, LONG
	b = o.AppendUint32(b, gps)
	b = o.AppendUint32(b, 0)
	b = o.AppendUint16(b, 2)
	tag(0x0001, 2, 2) // GPSLatitudeRef, ASCII
	b = append(b, "N\x00\x00\x00"...)
	tag(0x0002, 5, 3) // GPSLatitude, RATIONAL
	b = o.AppendUint32(b, gps+2+2*12+4)
	b = o.AppendUint32(b, 0)
	for _, n := range []uint32{57, 1, 49, 1, 12, 1} {
		b = o.AppendUint32(b, n)
	}
	return append(b, "GPS GPS GPS"...)
}

// withEXIF puts an APP1 segment behind a JPEG's first marker.
func withEXIF(jpeg, exif []byte) []byte {
	segment := append([]byte("Exif\x00\x00"), exif...)
	head := binary.BigEndian.AppendUint16([]byte{0xff, 0xd8, 0xff, 0xe1}, uint16(len(segment)+2))
	return bytes.Join([][]byte{head, segment, jpeg[2:]}, nil)
}

// chunk is one chunk of a PNG file.
func chunk(name string, data []byte) []byte {
	b := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	b = append(append(b, name...), data...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
}

const pngStart = "\x89PNG\r\n\x1a\n"

func ihdr(w, h int, depth, colour, interlace byte) []byte {
	b := binary.BigEndian.AppendUint32(nil, uint32(w))
	b = binary.BigEndian.AppendUint32(b, uint32(h))
	return chunk("IHDR", append(b, depth, colour, 0, 0, interlace))
}

// interlaced16 writes a PNG as the standard library does not: 16 bits a
// channel, in Adam7's seven passes.
func interlaced16(m image.Image) []byte {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	w, h := m.Bounds().Dx(), m.Bounds().Dy()
	for _, p := range [][4]int{{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}} {
		for y := p[1]; y < h; y += p[3] {
			row := []byte{0} // no filter
			for x := p[0]; x < w; x += p[2] {
				r, g, b, _ := m.At(x, y).RGBA()
				for _, v := range []uint32{r, g, b} {
					row = binary.BigEndian.AppendUint16(row, uint16(v))
				}
			}
			z.Write(row)
		}
	}
	z.Close()
	return bytes.Join([][]byte{[]byte(pngStart), ihdr(w, h, 16, 2, 1), chunk("IDAT", b.Bytes()), chunk("IEND", nil)}, nil)
}

// flatJPEG writes a JPEG of one colour, baseline (start of frame 0xc0) or
// progressive (0xc2), with a value of 0 to 255 for each component. Four
// components are ink as Adobe writes it: 255 is none.
func flatJPEG(frame byte, w, h int, values ...int) []byte {
	segment := func(marker byte, data ...byte) []byte {
		return append([]byte{0xff, marker, 0, byte(len(data) + 2)}, data...)
	}
	out := []byte{0xff, 0xd8}
	if len(values) == 4 {
		out = append(out, segment(0xee, append([]byte("Adobe"), 0, 100, 0, 0, 0, 0, 0)...)...)
	}
	out = append(out, segment(0xdb, append([]byte{0}, bytes.Repeat([]byte{8}, 64)...)...)...)
	head := []byte{8, byte(h >> 8), byte(h), byte(w >> 8), byte(w), byte(len(values))}
	scan := []byte{byte(len(values))}
	for i := range values {
		head = append(head, byte(i+1), 0x11, 0)
		scan = append(scan, byte(i+1), 0)
	}
	out = append(out, segment(frame, head...)...)
	// Nine codes of four bits for the sizes of DC differences, one code of
	// one bit for "no AC coefficients".
	out = append(out, segment(0xc4, append([]byte{0x00, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 0, 1, 2, 3, 4, 5, 6, 7, 8)...)...)
	out = append(out, segment(0xc4, append([]byte{0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 0)...)...)
	last := byte(63)
	if frame == 0xc2 {
		last = 0
	}
	out = append(out, segment(0xda, append(scan, 0, last, 0)...)...)

	var bits []byte
	put := func(v, n int) {
		for i := n - 1; i >= 0; i-- {
			bits = append(bits, byte(v>>i&1))
		}
	}
	for block := range ((w + 7) / 8) * ((h + 7) / 8) {
		for _, v := range values {
			difference := v - 128
			if block > 0 {
				difference = 0
			}
			size := 0
			for n := max(difference, -difference); n > 0; n >>= 1 {
				size++
			}
			put(size, 4)
			if difference < 0 {
				difference += 1<<size - 1
			}
			put(difference, size)
			if frame == 0xc0 {
				put(0, 1)
			}
		}
	}
	for len(bits)%8 != 0 {
		bits = append(bits, 1)
	}
	for i := 0; i < len(bits); i += 8 {
		var v byte
		for _, bit := range bits[i : i+8] {
			v = v<<1 | bit
		}
		if out = append(out, v); v == 0xff {
			out = append(out, 0)
		}
	}
	return append(out, 0xff, 0xd9)
}
