package card

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"slices"
	"testing"

	"golang.org/x/image/font"
)

func draw(t *testing.T, c Card) *image.Paletted {
	t.Helper()
	data, err := Make(c)
	if err != nil {
		t.Fatal(err)
	}
	if dir := os.Getenv("POBRATIM_CARDS"); dir != "" {
		if err := os.WriteFile(dir+"/"+c.Towel.Key+".png", data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	m, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	p, ok := m.(*image.Paletted)
	if !ok || p.Rect != image.Rect(0, 0, 1200, 630) {
		t.Fatalf("%T of %v, want a palette and 1200 × 630", m, m.Bounds())
	}
	if len(data) > 40_000 {
		t.Errorf("%q: %d bytes, want at most 40 kB", c.Title, len(data))
	}
	return p
}

// inked returns the rectangle in which an ink of at least half strength was
// used.
func inked(m *image.Paletted, c ink) image.Rectangle {
	var r image.Rectangle
	for y := range m.Rect.Dy() {
		for x := range m.Rect.Dx() {
			if i := m.ColorIndexAt(x, y); i >= uint8(c)+shades/2 && i < uint8(c)+shades {
				r = r.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return r
}

func TestMake(t *testing.T) {
	for name, title := range map[string]string{
		"short":    "Ёлка",
		"usual":    "Дневной центр «У окна»",
		"long":     "Як суседзі з трох пад’ездаў разам зрабілі двор, у якім ніхто не губляецца",
		"longest":  "Очень длинный заголовок, который не помещается никак, потому что его писал человек, забывший о читателе, и который всё продолжается и продолжается, пока не кончится место, а место кончается",
		"one word": "Непавторнасуседскарукадзельнафестывальнасць",
	} {
		m := draw(t, Card{Title: title, Label: "Организация · Псков", Site: "Витебск – Псков: соседи по делу", Mark: "пример",
			Towel: Towel{Key: name, Accent: 2}})
		room := image.Rect(margin-10, margin+40, Width-margin+10, Height-100)
		if got := inked(m, black); got.Empty() || !got.In(room) {
			t.Errorf("%s: the title stands in %v, not within %v", name, got, room)
		}
		if label, mark := inked(m, blue), inked(m, ochre); label.Overlaps(mark) || label.Empty() || mark.Empty() {
			t.Errorf("%s: label %v and mark %v", name, label, mark)
		}
		if site, title := inked(m, faint), inked(m, black); site.Overlaps(title) || site.Empty() {
			t.Errorf("%s: site %v and title %v", name, site, title)
		}
		if m.ColorIndexAt(0, 0) != 0 || !contains(m, Height-20) {
			t.Errorf("%s: no ground above or no towel below", name)
		}
	}
}

// contains reports whether threads are to be seen from a row downwards.
func contains(m *image.Paletted, from int) bool {
	for y := from; y < Height; y++ {
		for x := range Width {
			if i := m.ColorIndexAt(x, y); i > 0 && i < ink0 {
				return true
			}
		}
	}
	return false
}

// What is said around the title stays between the margins, however long it is.
func TestLongLinesAreCut(t *testing.T) {
	m := draw(t, Card{
		Title: "Дом", Mark: "пример", Towel: Towel{Key: "long-lines"},
		Label: "Посещение организации, которое было перенесено · 12 сентября 2023 г. · Витебск",
		Site:  "Общественная дипломатия местных сообществ Пскова и Витебска: кто чем занят, чему учит соседей и когда можно приехать",
	})
	room := image.Rect(margin-4, 0, Width-margin+4, Height)
	for name, c := range map[string]ink{"label": blue, "site": faint, "mark": ochre} {
		if got := inked(m, c); !got.In(room) {
			t.Errorf("the %s stands in %v", name, got)
		}
	}
	if inked(m, blue).Overlaps(inked(m, ochre)) {
		t.Error("the label runs into the mark")
	}
}

func TestBalanced(t *testing.T) {
	fonts, err := loadFonts()
	if err != nil {
		t.Fatal(err)
	}
	p := &pen{fonts: fonts}
	for title, want := range map[string][]string{
		"Показ практики «Тихий час»":  {"Показ практики", "«Тихий час»"},
		"За порогом «Тёплого порога»": {"За порогом", "«Тёплого порога»"},
		"Карта двора":                 {"Карта двора"},
	} {
		greedy, _ := p.wrap(title, bold, 88, Width-2*margin)
		if got := p.balanced(title, 88, len(greedy), Width-2*margin); !slices.Equal(got, want) {
			t.Errorf("%q", got)
		}
	}
}

// A card of a real thing has no mark.
func TestMark(t *testing.T) {
	m := draw(t, Card{Title: "Дом", Label: "Практика", Site: "Сайт", Towel: Towel{Key: "no-mark"}})
	if got := inked(m, ochre); !got.Empty() {
		t.Errorf("a mark stands in %v", got)
	}
}

// What is written has a finding when it has no title; the card is made
// nevertheless.
func TestNoTitle(t *testing.T) {
	for _, title := range []string{"", " ", "\n"} {
		if _, err := Make(Card{Title: title, Label: "Практика", Site: "Сайт"}); err != nil {
			t.Errorf("%q: %v", title, err)
		}
	}
}

func TestSameCardSameBytes(t *testing.T) {
	c := Card{Title: "Дом", Label: "Практика", Site: "Сайт", Towel: Towel{Key: "a"}}
	a, _ := Make(c)
	b, _ := Make(c)
	if !bytes.Equal(a, b) {
		t.Error("the same card has other bytes")
	}
	other := c
	other.Towel.Key = "b"
	if x, _ := Make(other); bytes.Equal(a, x) || c.Recipe() == other.Recipe() {
		t.Error("another towel makes no other card")
	}
}

// The fonts have every letter and sign of both languages.
func TestFontsHaveAllLetters(t *testing.T) {
	fonts, err := loadFonts()
	if err != nil {
		t.Fatal(err)
	}
	const signs = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіўАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯІЎ" +
		"abcdefghijklmnopqrstuvwxyz0123456789’«»„“–—№·…,.!?:;()%+ \u00a0"
	for w, f := range fonts {
		for _, r := range signs {
			if i, err := f.GlyphIndex(nil, r); err != nil || i == 0 {
				t.Errorf("weight %d has no %q", w, r)
			}
		}
	}
}

// Text on the card has a contrast of at least 4.5 : 1.
func TestContrast(t *testing.T) {
	p := palette()
	if len(p) != int(ink0)+4*shades {
		t.Fatalf("%d colours", len(p))
	}
	for name, c := range map[string]ink{"black": black, "faint": faint, "blue": blue, "ochre": ochre} {
		if ratio := contrast(p[0], p[int(c)+shades-1]); ratio < 4.5 {
			t.Errorf("%s: %.2f : 1", name, ratio)
		}
	}
}

// contrast is that of WCAG 2.2, with a gamma of 2.2 in place of sRGB's curve.
func contrast(a, b color.Color) float64 {
	light := func(c color.Color) float64 {
		r, g, b, _ := c.RGBA()
		linear := func(v uint32) float64 { x := float64(v) / 0xffff; return x * x * (0.2 + 0.8*x) }
		return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
	}
	x, y := light(a), light(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestLettersAreNotCutAtTheEdges(t *testing.T) {
	fonts, err := loadFonts()
	if err != nil {
		t.Fatal(err)
	}
	p := &pen{fonts: fonts}
	lines, fits := p.wrap("Адзін два тры чатыры", bold, 88, 400)
	if p.err != nil || !fits {
		t.Fatal(p.err, fits)
	}
	face := p.face(bold, 88)
	for _, line := range lines {
		if w := font.MeasureString(face, line).Ceil(); w > 400 {
			t.Errorf("%q is %d pixels wide", line, w)
		}
	}
	if _, fits := p.wrap("Непавторнасуседскарукадзельнафестывальнасць", bold, 88, 400); fits {
		t.Error("a word wider than the room is said to fit")
	}
}

func BenchmarkMake(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Make(Card{Title: "Як суседзі з трох пад’ездаў разам зрабілі двор", Label: "Практика", Site: "Витебск – Псков", Towel: Towel{Key: "a"}}); err != nil {
			b.Fatal(err)
		}
	}
}
