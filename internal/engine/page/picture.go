package page

import (
	"fmt"
	"strings"

	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/layout"
	"pobratim/internal/engine/markdown"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/picture"
)

// A Picture is a photo as a layout prints it.
type Picture struct {
	Src, SrcSet   string
	Width, Height int
	Alt           layout.Text
	Caption       layout.Text
	Credit        layout.Text
	Licence       string
}

// Sizes is how wide pictures are shown, for the browser's choice of a file.
const Sizes = "(min-width: 60em) 42em, 100vw"

// Cover returns the first photo of an entry's bundle, or nil.
func (r Reader) Cover(e *model.Entry) *Picture {
	if photos := r.Parts(e, "photo"); len(photos) > 0 {
		return r.Photo(photos[0])
	}
	return nil
}

// Gallery returns the photos of an entry's bundle that its texts do not show
// with all that belongs to them: within a line there is no room for a credit.
func (r Reader) Gallery(e *model.Entry) []Picture {
	shown := map[string]bool{}
	text, _ := r.Text(e, r.L.Tag)
	docs := []*markdown.Doc{text.Body}
	for _, p := range e.Prose {
		docs = append(docs, p.Doc)
	}
	for _, d := range docs {
		if d == nil {
			continue
		}
		for h := range d.Holes() {
			if h.Kind == markdown.PictureHole && h.Block {
				shown[h.Target] = true
			}
		}
	}
	var out []Picture
	for _, p := range r.Parts(e, "photo") {
		if !shown[p.Picture.Name] {
			out = append(out, *r.Photo(p))
		}
	}
	return out
}

// Photo returns a photo as a layout prints it.
func (r Reader) Photo(photo *model.Entry) *Picture {
	p := photo.Picture
	variants := picture.Variants(p.Info)
	var set []string
	for _, v := range variants {
		set = append(set, fmt.Sprintf("%s %dw", r.PictureURL(p, v), v.Width))
	}
	last := variants[len(variants)-1]
	return &Picture{
		Src: r.PictureURL(p, variants[min(1, len(variants)-1)]), SrcSet: strings.Join(set, ", "),
		Width: last.Width, Height: last.Height,
		Alt: r.Words(p.Alt), Caption: r.Words(p.Caption), Credit: r.Words(p.Credit), Licence: Licence(p.Licence),
	}
}

// PictureURL returns the address of one size of a picture. It is named by
// what it is made of and how, so planning never decodes.
func (c *Context) PictureURL(p *model.Picture, v picture.Variant) string {
	return c.Base + PicturePath(p, v)
}

// PicturePath is where one size of a picture lies in the output.
func PicturePath(p *model.Picture, v picture.Variant) string {
	name := strings.TrimSuffix(p.Name, p.Name[strings.LastIndexByte(p.Name, '.'):])
	return fmt.Sprintf("assets/pictures/%s-%d.%s.%s", name, v.Width, picture.Recipe(p.Hash, v).Hex(12), picture.Ext(p.Info))
}

// Licence writes the code of a licence as readers know it: CC-BY-SA-4.0 is
// CC BY-SA 4.0.
func Licence(code string) string {
	terms, ok := strings.CutPrefix(code, "CC-BY")
	if !ok {
		return code
	}
	if i := strings.LastIndexByte(terms, '-'); i >= 0 {
		terms = terms[:i] + " " + terms[i+1:]
	}
	return "CC BY" + terms
}

// inText is a photo in the flow of a text in a language.
func (r Reader) inText(photo *model.Entry, h markdown.Hole, in lang.Tag) markdown.Picture {
	p := r.Photo(photo)
	m := markdown.Picture{
		Src: p.Src, SrcSet: p.SrcSet, Sizes: Sizes, Width: p.Width, Height: p.Height, Lazy: true,
		Alt: p.Alt.S, AltLang: outside(p.Alt.Lang, r.L.Tag, in),
		Caption: p.Caption.S, CaptionLang: outside(p.Caption.Lang, r.L.Tag, in),
		Credit: strings.TrimPrefix(p.Credit.S+" · "+p.Licence, " · "), CreditLang: outside(p.Credit.Lang, r.L.Tag, in),
	}
	if h.Alt != "" {
		m.Alt, m.AltLang = h.Alt, ""
	}
	return m
}

// outside returns the language to mark a text with that stands in a text of
// the language in, on a page of the reader's: only where it differs.
func outside(marked string, reader, in lang.Tag) string {
	if marked == "" {
		marked = string(reader)
	}
	if marked == string(in) {
		return ""
	}
	return marked
}
