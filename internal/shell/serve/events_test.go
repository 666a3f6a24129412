package serve

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

// A stream reads the events that a page would get.
type stream struct {
	t    *testing.T
	conn net.Conn
	res  *http.Response
	in   *bufio.Scanner
}

func open(t *testing.T, addr string) *stream {
	t.Helper()
	c := dial(t, addr)
	fmt.Fprintf(c, "GET /_pobratim/events HTTP/1.1\r\nHost: %s\r\n\r\n", addr)
	res, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		t.Fatal(err)
	}
	return &stream{t: t, conn: c, res: res, in: bufio.NewScanner(res.Body)}
}

// next gives the next line that holds something.
func (s *stream) next() string {
	s.t.Helper()
	for s.in.Scan() {
		if line := s.in.Text(); line != "" {
			return line
		}
	}
	return fmt.Sprint("the stream ended: ", s.in.Err())
}

func (s *stream) wants(lines ...string) {
	s.t.Helper()
	for _, want := range lines {
		if got := s.next(); got != want {
			s.t.Fatalf("got %s\nwant %s", got, want)
		}
	}
}

const none = `data: {"lang":"be","title":"Заўвагі","close":"Закрыць","items":[]}`

func TestEvents(t *testing.T) {
	s, addr, _ := running(t, ordinary)
	s.Report([]Item{{"a.md:1:1", "error", "unknown", ""}}, "1 error")
	e := open(t, addr)
	if got := e.res.Header.Get("Content-Type"); got != "text/event-stream" {
		t.Errorf("the type is %s", got)
	}
	e.wants("retry: 1000", "event: version")
	if got := e.next(); !strings.HasPrefix(got, `data: "waiting-`) {
		t.Errorf("before the first site: %s", got)
	}
	// The page before the first site shows the findings itself.
	e.wants("event: problems", `data: {"lang":"be","title":"1 error","close":"Закрыць","items":[]}`)

	site := siteOf("index.html")
	s.Publish(site)
	e.wants("event: version", `data: "1"`, "event: problems", `data: {"lang":"be","title":"1 error","close":"Закрыць",`+
		`"items":[{"place":"a.md:1:1","severity":"error","message":"unknown","hint":""}]}`)

	s.Report([]Item{{"a.md:1:2", "памылка", "радок\nі \u2028 <b>", "падказка"}}, "")
	// encoding/json writes what could end a line, or begin an element, as \u.
	var got problems
	e.wants("event: problems")
	line := strings.TrimPrefix(e.next(), "data: ")
	if err := json.Unmarshal([]byte(line), &got); err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	if want := (Item{"a.md:1:2", "памылка", "радок\nі \u2028 <b>", "падказка"}); len(got.Items) != 1 || got.Items[0] != want {
		t.Errorf("got %+v", got)
	}
	if got.Title != "Заўвагі" {
		t.Errorf("a report without a title is headed %q", got.Title)
	}

	s.Report(nil, "")
	e.wants("event: problems", none)

	site.Version = "2"
	s.Publish(site)
	e.wants("event: version", `data: "2"`)

	// A page that was away learns the newest state at once.
	open(t, addr).wants("retry: 1000", "event: version", `data: "2"`, "event: problems", none)
}

// TestFindingsStayUntilTheNextReport: a new site alone does not settle them.
func TestFindingsStayUntilTheNextReport(t *testing.T) {
	s := serverOf(siteOf("index.html"))
	for _, step := range []struct {
		what string
		do   func()
		want int
	}{
		{"reported", func() { s.Report([]Item{{Message: "x"}}, "1 warning") }, 1},
		{"published", func() { s.Publish(siteOf("index.html")) }, 1},
		{"reported anew", func() { s.Report([]Item{{Message: "y"}, {Message: "z"}}, "2 warnings") }, 2},
		{"nothing found", func() { s.Report(nil, "") }, 0},
	} {
		step.do()
		if got := len(s.now.Load().overlay().Items); got != step.want {
			t.Errorf("%s: %d items, want %d", step.what, got, step.want)
		}
	}
}

func TestReportKeepsItsOwnCopy(t *testing.T) {
	s := serverOf(siteOf("index.html"))
	items := []Item{{Message: "first"}}
	s.Report(items, "")
	items[0].Message = "changed"
	if got := s.now.Load().overlay().Items[0].Message; got != "first" {
		t.Errorf("got %s", got)
	}
}

func TestHeartbeatOutlivesTheTimeouts(t *testing.T) {
	quick := ordinary
	quick.read, quick.write, quick.header, quick.beat = 40*time.Millisecond, 40*time.Millisecond, 40*time.Millisecond, 60*time.Millisecond
	s, addr, _ := running(t, quick)
	s.Publish(siteOf("index.html"))
	e := open(t, addr)
	e.wants("retry: 1000", "event: version", `data: "1"`, "event: problems", none, ":", ":", ":")
	s.Publish(Site{Version: "2"})
	for line := e.next(); line != `data: "2"`; line = e.next() {
		if line != ":" && line != "event: version" {
			t.Fatalf("got %s", line)
		}
	}
}

func TestOnlySoManyStreams(t *testing.T) {
	few := ordinary
	few.streams = 2
	s, addr, _ := running(t, few)
	s.Publish(siteOf("index.html"))
	first, second := open(t, addr), open(t, addr)
	if third := open(t, addr); first.res.StatusCode != 200 || second.res.StatusCode != 200 || third.res.StatusCode != 503 {
		t.Errorf("got %d, %d, %d", first.res.StatusCode, second.res.StatusCode, third.res.StatusCode)
	}
	first.conn.Close()
	until(t, "a place is free again", func() bool { return open(t, addr).res.StatusCode == 200 })
	if res, err := http.Get("http://" + addr + "/"); err != nil || res.StatusCode != 200 {
		t.Errorf("a page beside the streams: %v %v", res, err)
	}
}

// TestPageThatDoesNotRead: it is dropped, and delays nobody.
func TestPageThatDoesNotRead(t *testing.T) {
	quick := ordinary
	quick.write = 50 * time.Millisecond
	s, addr, _ := running(t, quick)
	s.Publish(siteOf("index.html"))
	c := dial(t, addr)
	fmt.Fprintf(c, "GET /_pobratim/events HTTP/1.1\r\nHost: %s\r\n\r\n", addr)
	until(t, "the stream is open", func() bool { return s.pages.count() == 1 })
	large := strings.Repeat("x", 1<<20)
	n := 0
	until(t, "the stream is dropped", func() bool {
		n++
		s.Report([]Item{{Message: fmt.Sprint(n, large)}}, "")
		return s.pages.count() == 0
	})
}

func (p *pages) count() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.open)
}

// until asks again and again, for as long as it may take.
func until(t *testing.T, what string, done func() bool) {
	t.Helper()
	for deadline := time.Now().Add(tooLong); !done(); {
		if time.Now().After(deadline) {
			t.Fatalf("not in %v: %s", tooLong, what)
		}
	}
}

func TestBeforeTheFirstSite(t *testing.T) {
	s := New("127.0.0.1:8080", words)
	shown := func(wantPolicy string) (status int, body string) {
		res := ask(s, "GET", "/be/any/")
		b, _ := io.ReadAll(res.Body)
		if got := res.Header.Get("Content-Security-Policy"); got != wantPolicy {
			t.Errorf("the policy is %q, want %q", got, wantPolicy)
		}
		return res.StatusCode, string(b)
	}
	status, empty := shown(policy)
	if status != 503 || !strings.Contains(empty, "<h1>Сайт збіраецца</h1>") || !strings.Contains(empty, `<html lang="be">`) {
		t.Errorf("got %d\n%s", status, empty)
	}
	s.Report([]Item{{"content/a.md:3:15", "error", `no <script>alert(1)</script>`, "write <b>"}}, "1 error")
	status, found := shown(policy)
	for _, want := range []string{"<h1>1 error</h1>", "content/a.md:3:15", "no &lt;script&gt;alert(1)&lt;/script&gt;", "write &lt;b&gt;",
		`<script src="/_pobratim/reload.js" data-version="` + s.now.Load().version + `" defer></script>`,
		`<link rel="stylesheet" href="/_pobratim/overlay.css">`} {
		if !strings.Contains(found, want) {
			t.Errorf("the page lacks %s\n%s", want, found)
		}
	}
	first := s.now.Load().version
	s.Report([]Item{{"content/a.md:3:15", "error", "another", ""}}, "1 error")
	if second := s.now.Load().version; status != 503 || first == second || first == "" {
		t.Errorf("got %d, versions %q and %q", status, first, second)
	}
	s.Publish(siteOf("be/any/index.html"))
	if status, body := shown(siteCSP); status != 200 || body != "<body>be/any/index.html</body>" {
		t.Errorf("got %d\n%s", status, body)
	}
}
