package decode

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/lang"
)

// A script is what can be read of a file.
type script struct {
	data  []byte
	plain bool // as lang.IsPlain says of all of it
}

// readable checks that data is plain text in UTF-8 with ordinary line ends,
// and takes a byte order mark off its start. If it reports false, nothing
// more can be said of the file.
func readable(file string, data []byte) (script, diag.List, bool) {
	var found diag.List
	at := func(offset int) diag.Pos { return place(file, 1, data, offset) }
	refuse := func(d diag.Diagnostic) (script, diag.List, bool) { return script{}, append(found, d), false }

	for _, magic := range []string{"PK\x03\x04", "\xd0\xcf\x11\xe0", "{\\rtf", "%PDF-"} {
		if bytes.HasPrefix(data, []byte(magic)) {
			return refuse(diag.Errorf(diag.Pos{File: file}, "text-not-plain"))
		}
	}
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return refuse(diag.Errorf(diag.Pos{File: file}, "text-utf-16"))
	}
	if rest, ok := bytes.CutPrefix(data, []byte("\ufeff")); ok {
		found = append(found, diag.Warnf(at(0), "text-byte-order-mark"))
		data = rest
	}
	plain := lang.IsPlain(data)
	if !plain {
		if !utf8.Valid(data) {
			if looksLikeWindows1251(data) {
				return refuse(diag.Errorf(at(firstInvalid(data)), "text-windows-1251"))
			}
			return refuse(diag.Errorf(at(firstInvalid(data)), "text-not-utf-8"))
		}
		if i := bytes.IndexByte(data, 0); i >= 0 {
			return refuse(diag.Errorf(at(i), "text-nul"))
		}
		if i := loneReturn(data); i >= 0 {
			return refuse(diag.Errorf(at(i), "text-line-end"))
		}
	}
	if i := lineWith(data, "<<<<<<< "); i >= 0 {
		return refuse(diag.Errorf(at(i), "text-merge-marks"))
	}
	return script{data, plain}, found, true
}

// place turns a byte offset into a line and a column in characters; line is
// the number of data's first line.
func place(file string, line int, data []byte, offset int) diag.Pos {
	before := data[:min(offset, len(data))]
	start := bytes.LastIndexByte(before, '\n') + 1
	return diag.At(file, line+bytes.Count(before, []byte("\n")), 1+utf8.RuneCount(before[start:]))
}

func firstInvalid(data []byte) int {
	at := 0
	for at < len(data) {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	return at
}

// looksLikeWindows1251 reports whether nearly all bytes above ASCII are
// Cyrillic letters or usual signs of that encoding. In broken UTF-8 half of
// them are continuation bytes, which are rare signs there.
func looksLikeWindows1251(data []byte) bool {
	high, usual := 0, 0
	for _, b := range data {
		if b < 0x80 {
			continue
		}
		high++
		// А–я; then Ё ё І і Ў ў, « » „ “ ” ’ – — № … and the no-break space.
		if b >= 0xc0 || bytes.IndexByte([]byte("\xa8\xb8\xb2\xb3\xa1\xa2\xab\xbb\x84\x93\x94\x92\x96\x97\xb9\x85\xa0"), b) >= 0 {
			usual++
		}
	}
	return usual*10 >= high*9
}

// loneReturn finds a carriage return that is not part of a Windows line end:
// editors and parsers do not agree on whether it ends a line.
func loneReturn(data []byte) int {
	for i := 0; ; {
		next := bytes.IndexByte(data[i:], '\r')
		if next < 0 {
			return -1
		}
		i += next + 1
		if i >= len(data) || data[i] != '\n' {
			return i - 1
		}
	}
}

// lineWith finds a line that starts with a mark.
func lineWith(data []byte, mark string) int {
	if bytes.HasPrefix(data, []byte(mark)) {
		return 0
	}
	if i := bytes.Index(data, []byte("\n"+mark)); i >= 0 {
		return i + 1
	}
	return -1
}

// yamlReadable checks for characters that YAML does not have, for line
// separators, which only YAML takes for line ends, and for directives, of
// which many are slow to read and none is of use.
func yamlReadable(file string, line int, s script) (diag.Diagnostic, bool) {
	data := s.data
	if s.plain {
		return directive(file, line, data)
	}
	for i, r := range string(data) {
		switch {
		case r == '\u0085' || r == '\u2028' || r == '\u2029':
			return diag.Errorf(place(file, line, data, i), "yaml-line-separator", "code", fmt.Sprintf("U+%04X", r)), false
		case strings.ContainsRune("\t\r\n", r), r >= ' ' && r < 0x7f, r >= 0xa0 && r < 0xfeff, r > 0xfeff && r < 0xfffe, r > 0xffff:
		default:
			return diag.Errorf(place(file, line, data, i), "yaml-character", "code", fmt.Sprintf("U+%04X", r)), false
		}
	}
	return directive(file, line, data)
}

func directive(file string, line int, data []byte) (diag.Diagnostic, bool) {
	if i := lineWith(data, "%"); i >= 0 {
		return diag.Errorf(place(file, line, data, i), "yaml-directive"), false
	}
	return diag.Diagnostic{}, true
}
