package markdown

import "strings"

// A stretch is a piece of what a text says: most often words that stand in
// its HTML as they are, from one offset to another. To keep them a second time
// would double the memory of a text.
type stretch struct {
	from, to int32
	words    string // behind them, what the HTML says in other signs or not at all
}

// Plain returns the text without markup, one line a block.
func (d *Doc) Plain() string {
	size := 0
	for _, s := range d.said {
		size += int(s.to-s.from) + len(s.words)
	}
	var b strings.Builder
	b.Grow(size)
	for _, s := range d.said {
		b.WriteString(d.html[s.from:s.to])
		b.WriteString(s.words)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// say adds words to Plain and not to the HTML.
func (w *writer) say(words string) {
	if words == "" {
		return
	}
	if last := len(w.said) - 1; last >= 0 && w.said[last].words == "" {
		w.said[last].words = short(words)
		return
	}
	w.said = append(w.said, stretch{words: short(words)})
}

// short returns words that keep nothing of the source in memory.
func short(words string) string {
	switch words {
	case "\n":
		return "\n"
	case " ":
		return " "
	}
	return strings.Clone(words)
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
	if last >= 0 && w.said[last].words == "" && int(w.said[last].to) == from {
		w.said[last].to = int32(w.out.Len())
		return
	}
	w.said = append(w.said, stretch{from: int32(from), to: int32(w.out.Len())})
}
