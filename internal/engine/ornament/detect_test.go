package ornament_test

import (
	"math"
	"strings"
	"testing"

	"pobratim/internal/engine/ornament"
)

// luminance of a colour, as WCAG 2.2 defines it.
func luminance(r, g, b uint8) float64 {
	part := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*part(r) + 0.7152*part(g) + 0.0722*part(b)
}

// bitmap makes a bitmap of rows: '.' is ground.
func bitmap(rows ...string) ornament.Bitmap {
	return ornament.Draw(rows, map[byte]ornament.Colour{'#': ornament.Blue, 'o': ornament.Ochre, 'r': ornament.Red})
}

func lines(s string) []string { return strings.Fields(s) }

var bad = map[string]string{
	"smallest, right":          "#.### #.#.. ##### ..#.# ###.#",
	"smallest, left":           "###.# ..#.# ##### #.#.. #.###",
	"short hooks":              "..##. #.#.. ##### ..#.# .##..",
	"seven":                    "#..#### #..#... #..#... ####### ...#..# ...#..# ####..#",
	"seven, short hooks":       "...##.. #..#... #..#... ####### ...#..# ...#..# ..##...",
	"negative":                 ".#... .#.## ..... ##.#. ...#.",
	"in a larger bitmap":       "......... ..#.###.. ..#.#.... ..#####.. ....#.#.. ..###.#.. .........",
	"among other stitches":     "#.#.###.# ..#.#...# ..#####.. #...#.#.. ..###.#.. ##.....##",
	"of one thread in a field": "oooooooo o#o###oo o#o#oooo o#####oo ooo#o#oo o###o#oo oooooooo",
	"thick arms, thin gaps":    "##.##### ##.##### ##.##... ######## ######## ...##.## #####.## #####.##",
	"thick arms, thin hooks":   "#..##### #..##... #..##... ######## ######## ...##..# ...##..# #####..#",
	"thin arms, thick hooks":   "##..##### ##..##### ....#.... ##..#.... ######### ....#..## ....#.... #####..## #####..##",
	"long arms, thick hooks":   "....####. ....####. ##..#.... ##..#.... ######### ....#..## ....#..## .####.... .####....",
	"of two threads":           "#.ooo #.o.. ##### ..o.# ooo.#",
}

// hookedCases are the bitmaps of bad, with those that are made of others.
func hookedCases() map[string]ornament.Bitmap {
	out := map[string]ornament.Bitmap{}
	for name, rows := range bad {
		out[name] = bitmap(lines(rows)...)
	}
	small := lines(bad["smallest, right"])
	out["slanting, small"] = bitmap(slant(small)...)
	out["slanting, left"] = bitmap(slant(lines(bad["smallest, left"]))...)
	out["slanting, seven"] = bitmap(slant(lines(bad["seven"]))...)
	for size := 2; size <= 4; size++ {
		out["thick"+strings.Repeat("+", size)] = bitmap(thick(small, size)...)
		out["thick in the negative"+strings.Repeat("+", size)] = bitmap(thick(lines(bad["negative"]), size)...)
	}
	return out
}

// slant turns rows by 45°: cell (x, y) comes to (x+y, y-x).
func slant(rows []string) []string {
	n := len(rows)
	out := make([][]byte, 2*n-1)
	for y := range out {
		out[y] = []byte(strings.Repeat(".", 2*n-1))
	}
	for y, row := range rows {
		for x := range row {
			out[y-x+n-1][x+y] = row[x]
		}
	}
	var s []string
	for _, row := range out {
		s = append(s, string(row))
	}
	return s
}

// thick makes each cell a block.
func thick(rows []string, size int) []string {
	var out []string
	for _, row := range rows {
		var wide strings.Builder
		for _, c := range row {
			wide.WriteString(strings.Repeat(string(c), size))
		}
		for range size {
			out = append(out, wide.String())
		}
	}
	return out
}

func TestHookedCross(t *testing.T) {
	for name, b := range hookedCases() {
		if !ornament.HookedCross(b) {
			t.Errorf("%s: not found", name)
		}
	}
	for name, rows := range map[string]string{
		"nothing":                "..... ..... ..... ..... .....",
		"everything":             "##### ##### ##### ##### #####",
		"plain cross":            "..#.. ..#.. ##### ..#.. ..#..",
		"cross with bars":        ".###. #.#.# ##### #.#.# .###.",
		"hooks to both sides":    ".###. ..#.. ##### ..#.. .###.",
		"three hooks":            "#.### #.#.. ##### ..#.. ###..",
		"two hooks, as an S":     "..### ..#.. ##### ..#.. ###..",
		"too small":              "##. .## ##.",
		"rhomb":                  "..#.. .#.#. #.#.# .#.#. ..#..",
		"chessboard":             "#.#.#. .#.#.# #.#.#. .#.#.# #.#.#. .#.#.#",
		"star":                   "...#..#... ...####... ...#..#... ####..#### .##....##. .##....##. ####..#### ...#..#... ...####... ...#..#...",
		"frame in a frame":       "####### #.....# #.###.# #.#.#.# #.###.# #.....# #######",
		"arms of two lengths":    "..## ..#. ..#. #### ..#. .##.",
		"a window over its edge": "#.### #.#.. ##### ..#.#",
	} {
		if ornament.HookedCross(bitmap(lines(rows)...)) {
			t.Errorf("%s: taken for a hooked cross", name)
		}
	}
}

// Taking away any stitch of an arm or a hook's first cell ends the cross;
// adding one between the arms does too.
func TestHookedCrossNeedsItsCells(t *testing.T) {
	rows := lines("..##. #.#.. ##### ..#.# .##..")
	for y := range rows {
		for x := range rows[y] {
			corner := (x == 0 || x == 4) && (y == 0 || y == 4)
			changed := append([]string(nil), rows...)
			row := []byte(changed[y])
			row[x] = map[byte]byte{'#': '.', '.': '#'}[row[x]]
			changed[y] = string(row)
			if got := ornament.HookedCross(bitmap(changed...)); got != corner {
				t.Errorf("with (%d, %d) changed: %v", x, y, got)
			}
		}
	}
}

// A hooked cross that is sewn into any place of a pattern is found there,
// also near its edges; the pattern itself holds none.
func TestHookedCrossInAPattern(t *testing.T) {
	p := ornament.New("entry/sewn", ornament.Motif{}, ornament.Blue)
	whole := p.Bitmap(64, p.Height())
	rows := make([]string, whole.H)
	for y := range rows {
		for x := range whole.W {
			rows[y] += string("." + "lbogr")[whole.At(x, y) : whole.At(x, y)+1]
		}
	}
	names := map[byte]ornament.Colour{'l': ornament.Linen, 'b': ornament.Blue, 'o': ornament.Ochre, 'g': ornament.Green, 'r': ornament.Red}
	if ornament.HookedCross(ornament.Draw(rows, names)) {
		t.Fatal("the pattern holds one without it")
	}
	cross := lines("g.ggg g.g.. ggggg ..g.g ggg.g")
	for _, at := range [][2]int{{0, 0}, {59, 0}, {0, whole.H - 5}, {59, whole.H - 5}, {17, 9}, {33, whole.H / 2}, {40, 3}} {
		sewn := append([]string(nil), rows...)
		for i, row := range cross {
			old := sewn[at[1]+i]
			sewn[at[1]+i] = old[:at[0]] + row + old[at[0]+5:]
		}
		if !ornament.HookedCross(ornament.Draw(sewn, names)) {
			t.Errorf("at %v: not found", at)
		}
	}
}

func TestRedStripe(t *testing.T) {
	for rows, want := range map[string]bool{
		"... rrr ...": true, "... ### ...": false, ".r. .r. .r.": true, "... rr. ...": false, "r#r .r. r#r": false, "...": false,
	} {
		if ornament.RedStripe(bitmap(lines(rows)...)) != want {
			t.Errorf("%s: want %v", rows, want)
		}
	}
}
