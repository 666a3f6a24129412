package page

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// An LD is a block of JSON-LD. Its values are strings, numbers, maps and lists:
// they always can be written. Angle brackets are escaped, so that no text can
// end the block.
type LD map[string]any

// text writes a block as encoding/json would, in half of the time: every
// page has two.
func (ld LD) text() string {
	return written(func(b []byte) []byte { return appendLD(b, ld) })
}

// written returns what is appended, in no more memory than it takes.
func written(write func(b []byte) []byte) string {
	sheet := sheets.Get().(*[]byte)
	defer sheets.Put(sheet)
	*sheet = write((*sheet)[:0])
	return string(*sheet)
}

var sheets = sync.Pool{New: func() any { return new([]byte) }}

func appendLD(b []byte, v any) []byte {
	switch v := v.(type) {
	case string:
		return appendQuoted(b, v)
	case int:
		return strconv.AppendInt(b, int64(v), 10)
	case LD:
		if v != nil {
			return appendFields(b, v)
		}
	case []LD:
		if v != nil {
			b = append(b, '[')
			for i, ld := range v {
				if i > 0 {
					b = append(b, ',')
				}
				b = appendLD(b, ld)
			}
			return append(b, ']')
		}
	}
	return appendJSON(b, v)
}

func appendFields(b []byte, ld LD) []byte {
	names := make([]string, 0, 16)
	for name := range ld {
		names = append(names, name)
	}
	slices.Sort(names)
	b = append(b, '{')
	for i, name := range names {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(appendQuoted(b, name), ':')
		b = appendLD(b, ld[name])
	}
	return append(b, '}')
}

func appendQuoted(b []byte, s string) []byte {
	if !isPlain(s) {
		return appendJSON(b, s)
	}
	return append(append(append(b, '"'), s...), '"')
}

// isPlain reports whether nothing in a text is escaped.
func isPlain(s string) bool {
	for i := range len(s) {
		if marked[s[i]] && (s[i] != lineSeparator[0] || strings.HasPrefix(s[i:], lineSeparator) || strings.HasPrefix(s[i:], paragraphSeparator)) {
			return false
		}
	}
	return utf8.ValidString(s)
}

const lineSeparator, paragraphSeparator = "\u2028", "\u2029" // scripts would end a line here

// marked are the bytes with which begins what is escaped.
var marked = func() (m [256]bool) {
	for c := range byte(' ') {
		m[c] = true
	}
	for _, c := range []byte(`"\<>&` + lineSeparator[:1]) {
		m[c] = true
	}
	return m
}()

func appendJSON(b []byte, v any) []byte {
	other, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return append(b, other...)
}

// crumbsLD is the block of a page's place in the site. Every page has it, so it
// is not made a map first.
func (r Reader) crumbsLD(crumbs []Link) []string {
	if len(crumbs) == 0 {
		return nil
	}
	return []string{written(func(b []byte) []byte {
		b = append(b, `{"@context":"https://schema.org","@type":"BreadcrumbList","itemListElement":[`...)
		for i, c := range crumbs {
			if i > 0 {
				b = append(b, ',')
			}
			b = appendQuoted(append(b, `{"@type":"ListItem","item":`...), r.Absolute(c.Href))
			b = appendQuoted(append(b, `,"name":`...), c.Title)
			b = strconv.AppendInt(append(b, `,"position":`...), int64(i+1), 10)
			b = append(b, '}')
		}
		return append(b, "]}"...)
	})}
}
