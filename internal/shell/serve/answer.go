package serve

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"html"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"pobratim/internal/engine/diag"
)

// An answer is what a path leads to: a file of the map with a status, or
// another address.
type answer struct {
	status int
	file   string // key of the map; empty: there is not even a 404.html
	to     string // decoded path, for a redirect
}

// find maps a clean path to an answer. A folder is its index.html; an
// address that lacks the slash at the end is led to the one that has it.
func (s *Site) find(path string) answer {
	if path == "/" && s.Base != "/" {
		return answer{status: http.StatusTemporaryRedirect, to: s.Base}
	}
	if path+"/" == s.Base {
		return answer{status: http.StatusPermanentRedirect, to: s.Base}
	}
	key, inside := strings.CutPrefix(path, s.Base)
	folder := strings.HasSuffix(path, "/")
	switch {
	case !inside:
		return s.missing("")
	case folder && s.Files[key+"index.html"] != nil:
		return answer{status: http.StatusOK, file: key + "index.html"}
	case s.Files[key] != nil:
		return answer{status: http.StatusOK, file: key}
	case !folder && s.Files[key+"/index.html"] != nil:
		return answer{status: http.StatusPermanentRedirect, to: path + "/"}
	}
	return s.missing(key)
}

// missing finds the nearest 404.html, walking up from where the file would be.
func (s *Site) missing(key string) answer {
	for key != "" {
		key = key[:max(0, strings.LastIndexByte(key, '/'))]
		name := strings.TrimPrefix(key+"/404.html", "/")
		if s.Files[name] != nil {
			return answer{status: http.StatusNotFound, file: name}
		}
	}
	if s.Files["404.html"] != nil {
		return answer{status: http.StatusNotFound, file: "404.html"}
	}
	return answer{status: http.StatusNotFound}
}

func (s *Server) serveSite(w http.ResponseWriter, r *http.Request, m *moment, path string) {
	if m.site == nil {
		s.writePage(w, r, m, waitingPage(m, s.words))
		return
	}
	a := m.site.find(path)
	switch {
	case a.to != "":
		to := url.URL{Path: a.to, RawQuery: r.URL.RawQuery}
		w.Header().Set("Location", to.String())
		w.WriteHeader(a.status)
	case a.file == "":
		s.writePage(w, r, m, s.failedPage(a.status, diag.Fail(nil, "page-missing", "path", path)))
	default:
		s.send(w, r, m, a)
	}
}

// send writes one file of the map, with what belongs to it.
func (s *Server) send(w http.ResponseWriter, r *http.Request, m *moment, a answer) {
	body, err := made(m.site.Files[a.file])
	if found, ok := errors.AsType[Findings](err); ok {
		s.writePage(w, r, m, page{status: http.StatusInternalServerError, Title: s.words.Findings, Items: found})
		return
	}
	if err != nil {
		s.writePage(w, r, m, s.failedPage(http.StatusInternalServerError, diag.Fail(err, "file-make", "path", a.file)))
		return
	}
	h := w.Header()
	for name, value := range m.site.Headers {
		if passed(name) {
			h.Set(name, value)
		}
	}
	h.Set("Content-Type", typeOf(a.file))
	if m.site.Hashed != "" && strings.HasPrefix(a.file, m.site.Hashed) {
		h.Set("Cache-Control", "private, max-age=86400, immutable")
	}
	if strings.HasPrefix(typeOf(a.file), "text/html") {
		h.Set("Vary", "Sec-Fetch-Dest")
		if r.Header.Get("Sec-Fetch-Dest") == "document" {
			body = withScript(body, m.version)
		}
	}
	if a.status != http.StatusOK {
		writeBody(w, r, a.status, body)
		return
	}
	sum := sha256.Sum256(body)
	h.Set("ETag", `"`+hex.EncodeToString(sum[:16])+`"`)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body)) // ranges, If-None-Match, HEAD
}

// made calls a file's function; one that panics has failed.
func made(file func() ([]byte, error)) (body []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = diag.Fail(fmt.Errorf("%v", p), "file-panic")
		}
	}()
	return file()
}

// passed tells whether a header of the site is sent as it is. Those that are
// about one answer are made here; those that open the site to others, or
// tie the name localhost to https, have no place on this server.
func passed(name string) bool {
	name = http.CanonicalHeaderKey(name)
	switch name {
	case "Strict-Transport-Security", "Cache-Control", "Expires", "Etag", "Last-Modified", "Vary", "Connection",
		"Content-Type", "Content-Length", "Content-Encoding", "Transfer-Encoding", "Location", "Set-Cookie",
		"X-Content-Type-Options", "Cross-Origin-Resource-Policy":
		return false
	}
	return !strings.HasPrefix(name, "Access-Control-")
}

// withScript returns a copy of a page with the script before the last
// </body>, or at its end. The script learns which version it stands on: a
// site may be published between a page and the script's first question.
func withScript(page []byte, version string) []byte {
	at := endOfBody(page)
	out := make([]byte, 0, len(page)+128+len(version))
	out = append(out, page[:at]...)
	out = append(out, `<script src="`+own+`reload.js" data-version="`+html.EscapeString(version)+`" defer></script>`...)
	return append(out, page[at:]...)
}

// endOfBody gives the offset of the last </body>, in whatever case.
func endOfBody(page []byte) int {
	const tag = "</body>"
	for at := bytes.LastIndex(page, []byte("</")); at >= 0; at = bytes.LastIndex(page[:at], []byte("</")) {
		if len(page)-at >= len(tag) && strings.EqualFold(string(page[at:at+len(tag)]), tag) {
			return at
		}
	}
	return len(page)
}

// writeBody writes a whole body with a status; to HEAD only its length.
func writeBody(w http.ResponseWriter, r *http.Request, status int, body []byte) {
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // a reader that went away is no matter
	}
}
