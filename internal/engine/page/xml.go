package page

import (
	"bytes"
	"encoding/xml"
	"sync"

	"pobratim/internal/engine/plan"
)

// XML makes a document: the declaration, and v as encoding/xml writes it.
func XML(v any) plan.Made {
	return Document(func(b *bytes.Buffer) error {
		e := xml.NewEncoder(b)
		e.Indent("", " ")
		return e.Encode(v)
	})
}

// Document makes a document of what is written after the declaration. Feeds
// hold megabytes of text, so the memory is lent.
func Document(write func(b *bytes.Buffer) error) plan.Made {
	b := documents.Get().(*bytes.Buffer)
	b.Reset()
	b.WriteString(xml.Header)
	err := write(b)
	b.WriteByte('\n')
	return plan.Made{Bytes: b.Bytes(), Err: err, Back: func() { documents.Put(b) }}
}

var documents = sync.Pool{New: func() any { return new(bytes.Buffer) }}
