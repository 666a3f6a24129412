package feed

import (
	"bytes"
	"html"
	"path"
	"strings"
	"text/template"

	"pobratim/internal/engine/layout"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
)

// item tells of an entry. Abroad is the reader to whom all addresses are
// absolute.
func item(r, abroad page.Reader, e *model.Entry) entry {
	x := entry{
		ID:    tag(r, e.Published.Date.String(), string(e.Key())+"/"+string(r.L.Tag)),
		Title: r.Title(e).S, Summary: r.Summary(e).S,
		Published: stamp(r, r.Moment(e.Published)), Updated: stamp(r, changed(r, e)),
		Authors: authors(abroad, e),
	}
	if r.IsSample(e) {
		x.Title = marked(r, x.Title)
	}
	for _, l := range r.Languages {
		if e.Texts.In(l.Tag) != nil {
			x.Links = append(x.Links, link{Rel: "alternate", Type: "text/html", HrefLang: string(l.Tag), Href: abroad.URL(e, l.Tag)})
		}
	}
	for _, f := range e.Files {
		if file, ok := r.Tree[e.Folder+"/"+f.Name]; ok {
			x.Links = append(x.Links, link{Rel: "enclosure", Type: mediaType(f.Name), Href: abroad.File(e, f.Name), Title: f.Name, Length: file.Size()})
		}
	}
	for _, t := range r.Refs(e.Topics) {
		x.Categories = append(x.Categories, category{t.ID, r.Title(t).S})
	}
	if body := text(abroad, e); len(body) > 0 {
		x.Content = &content{Type: "html", Base: abroad.URL(e, r.L.Tag), HTML: body}
	}
	return x
}

// authors are the organisations that speak, or the roles of people; without
// either the author of the feed stands for all.
func authors(abroad page.Reader, e *model.Entry) []person {
	var out []person
	for _, role := range e.Who {
		if o := abroad.Ref(role.Ref); o != nil && (role.Field == "author" || role.Field == "organisation") {
			out = append(out, person{Name: abroad.Title(o).S, URI: abroad.URL(o, abroad.L.Tag)})
		}
	}
	if out == nil {
		for _, by := range e.Byline {
			out = append(out, person{Name: abroad.Words(by).S})
		}
	}
	return out
}

// text is the body of an entry, with what has been corrected before it, escaped.
func text(abroad page.Reader, e *model.Entry) []byte {
	var b bytes.Buffer
	for _, c := range e.Corrections {
		b.WriteString("<p><strong>" + html.EscapeString(abroad.W.T("notice.correction")) + "</strong> " +
			html.EscapeString(abroad.Date(c.At)) + ": " + said(abroad.Words(c.Text)) + "</p>\n")
	}
	if e.Withdrawn != nil {
		b.WriteString("<p><strong>" + html.EscapeString(abroad.W.T("notice.withdrawn")) + "</strong> " +
			html.EscapeString(abroad.Date(e.Withdrawn.At)) + ": " + said(abroad.Words(e.Withdrawn.Text)) + "</p>\n")
	}
	return escaped(abroad.Body(e).HTML.Append(b.Bytes()))
}

// escaped is HTML as it stands in XML: most of a feed, for which encoding/xml
// would take three times as long. Line ends stay what they are, and what XML
// does not have becomes U+FFFD.
func escaped(s []byte) []byte {
	for _, none := range []string{"\ufffe", "\uffff"} {
		if bytes.Contains(s, []byte(none)) {
			s = bytes.ReplaceAll(s, []byte(none), []byte("\ufffd"))
		}
	}
	var b bytes.Buffer
	b.Grow(len(s) + len(s)/8)
	template.HTMLEscape(&b, s)
	return b.Bytes()
}

func said(t layout.Text) string {
	if t.Lang == "" {
		return html.EscapeString(t.S)
	}
	return `<span lang="` + t.Lang + `">` + html.EscapeString(t.S) + `</span>`
}

// mediaType names what a material may be (IANA, media types).
func mediaType(name string) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".pdf":
		return "application/pdf"
	case ".docx":
		return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	case ".xlsx":
		return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	case ".pptx":
		return "application/vnd.openxmlformats-officedocument.presentationml.presentation"
	case ".odt":
		return "application/vnd.oasis.opendocument.text"
	case ".ods":
		return "application/vnd.oasis.opendocument.spreadsheet"
	case ".odp":
		return "application/vnd.oasis.opendocument.presentation"
	case ".zip":
		return "application/zip"
	case ".epub":
		return "application/epub+zip"
	case ".txt":
		return "text/plain"
	case ".csv":
		return "text/csv"
	case ".mp3":
		return "audio/mpeg"
	case ".ogg":
		return "audio/ogg"
	case ".mp4":
		return "video/mp4"
	case ".webm":
		return "video/webm"
	case ".png":
		return "image/png"
	case ".jpg", ".jpeg":
		return "image/jpeg"
	}
	return "application/octet-stream"
}
