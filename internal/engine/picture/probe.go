package picture

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"strconv"

	"pobratim/internal/engine/diag"
)

// Limits on what is decoded at all. A small file can claim any size; these
// bound the memory that believing it would take to some 600 MB. A progressive
// JPEG has four bytes more for each sample.
const (
	maxPixels      = 60_000_000
	maxProgressive = 30_000_000
	maxSide        = 20_000
)

// Probe reads a picture's headers. The Info is usable only if no finding is
// an error. Findings are about the file as a whole. A file that breaks off
// before its end is found here, damage among the pixels only by Make.
func Probe(file string, data []byte) (Info, diag.List) {
	at := diag.Pos{File: file}
	look := recognise(data)
	if look != jpegFile && look != pngFile {
		return Info{}, diag.List{foreign(at, look)}
	}
	config, err := readConfig(look, data)
	if err != nil {
		return Info{}, diag.List{broken(at, err)}
	}
	info := Info{Format: "jpeg", Width: config.Width, Height: config.Height}
	var most int
	var whole bool
	if look == pngFile {
		info.Format, most = "png", maxPixels
		info.Alpha, whole = pngChunks(data)
	} else {
		most, whole = jpegSegments(data)
	}
	switch {
	case info.Width > maxSide, info.Height > maxSide, info.Width*info.Height > most:
		return Info{}, diag.List{diag.Errorf(at, "picture-bomb",
			"width", strconv.Itoa(info.Width), "height", strconv.Itoa(info.Height))}
	case !whole:
		return Info{}, diag.List{diag.Errorf(at, "picture-broken")}
	}

	info.Orientation = orientation(look, data)
	if sideways(info.Orientation) {
		info.Width, info.Height = info.Height, info.Width
	}
	if info.Width < narrowest {
		return info, diag.List{diag.Warnf(at, "picture-small",
			"width", strconv.Itoa(info.Width), "least", strconv.Itoa(narrowest))}
	}
	return info, nil
}

// foreign says what a file is that is neither JPEG nor PNG.
func foreign(at diag.Pos, look kind) diag.Diagnostic {
	switch look {
	case emptyFile:
		return diag.Errorf(at, "picture-empty")
	case pointerFile:
		return diag.Errorf(at, "picture-pointer")
	case textFile:
		return diag.Errorf(at, "picture-text")
	case unknownFile:
		return diag.Errorf(at, "picture-unknown")
	}
	return diag.Errorf(at, "picture-format", "format", string(look))
}

func readConfig(look kind, data []byte) (config image.Config, err error) {
	err = guard(func() (err error) {
		if look == pngFile {
			config, err = png.DecodeConfig(bytes.NewReader(data))
			if w, h := pngSize(data); err != nil && max(w, h) > maxSide {
				config, err = image.Config{Width: w, Height: h}, nil // the decoder gives up on overflow
			}
		} else {
			config, err = jpeg.DecodeConfig(bytes.NewReader(data))
		}
		return err
	})
	if err == nil && (config.Width <= 0 || config.Height <= 0) {
		err = errors.New("no pixels")
	}
	return config, err
}

// broken tells a damaged file from a whole one of a kind that the decoders
// do not know: arithmetic coding, twelve bits, lossless JPEG.
func broken(at diag.Pos, err error) diag.Diagnostic {
	var unknownJPEG jpeg.UnsupportedError
	var unknownPNG png.UnsupportedError
	if errors.As(err, &unknownJPEG) || errors.As(err, &unknownPNG) {
		return diag.Errorf(at, "picture-coding")
	}
	return diag.Errorf(at, "picture-broken")
}

// guard turns a panic of a decoder into an error: what the decoders read
// comes from outside, and one file must not end the build.
func guard(f func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("the decoder gave up: %v", r)
		}
	}()
	return f()
}
