package main

// Scenes looked at from above: what lies on a table or on the ground.

// mapOfYard is the children's map: green dots are good, blue ones shunned, ochre ones broken.
func mapOfYard(p pen) {
	p.Rect(canvas, 60, 60, 1480, 947)
	p.Rect(linen, 80, 80, 1440, 907)
	p.Poly(leaf, 260, 240, 1340, 240, 1420, 740, 180, 740)
	p.Poly(canvas, 740, 240, 860, 240, 880, 760, 720, 760)
	p.Rect(canvas, 300, 450, 1000, 60)
	p.Blob(sky, 80, 790, 400, 730, 700, 830, 900, 780, 1150, 730, 1300, 830, 1520, 780, 1520, 780, 1520, 987, 1520, 987, 1520, 987, 80, 987, 80, 987)
	for i := range 7 {
		x, y := 150+200*float64(i), 860+60*float64(i%2)
		p.Curve(blue, 6, x, y, x+30, y-16, x+60, y+16, x+90, y)
	}
	block(p.At(480, 330, 0.9), straw, red, 2, 5)
	block(p.At(1120, 330, 0.9), sky, blue, 2, 5)
	block(p.At(230, 660, 0.9), rose, forest, 3, 2)
	block(p.At(1370, 660, 0.9), green, ochre, 3, 2)
	p.Box(red, 680, 110, 240, 220, 12)
	p.Blob(linen, 740, 330, 740, 190, 740, 160, 800, 160, 860, 160, 860, 190, 860, 330)
	tree(p.At(1080, 460, 0.4), green, leaf)
	tree(p.At(560, 660, 0.5), forest, green)
	for i := range 4 {
		p.Rect(wood, 980+70*float64(i), 600, 60, 60)
		p.Rect(bark, 990+70*float64(i), 616, 40, 44)
	}
	for i := range 6 {
		p.Rect(wood, 740-4*float64(i), 730+18*float64(i), 120+8*float64(i), 10)
	}
	good := []float64{400, 420, 450, 400, 470, 560, 620, 700, 700, 690, 780, 690, 820, 710, 660, 430, 330, 560}
	away := []float64{960, 570, 1010, 560, 1060, 580, 1110, 560, 1160, 580, 1230, 560, 1250, 420, 1210, 400, 1180, 440, 1290, 640}
	broken := []float64{780, 400, 820, 430, 920, 480, 760, 560, 300, 700}
	for i := 0; i < len(good); i += 2 {
		p.Disc(linen, good[i], good[i+1], 21)
		p.Disc(forest, good[i], good[i+1], 16)
	}
	for i := 0; i < len(away); i += 2 {
		p.Disc(linen, away[i], away[i+1], 21)
		p.Disc(blue, away[i], away[i+1], 16)
		p.Disc(linen, away[i], away[i+1], 6)
	}
	for i := 0; i < len(broken); i += 2 {
		p.Disc(linen, broken[i], broken[i+1], 21)
		p.Disc(ochre, broken[i], broken[i+1], 16)
		p.Line(linen, 6, broken[i]-8, broken[i+1], broken[i]+8, broken[i+1])
	}
}

// keyAndReceipt are handed over together; the tag bears a drawing, never an address.
func keyAndReceipt(p pen) {
	p.Rect(ochre, 0, 980, width, 87)
	page(p.At(430, 500, 2.4).Tilt(-6), linen, dusk, 7)
	k := p.At(960, 300, 1.7).Tilt(14)
	k.Curve(red, 8, 0, -40, 60, -120, 160, -100, 200, -20)
	key(k, dusk)
	tag := p.At(1290, 400, 1).Tilt(8)
	tag.Box(linen, -150, -90, 300, 420, 40)
	tag.Disc(straw, 0, -46, 18)
	tag.Ring(red, 8, 0, -46, 22)
	cat(tag.At(-20, 250, 1.15), night)
}

// danceFloor has six by four boards, and two benches at each corner, their ends to it.
func danceFloor(p pen) {
	const side = 130
	for i := range 6 {
		for j := range 4 {
			t := canvas
			if (i+j)%2 == 1 {
				t = straw
			}
			x, y := 410+side*float64(i), 273+side*float64(j)
			p.Box(t, x+3, y+3, side-6, side-6, 6)
			for k := range 3 {
				p.Line(wood, 3, x+16, y+34+32*float64(k), x+side-16, y+34+32*float64(k))
			}
		}
	}
	for _, x := range []float64{-1, 1} {
		for _, y := range []float64{-1, 1} {
			topBench(p.At(800+x*530, 533+y*80, 1))
			topBench(p.At(800+x*530, 533+y*220, 1))
		}
	}
	for _, at := range []float64{150, 1450} {
		topTree(p.At(at, 150, 0.9))
		topTree(p.At(at, 920, 0.8))
	}
	p.Box(forest, 1280, 662, 64, 46, 10)
	p.Ring(forest, 6, 1312, 662, 18)
}

// topBench is a bench from above.
func topBench(p pen) {
	p.Box(bark, -96, -28, 192, 56, 8)
	p.Box(blue, -96, -28, 192, 16, 6)
	p.Box(blue, -96, -6, 192, 14, 6)
	p.Box(blue, -96, 14, 192, 14, 6)
}

// topTree is an apple tree from above.
func topTree(p pen) {
	for i := range 6 {
		p.Tilt(60*float64(i)).Disc(green, 80, 0, 60)
	}
	p.Disc(green, 0, 0, 80)
	for i := range 5 {
		p.Tilt(72*float64(i)+20).Disc(straw, 40+14*float64(i%3), 0, 13)
	}
}

// buttonsOnMap stand for addresses, the thread for the round of two neighbours.
func buttonsOnMap(p pen) {
	p.Rect(bark, 0, 0, width, 30)
	m := p.At(640, 533, 1).Tilt(-3)
	m.Rect(linen, -520, -400, 1040, 800)
	m.Blob(sky, -520, 260, -260, 200, -100, 330, 120, 250, 300, 190, 400, 260, 520, 220, 520, 220, 520, 310, 520, 310, 420, 340, 300, 280, 120, 340, -100, 420, -260, 290, -520, 350)
	for i := range 4 {
		for j := range 3 {
			m.Box(canvas, -470+250*float64(i), -350+190*float64(j), 200, 140, 8)
		}
	}
	way := []float64{-250, -180, -246, 10, 0, 16, 6, -172, 250, -178, 254, 14}
	m.Line(red, 7, way...)
	for i := 0; i < len(way); i += 2 {
		button(m.At(way[i], way[i+1], 1), []tone{blue, green, ochre}[i/2%3])
	}
	c := p.At(1380, 330, 1)
	c.Disc(linen, 0, 0, 150)
	c.Ring(sky, 8, 0, 0, 132)
	for i := range 6 {
		t := c.Tilt(60*float64(i) + 8)
		button(t.At(70, 0, 0.9), []tone{rose, blue, green}[i%3])
	}
	button(c, ochre)
	page(p.At(1390, 770, 1.3).Tilt(7), linen, dusk, 6)
	p.Line(blue, 16, 1230, 960, 1300, 760)
}

// button has four holes and lies flat.
func button(p pen, t tone) {
	p.Disc(t, 0, 0, 30)
	p.Ring(linen, 3, 0, 0, 22)
	for _, x := range []float64{-7, 7} {
		p.Disc(linen, x, -7, 4)
		p.Disc(linen, x, 7, 4)
	}
}

// threeAtTable read an old notebook: one letters, one writing, one who stops both.
func threeAtTable(p pen) {
	for _, at := range []float64{620, 980} {
		p.Box(bark, at-80, 880, 160, 140, 24)
		p.Box(wood, at-80, 990, 160, 36, 14)
	}
	p.Box(bark, 720, 60, 160, 140, 24)
	p.Box(wood, 720, 50, 160, 36, 14)
	p.Box(wood, 260, 170, 1080, 730, 30)
	p.Disc(straw, 760, 560, 300)
	n := p.At(640, 660, 1.15).Tilt(-4)
	book(n, red, linen)
	page(p.At(1010, 640, 1.25).Tilt(6), linen, night, 4)
	p.Line(night, 22, 1110, 820, 1200, 700)
	p.Line(red, 18, 440, 330, 560, 300)
	p.Line(blue, 18, 450, 380, 580, 372)
	clock(p.At(1170, 340, 1.1), bark, linen)
	p.Disc(red, 800, 330, 90)
	p.Disc(rose, 800, 330, 40)
}

// bowlsOfBeans are sorted at one long table, three sorts in each bowl.
func bowlsOfBeans(p pen) {
	p.Rect(canvas, 0, 0, width, 470)
	for i := range 5 {
		stool(p.At(200+300*float64(i), 520, 1.1), bark, wood)
	}
	p.Poly(wood, 120, 430, 1480, 430, 1600, 1000, 0, 1000)
	p.Rect(bark, 0, 1000, width, 67)
	hem(p, 280, 950, 5, 21, linen, straw)
	for i := range 4 {
		beans(p.At(350+300*float64(i), 600, 0.9), i)
		beans(p.At(260+360*float64(i), 870, 1.15), i+1)
	}
	mug(p.At(490, 580, 0.7), green, linen)
	mug(p.At(1105, 580, 0.7).Flip(), rose, linen)
	mug(p.At(428, 840, 0.8), sky, linen)
}

// beans fill a bowl: three sorts, told apart by tone.
func beans(p pen, turn int) {
	bowl(p, []tone{blue, green, dusk}[turn%3], canvas)
	for i := range 15 {
		x, y := float64(i*29%130)-65, -84+float64(i*17%26)
		p.At(x, y, 1).Tilt(float64(i*47%180)).Oval([]tone{linen, red, bark}[i%3], 0, 0, 15, 9)
	}
}

// roundTable stands in the hall whose three doors are those of the conference.
func roundTable(p pen) {
	p.Rect(canvas, 0, 0, width, 420)
	hem(p, 107, 60, 7, 20, green, blue)
	for i := range 3 {
		x := 280 + 420*float64(i)
		p.Box(wood, x, 190, 200, 230, 8)
		p.Box(bark, x+20, 210, 160, 210, 6)
		p.Disc(straw, x+160, 320, 10)
	}
	p.Rect(wood, 0, 420, width, 16)
	for i := range 7 {
		chairBack(p.At(380+140*float64(i), 620-float64((3-i)*(3-i))*-9, 1), []tone{blue, green, ochre}[i%3])
	}
	p.Oval(bark, 800, 800, 640, 190)
	p.Oval(wood, 800, 776, 640, 190)
	p.Oval(linen, 800, 770, 420, 110)
	for i := range 6 {
		side := []float64{250, 380, 560, 1040, 1220, 1350}
		t := p.At(side[i], []float64{770, 850, 905, 905, 850, 770}[i], 1)
		t.Poly(linen, -50, 20, -34, -30, 50, -30, 40, 20)
		t.Line(dusk, 5, -24, -14, 30, -14)
		t.Line(dusk, 5, -30, 4, 20, 4)
	}
	kettle(p.At(640, 810, 0.8), green, forest)
	kettle(p.At(960, 810, 0.8).Flip(), blue, night)
}

// chairBack is a chair pushed to a table, of which the back is seen.
func chairBack(p pen, t tone) {
	p.Line(bark, 14, -46, 40, -46, -110)
	p.Line(bark, 14, 46, 40, 46, -110)
	p.Box(t, -56, -130, 112, 76, 18)
}
