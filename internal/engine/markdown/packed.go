package markdown

import (
	"encoding/binary"
	"iter"

	"pobratim/internal/engine/diag"
)

// What is packed is written in numbers that are most often a byte long, and in
// words with their length before them.

// packSaid writes of each stretch how far behind the last it begins, how long
// it is, and what is behind it: other words with their length as the number.
func packSaid(b []byte, said []stretch, others []string) []byte {
	last := int32(0)
	for _, s := range said {
		if s.from == s.to {
			s.from, s.to = last, last
		}
		b = binary.AppendUvarint(b, uint64(s.from-last))
		b = binary.AppendUvarint(b, uint64(s.to-s.from))
		last = s.to
		if s.other < firstOther {
			b = binary.AppendUvarint(b, uint64(s.other))
			continue
		}
		words := others[s.other-firstOther]
		b = binary.AppendUvarint(b, uint64(firstOther)+uint64(len(words)))
		b = append(b, words...)
	}
	return b
}

// packMarks writes of each cut how far behind the last it is, its kind, and
// the hole that is there.
func packMarks(b []byte, cuts []cut, holes []Hole) []byte {
	at, line := 0, int32(0)
	for _, c := range cuts {
		b = binary.AppendUvarint(b, uint64(c.at-at))
		at = c.at
		if c.kind == linkEnds {
			b = append(b, byte(linkEnds)<<1)
			continue
		}
		h := &holes[0]
		holes = holes[1:]
		kind := byte(h.Kind) << 1
		if h.Block {
			kind |= 1
		}
		b = append(b, kind)
		b = appendWords(b, h.Target)
		b = appendWords(b, h.Title)
		b = appendWords(b, h.Alt)
		b = binary.AppendVarint(b, int64(h.Pos.Line-line))
		b = binary.AppendUvarint(b, uint64(h.Pos.Col))
		line = h.Pos.Line
	}
	return b
}

func packHeadings(b []byte, headings []Heading) []byte {
	for i := range headings {
		h := &headings[i]
		b = append(b, byte(h.Level))
		b = appendWords(b, h.ID)
		b = appendWords(b, h.Text)
	}
	return b
}

func appendWords(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// Holes gives links and pictures in order.
func (d *Doc) Holes() iter.Seq[Hole] {
	return func(yield func(Hole) bool) {
		for _, h := range d.cuts() {
			if h.Kind != linkEnds && !yield(h) {
				return
			}
		}
	}
}

// cuts gives each place where the HTML is cut, and what is there.
func (d *Doc) cuts() iter.Seq2[int, Hole] {
	return func(yield func(int, Hole) bool) {
		at, line := 0, int32(0)
		for r := (unpacker[string]{d.marks}); r.rest != ""; {
			at += r.number()
			kind := r.take(1)[0]
			h := Hole{Kind: HoleKind(kind >> 1), Block: kind&1 == 1}
			if h.Kind != linkEnds {
				h.Target, h.Title, h.Alt = r.words(), r.words(), r.words()
				line += int32(r.signed())
				h.Pos = diag.Pos{File: d.file, Line: line, Col: int32(r.number())}
			}
			if !yield(at, h) {
				return
			}
		}
	}
}

// Headings gives them in order, for a table of contents.
func (d *Doc) Headings() iter.Seq[Heading] {
	return func(yield func(Heading) bool) {
		for r := (unpacker[string]{d.headings}); r.rest != ""; {
			if !yield(Heading{Level: int(r.take(1)[0]), ID: r.words(), Text: r.words()}) {
				return
			}
		}
	}
}

// An unpacker reads what is packed; words that it gives are a part of that.
type unpacker[T string | []byte] struct{ rest T }

// number is 0 at the end: a shelf that cannot be read gives as many zeros as
// had been put there, and those are no whole stretches.
func (u *unpacker[T]) number() int {
	n := 0
	for i := range len(u.rest) {
		c := u.rest[i]
		n |= int(c&0x7f) << (7 * i)
		if c < 0x80 {
			u.rest = u.rest[i+1:]
			return n
		}
	}
	return 0
}

// signed reads a number as AppendVarint writes it.
func (u *unpacker[T]) signed() int {
	n := u.number()
	return n>>1 ^ -(n & 1)
}

func (u *unpacker[T]) words() T { return u.take(u.number()) }

func (u *unpacker[T]) take(n int) T {
	taken := u.rest[:n]
	u.rest = u.rest[n:]
	return taken
}
