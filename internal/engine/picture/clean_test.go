package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"testing"
)

// segment is one segment of a JPEG file.
func segment(marker byte, body string) []byte {
	return append(binary.BigEndian.AppendUint16([]byte{0xff, marker}, uint16(len(body)+2)), body...)
}

func TestCleanKeepsThePictureOnly(t *testing.T) {
	plainJPEG, plainPNG := asJPEG(t, quarters(600, 500)), asPNG(t, quarters(600, 500))
	head := len(pngStart) + 25 // behind IHDR
	dirtyJPEG := bytes.Join([][]byte{
		plainJPEG[:2],
		segment(0xe0, "JFIF\x00\x01\x02\x01\x00\x48\x00\x48\x00\x00"),
		segment(0xe0, "JFXX\x00SECRET thumbnail"),
		segment(0xe1, "Exif\x00\x00"+string(tiff(binary.LittleEndian, 6))),
		segment(0xe1, "http://ns.adobe.com/xap/1.0/\x00SECRET"),
		segment(0xe2, "ICC_PROFILE\x00\x01\x01profile"),
		segment(0xe2, "MPF\x00SECRET"),
		segment(0xed, "Photoshop 3.0\x00SECRET"),
		segment(0xfe, "SECRET comment"),
		plainJPEG[2:],
		[]byte("SECRET film behind the end"),
	}, nil)
	dirtyPNG := bytes.Join([][]byte{
		plainPNG[:head],
		chunk("gAMA", []byte{0, 0, 0xb1, 0x8f}),
		chunk("eXIf", tiff(binary.BigEndian, 6)),
		chunk("tEXt", []byte("Comment\x00SECRET")),
		chunk("tIME", []byte{7, 231, 9, 13, 12, 0, 0}),
		plainPNG[head:],
		[]byte("SECRET behind the end"),
	}, nil)
	for name, dirty := range map[string][]byte{"jpeg": dirtyJPEG, "png": dirtyPNG} {
		info, found := Probe("a", dirty)
		if len(found) > 0 {
			t.Fatal(name, found[0].Code, found[0].Args)
		}
		clean := Clean(dirty, info)
		for _, hidden := range []string{"SECRET", "GPS", "Photoshop", "tIME", "MPF", "JFXX", "xap"} {
			if bytes.Contains(clean, []byte(hidden)) {
				t.Errorf("%s: %s is still there", name, hidden)
			}
		}
		for _, kept := range map[string][]string{"jpeg": {"JFIF", "ICC_PROFILE"}, "png": {"gAMA", "IEND"}}[name] {
			if !bytes.Contains(clean, []byte(kept)) {
				t.Errorf("%s: %s is lost", name, kept)
			}
		}
		again, found := Probe("a", clean)
		if len(found) > 0 || again != info {
			t.Errorf("%s: read as %+v, %v; was %+v", name, again, found, info)
		}
		if info.Orientation != 6 {
			t.Errorf("%s: the orientation %d is not that of the fixture", name, info.Orientation)
		}
		a, _, _ := image.Decode(bytes.NewReader(dirty))
		b, _, err := image.Decode(bytes.NewReader(clean))
		if err != nil || a.Bounds() != b.Bounds() {
			t.Fatalf("%s: %v", name, err)
		}
		for _, at := range []image.Point{{10, 10}, {590, 10}, {10, 490}, {590, 490}} {
			if a.At(at.X, at.Y) != b.At(at.X, at.Y) {
				t.Errorf("%s: another pixel at %v", name, at)
			}
		}
		if twice := Clean(clean, again); !bytes.Equal(twice, clean) {
			t.Errorf("%s: what is clean is cleaned again", name)
		}
	}
}

// A file without remarks stays as it is, byte for byte.
func TestCleanChangesNothingElse(t *testing.T) {
	for _, data := range [][]byte{asJPEG(t, noise(64, 64)), asPNG(t, noise(64, 64))} {
		info, _ := Probe("a", data)
		if got := Clean(data, info); !bytes.Equal(got, data) {
			t.Errorf("%s of %d bytes has become %d bytes", info.Format, len(data), len(got))
		}
	}
}

// What Probe lets through never makes Clean panic.
func FuzzClean(f *testing.F) {
	f.Add(withEXIF(asJPEG(f, quarters(32, 32)), tiff(binary.BigEndian, 3)))
	f.Add(asPNG(f, quarters(32, 32)))
	f.Fuzz(func(t *testing.T, data []byte) {
		info, found := Probe("a", data)
		if found.Errors() > 0 {
			return
		}
		if clean := Clean(data, info); len(clean) > len(data)+64 {
			t.Errorf("%d bytes have become %d", len(data), len(clean))
		}
	})
}
