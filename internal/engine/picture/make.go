package picture

import (
	"bytes"
	"image"
	"image/jpeg"
	"image/png"
	"slices"
	"sync"

	"pobratim/internal/engine/diag"
)

// quality is the JPEG quality, 1 to 100.
const quality = 80

// Make returns a picture's variants, encoded, in the order of Variants. If
// there is a finding, there are no variants. What Probe warns of is not said
// again.
func Make(file string, data []byte) ([][]byte, diag.List) {
	info, found := Probe(file, data)
	if found.Errors() > 0 {
		return nil, found
	}
	var made [][]byte
	err := guard(func() (err error) {
		made, err = cut(info, data)
		return err
	})
	if err != nil {
		return nil, diag.List{broken(diag.Pos{File: file}, err)}
	}
	return made, nil
}

// cut makes the widest variant from the picture and each other one from the
// next wider. The picture is turned after the first step, when it is small.
func cut(info Info, data []byte) ([][]byte, error) {
	decoded, err := decode(info, data)
	if err != nil {
		return nil, err
	}
	_, gray := decoded.(*image.Gray)
	colours := look{gray, info.Format == "png" && isFlat(decoded)}
	sizes := Variants(info)
	widest := sizes[len(sizes)-1]
	w, h := widest.Width, widest.Height
	if sideways(info.Orientation) {
		w, h = h, w
	}
	current := turn(shrink(decoded, w, h), info.Orientation)
	defer func() { canvases.Put(current) }()

	var made [][]byte
	for _, v := range slices.Backward(sizes) {
		if v != widest {
			wider := current
			current = shrink(wider, v.Width, v.Height)
			canvases.Put(wider)
		}
		out, err := encode(info, colours, current)
		if err != nil {
			return nil, err
		}
		made = append(made, out)
	}
	slices.Reverse(made)
	return made, nil
}

// canvases are used again: a picture takes many times the memory of its file.
var canvases sync.Pool // of *image.RGBA

// canvas returns a picture of which each pixel is still to be drawn.
func canvas(w, h int) *image.RGBA {
	m, _ := canvases.Get().(*image.RGBA)
	size := 4 * w * h
	if m == nil || cap(m.Pix) < size {
		return image.NewRGBA(image.Rect(0, 0, w, h))
	}
	m.Pix, m.Stride, m.Rect = m.Pix[:size], 4*w, image.Rect(0, 0, w, h)
	return m
}

func decode(info Info, data []byte) (image.Image, error) {
	if info.Format == "png" {
		return png.Decode(bytes.NewReader(data))
	}
	return jpeg.Decode(bytes.NewReader(data))
}

// A look is what the colours of the source allow: gray JPEG stays gray, a
// drawing of few colours stays one.
type look struct{ gray, flat bool }

// pngs writes PNG with the compressor of the picture before, which takes more
// memory than a small picture.
var pngs = png.Encoder{BufferPool: new(pngBuffers)}

type pngBuffers struct{ pool sync.Pool }

func (p *pngBuffers) Get() *png.EncoderBuffer {
	b, _ := p.pool.Get().(*png.EncoderBuffer)
	return b
}

func (p *pngBuffers) Put(b *png.EncoderBuffer) { p.pool.Put(b) }

func encode(info Info, l look, m *image.RGBA) ([]byte, error) {
	var b bytes.Buffer
	var err error
	switch {
	case info.Format == "png":
		err = pngs.Encode(&b, fewColours(m, l))
	case l.gray:
		err = jpeg.Encode(&b, onlyGray(m), &jpeg.Options{Quality: quality})
	default:
		err = jpeg.Encode(&b, m, &jpeg.Options{Quality: quality})
	}
	return b.Bytes(), err
}

func onlyGray(m *image.RGBA) *image.Gray {
	out := image.NewGray(m.Rect)
	for i := range out.Pix {
		out.Pix[i] = m.Pix[4*i]
	}
	return out
}
