package serve

import (
	"context"
	"errors"
	"net"
	"net/http"
	"time"

	"pobratim/internal/engine/diag"
)

// limits keep slow and greedy clients harmless.
type limits struct {
	header  time.Duration // for the head of a request to come
	read    time.Duration // for the whole request
	write   time.Duration // for an answer to be taken; for each message of a stream
	idle    time.Duration // of a connection between two requests
	beat    time.Duration // between two signs of life on a stream
	retry   time.Duration // before a page asks for its stream again
	grace   time.Duration // for answers under way when the server stops
	bytes   int           // of a request's head
	streams int           // open at once
}

// ordinary limits. The head is large enough for the cookies that other
// servers on localhost leave in a browser, whatever their port.
var ordinary = limits{
	header:  5 * time.Second,
	read:    10 * time.Second,
	write:   30 * time.Second,
	idle:    60 * time.Second,
	beat:    15 * time.Second,
	retry:   time.Second,
	grace:   time.Second,
	bytes:   64 << 10,
	streams: 64,
}

// Listen listens on loopback: 127.0.0.1, [::1] or localhost, with a port (0:
// any free one). Every other address is refused, because whoever reaches the
// server reads what is not published yet.
func Listen(addr string) (net.Listener, error) {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, diag.Fail(nil, "listen-form", "addr", addr)
	}
	if host != "localhost" && host != "127.0.0.1" && host != "::1" {
		return nil, diag.Fail(nil, "listen-open", "addr", addr)
	}
	if _, err := net.LookupPort("tcp", port); err != nil {
		return nil, diag.Fail(nil, "listen-port", "addr", addr, "port", port)
	}
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, diag.Fail(err, "listen", "addr", addr)
	}
	// The system's table of hosts decides what localhost is.
	if at, ok := l.Addr().(*net.TCPAddr); !ok || !at.IP.IsLoopback() {
		return nil, errors.Join(diag.Fail(nil, "listen-local", "addr", addr), l.Close())
	}
	return l, nil
}

// Run answers until ctx ends, then lets answers under way finish for a
// moment and returns nil. An error means that the listener failed. It closes
// the listener in any case.
func (s *Server) Run(ctx context.Context, l net.Listener) error {
	server := &http.Server{
		Handler:                      s.Handler(),
		BaseContext:                  func(net.Listener) context.Context { return ctx },
		ReadHeaderTimeout:            s.limits.header,
		ReadTimeout:                  s.limits.read,
		WriteTimeout:                 s.limits.write,
		IdleTimeout:                  s.limits.idle,
		MaxHeaderBytes:               s.limits.bytes,
		DisableGeneralOptionsHandler: true,
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(l) }()
	select {
	case err := <-failed:
		_ = server.Close()
		return diag.Fail(err, "serve-ended", "addr", l.Addr().String())
	case <-ctx.Done():
	}
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.limits.grace)
	defer cancel()
	if server.Shutdown(grace) != nil {
		_ = server.Close() // whoever still reads is too slow
	}
	if err := <-failed; !errors.Is(err, http.ErrServerClosed) {
		return diag.Fail(err, "serve-ended", "addr", l.Addr().String())
	}
	return nil
}
