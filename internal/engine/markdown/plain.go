package markdown

import (
	"encoding/binary"
	"iter"
	"strings"
)

// A stretch is a piece of what a text says: most often words that stand in
// its HTML as they are, from one offset to another. To keep them a second time
// would double the memory of a text, and strings here that of its index.
type stretch struct {
	from, to int32
	other    int32 // behind them, what the HTML says in other signs or not at all: see words
}

// What most often stands behind a stretch, and where the rest begins.
const (
	noOther int32 = iota
	newLine
	space
	firstOther // index 0 of the others
)

func (s stretch) words(others []string) string {
	switch s.other {
	case noOther:
		return ""
	case newLine:
		return "\n"
	case space:
		return " "
	}
	return others[s.other-firstOther]
}

// Plain returns the text without markup, one line a block.
func (d *Doc) Plain() string {
	size := 0
	for s := range unpack(d.said) {
		size += int(s.to-s.from) + len(s.words(d.others))
	}
	var b strings.Builder
	b.Grow(size)
	whole, close := d.open()
	defer close()
	for s := range unpack(d.said) {
		b.Write(whole[s.from:s.to])
		b.WriteString(s.words(d.others))
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// pack writes stretches in three numbers each, most often a byte long: how far
// behind the last a stretch begins, how long it is, and what is behind it.
func (d *desk) pack(said []stretch) string {
	b := d.packed[:0]
	last := int32(0)
	for _, s := range said {
		if s.from == s.to {
			s.from, s.to = last, last
		}
		b = binary.AppendUvarint(b, uint64(s.from-last))
		b = binary.AppendUvarint(b, uint64(s.to-s.from))
		b = binary.AppendUvarint(b, uint64(s.other))
		last = s.to
	}
	d.packed = b
	return string(b)
}

func unpack(said string) iter.Seq[stretch] {
	return func(yield func(stretch) bool) {
		rest, last := []byte(said), int32(0)
		number := func() int32 {
			n, size := binary.Uvarint(rest)
			rest = rest[size:]
			return int32(n)
		}
		for len(rest) > 0 {
			s := stretch{from: last + number()}
			s.to = s.from + number()
			s.other, last = number(), s.to
			if !yield(s) {
				return
			}
		}
	}
}

// say adds words to Plain and not to the HTML.
func (w *writer) say(words string) {
	var other int32
	switch words {
	case "":
		return
	case "\n":
		other = newLine
	case " ":
		other = space
	default:
		other = firstOther + int32(len(w.others))
		w.others = append(w.others, strings.Clone(words))
	}
	if last := len(w.said) - 1; last >= 0 && w.said[last].other == noOther {
		w.said[last].other = other
		return
	}
	w.said = append(w.said, stretch{other: other})
}

// write adds words to the HTML, escaped, and to Plain.
func (w *writer) write(words string) {
	from := w.out.Len()
	escaped := escape(words)
	w.out.WriteString(escaped)
	if len(escaped) > len(words) {
		w.say(words)
		return
	}
	last := len(w.said) - 1
	if last >= 0 && w.said[last].other == noOther && int(w.said[last].to) == from {
		w.said[last].to = int32(w.out.Len())
		return
	}
	w.said = append(w.said, stretch{from: int32(from), to: int32(w.out.Len())})
}
