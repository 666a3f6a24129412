package main

// A tone is a colour of linen, thread or ink, as 0xRRGGBB.
type tone uint32

// The palette of all pictures: linen, blue, ochre, green and dark red in two
// tones each, wood and night to carry them. Nothing is pure white or black,
// so that no pair of tones can be taken for a flag or a ribbon.
const (
	linen  tone = 0xF1E8D6
	canvas tone = 0xDCCBAA
	mist   tone = 0xCFDDDD
	sky    tone = 0x9DB9CB
	blue   tone = 0x2F5A82
	straw  tone = 0xE2BC6E
	ochre  tone = 0xC1842B
	leaf   tone = 0x8FAD76
	green  tone = 0x4A764C
	forest tone = 0x2F5140
	rose   tone = 0xBE6A58
	red    tone = 0x842B2B
	wood   tone = 0x9A7652
	bark   tone = 0x66472F
	night  tone = 0x26384A
	dusk   tone = 0x3C556B
)

// parts splits a tone into red, green and blue.
func (t tone) parts() (r, g, b uint32) {
	return uint32(t) >> 16 & 255, uint32(t) >> 8 & 255, uint32(t) & 255
}

// over mixes a tone over another: level steps of full of the upper one.
// Integers only, so that every machine mixes the same.
func (t tone) over(under tone, level, full uint32) tone {
	r, g, b := t.parts()
	s, h, c := under.parts()
	mix := func(upper, lower uint32) uint32 { return (upper*level + lower*(full-level) + full/2) / full }
	return tone(mix(r, s)<<16 | mix(g, h)<<8 | mix(b, c))
}
