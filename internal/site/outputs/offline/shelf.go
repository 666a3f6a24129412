package offline

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/memo"
	"pobratim/internal/engine/page"
	"pobratim/internal/engine/picture"
	"pobratim/internal/engine/plan"
)

// A shelf is everything that copies may be packed from.
type shelf struct {
	base   string
	memo   *memo.Table
	by     map[string]plan.Output // by path
	guess  map[string]int64       // sizes of pictures, which are too dear to make for that
	assets []any                  // path and key of each
	key    memo.Key               // of all assets
}

func newShelf(c *page.Context, planned []plan.Output) *shelf {
	s := &shelf{base: c.Base, memo: c.Memo, by: map[string]plan.Output{}, guess: guesses(c)}
	s.add(planned)
	return s
}

func (s *shelf) add(planned []plan.Output) {
	for _, o := range planned {
		s.by[o.Path] = o
		if strings.HasPrefix(o.Path, "assets/") {
			s.assets = append(s.assets, o.Path, o.Key[:])
		}
	}
	s.key = memo.Hash(s.assets...)
}

// drawn is about the size of an ornament, in bytes.
const drawn = 2000

// guesses are the sizes of pictures, if each of their pixels takes as much
// as one of the original's.
func guesses(c *page.Context) map[string]int64 {
	out := map[string]int64{}
	for _, e := range c.Of("photo") {
		p := e.Picture
		if p == nil {
			continue
		}
		for _, v := range picture.Variants(p.Info) {
			whole := max(1, int64(p.Width)*int64(p.Height))
			out[page.PicturePath(p, v)] = c.Tree[p.File].Size() * int64(v.Width) * int64(v.Height) / whole
		}
	}
	return out
}

// pages are those of the paths that are planned.
func (s *shelf) pages(paths []string) []plan.Output {
	var out []plan.Output
	for _, p := range paths {
		if o, ok := s.by[p]; ok {
			out = append(out, o)
		}
	}
	return out
}

// A packed copy: its files by path, and of pictures the other sizes.
type packed struct {
	files map[string]file
	same  map[string]string
}

// A file of a copy. What lies below assets/ is what its name says.
type file struct {
	is   string
	size int64
}

// pack takes the pages and all assets that they name, and those that these
// name.
func (s *shelf) pack(pages []plan.Output) (packed, error) {
	p := packed{files: map[string]file{}, same: map[string]string{}}
	for _, o := range pages {
		made := build.Make(o, s.memo)
		if made.Err != nil {
			return p, fmt.Errorf("%s: %w", o.Path, made.Err)
		}
		p.files[o.Path] = file{memo.Hash(made.Bytes).Hex(16), int64(len(made.Bytes))}
		for _, m := range mentions(made.Bytes) {
			name, ok := strings.CutPrefix(m.address, s.base+"assets/")
			if !ok {
				continue
			}
			name = "assets/" + name
			if err := s.take(&p, name); err != nil {
				return p, err
			}
			for _, other := range m.others {
				if other = strings.TrimPrefix(other, s.base); other != name {
					p.same[other] = name
				}
			}
		}
	}
	return p, nil
}

// take packs an asset, and what a style sheet names.
func (s *shelf) take(p *packed, name string) error {
	if _, have := p.files[name]; have {
		return nil
	}
	o, ok := s.by[name]
	if !ok {
		return nil
	}
	if o.Stored {
		size, known := s.guess[name]
		if !known {
			size = drawn
		}
		p.files[name] = file{size: size}
		return nil
	}
	made := build.Make(o, s.memo)
	if made.Err != nil {
		return fmt.Errorf("%s: %w", name, made.Err)
	}
	p.files[name] = file{size: int64(len(made.Bytes))}
	if path.Ext(name) == ".css" {
		for _, m := range urls.FindAllSubmatch(made.Bytes, -1) {
			if err := s.take(p, path.Join(path.Dir(name), string(m[1]))); err != nil {
				return err
			}
		}
	}
	return nil
}

var urls = regexp.MustCompile(`url\(["']?([^"':)]+)["']?\)`)

// A mention is an address that a page needs to be shown, and of a picture
// its other sizes.
type mention struct {
	address string
	others  []string
}

// mentions are all pictures, scripts and style sheets of a page.
func mentions(page []byte) []mention {
	var out []mention
	for z := html.NewTokenizer(bytes.NewReader(page)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return out
		case html.StartTagToken, html.SelfClosingTagToken:
			var m mention
			t := z.Token()
			for _, a := range t.Attr {
				switch {
				case a.Key == "src", a.Key == "href" && t.Data == "link":
					m.address = a.Val
				case a.Key == "srcset":
					for one := range strings.SplitSeq(a.Val, ",") {
						m.others = append(m.others, strings.Fields(one)[0])
					}
				}
			}
			if m.address != "" {
				out = append(out, m)
			}
		}
	}
}
