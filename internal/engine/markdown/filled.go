package markdown

import (
	"encoding/binary"
	"html/template"
	"slices"
	"strings"
)

// A Filled is a Doc whose holes are filled: HTML that is put together where it
// is written. Most of a page is that, and would be a string for nothing.
type Filled struct {
	doc   *Doc
	text  string // all that is in the holes
	fills []fill
}

// A fill is what stands at a place in the parts of a Doc: the text from the end
// of the fill before.
type fill struct{ at, end int32 }

// Fill fills the holes. link and picture are asked for each of them; where they
// say false, the plain words of the link stay, and nothing of the picture. The
// same holds for an address that SafeURL refuses. Where there is no HTML at all,
// nil is returned.
func (d *Doc) Fill(link func(Hole) (Link, bool), picture func(Hole) (Picture, bool)) *Filled {
	f := &Filled{doc: d}
	if d.marks != "" {
		f.fill(link, picture)
	}
	if d.parts == 0 && f.text == "" {
		return nil
	}
	return f
}

func (f *Filled) fill(link func(Hole) (Link, bool), picture func(Hole) (Picture, bool)) {
	var b strings.Builder
	b.Grow(2 * len(f.doc.marks)) // addresses become longer
	open := false
	for at, h := range f.doc.cuts() {
		switch h.Kind {
		case LinkOpen:
			l, ok := link(h)
			open = ok && l.write(&b, h)
		case PictureHole:
			if p, ok := picture(h); ok {
				p.write(&b, h)
			}
		case linkEnds:
			if open {
				b.WriteString("</a>")
			}
		}
		f.fills = append(f.fills, fill{int32(at), int32(b.Len())})
	}
	f.text = b.String()
}

// Append appends the HTML; of nil it is nothing.
func (f *Filled) Append(b []byte) []byte {
	switch {
	case f == nil:
		return b
	case f.doc.shelf == nil:
		return join(b, f, f.doc.whole[:f.doc.parts])
	case len(f.fills) == 0:
		return f.doc.shelf(b)[:len(b)+f.doc.parts]
	}
	parts, _, close := f.doc.open()
	defer close()
	return join(b, f, parts)
}

func join[T string | []byte](b []byte, f *Filled, parts T) []byte {
	b = slices.Grow(b, len(parts)+len(f.text))
	var at, end int32
	for _, x := range f.fills {
		b = append(b, parts[at:x.at]...)
		b = append(b, f.text[end:x.end]...)
		at, end = x.at, x.end
	}
	return append(b, parts[at:]...)
}

// AppendKey appends what tells the HTML from any other: what the Doc is known
// by, or else all of it, and what is in the holes.
func (f *Filled) AppendKey(b []byte) []byte {
	if known := f.doc.known; known != [len(known)]byte{} {
		b = append(b, known[:]...)
	} else {
		parts, _, close := f.doc.open()
		defer close()
		b = append(binary.AppendUvarint(append(b, known[:]...), uint64(len(parts))), parts...)
	}
	b = binary.AppendUvarint(b, uint64(len(f.fills)))
	for _, x := range f.fills {
		b = binary.AppendUvarint(binary.AppendUvarint(b, uint64(x.at)), uint64(x.end))
	}
	return append(b, f.text...)
}

// HTML joins the parts of a Doc, its holes filled as Fill fills them.
func (d *Doc) HTML(link func(Hole) (Link, bool), picture func(Hole) (Picture, bool)) template.HTML {
	return d.Fill(link, picture).HTML()
}

// HTML is for who needs it in one.
func (f *Filled) HTML() template.HTML { return template.HTML(f.Append(nil)) }
