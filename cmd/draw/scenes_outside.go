package main

// Scenes in a yard, a street, a field.

// tandemByRiver has the blindfold of the lesson on its frame.
func tandemByRiver(p pen) {
	p.Disc(straw, 1280, 220, 90)
	p.Blob(leaf, 0, 470, 400, 380, 700, 480, 1000, 430, 1200, 400, 1400, 460, width, 420, width, 420, width, 700, width, 700, width, 700, 0, 700, 0, 700)
	spruce(p.At(160, 480, 0.5), forest)
	spruce(p.At(260, 470, 0.36), green)
	spruce(p.At(1450, 470, 0.46), forest)
	river(p, sky, mist, 500)
	p.Poly(green, 0, 760, width, 720, width, height, 0, height)
	p.Poly(canvas, 0, 880, width, 850, width, 990, 0, 1000)
	tandem(p.At(790, 935, 1.45), red, night, bark)
	p.Curve(night, 24, 606, 506, 580, 540, 600, 590, 570, 650)
	p.Curve(blue, 24, 606, 504, 640, 540, 610, 600, 640, 664)
}

// lastBus is met by two neighbours with lanterns, who count by pebbles.
func lastBus(p pen) {
	for i := range 14 {
		p.Disc(canvas, float64(i*277%1560)+20, float64(i*131%330)+30, 4)
	}
	p.Disc(straw, 1380, 150, 60)
	p.Disc(night, 1352, 136, 56)
	for i := range 3 {
		house(p.At(760+290*float64(i), 560, 0.5), dusk, bark, night, straw)
	}
	meadow(p, forest, 560, 20)
	p.Poly(dusk, 0, 840, width, 800, width, height, 0, height)
	p.Rect(bark, 120, 440, 20, 420)
	p.Rect(bark, 480, 440, 20, 420)
	p.Poly(wood, 80, 460, 120, 400, 500, 400, 540, 460)
	p.Rect(sky, 150, 500, 320, 200)
	p.Box(linen, 260, 530, 90, 120, 4)
	for i := range 5 {
		p.Line(dusk, 5, 274, 552+20*float64(i), 336, 552+20*float64(i))
	}
	bench(p.At(310, 860, 0.9), wood, bark)
	p.Box(mist, 380, 740, 60, 70, 12)
	for i := range 6 {
		p.Disc(dusk, 394+float64(i*17%36), 800-12*float64(i/2), 8)
	}
	p.Box(ochre, 384, 730, 52, 14, 4)
	bus(p.At(960, 900, 1.2), blue, sky, straw)
	for _, x := range []float64{190, 470} {
		p.Oval(dusk.over(straw, 5, 8), x, 976, 130, 34)
		p.Oval(dusk.over(straw, 1, 8), x, 976, 76, 20)
		lantern(p.At(x, 974, 1.2))
	}
}

// lantern is a hand lamp that lights the ground.
func lantern(p pen) {
	p.Curve(linen, 6, -24, -80, -20, -130, 20, -130, 24, -80)
	p.Box(bark, -34, -16, 68, 20, 6)
	p.Box(straw, -28, -76, 56, 62, 8)
	p.Box(bark, -34, -90, 68, 18, 6)
}

// snowyHill has a track down, branches that mark the way up, and the music below.
func snowyHill(p pen) {
	for i := range 5 {
		spruce(p.At(80+110*float64(i), 480-20*float64(i%3), 0.6+0.1*float64(i%2)), forest)
	}
	p.Blob(linen, 0, 480, 400, 330, 600, 360, 800, 520, 1000, 690, 1200, 800, width, 820, width, 820, width, height, width, height, width, height, 0, height, 0, height)
	p.Curve(sky, 9, 420, 420, 640, 500, 800, 740, 1180, 930)
	p.Curve(sky, 9, 450, 410, 670, 490, 830, 725, 1200, 905)
	for i := range 7 {
		f := float64(i)
		spruce(p.At(240+78*f+4*f*f, 500+72*f, 0.22+0.03*f), green)
	}
	for i := range 12 {
		f := float64(i)
		p.Line(sky, 7, 150+38*f, 470+46*f, 175+38*f, 464+46*f)
	}
	p.Rect(wood, 1190, 880, 260, 24)
	stool(p.At(1320, 882, 0.8), bark, wood)
	accordion(p.At(1320, 716, 1))
	s := p.At(1010, 700, 1)
	s.Line(red, 16, -10, 40, -40, -260)
	s.Line(blue, 16, 30, 40, 60, -260)
}

// accordion stands opened wide.
func accordion(p pen) {
	for i := range 8 {
		t := ochre
		if i%2 == 1 {
			t = straw
		}
		p.Poly(t, -88+22*float64(i), -8, -66+22*float64(i), -8, -66+22*float64(i), -140, -88+22*float64(i), -140)
	}
	p.Box(red, -140, -156, 60, 160, 10)
	p.Box(red, 80, -156, 60, 160, 10)
	for i := range 4 {
		p.Disc(linen, -110, -130+36*float64(i), 8)
		p.Disc(linen, 110, -130+36*float64(i), 8)
	}
}

// dogOnWire can reach shade and water: the ring of its chain runs along the wire.
func dogOnWire(p pen) {
	p.Disc(straw, 220, 190, 80)
	meadow(p, leaf, 560, 40)
	house(p.At(330, 640, 1), canvas, red, bark, sky)
	fence(p.At(560, 600, 1), canvas, 18)
	p.Poly(canvas, 0, 1067, 0, 840, 300, 640, 420, 640, 420, 1067)
	meadow(p.At(0, 180, 1), green, 640, 20)
	p.Rect(bark, 560, 370, 34, 480)
	tree(p.At(1380, 850, 1.5), forest, green)
	p.Curve(night, 8, 576, 440, 840, 470, 1100, 470, 1372, 450)
	p.Ring(ochre, 10, 860, 478, 18)
	p.Curve(night, 9, 860, 494, 850, 620, 960, 700, 1010, 770)
	for i := range 2 {
		p.Box(red, 660+600*float64(i), 436+16*float64(1-i), 22, 36, 6)
	}
	kennel(p.At(740, 890, 1), wood, blue)
	dog(p.At(1030, 970, 1.1), bark)
	p.Oval(dusk, 1260, 980, 70, 18)
	p.Oval(sky, 1260, 972, 60, 12)
}

// geraniums say "I am up" on the left of the sill, and "not yet" on the right.
func geraniums(p pen) {
	p.Rect(wood, 0, 960, width, 107)
	for i := range 8 {
		p.Line(ochre, 6, 0, 90+110*float64(i), width, 90+110*float64(i))
	}
	for i := range 2 {
		x := 430 + 740*float64(i)
		p.Box(green, x-350, 180, 120, 620, 8)
		p.Box(green, x+230, 180, 120, 620, 8)
		for k := range 6 {
			p.Line(forest, 8, x-330, 240+100*float64(k), x-250, 240+100*float64(k))
			p.Line(forest, 8, x+250, 240+100*float64(k), x+330, 240+100*float64(k))
		}
		p.Box(linen, x-230, 170, 460, 640, 6)
		p.Rect(dusk, x-200, 200, 400, 580)
		p.Blob(linen, x-200, 200, x-140, 330, x-150, 420, x-200, 480)
		p.Blob(linen, x+200, 200, x+140, 330, x+150, 420, x+200, 480)
		p.Rect(linen, x-9, 200, 18, 580)
		p.Rect(linen, x-200, 360, 400, 16)
		p.Box(linen, x-260, 790, 520, 40, 6)
		p.Poly(blue, x-260, 160, x, 70, x+260, 160)
		p.Box(blue, x-270, 150, 540, 36, 4)
	}
	flowerpot(p.At(320, 792, 1.1), red, rose)
	flowerpot(p.At(1280, 792, 1.1), red, rose)
}

// carvedFrames hang in the shed; the one too many stands on the floor.
func carvedFrames(p pen) {
	for i := range 9 {
		p.Line(bark, 6, 180*float64(i), 0, 180*float64(i), 900)
	}
	p.Rect(bark, 0, 900, width, 167)
	for i := range 4 {
		carved(p.At(250+367*float64(i), 500, 0.86), []tone{sky, leaf, linen, straw}[i], []tone{blue, forest, ochre, red}[i])
	}
	carved(p.At(800, 1020, 0.95), linen, blue)
	stool(p.At(1290, 1030, 1.1), straw, ochre)
	p.Box(dusk, 1240, 762, 90, 40, 6)
	p.Box(night, 1140, 774, 104, 16, 6)
}

// carved is a carved window frame with a three-feathered tail on top.
func carved(p pen, t, cut tone) {
	p.Poly(t, -150, -380, 150, -380, 150, 0, 108, 0, 108, -330, -108, -330, -108, 0, -150, 0)
	p.Box(t, -164, -40, 328, 44, 6)
	p.Poly(t, -170, -370, -120, -430, 120, -430, 170, -370)
	for i := range 3 {
		f := p.At(0, -420, 1).Tilt(-40 + 40*float64(i))
		f.Blob(t, -16, 0, -34, -40, -26, -76, 0, -96, 26, -76, 34, -40, 16, 0)
		f.Line(cut, 6, 0, -20, 0, -66)
	}
	for i := range 5 {
		p.At(-100+50*float64(i), -400, 1).Tilt(45).Rect(cut, -10, -10, 20, 20)
		p.Disc(cut, -129, -320+64*float64(i), 10)
		p.Disc(cut, 129, -320+64*float64(i), 10)
	}
}

// garden is what the big window of the day centre looks at.
func garden(p pen) {
	p.Disc(straw, 800, 240, 90)
	meadow(p, leaf, 480, 30)
	fence(p.At(-10, 570, 1), canvas, 27)
	p.Rect(green, 0, 560, width, 507)
	p.Poly(canvas, 740, 560, 860, 560, 1060, height, 540, height)
	for _, x := range []float64{190, 1410} {
		apple(p.At(x, 720, 1.05))
	}
	for _, x := range []float64{480, 1120} {
		apple(p.At(x, 640, 0.75))
	}
	for _, x := range []float64{400, 1200} {
		bed(p.At(x, 860, 1), 440, bark, leaf)
	}
	for _, x := range []float64{250, 1350} {
		p.Poly(bark, x-240, 1030, x-200, 980, x+200, 980, x+240, 1030)
		for i := range 5 {
			sunflower(p.At(x-150+75*float64(i), 1000, 1))
		}
	}
}

// apple is a tree with its fruit.
func apple(p pen) {
	tree(p, forest, green)
	for i := range 7 {
		p.Disc(rose, -120+40*float64(i), -210-float64(i*50%130), 14)
	}
	p.Disc(rose, 10, -370, 14)
}

// sunflower stands 140 high.
func sunflower(p pen) {
	p.Line(forest, 9, 0, 0, 0, -90)
	p.Disc(straw, 0, -104, 34)
	p.Disc(bark, 0, -104, 15)
}
