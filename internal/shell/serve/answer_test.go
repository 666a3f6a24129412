package serve

import (
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTypes(t *testing.T) {
	for name, want := range map[string]string{
		"index.html":          "text/html; charset=utf-8",
		"be/calendar.ics":     "text/calendar; charset=utf-8",
		"be/feed.xml":         "application/atom+xml",
		"feed.xml":            "application/atom+xml",
		"sitemap.xml":         "application/xml",
		"be/newsfeed.xml":     "application/xml",
		"site.webmanifest":    "application/manifest+json",
		"assets/ornament.svg": "image/svg+xml",
		"be/programme.pdf":    "application/pdf",
		"be/practice.csv":     "text/csv; charset=utf-8",
		"robots.txt":          "text/plain; charset=utf-8",
		"be/search.json":      "application/json",
		"assets/font.woff2":   "font/woff2",
		"assets/style.css":    "text/css; charset=utf-8",
		"assets/search.js":    "text/javascript; charset=utf-8",
		"assets/photo.jpg":    "image/jpeg",
		"assets/PHOTO.JPG":    "image/jpeg",
		"assets/card.png":     "image/png",
		"CNAME":               "application/octet-stream",
		"page.html.exe":       "application/octet-stream",
		"assets/page.unknown": "application/octet-stream",
	} {
		res := ask(serverOf(siteOf(name)), "GET", "/"+name)
		if got := res.Header.Get("Content-Type"); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

const tag = `<script src="/_pobratim/reload.js" data-version="1" defer></script>`

func TestScript(t *testing.T) {
	for _, c := range []struct{ name, file, dest, body, want string }{
		{"a document", "a.html", "document", "<body>x</body></html>", "<body>x" + tag + "</body></html>"},
		{"upper case", "a.html", "document", "<BODY>x</BODY>", "<BODY>x" + tag + "</BODY>"},
		{"letters that change their length", "a.html", "document", "<body>İẞK</body>", "<body>İẞK" + tag + "</body>"},
		{"the last one counts", "a.html", "document", "<pre></body></pre></body></x>", "<pre></body></pre>" + tag + "</body></x>"},
		{"no end of the body", "a.html", "document", "<p>x", "<p>x" + tag},
		{"empty", "a.html", "document", "", tag},
		{"cut off", "a.html", "document", "x</bod", "x</bod" + tag},
		{"a frame", "a.html", "iframe", "<body>x</body>", "<body>x</body>"},
		{"a script asks", "a.html", "empty", "<body>x</body>", "<body>x</body>"},
		{"not a browser", "a.html", "", "<body>x</body>", "<body>x</body>"},
		{"a picture as a document", "a.svg", "document", "<svg></body></svg>", "<svg></body></svg>"},
		{"a text as a document", "a.txt", "document", "</body>", "</body>"},
	} {
		site := siteOf()
		site.Files[c.file] = text(c.body)
		headers := []string{}
		if c.dest != "" {
			headers = []string{"Sec-Fetch-Dest", c.dest}
		}
		res := ask(serverOf(site), "GET", "/"+c.file, headers...)
		body, _ := io.ReadAll(res.Body)
		if string(body) != c.want {
			t.Errorf("%s: got %s, want %s", c.name, body, c.want)
		}
		again, _ := site.Files[c.file]()
		if string(again) != c.body {
			t.Errorf("%s: the map was altered: %s", c.name, again)
		}
	}
	site := siteOf("404.html")
	site.Version = `"><b>`
	body, _ := io.ReadAll(ask(serverOf(site), "GET", "/none", "Sec-Fetch-Dest", "document").Body)
	if want := `<body>404.html<script src="/_pobratim/reload.js" data-version="&#34;&gt;&lt;b&gt;" defer></script></body>`; string(body) != want {
		t.Errorf("got %s, want %s", body, want)
	}
}

// TestScriptLeavesTheBytesAlone: the bytes of the map may have room behind
// them that belongs to somebody else.
func TestScriptLeavesTheBytesAlone(t *testing.T) {
	whole := []byte("<body>x</body>and what follows in memory, long enough for a script tag to be written over it ………………")
	before := string(whole)
	site := siteOf()
	site.Files["a.html"] = func() ([]byte, error) { return whole[:14], nil }
	ask(serverOf(site), "GET", "/a.html", "Sec-Fetch-Dest", "document")
	if string(whole) != before {
		t.Errorf("now it is %s", whole)
	}
}

func TestHeaders(t *testing.T) {
	site := siteOf("index.html", "assets/style.css", "404.html")
	site.Headers["referrer-policy"] = "no-referrer"
	site.Headers["Strict-Transport-Security"] = "max-age=31536000"
	site.Headers["Access-Control-Allow-Origin"] = "*"
	site.Headers["Cache-Control"] = "public"
	site.Headers["x-content-type-options"] = "off"
	s := serverOf(site)
	for _, c := range []struct{ target, header, want string }{
		{"/", "Content-Security-Policy", siteCSP},
		{"/none", "Content-Security-Policy", siteCSP},
		{"/assets/style.css", "Content-Security-Policy", siteCSP},
		{"/", "Referrer-Policy", "no-referrer"},
		{"/", "X-Content-Type-Options", "nosniff"},
		{"/", "Cross-Origin-Resource-Policy", "same-origin"},
		{"/", "Cache-Control", "no-store"},
		{"/none", "Cache-Control", "no-store"},
		{"/_pobratim/reload.js", "Cache-Control", "no-store"},
		{"/assets/style.css", "Cache-Control", "private, max-age=86400, immutable"},
		{"/", "Vary", "Sec-Fetch-Dest"},
		{"/assets/style.css", "Vary", ""},
		{"/", "Strict-Transport-Security", ""},
		{"/", "Access-Control-Allow-Origin", ""},
		{"/_pobratim/reload.js", "Content-Type", "text/javascript; charset=utf-8"},
		{"/_pobratim/overlay.css", "Content-Type", "text/css; charset=utf-8"},
		{"/none", "Content-Type", "text/html; charset=utf-8"},
	} {
		if got := ask(s, "GET", c.target).Header.Get(c.header); got != c.want {
			t.Errorf("%s: %s is %q, want %q", c.target, c.header, got, c.want)
		}
	}
}

// TestHead: HEAD says what GET would, without the body.
func TestHead(t *testing.T) {
	s := serverOf(siteOf("index.html", "404.html", "be/index.html", "a.pdf"))
	for _, target := range []string{"/", "/be", "/be/", "/a.pdf", "/none", "/_pobratim/reload.js", "/_pobratim/none", "/a//b"} {
		for _, dest := range []string{"document", "empty"} {
			get, head := ask(s, "GET", target, "Sec-Fetch-Dest", dest), ask(s, "HEAD", target, "Sec-Fetch-Dest", dest)
			if get.StatusCode != head.StatusCode {
				t.Errorf("%s: GET %d, HEAD %d", target, get.StatusCode, head.StatusCode)
			}
			if diff := cmp.Diff(headersOf(get.Header), headersOf(head.Header)); diff != "" {
				t.Errorf("%s: headers of GET and HEAD differ:\n%s", target, diff)
			}
			if body, _ := io.ReadAll(head.Body); len(body) > 0 && head.StatusCode == 200 {
				t.Errorf("%s: HEAD has a body: %s", target, body)
			}
		}
	}
}

func TestConditionsAndRanges(t *testing.T) {
	site := siteOf("a.html")
	site.Files["a.pdf"] = text("0123456789")
	s := serverOf(site)
	etag := ask(s, "GET", "/a.pdf").Header.Get("ETag")
	page, shown := ask(s, "GET", "/a.html").Header.Get("ETag"), ask(s, "GET", "/a.html", "Sec-Fetch-Dest", "document").Header.Get("ETag")
	if etag == "" || page == "" || page == shown {
		t.Errorf("tags %q, %q, with the script %q", etag, page, shown)
	}
	for _, c := range []struct {
		headers []string
		status  int
		body    string
	}{
		{[]string{"If-None-Match", etag}, 304, ""},
		{[]string{"If-None-Match", `"other"`}, 200, "0123456789"},
		{[]string{"Range", "bytes=2-4"}, 206, "234"},
		{[]string{"Range", "bytes=-3"}, 206, "789"},
		{[]string{"Range", "bytes=8-"}, 206, "89"},
		{[]string{"Range", "bytes=20-"}, 416, "invalid range: failed to overlap\n"},
		{[]string{"Range", "bytes=2-4", "If-Range", etag}, 206, "234"},
		{[]string{"Range", "bytes=2-4", "If-Range", `"other"`}, 200, "0123456789"},
	} {
		res := ask(s, "GET", "/a.pdf", c.headers...)
		body, _ := io.ReadAll(res.Body)
		if res.StatusCode != c.status || string(body) != c.body {
			t.Errorf("%v: got %d %q, want %d %q", c.headers, res.StatusCode, body, c.status, c.body)
		}
	}
}

// TestFileThatCannotBeMade: the answer says so, and the server goes on.
func TestFileThatCannotBeMade(t *testing.T) {
	site := siteOf("index.html")
	site.Files["error.html"] = func() ([]byte, error) { return nil, errors.New("disk <gone>") }
	site.Files["panic.html"] = func() ([]byte, error) { panic("index <out> of range") }
	site.Files["found.html"] = func() ([]byte, error) {
		return nil, Findings{{Place: "layouts/<a>.html:3", Severity: "памылка", Message: "няма поля", Hint: "праверце"}}
	}
	s := serverOf(site)
	for target, want := range map[string]string{
		"/error.html": "disk &lt;gone&gt;", "/panic.html": "index &lt;out&gt; of range",
		"/found.html": "<h1>Заўвагі</h1>\n\n<ol class=\"pobratim-findings\">\n<li><p class=\"pobratim-place\"><code>layouts/&lt;a&gt;.html:3</code> <span>памылка</span></p>\n<p>няма поля</p>\n<p class=\"pobratim-hint\">праверце</p>",
	} {
		res := ask(s, "GET", target)
		body, _ := io.ReadAll(res.Body)
		if res.StatusCode != 500 || !strings.Contains(string(body), want) || !strings.Contains(string(body), tag) {
			t.Errorf("%s: got %d\n%s", target, res.StatusCode, body)
		}
	}
	if res := ask(s, "GET", "/"); res.StatusCode != 200 {
		t.Errorf("afterwards: got %d", res.StatusCode)
	}
}
