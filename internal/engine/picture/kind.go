package picture

import (
	"bytes"
	"slices"
	"unicode/utf8"
)

// A kind is what a file looks like by its first bytes: a format's usual name,
// equal in all languages, or one of the constants.
type kind string

const (
	jpegFile    kind = "JPEG"
	pngFile     kind = "PNG"
	emptyFile   kind = "empty"
	pointerFile kind = "pointer" // a Git LFS pointer instead of the file
	textFile    kind = "text"
	unknownFile kind = "unknown"
)

func recognise(data []byte) kind {
	has := func(offset int, magic string) bool {
		return len(data) >= offset && bytes.HasPrefix(data[offset:], []byte(magic))
	}
	switch {
	case len(data) == 0:
		return emptyFile
	case has(0, "\xff\xd8\xff"):
		return jpegFile
	case has(0, "\x89PNG\r\n\x1a\n"):
		return pngFile
	case has(4, "ftyp"):
		return brand(data)
	case has(0, "RIFF") && has(8, "WEBP"):
		return "WebP"
	case has(0, "GIF8"):
		return "GIF"
	case has(0, "BM") && has(6, "\x00\x00\x00\x00"):
		return "BMP"
	case has(0, "II*\x00"), has(0, "MM\x00*"):
		return "TIFF"
	case has(0, "%PDF"):
		return "PDF"
	case has(0, "PK\x03\x04"):
		return "ZIP"
	case has(0, "8BPS"):
		return "PSD"
	case has(0, "\xff\x0a"), has(4, "JXL "):
		return "JPEG XL"
	case has(4, "jP  "):
		return "JPEG 2000"
	case has(0, "version https://git-lfs"):
		return pointerFile
	}
	return words(data)
}

// brand reads the brand of an ISO base media file (ISO 14496-12, 4.3).
func brand(data []byte) kind {
	name := string(data[8:min(len(data), 12)])
	switch {
	case slices.Contains([]string{"heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"}, name):
		return "HEIC"
	case name == "avif" || name == "avis":
		return "AVIF"
	case name == "crx ":
		return "CR3"
	}
	return "MP4"
}

// words tells markup and other text from bytes that mean nothing to us.
func words(data []byte) kind {
	start := data[:min(len(data), 1024)]
	for len(start) > 0 && len(data) > len(start) && !utf8.RuneStart(data[len(start)]) {
		start = start[:len(start)-1] // do not judge half a letter
	}
	binary := func(r rune) bool { return r < ' ' && r != '\t' && r != '\n' && r != '\r' }
	if !utf8.Valid(start) || bytes.ContainsFunc(start, binary) {
		return unknownFile
	}
	lower := bytes.ToLower(start)
	switch {
	case bytes.Contains(lower, []byte("<!doctype html")), bytes.Contains(lower, []byte("<html")):
		return "HTML"
	case bytes.Contains(lower, []byte("<svg")):
		return "SVG"
	}
	return textFile
}
