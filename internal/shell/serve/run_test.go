package serve

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

func TestRunEndsInTime(t *testing.T) {
	s, addr, stop := running(t, ordinary)
	s.Publish(siteOf("index.html"))
	e := open(t, addr)
	e.next()
	idle := dial(t, addr) // a browser opens connections in advance
	began := time.Now()
	if err := stop(); err != nil {
		t.Errorf("Run says %v", err)
	}
	if took := time.Since(began); took > 3*time.Second {
		t.Errorf("stopping took %v", took)
	}
	for e.in.Scan() { // until the stream ends
	}
	if n, _ := idle.Read(make([]byte, 1)); n != 0 {
		t.Error("a connection was answered after the end")
	}
	if c, err := net.Dial("tcp", addr); err == nil {
		c.Close()
		t.Error("the port is still open")
	}
}

func TestRunTellsThatTheListenerFailed(t *testing.T) {
	l, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
	if err := New(l.Addr().String(), words).Run(context.Background(), l); err == nil {
		t.Error("a closed listener gives no error")
	}
}

// TestSlowClients: each holds its connection for the time allowed and no
// longer, and others are answered meanwhile.
func TestSlowClients(t *testing.T) {
	quick := ordinary
	quick.header, quick.read, quick.write, quick.idle = 50*time.Millisecond, 50*time.Millisecond, 50*time.Millisecond, 50*time.Millisecond
	s, addr, _ := running(t, quick)
	site := siteOf("index.html")
	site.Files["large.pdf"] = text(strings.Repeat("x", 32<<20))
	s.Publish(site)
	for name, sent := range map[string]string{
		"says nothing":            "",
		"stops in the first line": "GET / HT",
		"stops in the head":       "GET / HTTP/1.1\r\nHost: " + addr + "\r\nX-",
		"stops in the body":       "GET / HTTP/1.1\r\nHost: " + addr + "\r\nContent-Length: 100\r\n\r\nx",
		"stays after the answer":  "GET / HTTP/1.1\r\nHost: " + addr + "\r\n\r\n",
		"has a large head":        "GET / HTTP/1.1\r\nHost: " + addr + "\r\nX: " + strings.Repeat("x", 100<<10) + "\r\n\r\n",
	} {
		c := dial(t, addr)
		go io.WriteString(c, sent)
		if res, err := http.Get("http://" + addr + "/"); err != nil || res.StatusCode != 200 {
			t.Errorf("%s: another client gets %v, %v", name, res, err)
		}
		if _, err := io.ReadAll(c); err != nil && strings.Contains(err.Error(), "timeout") {
			t.Errorf("%s: the connection stays open", name)
		}
	}
}

// TestClientThatDoesNotRead: it is cut off before the end of its answer.
func TestClientThatDoesNotRead(t *testing.T) {
	quick := ordinary
	quick.write = 50 * time.Millisecond
	s, addr, _ := running(t, quick)
	const size = 64 << 20
	site := siteOf()
	site.Files["large.pdf"] = text(strings.Repeat("x", size))
	s.Publish(site)
	// An answered request shows that the server is up: before, fewer
	// goroutines would be counted than it needs when idle.
	until(t, "the server is up", func() bool {
		first := dial(t, addr)
		fmt.Fprintf(first, "GET /nothing HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n", addr)
		answer, _ := io.ReadAll(first)
		return strings.Contains(string(answer), "404 Not Found")
	})
	idle := runtime.NumGoroutine()
	c := dial(t, addr)
	fmt.Fprintf(c, "GET /large.pdf HTTP/1.1\r\nHost: %s\r\n\r\n", addr)
	read, _ := c.Read(make([]byte, 1<<10))
	until(t, "the server gives up", func() bool {
		runtime.Gosched()
		return runtime.NumGoroutine() <= idle
	})
	if rest, _ := io.ReadAll(c); read+len(rest) >= size {
		t.Error("the whole file was sent")
	}
}

// TestNoTornPage reads while the site is replaced: every answer is whole,
// and its tag belongs to its bytes.
func TestNoTornPage(t *testing.T) {
	s := serverOf(siteOf("index.html"))
	var readers sync.WaitGroup
	var read atomic.Int64
	stop := make(chan struct{})
	for range 4 {
		readers.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				body, _ := io.ReadAll(ask(s, "GET", "/", "Sec-Fetch-Dest", "document").Body)
				var said, version string
				if _, err := fmt.Sscanf(string(body), `<body>%s <script src="/_pobratim/reload.js" data-version="%s`, &said, &version); err != nil {
					continue // the first site
				}
				if version, _, _ = strings.Cut(version, `"`); said != version {
					t.Errorf("a page of %s says that it is of %s", said, version)
					return
				}
				read.Add(1)
			}
		})
	}
	for n := 0; n < 500 || read.Load() < 100; n++ {
		site := siteOf()
		site.Version = fmt.Sprint(n)
		site.Files["index.html"] = text("<body>" + site.Version + " </body>")
		s.Publish(site)
		s.Report([]Item{{Message: site.Version}}, "")
	}
	close(stop)
	readers.Wait()
}

func TestNothingLeaks(t *testing.T) {
	goroutines, descriptors := runtime.NumGoroutine(), opened()
	for range 10 {
		s, addr, stop := running(t, ordinary)
		s.Publish(siteOf("index.html"))
		for range 3 {
			open(t, addr).wants("retry: 1000")
		}
		left := open(t, addr)
		left.conn.Close()
		if err := stop(); err != nil {
			t.Fatal(err)
		}
		until(t, "all streams are closed", func() bool { return s.pages.count() == 0 })
	}
	until(t, "all goroutines end", func() bool {
		runtime.Gosched()
		return runtime.NumGoroutine() <= goroutines
	})
	// The 30 connections of the test's own side are closed at its end.
	if now := opened(); now > descriptors+30 {
		t.Errorf("%d descriptors before, %d after", descriptors, now)
	}
}

func opened() int {
	entries, _ := os.ReadDir("/proc/self/fd")
	return len(entries)
}
