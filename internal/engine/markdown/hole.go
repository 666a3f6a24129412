package markdown

import (
	"html/template"
	"strconv"
	"strings"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/lang"
)

// A Hole is a place in the HTML where a link or a picture stands.
type Hole struct {
	Kind   HoleKind
	Block  bool     // a picture alone in its paragraph: it becomes a figure
	Target string   // the destination as meant: escapes and entities resolved, with its #anchor
	Title  string   // what stands in quotes behind the destination
	Alt    string   // of a picture; of a link the words that it shows
	Pos    diag.Pos // of the [ or !
}

// A HoleKind says what belongs into a hole.
type HoleKind uint8

const (
	LinkOpen HoleKind = iota
	PictureHole
	linkEnds // no hole, but a mark: see cut
)

// A cut is a place in the HTML where a hole is, or where the link ends that
// was begun last: no link stands in another.
type cut struct {
	at   int
	kind HoleKind
}

// A Link is what HTML makes an <a> of. Empty fields are left out.
type Link struct{ Href, Lang, HrefLang, Rel, Class string }

// A Picture is what HTML makes an <img> or a <figure> of. An empty Alt is
// printed (the picture is decoration then); other empty fields are left out.
// Without a Caption, a figure takes the hole's Title.
type Picture struct {
	Src, SrcSet, Sizes   string
	Width, Height        int // pixels
	Alt, AltLang         string
	Caption, CaptionLang string
	Credit, CreditLang   string
	Lazy                 bool
}

func (l Link) write(b *strings.Builder, h Hole) bool {
	href, ok := SafeURL(l.Href)
	if !ok {
		return false
	}
	b.WriteString(`<a href="` + escape(href) + `"`)
	attribute(b, "hreflang", l.HrefLang)
	attribute(b, "lang", l.Lang)
	attribute(b, "rel", l.Rel)
	attribute(b, "class", l.Class)
	attribute(b, "title", h.Title)
	b.WriteByte('>')
	return true
}

func (p Picture) write(b *strings.Builder, h Hole) {
	src, ok := pictureURL(p.Src)
	if !ok {
		return
	}
	if h.Block {
		b.WriteString(`<figure class="picture">`)
	}
	b.WriteString(`<img src="` + escape(src) + `"`)
	if safeSrcSet(p.SrcSet) {
		attribute(b, "srcset", p.SrcSet)
		attribute(b, "sizes", p.Sizes)
	}
	if p.Width > 0 && p.Height > 0 {
		attribute(b, "width", strconv.Itoa(p.Width))
		attribute(b, "height", strconv.Itoa(p.Height))
	}
	b.WriteString(` alt="` + escape(p.Alt) + `"`)
	attribute(b, "lang", p.AltLang)
	if p.Lazy {
		b.WriteString(` loading="lazy"`)
	}
	if !h.Block {
		attribute(b, "title", h.Title)
		b.WriteByte('>')
		return
	}
	b.WriteByte('>')
	if p.Caption == "" {
		p.Caption, p.CaptionLang = h.Title, ""
	}
	if p.Caption != "" || p.Credit != "" {
		b.WriteString("<figcaption>" + span("", p.CaptionLang, p.Caption))
		if p.Caption != "" && p.Credit != "" {
			b.WriteByte(' ')
		}
		if p.Credit != "" {
			b.WriteString(span("credit", p.CreditLang, p.Credit))
		}
		b.WriteString("</figcaption>")
	}
	b.WriteString("</figure>\n")
}

// Span marks text as being in another language; an empty l says that it is
// the page's, and gives the escaped text alone. It is for layouts.
func Span(l lang.Tag, s string) template.HTML {
	return template.HTML(span("", string(l), s))
}

func span(class, tag, s string) string {
	if class == "" && tag == "" || s == "" {
		return escape(s)
	}
	var b strings.Builder
	b.WriteString("<span")
	attribute(&b, "class", class)
	attribute(&b, "lang", tag)
	b.WriteString(">" + escape(s) + "</span>")
	return b.String()
}

func attribute(b *strings.Builder, name, value string) {
	if value != "" {
		b.WriteString(" " + name + `="` + escape(value) + `"`)
	}
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;", "\x00", "\uFFFD")

// escape makes text harmless between tags and inside quoted attributes. Most
// texts are, and to look for one sign after the other shows it soonest.
func escape(s string) string {
	for _, c := range []byte("&<>\"'\x00") {
		if strings.IndexByte(s, c) >= 0 {
			return escaper.Replace(s)
		}
	}
	return s
}
