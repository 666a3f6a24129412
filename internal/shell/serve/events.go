package serve

import (
	"bytes"
	"fmt"
	"net/http"
	"sync"
	"time"

	"pobratim/internal/engine/diag"
)

// pages are the open event streams, each woken by a channel of its own.
type pages struct {
	mu   sync.Mutex
	open map[chan struct{}]struct{}
}

func (p *pages) join(limit int) (woken chan struct{}, ok bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.open) >= limit {
		return nil, false
	}
	woken = make(chan struct{}, 1)
	p.open[woken] = struct{}{}
	return woken, true
}

func (p *pages) leave(woken chan struct{}) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.open, woken)
}

// wake never waits: a stream that was woken and did not look yet will see
// the newest moment when it does.
func (p *pages) wake() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for woken := range p.open {
		select {
		case woken <- struct{}{}:
		default:
		}
	}
}

// events keeps one page informed: of the version, at first and whenever it
// changes, and of the findings. It tells the state and not what happened, so
// that a page which was away for a while misses nothing, and a slow one has
// no queue that could grow; one that does not read at all is dropped.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	if !sameOrigin(r.Header) {
		s.deny(w, diag.Fail(nil, "request-events"), http.StatusForbidden)
		return
	}
	woken, ok := s.pages.join(s.limits.streams)
	if !ok {
		s.deny(w, diag.Fail(nil, "request-many"), http.StatusServiceUnavailable)
		return
	}
	defer s.pages.leave(woken)

	stream := http.NewResponseController(w)
	_ = stream.SetReadDeadline(time.Time{}) // the request is read; a stream has no end
	w.Header().Set("Content-Type", "text/event-stream")
	if r.Method == http.MethodHead {
		return
	}
	beat := time.NewTicker(s.limits.beat)
	defer beat.Stop()
	var version, problems []byte
	message := fmt.Appendf(nil, "retry: %d\n", s.limits.retry.Milliseconds())
	for {
		m := s.now.Load()
		if v := data(m.version); !bytes.Equal(v, version) {
			version = v
			message = fmt.Appendf(message, "event: version\ndata: %s\n\n", v)
		}
		if p := data(m.overlay()); !bytes.Equal(p, problems) {
			problems = p
			message = fmt.Appendf(message, "event: problems\ndata: %s\n\n", p)
		}
		_ = stream.SetWriteDeadline(time.Now().Add(s.limits.write))
		if _, err := w.Write(message); err != nil || stream.Flush() != nil {
			return
		}
		message = message[:0]
		select {
		case <-r.Context().Done():
			return
		case <-woken:
		case <-beat.C:
			message = append(message, ":\n\n"...)
		}
	}
}

// overlay gives the findings that lie over a page. The page before the first
// site shows them itself.
func (m *moment) overlay() problems {
	p := m.problems
	if m.site == nil {
		p.Items = []Item{}
	}
	return p
}
