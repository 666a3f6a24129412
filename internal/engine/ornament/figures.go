package ornament

// The vocabulary of the pattern beside the directions' own motifs. A figure
// is a quarter as a motif is, '#' in its own thread and 'o' in the other; all
// are built on the slanting line, as stitched rhombs and stars are.

// star is the eight-pointed star: the figure of what has no direction.
func star() []string {
	return []string{
		"...#..",
		"...##.",
		"...###",
		"###...",
		".##..#",
		"..#.##",
	}
}

// figures are the second figures that stand between those of a direction.
func figures() [][]string {
	return [][]string{
		{".....#", "....#.", "...#..", "..#...", ".#...o", "#...oo"}, // rhomb with a grain
		{".....#", "....##", "...##.", "..##..", ".##..o", "##..oo"}, // heavy rhomb
		{"....##", "...##.", "..##..", ".##oo.", "##.oo.", "#....."}, // sown field
		{".....#", "....#.", "...#.o", "..#.o.", ".#.o.#", "#.o.##"}, // rhomb in a rhomb
		{"...#..", "...##.", "...###", "###...", ".##..o", "..#.oo"}, // star
		{"....##", "....##", "..##..", "..##..", "##...o", "##..oo"}, // steps
		{"#....#", ".#..##", "..##..", "..##..", ".#...o", "#...oo"}, // rhomb between corners
		{"..#..#", "...##.", "#..#.o", ".##.o.", ".#.o..", "#.o..#"}, // wheat
		{".....#", "....##", "...###", "..##.o", ".##.oo", "##.oo."}, // filled rhomb
		{"o....#", "....#.", "...#..", "..#..#", ".#..##", "#..##."}, // dewdrops
	}
}

// A rim runs along both sides of the figures: three rows from the inside
// out, half a tile each; the other half is its mirror image.
type rim [3]string

func rims() []rim {
	return []rim{
		{"#.", ".#", "#."},
		{".#", "##", ".#"},
		{"..", "#.", "##"},
		{"#..", ".#.", "..#"},
		{"..#", ".#.", "..#"},
		{"...", ".#.", "###"},
		{"#...", ".#..", "..##"},
		{"...#", "..#.", "...#"},
		{"#..#", ".##.", "#..#"},
		{"..#..", ".#.#.", "..#.."},
		{"#....", ".#..#", "..##."},
		{"#.....#", ".#...#.", "..###.."},
		{"..#..#.", ".#.##.#", "..#..#."},
	}
}

// plain is the rim where none of the others fits the width of a tile.
func plain() rim { return rim{".", "#", "."} }
