package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/draw"
	"runtime"
	"slices"
	"strings"
	"testing"
)

func TestVariants(t *testing.T) {
	tests := []struct {
		w, h int
		want []Variant
	}{
		{1, 1, []Variant{{1, 1}}},
		{479, 333, []Variant{{479, 333}}},
		{480, 333, []Variant{{480, 333}}},
		{959, 640, []Variant{{480, 320}}},
		{1600, 1067, []Variant{{480, 320}, {960, 640}, {1440, 960}}},
		{1440, 1001, []Variant{{480, 334}, {960, 667}, {1440, 1001}}},
		{20_000, 1, []Variant{{480, 1}, {960, 1}, {1440, 1}}},
		{3000, 20_000, []Variant{{480, 3200}, {960, 6400}, {1440, 9600}}},
	}
	for _, test := range tests {
		if got := Variants(Info{Width: test.w, Height: test.h}); !slices.Equal(got, test.want) {
			t.Errorf("%d × %d: got %v, want %v", test.w, test.h, got, test.want)
		}
	}
}

func TestRecipe(t *testing.T) {
	base := Recipe([32]byte{1}, Variant{480, 320})
	if base != Recipe([32]byte{1}, Variant{480, 320}) {
		t.Error("one recipe has two keys")
	}
	for _, other := range []Variant{{480, 321}, {960, 320}} {
		if base == Recipe([32]byte{1}, other) {
			t.Errorf("%v has the key of another size", other)
		}
	}
	if base == Recipe([32]byte{2}, Variant{480, 320}) {
		t.Error("two pictures have one key")
	}
}

// makeAll makes a picture's variants and decodes them.
func makeAll(t *testing.T, data []byte) ([]image.Image, [][]byte) {
	t.Helper()
	info, found := Probe("photo", data)
	if found.Errors() > 0 {
		t.Fatal(found)
	}
	made, found := Make("photo", data)
	if len(found) > 0 {
		t.Fatal(found)
	}
	sizes := Variants(info)
	if len(made) != len(sizes) {
		t.Fatalf("%d files for %d variants", len(made), len(sizes))
	}
	var all []image.Image
	for i, b := range made {
		m, format, err := image.Decode(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		if got := (Variant{m.Bounds().Dx(), m.Bounds().Dy()}); got != sizes[i] || format != info.Format {
			t.Errorf("got %s of %v, want %s of %v", format, got, info.Format, sizes[i])
		}
		all = append(all, m)
	}
	return all, made
}

func TestOrientation(t *testing.T) {
	// The stored corners are red, green, blue, white: by rows, from the top
	// left. What each orientation shows is worked out by hand.
	seen := []string{1: "rgbw", 2: "grwb", 3: "wbgr", 4: "bwrg", 5: "rbgw", 6: "brwg", 7: "wgbr", 8: "gwrb"}
	stored := asJPEG(t, quarters(1200, 1000))
	for orientation := 1; orientation <= 8; orientation++ {
		for _, o := range []order{binary.BigEndian, binary.LittleEndian} {
			all, _ := makeAll(t, withEXIF(stored, tiff(o, orientation)))
			if len(all) != 2 {
				t.Fatalf("%d variants, want 2", len(all))
			}
			for _, m := range all {
				if got := corners(m); got != seen[orientation] {
					t.Errorf("orientation %d: corners %s, want %s", orientation, got, seen[orientation])
				}
				if wide := m.Bounds().Dx() > m.Bounds().Dy(); wide != (orientation < 5) {
					t.Errorf("orientation %d: %v", orientation, m.Bounds())
				}
			}
		}
	}
}

func TestOrientationOfPNG(t *testing.T) {
	drawing := asPNG(t, quarters(500, 500))
	exif := chunk("eXIf", tiff(binary.BigEndian, 6))
	all, made := makeAll(t, slices.Concat(drawing[:33], exif, drawing[33:]))
	if got := corners(all[0]); got != "brwg" {
		t.Errorf("corners %s, want brwg", got)
	}
	if bytes.Contains(made[0], []byte("eXIf")) {
		t.Error("metadata is kept")
	}
}

// corners names the colours of the corners, by rows.
func corners(m image.Image) string {
	b := m.Bounds()
	var names strings.Builder
	for _, y := range []int{b.Min.Y + 10, b.Max.Y - 10} {
		for _, x := range []int{b.Min.X + 10, b.Max.X - 10} {
			names.WriteString(name(m.At(x, y)))
		}
	}
	return names.String()
}

func name(c color.Color) string {
	r, g, b, _ := c.RGBA()
	const half = 1 << 15
	switch [3]bool{r > half, g > half, b > half} {
	case [3]bool{true, false, false}:
		return "r"
	case [3]bool{false, true, false}:
		return "g"
	case [3]bool{false, false, true}:
		return "b"
	case [3]bool{true, true, true}:
		return "w"
	case [3]bool{false, false, false}:
		return "k"
	}
	return "?"
}

func TestNothingButPixels(t *testing.T) {
	source := withEXIF(asJPEG(t, noise(1000, 700)), tiff(binary.BigEndian, 6))
	if !bytes.Contains(source, []byte("Exif")) || !bytes.Contains(source, []byte("GPS")) {
		t.Fatal("the test's photo has no position to lose")
	}
	_, made := makeAll(t, source)
	for _, b := range made {
		for _, word := range []string{"Exif", "GPS", "http", "Adobe"} {
			if bytes.Contains(b, []byte(word)) {
				t.Errorf("the output holds %q", word)
			}
		}
		for i := 2; b[i+1] != 0xda; i += 2 + int(binary.BigEndian.Uint16(b[i+2:])) {
			if marker := b[i+1]; !slices.Contains([]byte{0xdb, 0xc0, 0xc4}, marker) {
				t.Errorf("the output holds a segment %X", marker)
			}
		}
	}
}

// TestKinds makes pictures of kinds that the standard library does not write.
func TestKinds(t *testing.T) {
	gray := image.NewGray(image.Rect(0, 0, 500, 20))
	draw.Draw(gray, gray.Rect, image.White, image.Point{}, draw.Src)
	tests := []struct {
		name string
		data []byte
		want string
	}{
		{"gray", asJPEG(t, gray), "wwww"},
		{"gray, progressive", flatJPEG(0xc2, 500, 40, 0), "kkkk"},
		{"progressive", flatJPEG(0xc2, 500, 40, 29, 255, 107), "bbbb"},
		{"baseline", flatJPEG(0xc0, 500, 40, 29, 255, 107), "bbbb"},
		{"ink", flatJPEG(0xc0, 500, 40, 255, 0, 0, 255), "rrrr"},
		{"ink, progressive", flatJPEG(0xc2, 500, 40, 0, 255, 0, 255), "gggg"},
		{"black ink only", flatJPEG(0xc0, 500, 40, 255, 255, 255, 0), "kkkk"},
		{"16 bits, interlaced", interlaced16(quarters(601, 403)), "rgbw"},
		{"narrow, odd", interlaced16(quarters(45, 43)), "rgbw"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			all, _ := makeAll(t, test.data)
			if got := corners(all[0]); got != test.want {
				t.Errorf("corners %s, want %s", got, test.want)
			}
		})
	}
	all, _ := makeAll(t, asJPEG(t, gray))
	if _, ok := all[0].(*image.Gray); !ok {
		t.Errorf("gray became %T", all[0])
	}
}

func TestPalette(t *testing.T) {
	few, _ := makeAll(t, asPNG(t, quarters(480, 20)))
	if p, ok := few[0].(*image.Paletted); !ok || len(p.Palette) != 4 {
		t.Errorf("four colours became %T", few[0])
	}
	many, _ := makeAll(t, asPNG(t, noise(480, 20)))
	if _, ok := many[0].(*image.Paletted); ok {
		t.Error("9600 colours became a palette")
	}
	// A drawing of four colours, larger than what it is cut to: its edges have
	// new colours, its areas their own.
	scaled, _ := makeAll(t, asPNG(t, quarters(1001, 667)))
	for _, m := range scaled {
		if _, ok := m.(*image.Paletted); !ok || corners(m) != "rgbw" {
			t.Errorf("a drawing of four colours became %T with corners %s", m, corners(m))
		}
	}
	hole := image.NewNRGBA(image.Rect(0, 0, 480, 20))
	draw.Draw(hole, image.Rect(0, 0, 240, 20), image.White, image.Point{}, draw.Src)
	clear, _ := makeAll(t, asPNG(t, hole))
	if _, _, _, a := clear[0].At(479, 10).RGBA(); a != 0 {
		t.Errorf("what was clear has an alpha of %d", a)
	}
	if c := color.NRGBAModel.Convert(clear[0].At(0, 10)); c != (color.NRGBA{255, 255, 255, 255}) {
		t.Errorf("what was white is %v", c)
	}
}

func TestSameBytes(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for name, data := range map[string][]byte{
		"photo":   withEXIF(asJPEG(t, noise(1000, 700)), tiff(binary.LittleEndian, 5)),
		"drawing": asPNG(t, noise(1000, 70)),
	} {
		runtime.GOMAXPROCS(1)
		_, first := makeAll(t, data)
		runtime.GOMAXPROCS(4)
		if _, second := makeAll(t, data); !slices.EqualFunc(first, second, bytes.Equal) {
			t.Errorf("%s: two runs, two results", name)
		}
	}
}

// TestDamage changes one byte at a time: each is a picture or a finding.
func TestDamage(t *testing.T) {
	for _, data := range [][]byte{asJPEG(t, quarters(24, 16)), asPNG(t, quarters(24, 16))} {
		for i := range data {
			for _, v := range []byte{0x00, 0xff, data[i] ^ 0x10} {
				damaged := bytes.Clone(data)
				damaged[i] = v
				if i, found := Probe("f", damaged); found.Errors() == 0 && i.Width*i.Height > 1<<16 {
					continue // the damage is in the size, and decoding would take long
				}
				made, found := Make("f", damaged)
				if (len(made) == 0) == (len(found) == 0) {
					t.Fatalf("byte %d: %d variants, findings %v", i, len(made), found)
				}
			}
		}
		pixels := bytes.Clone(data)
		copy(pixels[len(pixels)/2:], "\xff\xd9\x00\x00")
		if _, found := Make("f", pixels[:len(pixels)-4]); len(found) != 1 || found[0].Code != "picture-broken" {
			t.Errorf("damage among the pixels: %v", found)
		}
	}
}

func BenchmarkMake(b *testing.B) {
	data := asJPEG(b, noise(1600, 1067))
	b.ReportAllocs()
	for b.Loop() {
		if _, found := Make("photo.jpg", data); len(found) > 0 {
			b.Fatal(found)
		}
	}
}

func BenchmarkMakeDrawing(b *testing.B) {
	data := asPNG(b, strokes(640, 400))
	b.ReportAllocs()
	for b.Loop() {
		if _, found := Make("drawing.png", data); len(found) > 0 {
			b.Fatal(found)
		}
	}
}

func BenchmarkProbe(b *testing.B) {
	data := withEXIF(asJPEG(b, noise(1600, 1067)), tiff(binary.BigEndian, 6))
	for b.Loop() {
		if _, found := Probe("photo.jpg", data); len(found) > 0 {
			b.Fatal(found)
		}
	}
}

func TestTallyCountsEveryColour(t *testing.T) {
	m := image.NewRGBA(image.Rect(0, 0, 64, 64))
	for i := range 64 * 64 {
		n := i % 1500 // more than the first slots have room for
		copy(m.Pix[4*i:], []uint8{0, 0, uint8(n >> 8), uint8(n)})
	}
	counts := tally{}
	for c, pixels := range areas(m) {
		n := counts.number(c)
		counts.pixels[n] += uint32(pixels)
	}
	if len(counts.shades) != 1500 {
		t.Fatalf("%d colours", len(counts.shades))
	}
	for i, c := range counts.shades {
		want := uint32(2)
		if i < 64*64-2*1500 {
			want = 3
		}
		if n := int(c[2])<<8 | int(c[3]); n != i || counts.number(c) != i || counts.pixels[i] != want {
			t.Fatalf("colour %d: %v of %d pixels, number %d", i, c, counts.pixels[i], counts.number(c))
		}
	}
}

// Steps along an edge are taken from the palette, never far off.
func TestEdgesOfDrawingsStaySmooth(t *testing.T) {
	m := image.NewRGBA(image.Rect(0, 0, 64, 64))
	for y := range 64 {
		for x := range 64 {
			m.SetRGBA(x, y, color.RGBA{uint8(4 * x), uint8(4 * y), uint8(2 * (x + y)), 255})
		}
	}
	p, ok := fewColours(m, look{flat: true}).(*image.Paletted)
	if !ok || len(p.Palette) > 256 {
		t.Fatal("no palette")
	}
	if _, ok := fewColours(m, look{}).(*image.RGBA); !ok {
		t.Error("a photo has got a palette")
	}
	for i := range p.Pix {
		want, got := m.Pix[4*i:4*i+3], p.Palette[p.Pix[i]].(color.RGBA)
		for k, v := range []uint8{got.R, got.G, got.B} {
			if d := int(want[k]) - int(v); d > 40 || d < -40 {
				t.Fatalf("pixel %d is %v, was %v", i, got, want)
			}
		}
	}
}
