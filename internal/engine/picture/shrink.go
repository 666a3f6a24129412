package picture

import (
	"image"
	"math"

	"golang.org/x/image/draw"
)

// A window holds the input pixels that one output pixel is the sum of, along
// one axis. The weights are in units of 1/one and sum up to one.
type window struct {
	first   int
	weights []int32
}

// Fixed-point: weights have weightBits after the point, sums along a row keep
// rowBits. A pixel times both overshoots of the kernel stays below 2^31.
const (
	weightBits = 14
	rowBits    = 8
	one        = 1 << weightBits
)

// shrink scales a picture with the Catmull-Rom kernel of x/image/draw, whose
// own scaler is not used because it keeps a buffer of 32 bytes for each
// output column and input row: a gigabyte for a tall picture. This one holds
// only the rows that it needs, and adds whole numbers, so that the sum does
// not depend on the processor's way with fractions.
func shrink(src image.Image, w, h int) *image.RGBA {
	b := src.Bounds()
	if b.Dx() == w && b.Dy() == h { // the kernel is 0 at all pixels but its own
		out := canvas(w, h)
		draw.Draw(out, out.Rect, src, b.Min, draw.Src)
		return out
	}
	columns, rows := windows(b.Dx(), w), windows(b.Dy(), h)
	depth := 0
	for _, r := range rows {
		depth = max(depth, len(r.weights))
	}
	ring := make([][]pixel, depth)
	for i := range ring {
		ring[i] = make([]pixel, w)
	}
	take := rowsOf(src)
	line, sums := make([]pixel, b.Dx()), make([]pixel, w)
	out := canvas(w, h)
	next := 0
	for y, r := range rows {
		for ; next < r.first+len(r.weights); next++ {
			take(line, next)
			sumAcross(ring[next%depth], line, columns)
		}
		sumDown(out.Pix[y*out.Stride:][:4*w], sums, ring, r)
	}
	return out
}

// windows distributes the pixels of an axis over the pixels of a smaller one.
func windows(from, to int) []window {
	scale := float64(from) / float64(to)
	reach := draw.CatmullRom.Support * max(scale, 1)
	all := make([]window, to)
	for i := range all {
		center := float64((float64(i)+0.5)*scale) - 0.5
		first := max(0, int(math.Ceil(center-reach)))
		last := min(from-1, int(math.Floor(center+reach)))
		kernel := make([]float64, 0, last-first+1)
		total := 0.0
		for j := first; j <= last; j++ {
			distance := math.Abs(float64(j)-center) / max(scale, 1)
			k := 0.0
			if distance < draw.CatmullRom.Support {
				k = draw.CatmullRom.At(distance)
			}
			kernel = append(kernel, k)
			total += k
		}
		all[i] = window{first, whole(kernel, total)}
	}
	return all
}

// whole rounds weights to fixed point; the heaviest one takes what rounding
// leaves over, so that a flat colour stays exactly what it is.
func whole(kernel []float64, total float64) []int32 {
	weights := make([]int32, len(kernel))
	rest, heaviest := int32(one), 0
	for i, k := range kernel {
		weights[i] = int32(math.Round(k / total * one))
		rest -= weights[i]
		if weights[i] > weights[heaviest] {
			heaviest = i
		}
	}
	weights[heaviest] += rest
	return weights
}

// A pixel holds two numbers in each of its own, so that a multiplication serves
// both. The lower half may be negative; the upper then lacks one.
type pixel struct{ redBlue, greenAlpha int64 }

func paired(low, high int32) int64 { return int64(low) + int64(high)<<32 }

func halves(pair int64) (low, high int32) {
	low = int32(pair)
	return low, int32((pair - int64(low)) >> 32)
}

// rowsOf returns what takes a row of a picture apart.
func rowsOf(src image.Image) func(line []pixel, y int) {
	b := src.Bounds()
	if drawing, ok := src.(*image.Paletted); ok { // a look at its palette takes a tenth of the time
		var colours [256]pixel
		for i, c := range drawing.Palette {
			r, g, b, a := c.RGBA()
			colours[i] = apart(uint8(r>>8), uint8(g>>8), uint8(b>>8), uint8(a>>8))
		}
		return func(line []pixel, y int) {
			for x, n := range drawing.Pix[drawing.PixOffset(b.Min.X, b.Min.Y+y):][:len(line)] {
				line[x] = colours[n]
			}
		}
	}
	row := image.NewRGBA(image.Rect(0, 0, b.Dx(), 1))
	return func(line []pixel, y int) {
		draw.Draw(row, row.Rect, src, image.Pt(b.Min.X, b.Min.Y+y), draw.Src)
		for x := range line {
			q := row.Pix[4*x : 4*x+4 : 4*x+4]
			line[x] = apart(q[0], q[1], q[2], q[3])
		}
	}
}

func apart(r, g, b, a uint8) pixel {
	return pixel{int64(r) | int64(b)<<32, int64(g) | int64(a)<<32}
}

// sumAcross adds up the pixels of a row. Areas of one colour are wide, in
// drawings most of all: the sum of equal pixels is one of them.
func sumAcross(row, line []pixel, columns []window) {
	const shift = weightBits - rowBits
	end := 0 // of the pixels that are like the first of a window
	for x, c := range columns {
		if end <= c.first {
			for end = c.first + 1; end < len(line) && line[end] == line[c.first]; {
				end++
			}
		}
		if first := line[c.first]; end >= c.first+len(c.weights) {
			row[x] = pixel{first.redBlue << rowBits, first.greenAlpha << rowBits}
			continue
		}
		var sum pixel
		pixels := line[c.first:][:len(c.weights)]
		for i, k := range c.weights {
			sum.redBlue += int64(k) * pixels[i].redBlue
			sum.greenAlpha += int64(k) * pixels[i].greenAlpha
		}
		r, b := halves(sum.redBlue)
		g, a := halves(sum.greenAlpha)
		row[x] = pixel{paired(r>>shift, b>>shift), paired(g>>shift, a>>shift)}
	}
}

// sumDown fills one output row. Colours are premultiplied: none may exceed
// its alpha, though the kernel overshoots at edges.
func sumDown(out []uint8, sums []pixel, ring [][]pixel, r window) {
	const (
		half  = 1 << (weightBits + rowBits - 1)
		shift = weightBits + rowBits
	)
	for i := range sums {
		sums[i] = pixel{half + half<<32, half + half<<32}
	}
	for j, k := range r.weights {
		row := ring[(r.first+j)%len(ring)][:len(sums)]
		for i := range row {
			sums[i].redBlue += int64(k) * row[i].redBlue
			sums[i].greenAlpha += int64(k) * row[i].greenAlpha
		}
	}
	for i, sum := range sums {
		red, blue := halves(sum.redBlue)
		green, alpha := halves(sum.greenAlpha)
		alpha = clamp(alpha>>shift, 255)
		o := out[4*i : 4*i+4 : 4*i+4]
		o[0], o[1] = uint8(clamp(red>>shift, alpha)), uint8(clamp(green>>shift, alpha))
		o[2], o[3] = uint8(clamp(blue>>shift, alpha)), uint8(alpha)
	}
}

func clamp(v, highest int32) int32 { return min(max(v, 0), highest) }
