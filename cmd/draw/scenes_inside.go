package main

// Scenes in a room.

// kitchen is where the neighbours' round ends: the bags, the list, tea.
func kitchen(p pen) {
	wall(p, linen, canvas, wood, 780)
	window(p.At(1130, 600, 1.25), wood, sky, leaf, forest)
	shelf(p.At(400, 290, 1), 480, wood, bark)
	jar(p.At(260, 290, 0.8), straw, green)
	jar(p.At(390, 290, 0.8), leaf, blue)
	mug(p.At(520, 290, 0.8), blue, linen)
	page(p.At(760, 330, 0.9).Tilt(-3), canvas, dusk, 6)
	p.Disc(red, 754, 222, 9)
	table(p.At(760, 1030, 1.3), 1020, wood, bark)
	p.Rect(blue, 340, 640, 790, 40)
	hem(p, 359, 644, 4, 19, linen, straw)
	bag(p.At(420, 642, 0.9), green, forest)
	bag(p.At(640, 642, 0.9).Flip(), straw, bark)
	kettle(p.At(900, 642, 0.9), green, forest)
	chair(p.At(180, 1040, 1.15), blue)
}

// keepsWarm is the light of a lamp on a dark wall.
func keepsWarm(p pen, x, y float64) {
	p.Disc(dusk.over(straw, 13, 16), x, y, 225)
	p.Disc(dusk.over(straw, 10, 16), x, y, 170)
}

// quietRoom is at two in the afternoon, when only the table lamps burn.
func quietRoom(p pen) {
	wall(p, dusk, night, bark, 800)
	bulb(p.At(800, 0, 1.1), 130, night, sky)
	window(p.At(800, 640, 1.1), bark, sky, green, forest)
	keepsWarm(p, 360, 470)
	keepsWarm(p, 1240, 470)
	table(p.At(800, 1040, 1.25), 1200, wood, bark)
	lamp(p.At(360, 668, 1.1), straw, bark)
	lamp(p.At(1240, 668, 1.1), straw, bark)
	p.Curve(ochre, 16, 690, 640, 690, 530, 850, 530, 850, 640)
	p.Box(straw, 664, 600, 50, 68, 20)
	p.Box(straw, 826, 600, 50, 68, 20)
	book(p.At(1010, 660, 0.5), green, linen)
	p.Box(linen, 500, 610, 90, 56, 8)
}

// boxOfDrafts takes in a sheet with a mistake; the folders stand above.
func boxOfDrafts(p pen) {
	wall(p, mist, wood, bark, 820)
	shelf(p.At(800, 350, 1), 1100, wood, bark)
	for i := range 14 {
		h := 190 + float64(i*37%40)
		t := []tone{blue, ochre, green, sky, red, leaf, straw}[i%7]
		p.Box(t, 300+72*float64(i), 350-h, 62, h, 6)
		p.Box(linen, 312+72*float64(i), 350-h+40, 38, 60, 4)
	}
	p.Rect(bark, 560, 640, 480, 300)
	p.Rect(straw, 550, 650, 500, 300)
	p.Poly(ochre, 550, 650, 630, 580, 970, 580, 1050, 650)
	p.Box(night, 660, 606, 280, 18, 8)
	d := p.At(800, 510, 1).Tilt(4)
	d.Poly(linen, -100, -120, 100, -120, 100, 112, -100, 112)
	d.Line(dusk, 7, -70, -80, 60, -80)
	d.Line(dusk, 7, -70, -44, 40, -44)
	d.Line(red, 9, -60, -8, 60, -8)
	d.Line(red, 9, -60, 12, 60, 0)
	d.Line(blue, 7, -70, 60, 70, 60)
	page(p.At(300, 930, 1).Tilt(-70), linen, dusk, 5)
	page(p.At(1320, 940, 1).Tilt(68), linen, blue, 5)
	p.Line(ochre, 16, 1120, 1000, 1240, 1010)
}

// bucketAtDoor is what the children ask about, and its last answer leads to the well.
func bucketAtDoor(p pen) {
	wall(p, linen, wood, bark, 830)
	p.Rect(bark, 820, 170, 460, 680)
	p.Rect(mist, 850, 200, 400, 650)
	p.Blob(leaf, 850, 640, 980, 600, 1100, 660, 1250, 620, 1250, 620, 1250, 850, 1250, 850, 1250, 850, 850, 850, 850, 850)
	p.Poly(canvas, 960, 850, 1040, 690, 1080, 690, 1180, 850)
	well(p.At(1060, 720, 0.75), wood, red)
	p.Poly(wood, 1280, 170, 1480, 120, 1480, 920, 1280, 850)
	for i := range 3 {
		x := 1330 + 50*float64(i)
		p.Line(bark, 5, x, 170, x, 860)
	}
	p.Disc(straw, 1310, 520, 14)
	p.Rect(bark, 180, 820, 30, 160)
	p.Rect(bark, 610, 820, 30, 160)
	p.Box(ochre, 120, 790, 580, 40, 8)
	bucket(p.At(400, 794, 1.6), sky, dusk)
	p.Curve(bark, 22, 100, 330, 240, 230, 480, 230, 620, 330)
	p.Line(dusk, 8, 110, 326, 110, 400)
	p.Line(dusk, 8, 610, 326, 610, 400)
	p.Disc(straw, 760, 960, 50)
	p.Disc(ochre, 760, 960, 22)
	p.Line(straw, 14, 760, 1008, 1060, 1008)
}

// tramOfChairs is set up on Saturdays; its outline is drawn on the floor.
func tramOfChairs(p pen) {
	wall(p, mist, canvas, wood, 560)
	for i := range 3 {
		window(p.At(330+470*float64(i), 440, 0.85), linen, sky, leaf, green)
	}
	p.Line(wood, 8, 240, 1000, 190, 660, 1420, 660, 1500, 1000, 240, 1000)
	p.Line(wood, 8, 1120, 1000, 1100, 930)
	p.Line(wood, 8, 1220, 1000, 1200, 930)
	for i := range 4 {
		chair(p.At(330+260*float64(i), 790, 0.7), []tone{blue, green, ochre, rose}[i])
	}
	for i := range 3 {
		chair(p.At(390+270*float64(i), 975, 0.85), []tone{ochre, blue, green}[i])
	}
	chair(p.At(1340, 890, 0.85), red)
	p.Ring(night, 14, 1490, 640, 56)
	p.Line(night, 14, 1490, 700, 1490, 860)
}

// cellar is shared by three houses; some places on the shelves are empty.
func cellar(p pen) {
	p.Rect(night, 0, 900, width, 167)
	for i := range 8 {
		for j := range 5 {
			x := 220*float64(i) - 110*float64(j%2)
			p.Box(dusk.over(night, 5, 8), x, 180*float64(j)+8, 206, 166, 12)
		}
	}
	bulb(p.At(800, 0, 0.9), 30, ochre, linen)
	fillings := []tone{leaf, rose, straw, green, red, ochre}
	lids := []tone{red, blue, green}
	for row := range 3 {
		y := 410 + 250*float64(row)
		for i := range 8 {
			if (i+3*row)%7 == 5 {
				continue
			}
			jar(p.At(250+150*float64(i), y, 1), fillings[(i*2+row)%6], lids[(i+row)%3])
		}
		p.Box(wood, 150, y, 1250, 30, 4)
	}
	p.Rect(bark, 130, 230, 26, 760)
	p.Rect(bark, 1394, 230, 26, 760)
	p.Box(linen, 1470, 380, 60, 300, 20)
	p.Line(dusk, 8, 1500, 420, 1500, 620)
	p.Line(red, 8, 1500, 540, 1500, 620)
	p.Disc(red, 1500, 636, 18)
}

// readingByPhone goes on for four chapters, hence four marks.
func readingByPhone(p pen) {
	wall(p, leaf, wood, bark, 900)
	window(p.At(330, 600, 1), linen, mist, green, forest)
	table(p.At(820, 1060, 1.2), 1250, bark, bark)
	b := p.At(990, 690, 0.95)
	book(b, red, linen)
	for i := range 4 {
		t := []tone{blue, ochre, green, rose}[i]
		b.Poly(t, 40+40*float64(i), -20, 58+40*float64(i), -20, 62+40*float64(i), 50, 51+40*float64(i), 38, 42+40*float64(i), 50)
	}
	telephone(p.At(400, 700, 0.95), night, straw)
	p.Curve(night, 7, 530, 690, 550, 720, 560, 720, 580, 690)
	receiver(p.At(660, 700, 0.8), night)
	lamp(p.At(1330, 700, 1.25), straw, bark)
}

// chairOnLanding waits for whoever carries a bag upstairs.
func chairOnLanding(p pen) {
	p.Rect(canvas, 0, 700, width, 367)
	p.Rect(leaf, 0, 440, width, 260)
	p.Rect(green, 0, 430, width, 14)
	window(p.At(800, 440, 0.85), linen, sky, leaf, forest)
	for i := range 7 {
		f := float64(i)
		p.Rect(wood, 0, 890-60*f, 420-60*f, 16)
		p.Rect(canvas, 0, 906-60*f, 420-60*f, 44)
		p.Rect(wood, 1180+60*f, 890-60*f, 420, 16)
		p.Rect(canvas, 1180+60*f, 906-60*f, 420, 44)
	}
	p.Line(bark, 18, 0, 300, 440, 740)
	p.Line(bark, 18, width, 300, 1160, 740)
	for i := range 4 {
		f := 100 * float64(i)
		p.Line(bark, 8, 440-f, 740-f, 440-f, 940-f)
		p.Line(bark, 8, 1160+f, 740-f, 1160+f, 940-f)
	}
	p.Rect(wood, 0, 950, width, 117)
	p.Rect(bark, 0, 950, width, 12)
	chair(p.At(720, 1000, 1.35), red)
	bag(p.At(930, 1010, 0.8), blue, night)
	cat(p.At(1090, 1012, 0.8), dusk)
}

// plates are a whole street's, in one cupboard.
func plates(p pen) {
	wall(p, sky, wood, bark, 960)
	p.Box(bark, 300, 70, 1000, 920, 14)
	p.Rect(ochre, 330, 100, 940, 860)
	for row := range 3 {
		y := 330 + 220*float64(row)
		for i := range 6 {
			rim := []tone{linen, canvas, mist}[(i+row)%3]
			plate(p.At(420+152*float64(i), y, 1), rim, linen, []tone{blue, green, rose, dusk}[(i+2*row)%4])
		}
		p.Rect(bark, 330, y, 940, 22)
	}
	for i := range 6 {
		p.Oval(linen, 440, 950-16*float64(i), 80, 14)
		p.Oval([]tone{blue, green}[i%2], 440, 946-16*float64(i), 60, 6)
		p.Oval(mist, 640, 950-16*float64(i), 80, 14)
		p.Oval(dusk, 640, 946-16*float64(i), 60, 6)
	}
	bowl(p.At(860, 960, 1), linen, canvas)
	mug(p.At(1060, 960, 0.9), linen, blue)
	mug(p.At(1190, 960, 0.9), linen, green)
	stool(p.At(150, 1030, 1.3), bark, wood)
}

// workbench stands on two jacks that lift it to whoever works.
func workbench(p pen) {
	wall(p, linen, canvas, wood, 860)
	window(p.At(1270, 560, 1), wood, sky, leaf, forest)
	p.Box(wood, 200, 130, 620, 330, 8)
	p.Line(canvas, 10, 290, 190, 290, 300)
	p.Poly(sky, 270, 290, 310, 290, 330, 420, 250, 420)
	p.Box(bark, 420, 180, 22, 220, 6)
	p.Box(dusk, 372, 180, 118, 56, 8)
	p.Poly(sky, 560, 200, 780, 260, 780, 290, 560, 250)
	p.Ring(bark, 16, 556, 240, 34)
	p.Box(wood, 330, 640, 940, 60, 8)
	p.Rect(bark, 400, 700, 60, 90)
	p.Rect(bark, 1140, 700, 60, 90)
	for _, x := range []float64{430, 1170} {
		p.Line(dusk, 20, x-90, 960, x+90, 800)
		p.Line(dusk, 20, x+90, 960, x-90, 800)
		p.Box(bark, x-130, 950, 260, 34, 8)
		p.Box(bark, x-130, 784, 260, 26, 8)
	}
	stool(p.At(915, 642, 1), straw, ochre)
	p.Box(straw, 1020, 612, 230, 30, 4)
	p.Box(blue, 400, 606, 180, 34, 6)
	p.Box(bark, 450, 570, 40, 40, 8)
}
