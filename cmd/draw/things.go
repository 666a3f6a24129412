package main

// Things of a room. Each stands at (0, 0) and reaches upward; sizes are those
// of a near view on a sheet of 1600 × 1067.

// wall paints a room: a wall down to y, a floor below, a skirting between.
func wall(p pen, paper, boards, skirting tone, y float64) {
	p.Rect(paper, 0, 0, width, y)
	p.Rect(boards, 0, y, width, height-y)
	p.Rect(skirting, 0, y-22, width, 22)
}

// window is a frame of 360 × 420 around the view: sky, hill, two spruces.
func window(p pen, frame, above, hill, spruces tone) {
	p.Box(frame, -190, -430, 380, 430, 6)
	p.Rect(above, -166, -406, 332, 382)
	p.Blob(hill, -166, -130, -60, -190, 60, -80, 166, -150, 166, -150, 166, -24, 166, -24, 166, -24, -166, -24, -166, -24)
	spruce(p.At(-90, -60, 0.42), spruces)
	spruce(p.At(96, -50, 0.5), spruces)
	p.Rect(frame, -10, -410, 20, 400)
	p.Rect(frame, -170, -290, 340, 16)
	p.Box(frame, -220, -16, 440, 30, 6)
}

// table is a top of the given width on two legs, 300 high.
func table(p pen, wide float64, top, legs tone) {
	p.Rect(legs, -wide/2+50, -290, 34, 290)
	p.Rect(legs, wide/2-84, -290, 34, 290)
	p.Box(top, -wide/2, -300, wide, 40, 8)
}

// kettle has its spout to the right.
func kettle(p pen, body, lid tone) {
	p.Curve(lid, 14, -70, -150, -60, -240, 60, -240, 70, -150)
	p.Poly(body, 80, -90, 150, -150, 168, -142, 100, -40)
	p.Blob(body, -70, -160, -20, -178, 20, -178, 70, -160, 120, -110, 130, -30, 90, 0, 60, 4, -60, 4, -90, 0, -130, -30, -120, -110, -70, -160)
	p.Box(lid, -56, -176, 112, 20, 10)
	p.Disc(lid, 0, -184, 13)
}

// mug has its handle to the right and one stripe.
func mug(p pen, body, stripe tone) {
	p.Ring(body, 14, 46, -48, 26)
	p.Box(body, -46, -96, 92, 96, 14)
	p.Rect(stripe, -46, -66, 92, 14)
}

// shelf is a board of the given width on two brackets; things stand on its top.
func shelf(p pen, wide float64, board, bracket tone) {
	p.Poly(bracket, -wide/2+60, 20, -wide/2+76, 20, -wide/2+76, 80)
	p.Poly(bracket, wide/2-60, 20, wide/2-76, 20, wide/2-76, 80)
	p.Box(board, -wide/2, 0, wide, 26, 4)
}

// lamp is a table lamp with a shade.
func lamp(p pen, shade, foot tone) {
	p.Oval(foot, 0, -8, 62, 14)
	p.Rect(foot, -8, -150, 16, 145)
	p.Poly(shade, -52, -260, 52, -260, 104, -140, -104, -140)
}

// bulb hangs from above on a cord of the given length.
func bulb(p pen, cord float64, shade, light tone) {
	p.Rect(shade, -4, 0, 8, cord)
	p.Disc(light, 0, cord+70, 30)
	p.Poly(shade, -28, cord, 28, cord, 96, cord+66, -96, cord+66)
}

// chair looks to the right; its far legs stand a little higher than the near.
func chair(p pen, seat tone) {
	p.Line(bark, 15, -24, -42, -24, -214)
	p.Line(bark, 15, 104, -42, 104, -214)
	p.Poly(bark, -80, -380, -28, -414, -28, -368, -80, -334)
	p.Poly(bark, -80, -306, -28, -340, -28, -304, -80, -270)
	p.Line(bark, 15, -24, -214, -28, -410)
	p.Line(bark, 17, -72, -8, -76, -376)
	p.Line(bark, 17, 58, -8, 58, -180)
	p.Poly(seat, -84, -190, 66, -190, 116, -226, -32, -226)
	p.Poly(bark, -84, -190, 66, -190, 66, -170, -84, -170)
}

// stool is seen from the front.
func stool(p pen, t, seat tone) {
	p.Line(t, 20, -64, -8, -46, -180)
	p.Line(t, 20, 64, -8, 46, -180)
	p.Line(t, 12, -56, -70, 56, -70)
	p.Box(seat, -86, -206, 172, 32, 10)
}

// book lies open, as seen from above and in front.
func book(p pen, cover, leaves tone) {
	p.Poly(cover, -230, 10, -190, -130, 190, -130, 230, 10)
	p.Blob(leaves, 0, -118, -60, -150, -140, -140, -182, -128, -182, -128, -214, -4, -214, -4, -140, -24, -60, -24, 0, 0, 60, -24, 140, -24, 214, -4, 214, -4, 182, -128, 182, -128, 140, -140, 60, -150, 0, -118)
	p.Line(cover, 5, 0, -118, 0, 0)
	for i := range 4 {
		y := -104 + 24*float64(i)
		w := 6 * float64(i)
		p.Line(wood, 5, -156-w, y, -30, y+4)
		p.Line(wood, 5, 30, y+4, 156+w, y)
	}
}

// page is a sheet of paper with lines of writing, its centre at (0, 0).
func page(p pen, paper, ink tone, lines int) {
	p.Box(paper, -100, -140, 200, 280, 6)
	for i := range lines {
		y := -100 + 32*float64(i)
		p.Line(ink, 6, -72, y, 72-float64(i*37%60), y)
	}
}

// key hangs or lies with its ring at (0, 0) and its bit below.
func key(p pen, t tone) {
	p.Ring(t, 20, 0, 0, 44)
	p.Line(t, 20, 0, 48, 0, 210)
	p.Box(t, 0, 150, 52, 20, 3)
	p.Box(t, 0, 186, 64, 24, 3)
}

// jar is a glass of preserves; its lid carries three strokes for three words.
func jar(p pen, inside, lid tone) {
	p.Box(mist, -58, -150, 116, 150, 24)
	p.Box(inside, -48, -118, 96, 108, 18)
	p.Box(lid, -50, -176, 100, 32, 6)
	for i := range 3 {
		p.Line(linen, 5, -34+26*float64(i), -160, -18+26*float64(i), -160)
	}
}

// bowl is seen from the side, filled above its brim.
func bowl(p pen, outside, filled tone) {
	p.Oval(filled, 0, -72, 92, 34)
	p.Blob(outside, -108, -74, -100, -10, -50, 0, -40, 0, -40, 0, 40, 0, 40, 0, 50, 0, 100, -10, 108, -74)
}

// plate is seen from the front, leaning on the wall.
func plate(p pen, rim, middle, ring tone) {
	p.Disc(rim, 0, -70, 70)
	p.Disc(middle, 0, -70, 46)
	p.Ring(ring, 6, 0, -70, 58)
}

// telephone is an old one with its receiver off the hook, beside it.
func telephone(p pen, body, dial tone) {
	p.Blob(body, -150, 0, -150, -80, -90, -150, -60, -150, -60, -150, 60, -150, 60, -150, 90, -150, 150, -80, 150, 0)
	p.Box(body, -86, -178, 34, 44, 8)
	p.Box(body, 52, -178, 34, 44, 8)
	p.Disc(dial, 0, -72, 52)
	p.Disc(body, 0, -72, 22)
}

// receiver lies on a table.
func receiver(p pen, t tone) {
	p.Curve(t, 30, -110, -24, -60, -70, 60, -70, 110, -24)
	p.Box(t, -142, -36, 62, 36, 12)
	p.Box(t, 80, -36, 62, 36, 12)
}

// clock hangs on a wall.
func clock(p pen, rim, dial tone) {
	p.Disc(rim, 0, 0, 76)
	p.Disc(dial, 0, 0, 62)
	p.Line(rim, 9, 0, 0, 0, -40)
	p.Line(rim, 7, 0, 0, 30, 14)
}

// flowerpot holds a geranium.
func flowerpot(p pen, pot, flower tone) {
	for i := range 5 {
		x := -80 + 40*float64(i)
		p.Line(green, 8, 0, -90, x*0.8, -180-float64(i%2)*26)
		p.Disc(green, x, -140-float64(i%2)*14, 38)
	}
	for i := range 3 {
		p.Disc(flower, -64+64*float64(i), -206-float64(i%2)*36, 34)
	}
	p.Poly(pot, -70, -100, 70, -100, 52, 0, -52, 0)
	p.Box(pot, -80, -112, 160, 30, 6)
}

// bag is a shopping bag with a loaf and leeks looking out.
func bag(p pen, cloth, handle tone) {
	p.Box(ochre, -70, -250, 60, 130, 30)
	p.Line(leaf, 16, 40, -120, 56, -260)
	p.Line(green, 14, 62, -120, 86, -240)
	p.Curve(handle, 10, -50, -170, -40, -260, 40, -260, 50, -170)
	p.Poly(cloth, -104, -176, 104, -176, 90, 0, -90, 0)
}
