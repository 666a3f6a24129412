package serve

import (
	"io"
	"net/http"
	"strings"
	"testing"
)

func TestWhoIsAnswered(t *testing.T) {
	s := serverOf(siteOf("index.html"))
	for _, c := range []struct {
		name    string
		method  string
		target  string
		headers []string
		want    int
	}{
		{"localhost", "GET", "/", []string{"Host", "localhost:8080"}, 200},
		{"any case", "GET", "/", []string{"Host", "LocalHost:8080"}, 200},
		{"IPv4", "GET", "/", []string{"Host", "127.0.0.1:8080"}, 200},
		{"IPv6", "GET", "/", []string{"Host", "[::1]:8080"}, 200},
		{"no port", "GET", "/", []string{"Host", "localhost"}, 421},
		{"another port", "GET", "/", []string{"Host", "localhost:8081"}, 421},
		{"longer port", "GET", "/", []string{"Host", "localhost:80800"}, 421},
		{"a foreign name", "GET", "/", []string{"Host", "evil.example:8080"}, 421},
		{"a name that begins like ours", "GET", "/", []string{"Host", "localhost.evil.example:8080"}, 421},
		{"a name that ends like ours", "GET", "/", []string{"Host", "evil.localhost:8080"}, 421},
		{"another loopback address", "GET", "/", []string{"Host", "127.0.0.2:8080"}, 421},
		{"all addresses", "GET", "/", []string{"Host", "0.0.0.0:8080"}, 421},
		{"no host", "GET", "/", []string{"Host", ""}, 421},
		{"a foreign name at the own files", "GET", "/_pobratim/reload.js", []string{"Host", "evil.example:8080"}, 421},
		{"a foreign name at the events", "GET", "/_pobratim/events", []string{"Host", "evil.example:8080"}, 421},
		{"a foreign name comes before the method", "POST", "/", []string{"Host", "evil.example:8080"}, 421},

		{"our origin", "GET", "/", []string{"Origin", "http://localhost:8080"}, 200},
		{"our origin by another name", "GET", "/", []string{"Origin", "http://[::1]:8080"}, 200},
		{"another port of localhost", "GET", "/", []string{"Origin", "http://localhost:3000"}, 403},
		{"no port in the origin", "GET", "/", []string{"Origin", "http://localhost"}, 403},
		{"https", "GET", "/", []string{"Origin", "https://localhost:8080"}, 403},
		{"a foreign origin", "GET", "/", []string{"Origin", "http://evil.example"}, 403},
		{"a foreign origin that begins like ours", "GET", "/", []string{"Origin", "http://localhost:8080.evil.example"}, 403},
		{"a sandbox", "GET", "/", []string{"Origin", "null"}, 403},
		{"two origins", "GET", "/", []string{"Origin", "http://localhost:8080", "Origin", "http://evil.example"}, 403},
		{"a foreign origin at the events", "GET", "/_pobratim/events", []string{"Origin", "http://evil.example"}, 403},

		{"events by a foreign page", "HEAD", "/_pobratim/events", []string{"Sec-Fetch-Site", "cross-site"}, 403},
		{"events by another port", "HEAD", "/_pobratim/events", []string{"Sec-Fetch-Site", "same-site"}, 403},
		{"events by our page", "HEAD", "/_pobratim/events", []string{"Sec-Fetch-Site", "same-origin"}, 200},
		{"events by hand", "HEAD", "/_pobratim/events", []string{"Sec-Fetch-Site", "none"}, 200},
		{"a link from a foreign page", "GET", "/", []string{"Sec-Fetch-Site", "cross-site"}, 200},

		{"HEAD", "HEAD", "/", nil, 200},
		{"POST", "POST", "/", nil, 405},
		{"PUT", "PUT", "/index.html", nil, 405},
		{"DELETE", "DELETE", "/index.html", nil, 405},
		{"OPTIONS", "OPTIONS", "/", nil, 405},
		{"TRACE", "TRACE", "/", nil, 405},
		{"CONNECT", "CONNECT", "/", nil, 405},
		{"PROPFIND", "PROPFIND", "/", nil, 405},
		{"POST to the events", "POST", "/_pobratim/events", nil, 405},
	} {
		res := ask(s, c.method, c.target, c.headers...)
		if res.StatusCode != c.want {
			t.Errorf("%s: got %d, want %d", c.name, res.StatusCode, c.want)
		}
		if allow := res.Header.Get("Allow"); (allow == "GET, HEAD") != (c.want == 405) {
			t.Errorf("%s: Allow is %q", c.name, allow)
		}
		for name := range res.Header {
			if strings.HasPrefix(name, "Access-Control-") {
				t.Errorf("%s: the answer has %s", c.name, name)
			}
		}
		body, _ := io.ReadAll(res.Body)
		if c.want >= 400 && strings.Contains(string(body), "index.html") {
			t.Errorf("%s: the answer tells of the site: %s", c.name, body)
		}
	}
}

// TestRefusalsAreSaidInTheWritersLanguage: also to whoever asks by hand.
func TestRefusalsAreSaidInTheWritersLanguage(t *testing.T) {
	s := serverOf(siteOf("index.html"))
	for _, c := range []struct{ method, target, host, want string }{
		{"GET", "/", "evil.example:8080", "гэты сервер адказвае толькі на імя localhost і толькі на сваім порце"},
		{"POST", "/", host, "сервер адказвае толькі на GET і HEAD"},
		{"GET", "/a//b", host, "такога адраса тут быць не можа"},
		{"GET", "/_pobratim/none", host, "тут няма нічога з такім імем"},
	} {
		body, _ := io.ReadAll(ask(s, c.method, c.target, "Host", c.host).Body)
		if got := strings.TrimSpace(string(body)); got != c.want {
			t.Errorf("%s %s: got %q, want %q", c.method, c.target, got, c.want)
		}
	}
}

func TestPorts(t *testing.T) {
	for _, c := range []struct {
		addr, host string
		want       int
	}{
		{"127.0.0.1:80", "localhost", 200},
		{"127.0.0.1:80", "localhost:80", 200},
		{"[::1]:4000", "[::1]:4000", 200},
		{"[::1]:4000", "localhost:8080", 421},
		{"without a port", "localhost:8080", 421},
		{"without a port", "localhost:", 421},
	} {
		s := New(c.addr, words)
		s.Publish(siteOf("index.html"))
		if res := ask(s, "GET", "/", "Host", c.host); res.StatusCode != c.want {
			t.Errorf("listening on %s, asked as %s: got %d, want %d", c.addr, c.host, res.StatusCode, c.want)
		}
	}
}

func TestListen(t *testing.T) {
	for addr, want := range map[string]string{
		"127.0.0.1:0":      "",
		"localhost:0":      "",
		"0.0.0.0:0":        "from this machine only",
		":0":               "from this machine only",
		"[::]:0":           "from this machine only",
		"192.168.1.7:8080": "from this machine only",
		"127.0.0.2:0":      "from this machine only",
		"example.org:80":   "from this machine only",
		"localhost":        "such as localhost:8080",
		"8080":             "such as localhost:8080",
		"":                 "such as localhost:8080",
		"localhost:99999":  "no port 99999",
	} {
		l, err := Listen(addr)
		if l != nil {
			l.Close()
		}
		switch {
		case want == "" && err != nil:
			t.Errorf("%s: %v", addr, err)
		case want != "" && (err == nil || !strings.Contains(err.Error(), want)):
			t.Errorf("%s: got %v, want an error with %q", addr, err, want)
		}
	}
	l, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if _, err := Listen(l.Addr().String()); err == nil {
		t.Error("a port that is taken gives no error")
	}
}

// TestBodies: a request that announces a body is refused without reading it.
func TestBodies(t *testing.T) {
	s := serverOf(siteOf("index.html"))
	r, _ := http.NewRequest("GET", "http://localhost:8080/", strings.NewReader("body"))
	if status, _ := s.refuse(r); status != http.StatusBadRequest {
		t.Errorf("got %d, want 400", status)
	}
}
