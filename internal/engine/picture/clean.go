package picture

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
)

// Clean returns a picture file of full size without anything but the picture:
// no position, camera, dates, thumbnails, comments, and nothing behind its
// end, where phones hide films. Pixels are not coded again. Kept is what the
// pixels mean: colour profile, gamma, and how the camera was held. Data is
// what Probe has found to be whole.
func Clean(data []byte, i Info) []byte {
	if i.Format == "png" {
		return cleanPNG(data, i.Orientation)
	}
	return cleanJPEG(data, i.Orientation)
}

func cleanJPEG(data []byte, held int) []byte {
	out := append(make([]byte, 0, len(data)+64), 0xff, 0xd8)
	if held > 1 {
		segment := append([]byte("Exif\x00\x00"), upright(held)...)
		out = binary.BigEndian.AppendUint16(append(out, 0xff, 0xe1), uint16(len(segment)+2))
		out = append(out, segment...)
	}
	for i := 2; i+4 <= len(data); {
		marker := data[i+1]
		switch {
		case data[i] != 0xff || marker == 0xff: // stray byte, filling
			i++
			continue
		case marker == 0xd9:
			return append(out, 0xff, 0xd9)
		case marker <= 0x01 || 0xd0 <= marker && marker <= 0xd8: // without length
			i += 2
			continue
		}
		end := min(i+2+int(binary.BigEndian.Uint16(data[i+2:])), len(data))
		if keepsSegment(marker, data[i+4:max(end, i+4)]) {
			out = append(out, data[i:end]...)
		}
		if i = end; marker == 0xda {
			scan := coded(data[i:])
			out = append(out, data[i:i+scan]...)
			i += scan
		}
	}
	return append(out, 0xff, 0xd9)
}

// keepsSegment tells coding from remarks: of the application segments only
// JFIF's density, Adobe's colour transform and a colour profile (ICC.1, B.4)
// say how pixels look.
func keepsSegment(marker byte, body []byte) bool {
	switch marker {
	case 0xe0:
		return bytes.HasPrefix(body, []byte("JFIF\x00"))
	case 0xe2:
		return bytes.HasPrefix(body, []byte("ICC_PROFILE\x00"))
	case 0xee:
		return bytes.HasPrefix(body, []byte("Adobe"))
	}
	return marker < 0xe0 // tables, frames, scans; not APPn, JPGn, COM
}

// coded returns how many bytes of coded pixels come before the next marker
// that is not a restart (ITU T.81, B.1.1.5).
func coded(data []byte) int {
	for i := 0; i+1 < len(data); i++ {
		if next := data[i+1]; data[i] == 0xff && next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7) {
			return i
		}
	}
	return len(data)
}

func cleanPNG(data []byte, held int) []byte {
	const signature = 8
	out := append(make([]byte, 0, len(data)+64), data[:signature]...)
	for i := signature; i+12 <= len(data); {
		length := binary.BigEndian.Uint32(data[i:])
		if uint64(length) > uint64(len(data)-i-12) {
			break
		}
		name, end := string(data[i+4:i+8]), i+12+int(length)
		if name == "IDAT" && held > 1 {
			out, held = appendChunk(out, "eXIf", upright(held)), 1
		}
		if keepsChunk(name) {
			out = append(out, data[i:end]...)
		}
		if i = end; name == "IEND" {
			break
		}
	}
	return out
}

// keepsChunk tells what pixels mean from remarks about them (PNG 3rd
// edition, 11): every critical chunk is kept, of the others those of colour.
func keepsChunk(name string) bool {
	switch name {
	case "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "bKGD", "pHYs":
		return true
	}
	return 'A' <= name[0] && name[0] <= 'Z'
}

func appendChunk(out []byte, name string, body []byte) []byte {
	out = binary.BigEndian.AppendUint32(out, uint32(len(body)))
	start := len(out)
	out = append(append(out, name...), body...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[start:]))
}

// upright is an EXIF block that holds nothing but an orientation.
func upright(orientation int) []byte {
	b := []byte("MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01")
	b = binary.BigEndian.AppendUint16(b, uint16(orientation))
	return append(b, 0, 0, 0, 0, 0, 0)
}
