package card

import (
	"image"
	"strings"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

type weight uint8

const (
	regular weight = iota
	bold
)

func loadFonts() (fonts [2]*opentype.Font, err error) {
	for i, data := range [][]byte{goregular.TTF, gobold.TTF} {
		if fonts[i], err = opentype.Parse(data); err != nil {
			return fonts, err
		}
	}
	return fonts, nil
}

// A pen writes on a card. After an error it writes no more.
type pen struct {
	m     *image.Paletted
	fonts [2]*opentype.Font
	err   error
}

// face returns the letters of a size in pixels.
func (p *pen) face(w weight, size int) font.Face {
	f, err := opentype.NewFace(p.fonts[w], &opentype.FaceOptions{Size: float64(size), DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		p.err = err
	}
	return f
}

func (p *pen) width(s string, w weight, size int) int {
	face := p.face(w, size)
	if p.err != nil {
		return 0
	}
	return font.MeasureString(face, s).Ceil()
}

// line writes one line; y is where its letters stand.
func (p *pen) line(s string, w weight, size int, c ink, x, y int) {
	face := p.face(w, size)
	if p.err != nil {
		return
	}
	dot := fixed.P(x, y)
	before := rune(-1)
	for _, r := range s {
		if unicode.Is(unicode.Zs, r) {
			r = ' ' // the fonts have no narrow spaces
		}
		if before >= 0 {
			dot.X += face.Kern(before, r)
		}
		box, mask, at, advance, ok := face.Glyph(dot, r)
		if ok {
			p.stamp(box, mask, at, c)
		}
		dot.X += advance
		before = r
	}
}

// stamp presses a letter on the ground in the shade of its coverage.
func (p *pen) stamp(box image.Rectangle, mask image.Image, at image.Point, c ink) {
	box = box.Intersect(p.m.Rect)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			_, _, _, a := mask.At(at.X+x-box.Min.X, at.Y+y-box.Min.Y).RGBA()
			if shade := (int(a)*shades + 0x7fff) / 0xffff; shade > 0 {
				p.m.SetColorIndex(x, y, uint8(c)+uint8(shade-1))
			}
		}
	}
}

// title writes as large as the room allows, at most four lines, from the
// top. What does not fit in the smallest size ends in an ellipsis.
func (p *pen) title(s string, room image.Rectangle) {
	for _, size := range []int{88, 76, 66, 58, 50, 44} {
		lines, fits := p.wrap(s, bold, size, room.Dx())
		leading := size * 118 / 100
		most := room.Dy() / leading
		smallest := size == 44
		if p.err != nil || !smallest && (!fits || len(lines) > min(most, 4)) {
			continue
		}
		if fits && len(lines) > 1 && len(lines) <= most {
			lines = p.balanced(s, size, len(lines), room.Dx())
		}
		for i, line := range lines[:min(len(lines), most)] {
			if i == most-1 && len(lines) > most || p.width(line, bold, size) > room.Dx() {
				line = p.shorten(line, bold, size, room.Dx())
			}
			p.line(line, bold, size, black, room.Min.X, room.Min.Y+i*leading+size*9/10)
		}
		return
	}
}

// wrap breaks a text at its spaces, no-break spaces excepted, and reports
// whether every line fits.
func (p *pen) wrap(s string, w weight, size, width int) (lines []string, fits bool) {
	face := p.face(w, size)
	if p.err != nil {
		return nil, false
	}
	fits = true
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' }) {
		if last := len(lines) - 1; last >= 0 && font.MeasureString(face, lines[last]+" "+word).Ceil() <= width {
			lines[last] += " " + word
			continue
		}
		lines = append(lines, word)
		fits = fits && font.MeasureString(face, word).Ceil() <= width
	}
	return lines, fits
}

// balanced breaks a title into as many lines as it needs, of widths as equal
// as its words allow: no word stands alone at the end.
func (p *pen) balanced(s string, size, lines, width int) []string {
	narrow, wide := width/lines, width // the narrowest that is known to do is wide
	for narrow < wide {
		middle := (narrow + wide) / 2
		if got, fits := p.wrap(s, bold, size, middle); fits && len(got) <= lines {
			wide = middle
		} else {
			narrow = middle + 1
		}
	}
	out, _ := p.wrap(s, bold, size, wide)
	return out
}

// fit is the line itself if there is room for it, else as many of its words
// as there is room for.
func (p *pen) fit(s string, w weight, size, width int) string {
	if p.width(s, w, size) <= width {
		return s
	}
	lines, _ := p.wrap(s, w, size, width-p.width("…", w, size))
	if len(lines) == 0 {
		return ""
	}
	return p.shorten(strings.TrimRight(lines[0], " ,.:;–—"), w, size, width)
}

// shorten cuts a line until it fits with an ellipsis.
func (p *pen) shorten(s string, w weight, size, width int) string {
	letters := []rune(s)
	for len(letters) > 0 && p.width(string(letters)+"…", w, size) > width {
		letters = letters[:len(letters)-1]
	}
	return strings.TrimRightFunc(string(letters), unicode.IsSpace) + "…"
}
