package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"strings"
	"testing"

	"pobratim/internal/engine/diag"
)

func TestProbeRefuses(t *testing.T) {
	photo := asJPEG(t, noise(600, 400))
	drawing := asPNG(t, noise(600, 400))
	bomb := func(w, h int) []byte {
		return bytes.Join([][]byte{[]byte(pngStart), ihdr(w, h, 8, 2, 0), chunk("IDAT", nil), chunk("IEND", nil)}, nil)
	}
	tests := []struct {
		name, data, code, format string
	}{
		{"nothing", "", "picture-empty", ""},
		{"HEIC", "\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", "picture-format", "HEIC"},
		{"HEIC, other brand", "\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00", "picture-format", "HEIC"},
		{"AVIF", "\x00\x00\x00\x18ftypavif", "picture-format", "AVIF"},
		{"film", "\x00\x00\x00\x18ftypisom", "picture-format", "MP4"},
		{"film cut off", "\x00\x00\x00\x18ftyp", "picture-format", "MP4"},
		{"WebP", "RIFF\x00\x00\x00\x00WEBPVP8 ", "picture-format", "WebP"},
		{"GIF", "GIF89a\x01\x00\x01\x00", "picture-format", "GIF"},
		{"PDF", "%PDF-1.7\n", "picture-format", "PDF"},
		{"ZIP", "PK\x03\x04\x14\x00", "picture-format", "ZIP"},
		{"TIFF", "II*\x00\x08\x00\x00\x00", "picture-format", "TIFF"},
		{"web page", "\n<!DOCTYPE html><html>", "picture-format", "HTML"},
		{"SVG", `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>`, "picture-format", "SVG"},
		{"text", "Сад у школы\n", "picture-text", ""},
		{"long text", strings.Repeat("я", 2000), "picture-text", ""},
		{"pointer", "version https://git-lfs.github.com/spec/v1\noid sha256:00\n", "picture-pointer", ""},
		{"garbage", "\x01\x02\x03\xff\xfe\x80", "picture-unknown", ""},
		{"JPEG start only", "\xff\xd8\xff", "picture-broken", ""},
		{"PNG start only", pngStart, "picture-broken", ""},
		{"JPEG cut in the pixels", string(photo[:len(photo)/2]), "picture-broken", ""},
		{"PNG cut in the pixels", string(drawing[:len(drawing)/2]), "picture-broken", ""},
		{"JPEG without its last byte", string(photo[:len(photo)-1]), "picture-broken", ""},
		{"PNG without its last byte", string(drawing[:len(drawing)-1]), "picture-broken", ""},
		{"thumbnail whole, photo cut", string(withEXIF(photo, append(tiff(binary.BigEndian, 1), 0xff, 0xd9))[:2000]), "picture-broken", ""},
		{"PNG of no width", string(bomb(0, 10)), "picture-broken", ""},
		{"twelve bits", strings.Replace(string(photo), "\xff\xc0\x00\x11\x08", "\xff\xc0\x00\x11\x0c", 1), "picture-coding", ""},
		{"too many pixels", string(bomb(10_000, 6_001)), "picture-bomb", ""},
		{"too wide", string(bomb(20_001, 1)), "picture-bomb", ""},
		{"far too large", string(bomb(1<<31-1, 1<<31-1)), "picture-bomb", ""},
		{"progressive, too many pixels", string(resized(flatJPEG(0xc2, 8, 8, 9, 9, 9), 6_001, 5_000)), "picture-bomb", ""},
		{"JPEG of 65,535 squared", string(resized(photo, 65_535, 65_535)), "picture-bomb", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, found := Probe("people/photo.jpg", []byte(test.data))
			check(t, found, test.code, test.format)
			made, found := Make("people/photo.jpg", []byte(test.data))
			check(t, found, test.code, test.format)
			if made != nil {
				t.Error("variants were made beside a finding")
			}
		})
	}
}

func check(t *testing.T, found diag.List, code, format string) {
	t.Helper()
	if len(found) != 1 {
		t.Fatalf("got %v, want one finding", found)
	}
	d := found[0]
	if d.Code != code || d.Args["format"] != format || d.Severity != diag.Error || d.Pos != (diag.Pos{File: "people/photo.jpg"}) {
		t.Errorf("got %+v, want an error %s %s about the file", d, code, format)
	}
	catalogue, err := diag.Load("en")
	if err != nil {
		t.Fatal(err)
	}
	if m := catalogue.Message(d) + catalogue.Hint(d); strings.Contains(m, "{") || catalogue.Hint(d) == "" {
		t.Errorf("words with a hole or without a hint: %q", m)
	}
}

// resized changes the size that a JPEG's header claims.
func resized(photo []byte, w, h uint16) []byte {
	out := bytes.Clone(photo)
	i := max(bytes.Index(out, []byte{0xff, 0xc0}), bytes.Index(out, []byte{0xff, 0xc2}))
	binary.BigEndian.PutUint16(out[i+5:], h)
	binary.BigEndian.PutUint16(out[i+7:], w)
	return out
}

func TestProbe(t *testing.T) {
	transparent := noise(500, 10)
	transparent.Pix[3] = 0
	palette := image.NewPaletted(image.Rect(0, 0, 500, 10), color.Palette{color.Transparent, color.Black})
	tests := []struct {
		name string
		data []byte
		want Info
	}{
		{"photo", asJPEG(t, noise(600, 400)), Info{"jpeg", 600, 400, 1, false}},
		{"turned photo", withEXIF(asJPEG(t, noise(600, 500)), tiff(binary.LittleEndian, 6)), Info{"jpeg", 500, 600, 6, false}},
		{"orientation 0", withEXIF(asJPEG(t, noise(600, 400)), tiff(binary.BigEndian, 0)), Info{"jpeg", 600, 400, 1, false}},
		{"orientation 9", withEXIF(asJPEG(t, noise(600, 400)), tiff(binary.BigEndian, 9)), Info{"jpeg", 600, 400, 1, false}},
		{"broken metadata", withEXIF(asJPEG(t, noise(600, 400)), []byte("MM\x00*\xff\xff\xff\xff")), Info{"jpeg", 600, 400, 1, false}},
		{"drawing", asPNG(t, quarters(500, 10)), Info{"png", 500, 10, 1, false}},
		{"see-through drawing", asPNG(t, transparent), Info{"png", 500, 10, 1, true}},
		{"see-through palette", asPNG(t, palette), Info{"png", 500, 10, 1, true}},
		{"16 bits, interlaced", interlaced16(quarters(500, 10)), Info{"png", 500, 10, 1, false}},
		{"baseline of 30 megapixels", resized(flatJPEG(0xc0, 8, 8, 9, 9, 9), 6_001, 5_000), Info{"jpeg", 6_001, 5_000, 1, false}},
		{"just allowed", resized(asJPEG(t, noise(8, 8)), 20_000, 3_000), Info{"jpeg", 20_000, 3_000, 1, false}},
	}
	for _, test := range tests {
		got, found := Probe("photo.jpg", test.data)
		if got != test.want || len(found) != 0 {
			t.Errorf("%s: got %+v %v, want %+v", test.name, got, found, test.want)
		}
	}
}

func TestProbeWarnsOfNarrowPictures(t *testing.T) {
	for width, want := range map[int]int{479: 1, 480: 0} {
		_, found := Probe("a.png", asPNG(t, noise(width, 10)))
		if len(found) != want || want == 1 && (found[0].Code != "picture-small" || found[0].Severity != diag.Warning) {
			t.Errorf("%d pixels wide: %v", width, found)
		}
	}
	if _, found := Probe("a.jpg", withEXIF(asJPEG(t, noise(600, 400)), tiff(binary.BigEndian, 8))); len(found) != 1 {
		t.Errorf("600 × 400 held upright is 400 wide: %v", found)
	}
}

func FuzzProbe(f *testing.F) {
	f.Add(withEXIF(asJPEG(f, quarters(16, 16)), tiff(binary.BigEndian, 6)))
	f.Add(asPNG(f, quarters(16, 16)))
	f.Add(interlaced16(quarters(9, 9)))
	f.Add(flatJPEG(0xc2, 16, 16, 255, 0, 0, 255))
	f.Add([]byte("\x00\x00\x00\x18ftypheic"))
	f.Fuzz(func(t *testing.T, data []byte) {
		info, found := Probe("f", data)
		for _, d := range found {
			if d.Pos != (diag.Pos{File: "f"}) {
				t.Errorf("the finding %v is not about the file", d)
			}
		}
		if found.Errors() == 0 && (info.Width < 1 || info.Height < 1 || len(Variants(info)) == 0) {
			t.Errorf("no finding, and yet %+v", info)
		}
		if info.Width*info.Height < 1<<16 {
			if made, found := Make("f", data); found.Errors() == 0 && len(made) != len(Variants(info)) {
				t.Errorf("no finding, and yet %d variants", len(made))
			}
		}
	})
}
