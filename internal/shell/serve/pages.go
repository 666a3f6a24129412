package serve

import (
	"bytes"
	"embed"
	"html/template"
	"net/http"
	"time"

	"pobratim/internal/engine/diag"
)

//go:embed own
var files embed.FS

var pageLayout = template.Must(template.ParseFS(files, "own/page.html"))

// policy is that of the server's own pages.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; " +
	"form-action 'none'; base-uri 'none'; frame-ancestors 'none'"

// A page is one of the server's own: what is shown where the site has none.
type page struct {
	status              int
	Lang, Title, Text   string
	Items               []Item
	Close, Own, Version string
}

// failedPage says why there is no answer, and what to do.
func (s *Server) failedPage(status int, why error) page {
	message, hint := s.words.Failures.Say(why)
	return page{status: status, Title: message, Text: hint}
}

// waitingPage stands wherever a page of the site will be once it is built.
func waitingPage(m *moment, words Words) page {
	p := page{status: http.StatusServiceUnavailable, Title: words.Waiting}
	if len(m.problems.Items) > 0 {
		p.Title, p.Items = m.problems.Title, m.problems.Items
	}
	return p
}

func (s *Server) writePage(w http.ResponseWriter, r *http.Request, m *moment, p page) {
	p.Lang, p.Own, p.Version = s.words.Lang, own, m.version
	var body bytes.Buffer
	if err := pageLayout.Execute(&body, p); err != nil {
		s.deny(w, err, http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", typeOf(".html"))
	w.Header().Set("Content-Security-Policy", policy)
	writeBody(w, r, p.status, body.Bytes())
}

// serveOwn answers for what lies below /_pobratim/.
func (s *Server) serveOwn(w http.ResponseWriter, r *http.Request, name string) {
	switch name {
	case "events":
		s.events(w, r)
	case "reload.js", "overlay.css":
		body, _ := files.ReadFile("own/" + name) // it is part of the program
		w.Header().Set("Content-Type", typeOf(name))
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
	default:
		s.deny(w, diag.Fail(nil, "request-own"), http.StatusNotFound)
	}
}
