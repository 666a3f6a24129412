package page

import (
	"bytes"
	"encoding/xml"
	"sync"

	"pobratim/internal/engine/plan"
)

// XML makes a document: the declaration, and v as encoding/xml writes it. Feeds
// hold megabytes of text, so the memory is lent.
func XML(v any) plan.Made {
	b := documents.Get().(*bytes.Buffer)
	b.Reset()
	b.WriteString(xml.Header)
	e := xml.NewEncoder(b)
	e.Indent("", " ")
	err := e.Encode(v)
	b.WriteByte('\n')
	return plan.Made{Bytes: b.Bytes(), Err: err, Back: func() { documents.Put(b) }}
}

var documents = sync.Pool{New: func() any { return new(bytes.Buffer) }}
