// Package qr draws an address as a QR code for posters: an SVG of black
// squares on white with the quiet zone that readers need, whatever the
// colours around it.
package qr

import (
	"fmt"
	"strings"

	"rsc.io/qr"
)

// quiet is how many modules stay white around the code (ISO/IEC 18004, 9.1).
const quiet = 4

// SVG draws a text as a QR code of level M: it can still be read with an
// eighth of it torn off. It is an error if the text is too long for one, some
// 2,300 bytes.
func SVG(text string) ([]byte, error) {
	code, err := qr.Encode(text, qr.M)
	if err != nil {
		return nil, fmt.Errorf("QR code of %q: %w", text, err)
	}
	side := code.Size + 2*quiet
	var s strings.Builder
	fmt.Fprintf(&s, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h%dv%dH0z"/><path d="`, side, side, side, side)
	for y := range code.Size {
		for x := 0; x < code.Size; {
			run := 0
			for code.Black(x+run, y) {
				run++
			}
			if run > 0 {
				fmt.Fprintf(&s, "M%d %dh%dv1h-%dz", x+quiet, y+quiet, run, run)
			}
			x += run + 1
		}
	}
	s.WriteString(`"/></svg>`)
	return []byte(s.String()), nil
}
