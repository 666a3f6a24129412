package main

// Things of a yard, a street and a field. Each stands at (0, 0).

// meadow paints rolling ground from y down to the sheet's lower edge.
func meadow(p pen, t tone, y, swell float64) {
	p.Blob(t, 0, y, 400, y-swell, 700, y-swell, 900, y, 1100, y+swell, 1400, y+swell*0.6, width, y-swell*0.4,
		width, y, width, height, width, height, width, height, 0, height, 0, height)
}

// river paints water from y to the lower edge with calm ripples.
func river(p pen, water, ripple tone, y float64) {
	p.Rect(water, 0, y, width, height-y)
	for i := range 12 {
		row := float64(i / 3)
		x := 60 + 530*float64(i%3) + 190*float64(i/3%3)
		r := y + 40 + (height-y-60)*row/4 + float64(i*29%40)
		p.Curve(ripple, 6, x, r, x+30, r-14, x+50, r-14, x+70, r, x+90, r+14, x+110, r+14, x+140, r)
	}
}

// spruce is 420 high.
func spruce(p pen, t tone) {
	p.Rect(bark, -12, -50, 24, 50)
	p.Poly(t, 0, -420, 74, -270, -74, -270)
	p.Poly(t, 0, -330, 104, -150, -104, -150)
	p.Poly(t, 0, -230, 130, -34, -130, -34)
}

// tree has a round crown, 410 high.
func tree(p pen, crown, light tone) {
	p.Poly(bark, -16, 0, -10, -190, 10, -190, 16, 0)
	p.Line(bark, 10, 0, -120, 50, -190)
	p.Disc(crown, -70, -230, 84)
	p.Disc(crown, 70, -230, 84)
	p.Disc(crown, 0, -310, 100)
	p.Disc(crown, 0, -220, 80)
	p.Disc(light, -34, -326, 40)
	p.Disc(light, -92, -244, 26)
}

// poplar is tall and narrow.
func poplar(p pen, crown, light tone) {
	p.Rect(bark, -12, -120, 24, 120)
	p.Oval(crown, 0, -360, 74, 290)
	p.Oval(light, -22, -400, 24, 180)
}

// house has a gable, a door and two windows.
func house(p pen, walls, roof, door, panes tone) {
	p.Rect(walls, -180, -210, 360, 210)
	p.Rect(door, 84, -350, 36, 120)
	p.Poly(roof, -214, -204, 0, -360, 214, -204)
	p.Rect(door, -32, -130, 64, 130)
	for _, x := range []float64{-110, 110} {
		p.Rect(linen, x-44, -164, 88, 96)
		p.Rect(panes, x-34, -154, 68, 76)
		p.Rect(linen, x-4, -160, 8, 90)
	}
}

// block is a house of flats: storeys × columns of windows.
func block(p pen, walls, roof tone, storeys, columns int) {
	w, h := 70*float64(columns)+30, 84*float64(storeys)+40
	p.Rect(walls, -w/2, -h, w, h)
	p.Rect(roof, -w/2-12, -h-18, w+24, 26)
	for s := range storeys {
		for c := range columns {
			p.Rect(linen, -w/2+34+70*float64(c), -h+40+84*float64(s), 36, 46)
		}
	}
}

// bench is seen from the front.
func bench(p pen, boards, legs tone) {
	p.Rect(legs, -130, -150, 20, 150)
	p.Rect(legs, 110, -150, 20, 150)
	p.Box(boards, -170, -86, 340, 26, 6)
	p.Box(boards, -160, -150, 320, 22, 6)
	p.Box(boards, -160, -182, 320, 22, 6)
}

// fence is a row of n pales.
func fence(p pen, t tone, n int) {
	w := 60 * float64(n)
	p.Rect(t, 0, -90, w, 14)
	p.Rect(t, 0, -44, w, 14)
	for i := range n {
		x := 60 * float64(i)
		p.Poly(t, x+16, 0, x+16, -110, x+30, -130, x+44, -110, x+44, 0)
	}
}

// wheel has its hub at (0, 0).
func wheel(p pen, r float64, tyre, spokes tone) {
	for i := range 8 {
		t := p.Tilt(22.5 * float64(i))
		t.Line(spokes, 3, -r, 0, r, 0)
	}
	p.Ring(tyre, 14, 0, 0, r)
	p.Disc(tyre, 0, 0, 14)
}

// tandem stands on two wheels 640 apart and looks to the right.
func tandem(p pen, frame, tyre, saddle tone) {
	w := p.At(0, -140, 1)
	wheel(w.At(-320, 0, 1), 128, tyre, wood)
	wheel(w.At(320, 0, 1), 128, tyre, wood)
	w.Line(frame, 18, -320, 0, -200, -150, 20, -150, 250, -150, 320, 0)
	w.Line(frame, 16, -320, 0, -150, 20, 80, 20, 250, -150)
	w.Line(frame, 16, -150, 20, -210, -190)
	w.Line(frame, 16, 80, 20, 20, -200)
	w.Line(frame, 14, 250, -150, 236, -210)
	w.Box(saddle, -270, -214, 116, 28, 14)
	w.Box(saddle, -40, -224, 116, 28, 14)
	w.Curve(tyre, 14, 236, -210, 240, -250, 200, -256, 156, -234)
	w.Curve(tyre, 14, 16, -172, -40, -176, -60, -226, -112, -208)
	for _, x := range []float64{-150, 80} {
		w.Ring(tyre, 10, x, 20, 34)
		w.Line(tyre, 10, x, 20, x+34, 66)
		w.Line(tyre, 14, x+16, 68, x+56, 68)
	}
}

// boat lies on the water, seen from the side.
func boat(p pen, hull, inside tone) {
	p.Oval(inside, 0, -80, 250, 22)
	p.Blob(hull, -280, -90, -220, 10, -160, 10, -140, 10, -140, 10, 140, 10, 140, 10, 160, 10, 220, 10, 280, -90, 280, -90, 120, -66, 0, -66, -120, -66, -280, -90, -280, -90)
}

// bus is seen from the side and bears no sign.
func bus(p pen, body, band, panes tone) {
	p.Box(body, -330, -270, 660, 240, 30)
	p.Rect(band, -330, -120, 660, 30)
	for i := range 5 {
		p.Box(panes, -300+112*float64(i), -236, 94, 92, 10)
	}
	p.Box(panes, 262, -236, 62, 100, 10)
	for _, x := range []float64{-200, 200} {
		p.Disc(night, x, -34, 50)
		p.Disc(canvas, x, -34, 22)
	}
}

// well has a log frame, a roof and a bucket.
func well(p pen, logs, roof tone) {
	p.Rect(bark, -110, -300, 20, 300)
	p.Rect(bark, 90, -300, 20, 300)
	p.Line(bark, 14, -110, -220, 110, -220)
	p.Line(linen, 5, 0, -220, 0, -160)
	p.Poly(roof, -160, -280, 0, -380, 160, -280)
	for i := range 4 {
		p.Box(logs, -140, -36-36*float64(i), 280, 34, 14)
	}
}

// bucket stands with its handle up.
func bucket(p pen, body, hoop tone) {
	p.Curve(hoop, 10, -90, -170, -70, -290, 70, -290, 90, -170)
	p.Poly(body, -100, -180, 100, -180, 76, 0, -76, 0)
	p.Rect(hoop, -94, -132, 188, 12)
	p.Rect(hoop, -82, -46, 164, 12)
	p.Oval(night, 0, -180, 100, 24)
}

// kennel stands on a plank with its opening to the front.
func kennel(p pen, walls, roof tone) {
	p.Rect(bark, -120, -20, 30, 20)
	p.Rect(bark, 90, -20, 30, 20)
	p.Rect(walls, -130, -180, 260, 164)
	p.Poly(roof, -160, -170, 0, -270, 160, -170)
	p.Blob(night, -50, -16, -50, -130, -40, -140, 0, -140, 40, -140, 50, -130, 50, -16)
}

// dog sits with its back to us.
func dog(p pen, t tone) {
	p.Curve(t, 22, 60, -14, 110, -10, 140, -30, 136, -70)
	p.Blob(t, -50, -190, -90, -120, -110, -40, -90, 0, -60, 6, 60, 6, 90, 0, 110, -40, 90, -120, 50, -190)
	p.Disc(t, 0, -224, 58)
	p.Blob(t, -50, -262, -90, -250, -92, -200, -70, -180, -60, -200, -50, -220, -40, -240)
	p.Blob(t, 50, -262, 90, -250, 92, -200, 70, -180, 60, -200, 50, -220, 40, -240)
}

// cat sits with its back to us, its tail beside it.
func cat(p pen, t tone) {
	p.Curve(t, 18, 40, -8, 100, 0, 140, -10, 128, -60)
	p.Blob(t, -30, -150, -80, -100, -86, -30, -70, 0, -40, 6, 40, 6, 70, 0, 86, -30, 80, -100, 30, -150)
	p.Disc(t, 0, -172, 46)
	p.Poly(t, -44, -180, -40, -244, -4, -212)
	p.Poly(t, 44, -180, 40, -244, 4, -212)
}

// bed is a garden bed with a row of plants.
func bed(p pen, wide float64, soil, plant tone) {
	p.Poly(soil, -wide/2, 0, -wide/2+40, -60, wide/2-40, -60, wide/2, 0)
	for x := -wide/2 + 70; x < wide/2-40; x += 80 {
		p.Oval(plant, x-16, -66, 22, 34)
		p.Oval(plant, x+16, -66, 22, 34)
		p.Oval(plant, x, -84, 20, 40)
	}
}
