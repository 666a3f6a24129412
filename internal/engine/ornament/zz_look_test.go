package ornament

import ("testing";"os";"fmt";"bytes";"compress/gzip")

var ms = []string{
".....# ....## ...##. ..##.# .##.## ##.###",
"#....# .#...# ..#..# ...#.# ....## ######",
".##... ####.. ##.##. .#..## ..#..# ...#..",
".##.## .##.## ...... ##..## ##.### ..####",
".##### #..... #..### #.#... #.#.## #.#.##",
"...### .##... .#.... #...## #..#.. #..#.#",
"##.##. ##.##. ...... ##.##. ##.##. ......",
"#...#. .#.#.# ..#... #...#. .#.#.# ..#...",
}

func TestLook(t *testing.T) {
	html := "<body style='background:#fffdf8;margin:20px'>"
	for i := range 24 {
		m, _, _ := ParseMotif(ms[i%8])
		fmt.Println(i, "motif hooked:", HookedCross(m.Figure(Blue)))
		p := New(fmt.Sprintf("organisation/x%d", i), m, Blue+Colour(i%4))
		if i >= 20 { p = New(fmt.Sprintf("visit/x%d", i), Motif{}, 0) }
		b := SVG(p)
		var z bytes.Buffer
		w, _ := gzip.NewWriterLevel(&z, 9)
		w.Write(b); w.Close()
		fmt.Println(len(b), z.Len())
		os.WriteFile(fmt.Sprintf("/tmp/ornament/gen/%d.svg", i), b, 0644)
		html += fmt.Sprintf("<img src='%d.svg' style='display:block;margin-bottom:14px'>", i)
	}
	n := 0
	for i := range 2000 {
		m, _, _ := ParseMotif(ms[i%8])
		if draw(newDice(fmt.Sprintf("a/%d", i), 0), m.orStar(), Blue).forbidden() { n++ }
	}
	fmt.Println("refused of 2000:", n)
	os.WriteFile("/tmp/ornament/gen/a.html", []byte(html), 0644)
}
