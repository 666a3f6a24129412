package qr

import (
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

var move = regexp.MustCompile(`M(\d+) (\d+)h(\d+)v1h-(\d+)z`)

// modules reads a drawing back: its side and its black squares.
func modules(t *testing.T, svg string) (int, map[[2]int]bool) {
	t.Helper()
	for d := xml.NewDecoder(strings.NewReader(svg)); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
	box := regexp.MustCompile(`viewBox="0 0 (\d+) (\d+)"`).FindStringSubmatch(svg)
	side, _ := strconv.Atoi(box[1])
	black := map[[2]int]bool{}
	for _, m := range move.FindAllStringSubmatch(svg, -1) {
		x, _ := strconv.Atoi(m[1])
		y, _ := strconv.Atoi(m[2])
		n, _ := strconv.Atoi(m[3])
		if m[3] != m[4] {
			t.Fatalf("a run of %s goes back %s", m[3], m[4])
		}
		for i := range n {
			black[[2]int{x + i, y}] = true
		}
	}
	return side, black
}

func TestSVG(t *testing.T) {
	svg, err := SVG("https://example.org/be/events/day-centre/")
	if err != nil {
		t.Fatal(err)
	}
	side, black := modules(t, string(svg))
	if side < 21+8 || (side-8-21)%4 != 0 {
		t.Fatalf("%d modules are no size of a QR code", side-8)
	}
	for at := range black {
		if at[0] < 4 || at[1] < 4 || at[0] >= side-4 || at[1] >= side-4 {
			t.Fatalf("%v is black in the quiet zone", at)
		}
	}
	// The three finders: seven black modules a side, a white ring, a core.
	for _, corner := range [][2]int{{4, 4}, {side - 11, 4}, {4, side - 11}} {
		for i := range 7 {
			for j := range 7 {
				ring := max(abs(i-3), abs(j-3))
				if got := black[[2]int{corner[0] + i, corner[1] + j}]; got != (ring != 2) {
					t.Fatalf("finder %v: module %d, %d is wrong", corner, i, j)
				}
			}
		}
	}
	if len(svg) > 8000 {
		t.Errorf("%d bytes", len(svg))
	}
}

func abs(n int) int { return max(n, -n) }

func TestOtherTextOtherCode(t *testing.T) {
	a, _ := SVG("https://example.org/a/")
	b, _ := SVG("https://example.org/b/")
	if string(a) == string(b) {
		t.Error("two addresses have one code")
	}
}

func TestTooLong(t *testing.T) {
	if _, err := SVG(strings.Repeat("a", 3000)); err == nil {
		t.Error("3000 bytes in one code")
	}
}
