package site_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
	"testing"
	"time"

	ics "github.com/arran4/golang-ical"
	"golang.org/x/net/html"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/memo"
	"pobratim/internal/engine/source"
	"pobratim/internal/shell/disk"
	"pobratim/internal/shell/zone"
	"pobratim/internal/site"
	"pobratim/internal/site/sitetest"
)

// made are the files of a built site by path.
type made map[string][]byte

// tree reads the repository's content, layouts and static files.
func tree(t testing.TB) source.Tree {
	t.Helper()
	snap, found, err := disk.Load(sitetest.Root(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	sitetest.None(t, found)
	return snap.Tree
}

// publish makes all files of a build without pictures' pixels: they are
// checked where they are made, and cost seconds.
func publish(t testing.TB, options ...sitetest.Option) (made, diag.List) {
	t.Helper()
	in := build.Input{Tree: tree(t), Now: time.Date(2023, 9, 13, 9, 0, 0, 0, time.UTC), Zone: zone.Load}
	for _, o := range options {
		o(&in)
	}
	p, found := build.Build(in, site.Definition(), nil)
	files := made{}
	for _, o := range p.Outputs {
		if o.Stored {
			files[o.Path] = nil
			continue
		}
		m := o.Make()
		if m.Err != nil {
			t.Fatalf("%s: %v", o.Path, m.Err)
		}
		found = append(found, m.Problems...)
		files[o.Path] = m.Bytes
	}
	return files, found
}

func baseURL(u string) sitetest.Option { return func(in *build.Input) { in.BaseURL = u } }

// moments of the programme: before, in the first visit (the demonstration's
// own), between the visits, at the conference, after all.
var moments = []string{"2023-06-01", "", "2023-09-25", "2023-11-23T11:00", "2024-02-01"}

func at(moment string) []sitetest.Option {
	if moment == "" {
		return nil
	}
	return []sitetest.Option{sitetest.AsOf(moment)}
}

func TestDemonstrationIsClean(t *testing.T) {
	for _, m := range moments {
		files, found := publish(t, at(m)...)
		sitetest.None(t, found)
		if len(files) < 60 {
			t.Errorf("as of %q there are only %d files", m, len(files))
		}
	}
}

// On no day is anything wrong: neither before, nor when one thing is already
// published and another, to which it links, is not.
func TestEveryDayIsClean(t *testing.T) {
	tree, m := tree(t), memo.New()
	for day := time.Date(2023, 7, 1, 9, 0, 0, 0, time.UTC); day.Year() == 2023; day = day.AddDate(0, 0, 2) {
		_, found := build.Build(build.Input{Tree: tree, AsOf: build.At(day), Zone: zone.Load}, site.Definition(), m)
		if len(found) > 0 {
			t.Errorf("as of %s:", day.Format(time.DateOnly))
			sitetest.None(t, found)
		}
	}
}

// Every link, anchor, picture and asset of every page exists, on any day and
// below any path.
func TestNothingIsBroken(t *testing.T) {
	for i, m := range moments {
		base := []string{"https://site.test/", "https://site.test/exchange/"}[i%2]
		files, _ := publish(t, append(at(m), baseURL(base))...)
		pages := parsePages(t, files)
		u, _ := url.Parse(base)
		for _, name := range slices.Sorted(maps.Keys(pages)) {
			p := pages[name]
			for _, ref := range p.refs {
				checkRef(t, files, pages, u, name, ref)
			}
		}
	}
}

func checkRef(t *testing.T, files made, pages map[string]*htmlPage, base *url.URL, from, ref string) {
	t.Helper()
	target, err := url.Parse(ref)
	if err != nil {
		t.Errorf("%s: %q: %v", from, ref, err)
		return
	}
	switch target.Scheme {
	case "mailto", "tel":
		return
	case "webcal":
		target.Scheme = base.Scheme
	}
	if target.Host != "" {
		if target.Host != base.Host {
			return // a link out: its form is checked in TestPagesStayAtHome
		}
	}
	page := &url.URL{Scheme: base.Scheme, Host: base.Host, Path: base.Path + from}
	page.Path = strings.TrimSuffix(page.Path, "index.html")
	abs := page.ResolveReference(target)
	rest, ok := strings.CutPrefix(abs.Path, base.Path)
	if !ok {
		t.Errorf("%s: %q leads out of %s", from, ref, base.Path)
		return
	}
	if rest == "" || strings.HasSuffix(rest, "/") {
		rest += "index.html"
	}
	if _, ok := files[rest]; !ok {
		t.Errorf("%s: %q leads to %s, which is not there", from, ref, rest)
		return
	}
	if abs.Fragment != "" && pages[rest] != nil && !pages[rest].ids[abs.Fragment] {
		t.Errorf("%s: %q: no place #%s on %s", from, ref, abs.Fragment, rest)
	}
}

// An htmlPage is what the tests look at in a page.
type htmlPage struct {
	lang, canonical string
	robots          string
	hreflang        map[string]string
	refs            []string // links, pictures, styles, scripts
	ids             map[string]bool
	root            *html.Node
	twice           []string // ids that stand twice
	ld              []string
}

func parsePages(t *testing.T, files made) map[string]*htmlPage {
	t.Helper()
	pages := map[string]*htmlPage{}
	for name, data := range files {
		if path.Ext(name) != ".html" {
			continue
		}
		root, err := html.Parse(bytes.NewReader(data))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		p := &htmlPage{ids: map[string]bool{}, hreflang: map[string]string{}, root: root}
		pages[name] = p
		for n := range root.Descendants() {
			if n.Type == html.ElementNode {
				p.element(n)
			}
		}
	}
	return pages
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func (p *htmlPage) element(n *html.Node) {
	if id := attr(n, "id"); id != "" {
		if p.ids[id] {
			p.twice = append(p.twice, id)
		}
		p.ids[id] = true
	}
	switch n.Data {
	case "html":
		p.lang = attr(n, "lang")
	case "meta":
		if attr(n, "name") == "robots" {
			p.robots = attr(n, "content")
		}
	case "link":
		switch rel := attr(n, "rel"); {
		case rel == "canonical":
			p.canonical = attr(n, "href")
		case rel == "alternate" && attr(n, "hreflang") != "" && attr(n, "type") == "":
			p.hreflang[attr(n, "hreflang")] = attr(n, "href")
		}
	case "script":
		if attr(n, "type") == "application/ld+json" && n.FirstChild != nil {
			p.ld = append(p.ld, n.FirstChild.Data)
		}
	}
	for _, name := range []string{"href", "src", "poster", "action"} {
		if v := attr(n, name); v != "" {
			p.refs = append(p.refs, v)
		}
	}
	for _, candidate := range strings.Split(attr(n, "srcset"), ",") {
		if f := strings.Fields(candidate); len(f) > 0 {
			p.refs = append(p.refs, f[0])
		}
	}
}

// Ids are unique; hreflang is complete and mutual; a canonical address leads
// to a page of its own language.
func TestPagesNameTheirTwins(t *testing.T) {
	files, _ := publish(t)
	pages := parsePages(t, files)
	byURL := map[string]*htmlPage{}
	for name, p := range pages {
		byURL["https://example.org/"+strings.TrimSuffix(name, "index.html")] = p
	}
	mutual := 0
	for name, p := range pages {
		if len(p.twice) > 0 {
			t.Errorf("%s: ids that stand twice: %v", name, p.twice)
		}
		if p.lang == "" {
			t.Errorf("%s has no language", name)
		}
		own := "https://example.org/" + strings.TrimSuffix(name, "index.html")
		for tag, href := range p.hreflang {
			other := byURL[href]
			if tag == "x-default" {
				continue
			}
			if other == nil || other.lang != tag {
				t.Errorf("%s: hreflang %s=%s is no page of that language", name, tag, href)
				continue
			}
			back := p.lang
			if name == "index.html" {
				back = "x-default"
			}
			if other.hreflang[back] != own {
				t.Errorf("%s: %s does not name it back", name, href)
			}
			mutual++
		}
		if len(p.hreflang) > 0 && p.canonical != own {
			t.Errorf("%s: canonical is %s", name, p.canonical)
		}
	}
	if mutual < 100 {
		t.Errorf("only %d alternates were compared", mutual)
	}
}

// A visitor's browser talks to our host only, and nothing inline runs or
// styles.
func TestPagesStayAtHome(t *testing.T) {
	files, _ := publish(t)
	for name, p := range parsePages(t, files) {
		for n := range p.root.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			for _, a := range n.Attr {
				switch {
				case a.Key == "style" || strings.HasPrefix(a.Key, "on"):
					t.Errorf("%s: <%s %s>", name, n.Data, a.Key)
				case a.Key == "src" && !strings.HasPrefix(a.Val, "/"):
					t.Errorf("%s: <%s src=%q>", name, n.Data, a.Val)
				case a.Key == "href" && n.Data == "link" && strings.Contains(attr(n, "rel"), "stylesheet") && !strings.HasPrefix(a.Val, "/"):
					t.Errorf("%s: style sheet %q", name, a.Val)
				}
			}
			switch n.Data {
			case "style", "iframe", "object", "embed":
				t.Errorf("%s: <%s>", name, n.Data)
			case "form": // nothing is sent: a form asks the page that it stands on
				if attr(n, "action") != "" || attr(n, "method") != "get" {
					t.Errorf("%s: <form> that is sent away", name)
				}
			case "script":
				if n.FirstChild != nil && attr(n, "type") != "application/ld+json" {
					t.Errorf("%s: inline script", name)
				}
			}
		}
	}
}

func TestDataBlocksAreData(t *testing.T) {
	files, _ := publish(t)
	types := map[string]int{}
	for name, p := range parsePages(t, files) {
		for _, block := range p.ld {
			var ld map[string]any
			if err := json.Unmarshal([]byte(block), &ld); err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			if ld["@context"] != "https://schema.org" {
				t.Errorf("%s: context %v", name, ld["@context"])
			}
			types[fmt.Sprint(ld["@type"])]++
		}
	}
	for _, want := range []string{"NGO", "Event", "NewsArticle", "BreadcrumbList"} {
		if types[want] == 0 {
			t.Errorf("no page has JSON-LD of the type %s: %v", want, types)
		}
	}
}

func TestCalendarsAndFeedsCanBeRead(t *testing.T) {
	files, _ := publish(t)
	calendars, feeds := 0, 0
	for name, data := range files {
		switch {
		case strings.HasSuffix(name, ".ics"):
			calendars++
			cal, err := ics.ParseCalendar(bytes.NewReader(data))
			if err != nil {
				t.Errorf("%s: %v", name, err)
			} else if len(cal.Events()) == 0 {
				t.Errorf("%s has no events", name)
			}
			for line := range strings.SplitSeq(strings.TrimSuffix(string(data), "\r\n"), "\r\n") {
				if len(line) > 75 {
					t.Errorf("%s: a line of %d octets: %s", name, len(line), line)
				}
			}
		case strings.HasSuffix(name, ".xml"):
			feeds++
			if err := wellFormed(data); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	if calendars < 20 || feeds < 3 {
		t.Errorf("%d calendars, %d feeds", calendars, feeds)
	}
}

func wellFormed(data []byte) error {
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// Names can be stored on Windows and macOS, and hold no secrets.
func TestPathsAreFitForEveryHost(t *testing.T) {
	files, _ := publish(t)
	for name := range files {
		if name != strings.ToLower(name) || strings.ContainsAny(name, `\:*?"<>| %#`) || len(name) > 200 {
			t.Errorf("%s is not fit for every host", name)
		}
		for part := range strings.SplitSeq(name, "/") {
			if strings.HasPrefix(part, ".") && name != ".nojekyll" {
				t.Errorf("%s begins with a dot", name)
			}
		}
	}
}
