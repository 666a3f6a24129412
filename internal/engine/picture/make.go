package picture

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"slices"

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
	sizes := Variants(info)
	widest := sizes[len(sizes)-1]
	w, h := widest.Width, widest.Height
	if sideways(info.Orientation) {
		w, h = h, w
	}
	current := turn(shrink(decoded, w, h), info.Orientation)

	var made [][]byte
	for _, v := range slices.Backward(sizes) {
		if v != widest {
			current = shrink(current, v.Width, v.Height)
		}
		out, err := encode(info, gray, current)
		if err != nil {
			return nil, err
		}
		made = append(made, out)
	}
	slices.Reverse(made)
	return made, nil
}

func decode(info Info, data []byte) (image.Image, error) {
	if info.Format == "png" {
		return png.Decode(bytes.NewReader(data))
	}
	return jpeg.Decode(bytes.NewReader(data))
}

func encode(info Info, gray bool, m *image.RGBA) ([]byte, error) {
	var b bytes.Buffer
	var err error
	switch {
	case info.Format == "png":
		coder := png.Encoder{CompressionLevel: png.BestCompression}
		err = coder.Encode(&b, fewColours(m))
	case gray:
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

// fewColours returns the same picture with a palette, if 256 colours are
// enough: a drawing or a scan in gray is then a quarter of the size.
func fewColours(m *image.RGBA) image.Image {
	index := map[color.RGBA]uint8{}
	out := image.NewPaletted(m.Rect, nil)
	for i := range out.Pix {
		p := m.Pix[4*i : 4*i+4 : 4*i+4]
		c := color.RGBA{p[0], p[1], p[2], p[3]}
		n, known := index[c]
		if !known {
			if len(out.Palette) == 256 {
				return m
			}
			n = uint8(len(out.Palette))
			index[c] = n
			out.Palette = append(out.Palette, c)
		}
		out.Pix[i] = n
	}
	return out
}
