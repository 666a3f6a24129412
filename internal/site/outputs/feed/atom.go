package feed

import "encoding/xml"

// A feed is atom:feed (RFC 4287, 4.1.1).
type feed struct {
	XMLName  xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	Lang     string   `xml:"xml:lang,attr"`
	ID       string   `xml:"id"`
	Title    string   `xml:"title"`
	Subtitle string   `xml:"subtitle,omitempty"`
	Updated  string   `xml:"updated"`
	Rights   string   `xml:"rights,omitempty"`
	Authors  []person `xml:"author"`
	Links    []link   `xml:"link"`
	Entries  []entry  `xml:"entry"`
}

// An entry is atom:entry (4.1.2).
type entry struct {
	ID         string     `xml:"id"`
	Title      string     `xml:"title"`
	Published  string     `xml:"published"`
	Updated    string     `xml:"updated"`
	Authors    []person   `xml:"author"`
	Links      []link     `xml:"link"`
	Categories []category `xml:"category"`
	Summary    string     `xml:"summary,omitempty"`
	Content    *content   `xml:"content"`
}

type person struct {
	Name string `xml:"name"`
	URI  string `xml:"uri,omitempty"`
}

type link struct {
	Rel      string `xml:"rel,attr"`
	Type     string `xml:"type,attr,omitempty"`
	HrefLang string `xml:"hreflang,attr,omitempty"`
	Href     string `xml:"href,attr"`
	Title    string `xml:"title,attr,omitempty"`
	Length   int64  `xml:"length,attr,omitempty"` // bytes
}

type category struct {
	Term  string `xml:"term,attr"`
	Label string `xml:"label,attr"`
}

// A content is HTML, escaped. Base is the address of the page, for links to
// places on it: all others are absolute, since many readers ignore it.
type content struct {
	Type string `xml:"type,attr"`
	Base string `xml:"xml:base,attr"`
	HTML []byte `xml:",innerxml"`
}
