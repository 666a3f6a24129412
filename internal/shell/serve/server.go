// Package serve shows a site while it is written, on this machine only.
//
// A Server holds one Site: a map of made files. It answers from that map and
// from nothing else; no path of a request ever reaches a disk. Publish
// replaces the whole site at once, so an answer is a page of the old site or
// of the new one, never something between, and tells open pages to reload.
// Report shows findings over the last good site.
//
// Nobody else may read what is not published yet. The server listens on
// loopback; a request must name it by one of its own names (which stops DNS
// rebinding), must not come from a foreign page, and is only ever answered,
// never obeyed: GET and HEAD are all it knows. It lists no folder and sends
// no CORS header.
//
// The files of the map are not altered. Only an answer that a browser will
// show as a document gets one more script tag, for an external script below
// /_pobratim/ that a policy of 'self' allows.
package serve

import (
	"encoding/json"
	"net"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"

	"pobratim/internal/engine/diag"
)

// own is the folder of the server's own files, at the root whatever the base.
const own = "/_pobratim/"

// A Server answers requests. It is safe for concurrent use.
type Server struct {
	port   string
	words  Words
	limits limits
	mu     sync.Mutex // held by those who replace now
	now    atomic.Pointer[moment]
	pages  pages
}

// New returns a server without a site. Addr is the address as listened on,
// with its port: requests for any other port are refused.
func New(addr string, words Words) *Server {
	_, port, _ := net.SplitHostPort(addr) // no port: every request is refused
	s := &Server{port: port, words: words, limits: ordinary}
	s.pages.open = map[chan struct{}]struct{}{}
	s.replace(func(m *moment) {})
	return s
}

// Publish replaces the site. Open pages of another version reload. Findings
// stay until the next Report: call it for each build, with an empty list too.
// An overlay that was closed stays closed as long as they are the same.
func (s *Server) Publish(site Site) {
	s.replace(func(m *moment) {
		m.site, m.version = site.with(), site.Version
	})
}

// Report shows findings over the pages while the last good site stays up.
// An empty list takes the overlay away.
func (s *Server) Report(items []Item, title string) {
	s.replace(func(m *moment) {
		m.problems.Title, m.problems.Items = title, append([]Item{}, items...)
	})
}

func (s *Server) replace(change func(*moment)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	next := moment{}
	if old := s.now.Load(); old != nil {
		next = *old
	}
	change(&next)
	next.problems.Lang, next.problems.Close = s.words.Lang, s.words.Close
	if next.problems.Title == "" {
		next.problems.Title = s.words.Findings
	}
	if next.problems.Items == nil {
		next.problems.Items = []Item{}
	}
	if next.site == nil {
		next.version = waiting(next.problems)
	}
	s.now.Store(&next)
	s.pages.wake()
}

// Handler returns the server as a handler of requests.
func (s *Server) Handler() http.Handler { return http.HandlerFunc(s.serve) }

func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cache-Control", "no-store")
	if status, why := s.refuse(r); why != nil {
		if status == http.StatusMethodNotAllowed {
			h.Set("Allow", "GET, HEAD")
		}
		h.Set("Connection", "close") // a body that may follow is not read
		s.deny(w, why, status)
		return
	}
	path, ok := clean(r.URL)
	switch rest, mine := strings.CutPrefix(path, own); {
	case !ok:
		s.deny(w, diag.Fail(nil, "request-address"), http.StatusBadRequest)
	case mine:
		s.serveOwn(w, r, rest)
	default:
		s.serveSite(w, r, s.now.Load(), path)
	}
}

// deny answers with a sentence of plain text.
func (s *Server) deny(w http.ResponseWriter, why error, status int) {
	message, _ := s.words.Failures.Say(why)
	http.Error(w, message, status)
}

// data is JSON on one line. It cannot fail on these types.
func data(v any) []byte {
	b, _ := json.Marshal(v)
	return b
}
