package serve

import (
	"context"
	"errors"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"pobratim/internal/engine/diag"
)

const (
	host    = "localhost:8080"
	siteCSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
		"manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
	tooLong = 10 * time.Second // for anything to arrive
)

var words = Words{Lang: "be", Findings: "Заўвагі", Close: "Закрыць", Waiting: "Сайт збіраецца", Failures: belarusian()}

func belarusian() diag.Catalogue {
	c, err := diag.Load("be")
	if err != nil {
		panic(err)
	}
	return c
}

func text(s string) func() ([]byte, error) {
	return func() ([]byte, error) { return []byte(s), nil }
}

// siteOf makes a site whose files say their own name, at base "/".
func siteOf(names ...string) Site {
	s := Site{Base: "/", Version: "1", Hashed: "assets/", Files: map[string]func() ([]byte, error){},
		Headers: map[string]string{"Content-Security-Policy": siteCSP}}
	for _, name := range names {
		s.Files[name] = text("<body>" + name + "</body>")
	}
	return s
}

func serverOf(site Site) *Server {
	s := New("127.0.0.1:8080", words)
	s.Publish(site)
	return s
}

// ask sends a request without a network; headers are pairs.
func ask(s *Server, method, target string, headers ...string) *http.Response {
	r := httptest.NewRequest(method, target, nil)
	r.Host = host
	for i := 0; i+1 < len(headers); i += 2 {
		if headers[i] == "Host" {
			r.Host = headers[i+1]
			continue
		}
		r.Header.Add(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, r)
	return w.Result()
}

// running starts a server on a free port and returns it with its address
// and what stops it and gives Run's result.
func running(t *testing.T, l limits) (s *Server, addr string, stop func() error) {
	t.Helper()
	listener, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr = listener.Addr().String()
	s = New(addr, words)
	s.limits = l
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.Run(ctx, listener) }()
	stop = func() error {
		cancel()
		select {
		case err := <-done:
			done <- err
			return err
		case <-time.After(tooLong):
			return errors.New("it does not stop")
		}
	}
	t.Cleanup(func() { stop() })
	return s, addr, stop
}

// dial opens a connection on which reading and writing end in time.
func dial(t *testing.T, addr string) net.Conn {
	t.Helper()
	c, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	c.SetDeadline(time.Now().Add(tooLong))
	t.Cleanup(func() { c.Close() })
	return c
}

func headersOf(h http.Header) http.Header {
	h = maps.Clone(h)
	h.Del("Date")
	return h
}
