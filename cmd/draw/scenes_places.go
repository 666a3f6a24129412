package main

// Scenes of water, light and the road.

// oneOar is what the museum began with, beside the wall of notches.
func oneOar(p pen) {
	p.Rect(bark, 0, 0, width, height)
	for i := range 7 {
		p.Box([]tone{wood, bark.over(wood, 2, 8)}[i%2], 0, 150*float64(i), width, 142, 4)
	}
	for i := range 22 {
		x, y := 130+58*float64(i), 180.0
		if i >= 11 {
			x, y = 130+58*float64(i-11), 330
		}
		p.Line(bark, 12, x, y, x, y+60)
	}
	p.Rect(canvas, 0, 930, width, 137)
	oar := p.At(1130, 880, 1).Tilt(12)
	oar.Line(straw, 34, 0, -120, 0, -800)
	oar.Box(straw, -40, -820, 80, 34, 14)
	oar.Blob(straw, -18, -330, -80, -240, -84, -40, -60, 40, -20, 60, 20, 60, 60, 40, 84, -40, 80, -240, 18, -330)
	oar.Line(ochre, 8, 0, -240, 0, 20)
	p.Disc(dusk, 1300, 118, 14)
	p.Box(bark, 300, 600, 300, 380, 60)
	p.Box(ochre, 300, 610, 300, 360, 60)
	for _, y := range []float64{660, 880} {
		p.Rect(dusk, 294, y, 312, 26)
	}
	for i := range 3 {
		p.Line(bark, 5, 370+80*float64(i), 620, 370+80*float64(i), 964)
	}
	p.Disc(dusk, 720, 640, 12)
	key(p.At(720, 690, 0.8), night)
	p.Box(linen, 800, 520, 130, 170, 4)
	for i := range 4 {
		p.Line(dusk, 5, 822, 560+30*float64(i), 906, 560+30*float64(i))
	}
}

// shadowTheatre plays on a sheet between the banisters.
func shadowTheatre(p pen) {
	p.Rect(dusk, 0, 860, width, 207)
	for i := range 8 {
		p.Rect(bark, 30+216*float64(i), 470, 16, 420)
	}
	p.Box(bark, 0, 450, width, 30, 8)
	p.Poly(linen, 260, 150, 1340, 150, 1320, 880, 280, 880)
	p.Disc(straw.over(linen, 4, 8), 800, 520, 330)
	p.Disc(straw, 800, 520, 230)
	for i := range 7 {
		p.Box(ochre, 300+164*float64(i), 130, 16, 50, 4)
	}
	p.Line(bark, 8, 0, 150, width, 150)
	spruce(p.At(415, 800, 0.85), night)
	house(p.At(1140, 800, 0.7), night, night, night, straw)
	p.Rect(night, 286, 796, 1028, 10)
	wolf(p.At(750, 800, 0.95))
	p.Line(night, 10, 750, 800, 750, 880)
	for i := range 5 {
		stool(p.At(330+235*float64(i), 1040, 0.8), night, bark)
	}
}

// wolf is a figure of cardboard, seen from the side.
func wolf(p pen) {
	p.Poly(night, -170, -10, -150, -120, -120, -150, 60, -160, 100, -220, 110, -270, 136, -226, 156, -270, 166, -220, 240, -176, 236, -150, 170, -140, 130, -90, 124, -10, 96, -10, 84, -84, -70, -80, -100, -10, -130, -10, -134, -70, -150, -10)
	p.Curve(night, 26, -140, -120, -200, -120, -230, -80, -250, -110)
}

// jetty has boards laid crosswise and no step.
func jetty(p pen) {
	p.Disc(straw, 330, 230, 80)
	p.Blob(leaf, 0, 430, 300, 360, 700, 440, 1000, 390, 1200, 360, 1400, 420, width, 380, width, 380, width, 520, width, 520, width, 520, 0, 520, 0, 520)
	for i := range 4 {
		spruce(p.At(1150+110*float64(i), 440, 0.4), forest)
	}
	river(p, sky, linen, 470)
	boat(p.At(420, 640, 0.6), red, bark)
	for i := range 4 {
		p.Rect(bark, 690+230*float64(i), 800, 26, 200)
	}
	p.Poly(wood, 620, 760, width, 720, width, 900, 560, 860)
	for i := range 16 {
		x := 650 + 62*float64(i)
		p.Line(bark, 5, x, 762-2.4*float64(i), x-36, 862+2.4*float64(i))
	}
	p.Line(bark, 26, 566, 850, 626, 752)
	for i := range 4 {
		p.Line(bark, 14, 700+260*float64(i), 770-6*float64(i), 700+260*float64(i), 640-6*float64(i))
	}
	p.Curve(linen, 7, 700, 660, 960, 690, 1240, 640, 1600, 650)
	p.Line(ochre, 9, 760, 770, 500, 470)
	p.Curve(linen, 3, 500, 470, 440, 620, 420, 700, 400, 800)
	p.Disc(rose, 400, 806, 14)
	wheelchair(p.At(1010, 830, 1.1).Flip())
	bucket(p.At(1340, 850, 0.5), green, forest)
}

// wheelchair is empty and looks to the right.
func wheelchair(p pen) {
	p.Line(dusk, 14, -66, -200, -46, -100, 60, -100, 86, -20, 120, -20)
	p.Line(dusk, 14, -66, -200, -110, -210)
	p.Line(dusk, 12, -50, -150, 40, -150)
	p.Box(blue, -70, -120, 140, 24, 8)
	p.Box(blue, -80, -210, 24, 110, 8)
	wheel(p.At(-30, -72, 1), 72, night, canvas)
	p.Disc(night, 84, -18, 20)
}

// poplarYard has a board of three columns and houses for cats.
func poplarYard(p pen) {
	block(p.At(330, 640, 1.1), straw, red, 5, 6)
	block(p.At(1290, 640, 1.1), sky, blue, 5, 6)
	meadow(p, leaf, 640, 16)
	for i := range 6 {
		poplar(p.At(150+260*float64(i), 720+14*float64(i%2), 0.85), forest, green)
	}
	p.Poly(canvas, 640, height, 740, 680, 860, 680, 1000, height)
	p.Rect(bark, 330, 760, 18, 220)
	p.Rect(bark, 570, 760, 18, 220)
	p.Box(linen, 300, 700, 320, 200, 8)
	for i := range 3 {
		x := 316 + 102*float64(i)
		p.Rect([]tone{rose, straw, leaf}[i], x, 716, 86, 16)
		for k := range 3 - i {
			p.Box([]tone{mist, canvas}[k%2], x+6, 746+46*float64(k), 74, 36, 4)
		}
	}
	kennel(p.At(1180, 960, 0.7), wood, red)
	kennel(p.At(1420, 970, 0.7), wood, blue)
	cat(p.At(850, 1000, 1), dusk)
}

// halfOfBed belongs to the house, half to the block; the red thread says which.
func halfOfBed(p pen) {
	p.Disc(straw, 800, 210, 80)
	meadow(p, leaf, 520, 30)
	house(p.At(300, 600, 1), canvas, blue, bark, sky)
	block(p.At(1270, 590, 0.8), rose, forest, 5, 5)
	p.Rect(green, 0, 600, width, 467)
	for i := range 3 {
		y := 740 + 120*float64(i)
		w := 1000 + 180*float64(i)
		p.Poly(bark, 800-w/2, y, 800-w/2+60, y-70, 800+w/2-60, y-70, 800+w/2, y)
		for k := range 5 {
			x := 70 + float64(k)*(w/2-130)/5
			cabbage(p.At(800-w/2+x+40, y-36, 0.8+0.15*float64(i)))
			tomato(p.At(820+x, y-30, 0.8+0.15*float64(i)))
		}
	}
	for i := range 4 {
		p.Line(wood, 14, 800, 690+100*float64(i), 800, 620+100*float64(i))
	}
	p.Line(red, 6, 800, 640, 800, 960)
	spade(p.At(1530, 1010, 1).Tilt(-6))
	bench(p.At(600, 620, 0.8), wood, bark)
}

// cabbage is seen from above.
func cabbage(p pen) {
	p.Disc(forest, 0, 0, 44)
	p.Disc(leaf, 0, -4, 32)
	p.Curve(forest, 5, -20, -10, 0, -30, 10, 10, 22, -8)
}

// tomato is tied to a stake.
func tomato(p pen) {
	p.Line(wood, 8, 0, 10, 0, -110)
	p.Oval(leaf, 0, -60, 30, 48)
	for i := range 3 {
		p.Disc(rose, -16+16*float64(i), -34-26*float64(i%2), 12)
	}
}

// spade stands stuck into the ground.
func spade(p pen) {
	p.Line(wood, 20, 0, -130, 0, -420)
	p.Line(wood, 20, -40, -426, 40, -426)
	p.Blob(dusk, -60, -140, -20, -150, 20, -150, 60, -140, 60, -60, 50, 0, 0, 40, -50, 0, -60, -60, -60, -140)
}

// roadByRiver leads to the first visit, in September.
func roadByRiver(p pen) {
	p.Disc(straw, 1250, 210, 90)
	p.Blob(leaf, 0, 470, 300, 330, 600, 380, 900, 480, 1100, 420, 1400, 400, width, 460, width, 460, width, 700, width, 700, width, 700, 0, 700, 0, 700)
	for i := range 6 {
		spruce(p.At(90+130*float64(i), 520-float64(i*31%50), 0.5), []tone{forest, green}[i%2])
	}
	house(p.At(1370, 560, 0.55), canvas, red, bark, sky)
	p.Rect(green, 0, 560, width, 507)
	p.Rect(dusk, 0, 640, width, 140)
	for i := range 9 {
		p.Rect(canvas, 30+190*float64(i), 706, 90, 8)
	}
	bus(p.At(720, 720, 1), linen, blue, sky)
	p.Blob(sky, 0, 900, 300, 850, 700, 940, 1000, 880, 1200, 840, 1400, 920, width, 880, width, 880, width, 990, width, 990, 1300, 1010, 1100, 950, 900, 990, 700, 1030, 300, 950, 0, 1000)
	hem(p, 70, 1010, 5, 29, linen, straw)
}

// autumnRoad leads to the return visit, in October.
func autumnRoad(p pen) {
	p.Rect(mist, 0, 0, width, 500)
	p.Blob(ochre.over(leaf, 3, 8), 0, 470, 300, 400, 700, 520, 1000, 440, 1200, 400, 1400, 500, width, 430, width, 430, width, 700, width, 700, width, 700, 0, 700, 0, 700)
	p.Rect(leaf, 0, 620, width, 447)
	p.Poly(dusk, 740, 560, 800, 560, 1240, height, 300, height)
	for i := range 4 {
		f := float64(i * i)
		p.Poly(linen, 768-f*0.5, 600+f*46, 774+f*0.5, 600+f*46, 780+f, 640+f*50, 764-f, 640+f*50)
	}
	for i := range 4 {
		s := 0.5 + 0.32*float64(i)
		tree(p.At(640-190*float64(i), 610+100*float64(i), s), []tone{ochre, rose}[i%2], straw)
		tree(p.At(900+210*float64(i), 610+100*float64(i), s), []tone{rose, ochre}[i%2], straw)
	}
	busBehind(p.At(792, 760, 1))
	for i := range 16 {
		p.At(float64(i*263%1560)+20, 940+float64(i*41%110), 1).Tilt(float64(i*50)).Oval([]tone{ochre, rose}[i%2], 0, 0, 16, 8)
	}
}

// busBehind is the bus from behind, without a number.
func busBehind(p pen) {
	p.Rect(night, -90, -30, 36, 40)
	p.Rect(night, 54, -30, 36, 40)
	p.Box(blue, -110, -230, 220, 220, 20)
	p.Box(sky, -86, -206, 172, 90, 10)
	p.Rect(linen, -110, -90, 220, 14)
	p.Box(rose, -96, -60, 30, 26, 6)
	p.Box(rose, 66, -60, 30, 26, 6)
}
