package picture

import (
	"bytes"
	"encoding/binary"

	"github.com/bep/imagemeta"
)

// orientation reads how the camera was held (EXIF 2.32, tag 0x0112). Missing,
// damaged or senseless metadata means upright: the pixels are still good.
func orientation(look kind, data []byte) int {
	format := imagemeta.JPEG
	if look == pngFile {
		format = imagemeta.PNG
	}
	found := 1
	isOrientation := func(t imagemeta.TagInfo) bool {
		return t.Namespace == "IFD0" && t.Tag == "Orientation"
	}
	_ = guard(func() error {
		_, err := imagemeta.Decode(imagemeta.Options{
			R:               bytes.NewReader(data),
			ImageFormat:     format,
			Sources:         imagemeta.EXIF,
			ShouldHandleTag: isOrientation,
			HandleTag: func(t imagemeta.TagInfo) error {
				if n, ok := t.Value.(uint16); ok && 1 <= n && n <= 8 {
					found = int(n)
				}
				return nil
			},
		})
		return err
	})
	return found
}

// jpegSegments walks the segments: how many pixels are decoded at most, and
// whether the end-of-image marker comes after the start of a scan. Among coded
// pixels FF D9 cannot occur (ITU T.81, B.1.1.5); before the scan it can, in an
// embedded thumbnail.
func jpegSegments(data []byte) (most int, whole bool) {
	most = maxPixels
	for i := 2; i+4 <= len(data); {
		marker := data[i+1]
		switch {
		case data[i] != 0xff || marker == 0xff: // stray byte, filling
			i++
		case marker == 0xda:
			return most, bytes.Contains(data[i:], []byte{0xff, 0xd9})
		case marker <= 0x01 || 0xd0 <= marker && marker <= 0xd9: // without length
			i += 2
		default:
			if marker == 0xc2 {
				most = maxProgressive
			}
			i += 2 + int(binary.BigEndian.Uint16(data[i+2:]))
		}
	}
	return most, false
}

// pngSize reads the size that the first chunk claims, or zeros.
func pngSize(data []byte) (w, h int) {
	if len(data) < 24 {
		return 0, 0
	}
	return int(binary.BigEndian.Uint32(data[16:])), int(binary.BigEndian.Uint32(data[20:]))
}

// pngChunks walks the chunks: whether the picture can be transparent, and
// whether the last chunk is there (PNG 3rd edition, 5.3 and 11).
func pngChunks(data []byte) (alpha, whole bool) {
	const signature, colourType = 8, 25
	if len(data) > colourType {
		alpha = data[colourType] == 4 || data[colourType] == 6
	}
	for i := signature; i+12 <= len(data); {
		switch string(data[i+4 : i+8]) {
		case "tRNS":
			alpha = true
		case "IEND":
			return alpha, true
		}
		length := binary.BigEndian.Uint32(data[i:])
		if uint64(length) > uint64(len(data)) {
			return alpha, false
		}
		i += 12 + int(length)
	}
	return alpha, false
}
