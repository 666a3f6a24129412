package decode

import (
	"bufio"
	"bytes"
	"io"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/adrg/frontmatter"
	"gopkg.in/yaml.v3"

	"pobratim/internal/engine/diag"
)

// Matter is a text file in two parts.
type Matter struct {
	Meta     *yaml.Node // as Parse returns it
	Body     []byte
	BodyLine int  // line of the file on which Body starts
	Plain    bool // as lang.IsPlain says of Body; false means nothing
}

// endMark stands for the line that ends the front matter while the file is
// split. It cannot occur in a file that has been checked, so that neither an
// indented --- in a block of text nor a rule in the body is taken for it.
const endMark = "\x00"

// FrontMatter splits a text file into its front matter, which stands between
// two lines --- at the start of the file, and its body.
func FrontMatter(file string, data []byte) (Matter, diag.List) {
	s, found, ok := readable(file, data)
	data = s.data
	if !ok {
		return Matter{Meta: &yaml.Node{}, BodyLine: 1}, found
	}
	open, inner, end, problem := fences(file, data)
	if problem != nil {
		return Matter{Meta: &yaml.Node{}, Body: data, BodyLine: 1}, append(found, *problem)
	}
	_, body, _ := bytes.Cut(data[end:], []byte("\n"))

	m := Matter{Plain: s.plain, BodyLine: 1 + bytes.Count(data[:len(data)-len(body)], []byte("\n"))}
	format := frontmatter.NewFormat("---", endMark, func(meta []byte, _ any) error {
		var more diag.List
		m.Meta, more = parse(file, open+1, script{meta, s.plain})
		found = append(found, more...)
		return nil
	})
	// The library copies what stands behind the front matter, which is most
	// of a file: it is given none of that.
	m.Body = body
	r := readers.Get().(*bufio.Reader)
	defer readers.Put(r)
	r.Reset(io.MultiReader(bytes.NewReader(data[:end]), strings.NewReader(endMark+"\n")))
	_, err := frontmatter.MustParse(r, nil, format)
	if err != nil { // a reader of memory does not fail, and both fences are there
		return Matter{Meta: &yaml.Node{}, Body: data[inner:], BodyLine: open + 1}, append(found,
			diag.Errorf(diag.At(file, open, 1), "front-matter-open"))
	}
	return m, found
}

// readers have the buffer that the library would make for each file.
var readers = sync.Pool{New: func() any { return bufio.NewReader(nil) }}

// fences finds the front matter: the number of the line that opens it, and
// the offsets of the line after that and of the line that closes it.
func fences(file string, data []byte) (open, inner, end int, problem *diag.Diagnostic) {
	dashes := 0 // line inside that was perhaps meant to close it
	line, offset := 0, 0
	refuse := func(line int, code func(diag.Pos) diag.Diagnostic) (int, int, int, *diag.Diagnostic) {
		d := code(diag.At(file, line, 1))
		return 0, 0, 0, &d
	}
	for text := range bytes.Lines(data) {
		line++
		trimmed := bytes.TrimRight(text, " \t\r\n")
		isFence := string(trimmed) == "---"
		switch {
		case open > 0 && isFence:
			return open, inner, offset, nil
		case open > 0 && dashes == 0 && likeFence(trimmed):
			dashes = line
		case open == 0 && isFence:
			open, inner = line, offset+len(text)
		case open == 0 && likeFence(trimmed):
			return refuse(line, func(p diag.Pos) diag.Diagnostic { return diag.Errorf(p, "front-matter-dashes") })
		case open == 0 && len(trimmed) > 0:
			return refuse(line, func(p diag.Pos) diag.Diagnostic { return diag.Errorf(p, "front-matter-missing") })
		}
		offset += len(text)
	}
	switch {
	case open == 0:
		return refuse(0, func(p diag.Pos) diag.Diagnostic {
			return diag.Errorf(diag.Pos{File: file}, "front-matter-missing")
		})
	case dashes > 0:
		return refuse(dashes, func(p diag.Pos) diag.Diagnostic { return diag.Errorf(p, "front-matter-dashes") })
	}
	return refuse(open, func(p diag.Pos) diag.Diagnostic { return diag.Errorf(p, "front-matter-open") })
}

// likeFence reports whether a line was perhaps meant as ---: other dashes,
// which some editors make of hyphens, another number of them, spaces before.
func likeFence(line []byte) bool {
	if len(line) > 0 && line[0] > ' ' && line[0] < utf8.RuneSelf && line[0] != '-' { // nearly all
		return false
	}
	line = bytes.TrimSpace(line)
	return len(line) > 0 && len(bytes.Trim(line, "-–—−")) == 0
}
