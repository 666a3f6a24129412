package markdown

import "strings"

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

// Plain returns the text without markup, one line a block.
func (d *Doc) Plain() string {
	parts, said, close := d.open()
	defer close()
	var b strings.Builder
	b.Grow(len(parts))
	last := 0
	for r := (unpacker[[]byte]{said}); len(r.rest) > 0; {
		from := last + r.number()
		last = from + r.number()
		b.Write(parts[from:last])
		switch other := r.number(); int32(other) {
		case noOther:
		case newLine:
			b.WriteByte('\n')
		case space:
			b.WriteByte(' ')
		default:
			b.Write(r.take(other - int(firstOther)))
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
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
