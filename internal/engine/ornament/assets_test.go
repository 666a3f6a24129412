package ornament_test

import (
	"bytes"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"pobratim/internal/engine/ornament"
)

// The drawings that are committed and not made in a build are read back from
// their files, stitch by stitch and pixel by pixel, and hold to the same.
func TestCommittedDrawings(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "layouts", "assets")
	seen := 0
	for _, pattern := range []string{"*.svg", "*.png"} {
		files, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var b ornament.Bitmap
			if filepath.Ext(file) == ".png" {
				b = pixels(t, data)
			} else {
				b = sewn(t, string(data))
			}
			name := filepath.Base(file)
			seen++
			if b.W*b.H == 0 || threads(b) == 0 {
				t.Errorf("%s: nothing was read", name)
			}
			if name == "stitch.svg" { // runs on without end: its middle is that of its first figure
				b = tiled(b, 13)
			}
			if !b.Mirrored() {
				t.Errorf("%s is not its mirror image", name)
			}
			if ornament.HookedCross(b) || ornament.RedStripe(b) {
				t.Errorf("%s holds what it must not", name)
			}
		}
	}
	if seen < 7 {
		t.Errorf("only %d drawings", seen)
	}
}

// tiled is a bitmap that is as wide, but begins at another column.
func tiled(b ornament.Bitmap, from int) ornament.Bitmap {
	rows := make([]string, b.H)
	for y := range rows {
		for x := range b.W {
			rows[y] += shades[b.At((x+from)%b.W, y):][:1]
		}
	}
	return drawn(rows)
}

const shades = ".lbogr"

func drawn(rows []string) ornament.Bitmap {
	names := map[byte]ornament.Colour{}
	for i := range shades {
		names[shades[i]] = ornament.Colour(i)
	}
	return ornament.Draw(rows, names)
}

var (
	thread = regexp.MustCompile(`<path (?:stroke|fill)="#[0-9a-f]{6}" d="([^"]*)"`)
	sized  = regexp.MustCompile(`viewBox="\S+ \S+ (\d+) (\d+)"`)
	step   = regexp.MustCompile(`([Mml])(-?\d+)[ ]?(-?\d+)|h8v8h-8z`)
)

// sewn reads crosses of a drawing of six pixels a stitch, or squares of
// eight. A drawing that mirrors a quarter is put together from it.
func sewn(t *testing.T, svg string) ornament.Bitmap {
	t.Helper()
	number := func(s string) int {
		n, err := strconv.Atoi(s)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	cell := ornament.Stitch
	if strings.Contains(svg, "h8v8h-8z") {
		cell = 8
	}
	size := sized.FindStringSubmatch(svg)
	w, h := number(size[1])/cell, number(size[2])/cell
	quarter := strings.Contains(svg, "scale(-1 1)")
	if quarter {
		w, h = w/2, h/2
	}
	grid := make([][]byte, h)
	for y := range grid {
		grid[y] = []byte(strings.Repeat(".", w))
	}
	right := 0
	for i, path := range thread.FindAllStringSubmatch(svg, -1) {
		x, y := 0, 0
		for _, s := range step.FindAllStringSubmatch(path[1], -1) {
			switch s[1] {
			case "":
				grid[y/cell][x/cell] = shades[1+i]
			case "M":
				x, y = number(s[2]), number(s[3])
			default:
				if s[1] == "l" && s[3] == "4" { // the stroke down begins a cross
					grid[y/cell][x/cell] = shades[1+i]
					right = max(right, x/cell)
				}
				x, y = x+number(s[2]), y+number(s[3])
			}
		}
	}
	if !quarter {
		rows := make([]string, h)
		for y, row := range grid {
			rows[y] = string(row)
		}
		return drawn(rows)
	}
	var rows []string
	for y := range 2 * h {
		row := grid[max(h-1-y, y-h)][:right+1]
		half := make([]byte, 0, len(row))
		for i := range row {
			half = append(half, row[len(row)-1-i])
		}
		rows = append(rows, string(row)+string(half)+string(row)+string(half)) // from the middle of a figure to the next but one
	}
	return drawn(rows)
}

// pixels takes each colour but the first one's for a thread.
func pixels(t *testing.T, data []byte) ornament.Bitmap {
	t.Helper()
	m, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	found := map[color.Color]byte{}
	var rows []string
	for y := m.Bounds().Min.Y; y < m.Bounds().Max.Y; y++ {
		row := make([]byte, 0, m.Bounds().Dx())
		for x := m.Bounds().Min.X; x < m.Bounds().Max.X; x++ {
			c := color.RGBAModel.Convert(m.At(x, y))
			if _, known := found[c]; !known {
				found[c] = shades[len(found)]
			}
			row = append(row, found[c])
		}
		rows = append(rows, string(row))
	}
	return drawn(rows)
}
