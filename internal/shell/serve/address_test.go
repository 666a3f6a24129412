package serve

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"unicode"
)

func TestAddresses(t *testing.T) {
	files := []string{"index.html", "404.html", "be/index.html", "be/404.html", "ru/x/index.html",
		"ru/plain", "ru/plain/index.html", "be/file.pdf", "be/сад.jpg", "be/a b.txt"}
	for base, cases := range map[string]map[string]string{
		"/": {
			"/":                          "200 index.html",
			"/index.html":                "200 index.html",
			"/be/":                       "200 be/index.html",
			"/be":                        "308 /be/",
			"/be?q=a%20b":                "308 /be/?q=a%20b",
			"/ru/x":                      "308 /ru/x/",
			"/ru/x/":                     "200 ru/x/index.html",
			"/ru/x/index.html":           "200 ru/x/index.html",
			"/ru/x/index.html/":          "404 404.html",
			"/ru/plain":                  "200 ru/plain",
			"/ru/plain/":                 "200 ru/plain/index.html",
			"/ru/":                       "404 404.html",
			"/ru":                        "404 404.html",
			"/be/file.pdf":               "200 be/file.pdf",
			"/be/file.pdf/":              "404 be/404.html",
			"/be/none":                   "404 be/404.html",
			"/be/none/deep/er/":          "404 be/404.html",
			"/BE/":                       "404 404.html",
			"/none":                      "404 404.html",
			"/404.html":                  "200 404.html",
			"/be/%D1%81%D0%B0%D0%B4.jpg": "200 be/сад.jpg",
			"/be/a%20b.txt":              "200 be/a b.txt",
			"/%62e/":                     "200 be/index.html",
			"/_pobratim/":                "404 -",
			"/_pobratim/none":            "404 -",
			"/_pobratim/../be/":          "400 -",
			"/_pobratim":                 "404 404.html",
			"//":                         "400 -",
			"//be/":                      "400 -",
			"/be//":                      "400 -",
			"/./be/":                     "400 -",
			"/be/..":                     "400 -",
			"/be/../":                    "400 -",
			"/../../etc/passwd":          "400 -",
			"/%2e%2e/etc/passwd":         "400 -",
			"/be/.%2E/":                  "400 -",
			"/be%2findex.html":           "400 -",
			"/be%2Findex.html":           "400 -",
			"/be%5cindex.html":           "400 -",
			`/be\index.html`:             "400 -",
			"/be/%00":                    "400 -",
			"/be/%0d%0aX:%20y":           "400 -",
			"/be/%252e%252e/":            "400 -",
			"/be/%ff":                    "400 -",
			"/...":                       "404 404.html",
			"/be/..a":                    "404 be/404.html",
		},
		"/exchange/": {
			"/":                    "307 /exchange/",
			"/exchange":            "308 /exchange/",
			"/exchange/":           "200 index.html",
			"/exchange/be":         "308 /exchange/be/",
			"/exchange/be/":        "200 be/index.html",
			"/exchange/be/none":    "404 be/404.html",
			"/be/":                 "404 404.html",
			"/exchangebe/":         "404 404.html",
			"/_pobratim/reload.js": "200 -",
		},
	} {
		site := siteOf(files...)
		site.Base = base
		s := serverOf(site)
		for target, want := range cases {
			res := ask(s, "GET", target)
			body, _ := io.ReadAll(res.Body)
			said := "-"
			if name := strings.TrimSuffix(strings.TrimPrefix(string(body), "<body>"), "</body>"); slices.Contains(files, name) {
				said = name
			}
			if to := res.Header.Get("Location"); to != "" {
				said = to
			}
			if got := fmt.Sprint(res.StatusCode, " ", said); got != want {
				t.Errorf("base %s: GET %s: got %s, want %s", base, target, got, want)
			}
			if res.Header.Get("X-Content-Type-Options") != "nosniff" || res.Header.Get("Cache-Control") != "no-store" {
				t.Errorf("GET %s: nosniff or no-store is missing: %v", target, res.Header)
			}
		}
	}
}

// TestBases: however the base is written, it begins and ends in a slash.
func TestBases(t *testing.T) {
	for base, want := range map[string]string{
		"": "/", "/": "/", "exchange": "/exchange/", "/exchange": "/exchange/", "/a/b/": "/a/b/",
	} {
		if got := (Site{Base: base}).with().Base; got != want {
			t.Errorf("base %q: got %s, want %s", base, got, want)
		}
	}
}

// TestWithout404: where the site has none, the server's own page says so.
func TestWithout404(t *testing.T) {
	s := serverOf(siteOf("index.html"))
	res := ask(s, "GET", "/none/<script>")
	body, _ := io.ReadAll(res.Body)
	if res.StatusCode != 404 || strings.Contains(string(body), "<script>") ||
		!strings.Contains(string(body), "старонкі /none/&lt;script&gt; няма") ||
		res.Header.Get("Content-Security-Policy") != policy {
		t.Errorf("got %d %v\n%s", res.StatusCode, res.Header, body)
	}
}

// TestRawTargets sends what no client library would.
func TestRawTargets(t *testing.T) {
	s, addr, _ := running(t, ordinary)
	s.Publish(siteOf("index.html"))
	for target, want := range map[string]int{
		"/":                       200,
		"//evil.example/":         400,
		"/\\evil.example/":        400,
		"/../index.html":          400,
		"http://" + addr + "/":    200,
		"http://evil.example/":    421,
		"http://evil.example:80/": 421,
		"index.html":              400,
		"*":                       400,
		"/%":                      400,
		"/%zz":                    400,
		"/a\x00b":                 400,
	} {
		c := dial(t, addr)
		fmt.Fprintf(c, "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n", target, addr)
		res, err := http.ReadResponse(bufio.NewReader(c), nil)
		if err != nil {
			t.Errorf("GET %q: %v", target, err)
			continue
		}
		if res.StatusCode != want {
			t.Errorf("GET %q: got %d, want %d", target, res.StatusCode, want)
		}
	}
}

// FuzzClean: whatever the address, a path that passes has no segment or
// character that could mean another path.
func FuzzClean(f *testing.F) {
	for _, seed := range []string{"/", "/be/", "/be/%2e%2e/", "//", "/%00", `/\`, "/a%2fb", "/%D1%81", "/..a"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, target string) {
		u, err := url.ParseRequestURI(target)
		if err != nil {
			return
		}
		path, ok := clean(u)
		if !ok {
			return
		}
		for i, segment := range strings.Split(path, "/") {
			last := i == strings.Count(path, "/")
			if segment == "." || segment == ".." || segment == "" && i > 0 && !last {
				t.Errorf("%q passes as %q", target, path)
			}
		}
		if !strings.HasPrefix(path, "/") || strings.ContainsAny(path, "\\%") || strings.ContainsFunc(path, unicode.IsControl) {
			t.Errorf("%q passes as %q", target, path)
		}
	})
}
