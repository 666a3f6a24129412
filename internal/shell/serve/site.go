package serve

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"strings"

	"pobratim/internal/engine/diag"
)

// A Site is all that can be answered, and nothing else can. Publish takes
// it over: neither it nor its maps may be changed afterwards.
type Site struct {
	Base string // where the site is mounted: "/" or "/exchange/"

	// Files gives the bytes of each file by its path without a leading slash,
	// "ru/index.html". A function is called at each request, by several
	// goroutines at once; the bytes it returns are not changed here and must
	// not be changed by it. If it fails or panics, the answer is a page that
	// says so; if its error is Findings, one that lists them.
	Files map[string]func() ([]byte, error)

	Version string            // differs whenever any file does
	Headers map[string]string // sent with every file, such as Content-Security-Policy
	Hashed  string            // folder of files named by their bytes, "assets/"; only these may be cached
}

// An Item is a finding about the content, already in words.
type Item struct {
	Place    string `json:"place"` // file:line:column
	Severity string `json:"severity"`
	Message  string `json:"message"`
	Hint     string `json:"hint"` // may be empty
}

// Findings are why a file cannot be made: errors in the content.
type Findings []Item

func (f Findings) Error() string {
	if len(f) == 0 {
		return ""
	}
	return f[0].Place + ": " + f[0].Message
}

// Words are what the overlay and the server's own pages say, in the
// language of whoever writes the site.
type Words struct {
	Lang     string // of the other words, "be"
	Findings string // heading of the overlay where Report is given no title
	Close    string // the button that closes the overlay
	Waiting  string // shown while there is no site yet
	Failures diag.Catalogue
}

// A moment is everything that is shown at one time. It is never changed,
// only replaced.
type moment struct {
	site     *Site // nil before the first good build
	version  string
	problems problems
}

// problems is what the overlay is made of; the browser gets it as JSON.
type problems struct {
	Lang  string `json:"lang"`
	Title string `json:"title"`
	Close string `json:"close"`
	Items []Item `json:"items"`
}

// with returns a copy of the site with a base that begins and ends in a slash.
func (s Site) with() *Site {
	s.Base = "/" + strings.Trim(s.Base, "/") + "/"
	if s.Base == "//" {
		s.Base = "/"
	}
	s.Headers = maps.Clone(s.Headers)
	return &s
}

// waiting is the version of the pages before the first site: it differs with
// the findings, so that an open page shows the newest.
func waiting(p problems) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%q", p))
	return "waiting-" + hex.EncodeToString(sum[:8])
}
