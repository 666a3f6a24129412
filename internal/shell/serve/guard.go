package serve

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pobratim/internal/engine/diag"
)

// names are those that a browser may call this machine by.
var names = [...]string{"localhost", "127.0.0.1", "[::1]"}

// refuse says with which status a request is not answered, and why; nil
// where it is answered. Foreign names come first: who uses one learns no more.
func (s *Server) refuse(r *http.Request) (status int, why error) {
	switch {
	case !s.ours(r.Host):
		return http.StatusMisdirectedRequest, diag.Fail(nil, "request-host")
	case !s.fromHere(r.Header):
		return http.StatusForbidden, diag.Fail(nil, "request-foreign")
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		return http.StatusMethodNotAllowed, diag.Fail(nil, "request-method")
	case r.ContentLength != 0:
		return http.StatusBadRequest, diag.Fail(nil, "request-body")
	}
	return 0, nil
}

// ours tells whether a Host, or what follows http:// in an Origin, is one of
// the server's names. A browser leaves out port 80.
func (s *Server) ours(host string) bool {
	for _, name := range names {
		rest, ok := cutName(host, name)
		if ok && s.port != "" && (rest == ":"+s.port || rest == "" && s.port == "80") {
			return true
		}
	}
	return false
}

// cutName compares without regard to case, as RFC 9110 (4.2.3) wants it.
func cutName(host, name string) (rest string, ok bool) {
	if len(host) < len(name) || !strings.EqualFold(host[:len(name)], name) {
		return "", false
	}
	return host[len(name):], true
}

// fromHere tells whether every Origin, if the browser sent one, is ours.
// "null", which sandboxed frames and files send, is not.
func (s *Server) fromHere(h http.Header) bool {
	for _, origin := range h.Values("Origin") {
		host, ok := strings.CutPrefix(origin, "http://")
		if !ok || !s.ours(host) {
			return false
		}
	}
	return true
}

// sameOrigin tells whether the browser says that a page of ours, or nobody
// but the user, asks. Another port of localhost is "same-site", and foreign.
func sameOrigin(h http.Header) bool {
	site := h.Get("Sec-Fetch-Site")
	return site == "" || site == "same-origin" || site == "none"
}

// clean gives the decoded path of an address, or refuses it. What some
// server or file system could read as another path is refused rather than
// mended: dot segments, empty segments, backslashes, control characters,
// and percent signs that hide a dot, a separator or another percent sign.
func clean(u *url.URL) (path string, ok bool) {
	path = u.Path
	if !strings.HasPrefix(path, "/") || !utf8.ValidString(path) ||
		strings.Contains(path, "//") || strings.ContainsAny(path, `\%`) ||
		strings.ContainsFunc(path, unicode.IsControl) {
		return "", false
	}
	escaped := strings.ToLower(u.EscapedPath())
	if strings.Contains(escaped, "%2f") || strings.Contains(escaped, "%2e") {
		return "", false
	}
	segments := strings.Split(path, "/")
	return path, !slices.Contains(segments, ".") && !slices.Contains(segments, "..")
}
