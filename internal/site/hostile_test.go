package site_test

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io"
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/source"
	"pobratim/internal/site/sitetest"
)

//go:embed testdata/hostile.txtar
var hostile string

// here stands in a case where the finding is wanted.
const here = "§"

const (
	organisation = "content/organisations/porog/index.ru.md"
	practice     = "content/practices/karta/index.ru.md"
	visit        = "content/visits/tuda/index.ru.md"
	schedule     = "content/visits/tuda/schedule.yaml"
	resolution   = "content/conference/final/resolution.yaml"
	material     = "content/materials/film/index.ru.md"
	story        = "content/stories/povest/index.ru.md"
	people       = "content/people.yaml"
	config       = "content/site.yaml"
	places       = "content/places.yaml"
)

// An attack changes one thing in a file of the site; it must be found where
// the mark stands.
type attack struct{ name, file, old, new, code string }

// TestHostileInput: what editors get wrong, and what nobody means well.
func TestHostileInput(t *testing.T) {
	calm := calmTree(t)
	_, found := sitetest.BuildTree(t, calm)
	sitetest.Clean(t, found)
	for _, a := range slices.Concat(attacks, fieldAttacks()) {
		t.Run(a.name, func(t *testing.T) {
			tree := maps.Clone(calm)
			want := change(t, tree, a)
			_, found := sitetest.BuildTree(t, tree)
			if found.Errors() == 0 {
				t.Errorf("the site would be published")
			}
			got := sitetest.Codes(found)
			if !slices.Contains(got, want+" "+a.code) {
				t.Errorf("want %s %s, got:\n\t%s", want, a.code, strings.Join(got, "\n\t"))
			}
			if len(found) > 2000 {
				t.Fatalf("%d findings", len(found))
			}
			for _, d := range found {
				if d.File == "" {
					t.Errorf("%s stands nowhere", d.Code)
				}
				if d.File == a.file && !inside(t, tree, d.Pos) {
					t.Errorf("%s lies outside of the file", d.Pos)
				}
			}
		})
	}
}

// calmTree is the site without anything hostile.
func calmTree(t testing.TB) source.Tree { return siteWith(t, "") }

// siteWith puts something in the place of every tilde: as it is into
// Markdown, escaped into the quotes of YAML.
func siteWith(t testing.TB, payload string) source.Tree {
	t.Helper()
	quoted := strconv.QuoteToASCII(payload) // YAML has these escapes too
	inYAML := quoted[1 : len(quoted)-1]
	tree := sitetest.WithRealLayouts(t, sitetest.Tree(t, hostile))
	for name, f := range tree {
		data, err := f.Read()
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		if !strings.HasPrefix(name, "content/") {
			continue
		}
		head, body := text, ""
		if path.Ext(name) == ".md" {
			i := strings.Index(text[4:], "\n---\n") + 4
			head, body = text[:i], text[i:]
		}
		tree[name] = source.Bytes([]byte(strings.ReplaceAll(head, "~", inYAML) + strings.ReplaceAll(body, "~", payload)))
	}
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 1600, 8))); err != nil {
		t.Fatal(err)
	}
	tree["content/organisations/porog/dom.png"] = source.Bytes(picture.Bytes())
	return tree
}

// change makes the attack and returns the place that is wanted.
func change(t *testing.T, tree source.Tree, a attack) string {
	t.Helper()
	text := ""
	if f, ok := tree[a.file]; ok {
		data, err := f.Read()
		if err != nil {
			t.Fatal(err)
		}
		text = string(data)
	}
	if a.old != "" && !strings.Contains(text, a.old) {
		t.Fatalf("%s has no %q", a.file, a.old)
	}
	if a.old == "" {
		text = a.new
	} else {
		text = strings.Replace(text, a.old, a.new, 1)
	}
	before, after, marked := strings.Cut(text, here)
	tree[a.file] = source.Bytes([]byte(before + after))
	if !marked {
		return a.file
	}
	line := strings.Count(before, "\n")
	return fmt.Sprintf("%s:%d:%d", a.file, line+1, utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:])+1)
}

func inside(t *testing.T, tree source.Tree, p diag.Pos) bool {
	data, err := tree[p.File].Read()
	if err != nil {
		t.Fatal(err)
	}
	lines := bytes.Split(data, []byte("\n"))
	return p.Line == 0 || int(p.Line) <= len(lines) && (int(p.Col) <= utf8.RuneCount(lines[p.Line-1])+1 || !utf8.Valid(data))
}

func write(format string, times int) string { return strings.Repeat(format, times) }

var attacks = []attack{
	// Slips of the pen (E3).
	{"unknown field", organisation, "founded:", here + "foundet:", "field-unknown"},
	{"field twice", organisation, "founded: 2014", "founded: 2014\n" + here + "founded: 2015", "yaml-duplicate-key"},
	{"number with a leading zero", organisation, `"0000000000000"`, here + "0123456789012", "field-unquoted-number"},
	{"phone without quotes", organisation, `"+7 000 000-00-00"`, here + "+78112000000", "field-unquoted-number"},
	{"no title", organisation, "---\nside: pskov\ntitle: \"Порог\"\n", here + "---\nside: pskov\n", "text-title-missing"},
	{"no such place", organisation, "place: pskov", "place: " + here + "pskow", "ref-unknown"},
	{"another kind", organisation, "place: pskov", "place: " + here + "porog", "ref-kind"},
	{"front matter left open", organisation, "", here + "---\ntitle: Порог\n", "front-matter-open"},
	{"Windows-1251", organisation, "", "---\ntitle: " + here + "\xcf\xee\xf0\xee\xe3\n---\n", "text-windows-1251"},
	{"broken UTF-8", organisation, "Порог", "Пор" + here + "\xd0\xff\x81г", "text-not-utf-8"},
	{"UTF-16", organisation, "", "\xff\xfe-\x00-\x00-\x00\n\x00", "text-utf-16"},
	{"NUL", organisation, "Порог", "Пор" + here + "\x00г", "text-nul"},
	{"lone CR", organisation, "founded: 2014\n", "founded: 2014" + here + "\r", "text-line-end"},
	{"Word", organisation, "", "PK\x03\x04\x14\x00", "text-not-plain"},
	{"merge marks", organisation, "founded: 2014", here + "<<<<<<< HEAD\nfounded: 2014\n=======\nfounded: 2015\n>>>>>>> b", "text-merge-marks"},
	{"dotted date", organisation, "published: 2023-08-01", "published: " + here + "01.08.2023", "date-dotted"},
	{"colon in a title", organisation, `title: "Порог"`, "title: Порог" + here + ": тёплый", "yaml-colon-in-value"},
	{"quote and text", organisation, `title: "Порог"`, `title: "Порог" ` + here + "тёплый", "yaml-text-after-quote"},
	{"Cyrillic letter in a name", organisation, "side:", here + "sidе:", "field-mixed-letters"},
	{"Cyrillic letter in an id", organisation, "place: pskov", "place: " + here + "рskov", "reference-mixed-letters"},
	{"second document", people, "- id: guide", "- id: guide\n  role: {ru: а, be: а}\n" + here + "---\n- id: other", "yaml-second-document"},
	{"tab", schedule, "    events:", here + "\tevents:", "yaml-tab"},
	{"anchor", organisation, "audience: [carers]", "audience: " + here + "&a [carers]", "yaml-anchor"},
	{"merge key", organisation, "founded: 2014", here + "<<: {founded: 2014}", "yaml-merge-key"},
	{"name twice with case", organisation, "founded: 2014", here + "Founded: 2014", "field-unknown"},

	// Too much of anything.
	{"alias bomb", places, "", here + "a: &a [x,x,x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\n", "file-shape-list"},
	{"50,000 names", people, "role:", "role: {ru: а, be: а}\n" + "  x: 1\n  " + here + "x: 1\n" + write("  x: 1\n", 50_000) + "  y:", "yaml-duplicate-key"},
	{"deep brackets", people, "", here + write("[", 20_000), "yaml-too-deep"},
	{"deep records", people, "- id: guide", "- id: guide\n  name: " + write("{a: ", 30) + here + write("{a: ", 2) + "1" + write("}", 32) + "\n  names: 1", "yaml-too-deep"},
	{"deep quotation", organisation, "## Заг", here + write(">", 5000) + " x\n\n## Заг", "markdown-deep"},
	{"one long paragraph", organisation, "## Заг", here + write("[a](", 30_000) + "\n\n## Заг", "markdown-block-long"},
	{"a list without end", people, "", write("- {id: aa}\n", 300) + "- {id: " + here + "a}\n" + write("- {id: aa}\n", 50_000), "id-shape"},

	// What cannot be.
	{"half past two that is not", config, "zone: Europe/Moscow\nsample: true", "zone: Europe/Berlin\nsample: true\nas_of: " + here + "2023-03-26T02:30", "time-gap"},
	{"no such day", organisation, "published: 2023-08-01", "published: " + here + "2023-02-29", "date-not-in-calendar"},
	{"year zero", organisation, "published: 2023-08-01", "published: " + here + "0000-01-01", "date-not-in-calendar"},
	{"negative year", organisation, "published: 2023-08-01", "published: " + here + "-2023-01-01", "moment-form"},
	{"revision without end", schedule, "revision: 1", "revision: " + here + "99999999999999999999", "field-not-whole-number"},
	{"negative revision", schedule, "revision: 1", "revision: " + here + "-1", "field-out-of-range"},
	{"coordinates not a number", places, "[57.82, 28.33]", "[" + here + ".nan, 28.33]", "field-not-number"},
	{"coordinates infinite", places, "[57.82, 28.33]", "[57.82, " + here + ".inf]", "field-not-number"},
	{"coordinates off the earth", places, "[57.82, 28.33]", here + "[957.82, 28.33]", "place-coordinates"},
	{"value infinite", practice, "value: 9", "value: " + here + "1e999", "field-not-number"},
	{"id upwards", people, "id: guide", `id: "` + here + `.."`, "id-shape"},
	{"id too long", people, "id: guide", "id: " + here + write("a", 50), "id-shape"},
	{"no languages", config, "languages: [ru, be]", "languages: " + here + "[]", "field-list-length"},
	{"language twice", config, "languages: [ru, be]", "languages: [ru, be, " + here + "ru]", "site-language-twice"},
	{"unknown language", config, "languages: [ru, be]", "languages: [ru, be, " + here + "xx]", "site-language"},
	{"no sides", config, "sides:\n", "sides: " + here + "[]\n    was:\n", "field-list-length"},
	{"id of a side", config, "id: pskov, country", "id: " + here + "2023-13, country", "id-shape"},
	{"side without a place", config, "place: pskov", "place: " + here + "2", "reference-not-id"},
	{"country in words", config, "country: RU", "country: " + here + "Россия", "site-country"},
	{"zone upwards", config, "Europe/Moscow", here + "../../etc/passwd", "zone-unknown"},
	{"zone of the machine", config, "Europe/Moscow", here + "Local", "zone-unknown"},
	{"zone of a place", places, "zone: Europe/Moscow", "zone: " + here + "../Moscow", "zone-unknown"},

	// What a reader cannot see.
	{"escape by escape", organisation, `"Порог"`, `"` + here + `\e[31m"`, "yaml-character"},
	{"line end for calendars", schedule, `"Беседа"`, `"` + here + `Беседа\r\nATTENDEE:x"`, "yaml-character"},
	{"writing turned", organisation, "Порог", "По" + here + "\u202eрог", "yaml-character"},
	{"writing turned in a text", organisation, "Текст,", "Те" + here + "\u202eкст,", "markdown-control"},
	{"escape in a text", organisation, "Текст,", "Те" + here + "\x1b[31mкст,", "markdown-control"},

	// HTML is text here.
	{"script in a text", organisation, "## Заг", here + "<script>alert(1)</script>\n\n## Заг", "markdown-html"},
	{"handler in a text", organisation, "Текст,", "Текст, " + here + "<b onclick=alert(1)>b</b>,", "markdown-html"},
	{"scheme in a text", organisation, "[ссылка](/practices/karta/", here + "[ссылка](javascript:alert(1)", "markdown-link-scheme"},

	// Addresses.
	{"former in a language", practice, "practices/old-karta/", here + "ru/practices/x/", "former-language"},
	{"former with a line", practice, "practices/old-karta/", `"` + here + `a/\n/* /evil 200"`, "former-shape"},
	{"layout that calls itself", "layouts/parts/loop.html", "", `{{define "loop"}}{{template ` + here + `"loop" .}}{{end}}`, "layout-recursion"},
	{"layout that counts", "layouts/page.html", "", `{{define "main"}}{{range ` + here + `1000000000}}{{end}}{{end}}`, "layout-range"},
	{"words of another type", "layouts/words/ru.yaml", "", here + "- a\n", "words-shape"},
}

// Addresses that no field may link to.
var badLinks = []string{
	"javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\\tscript:alert(1)", "javascript&colon;alert(1)", "javascript：alert(1)",
	"data:text/html,x", "vbscript:x", "//evil.example/", "https:evil", "https://", "http:///x", "https://a b/", "https://x\\\"onclick=1/",
	"https://example.org@evil.example/", "file:///etc/passwd", "./x", "/ru/", "mailto:a@example.org", "%6Aavascript:alert(1)",
}

var badEmails = []string{"javascript:alert(1)", "x", "a@b@c.org", "a@b.org?bcc=evil@x.org", "a @b.org", "<script>@x.org", "a@b.org,c@d.org", "a@b%0d.org"}

var badPhones = []string{"javascript:alert(1)", "abc", "+7;ext=1", "tel:+7000", "<b>"}

var badFormer = []string{"//evil.example/x", "/ru/x", "../x", "stories/../x", "https://evil.example/", "stories/a b/", "*", "x/:splat", ".", "stories/x?y=1", "stories/x#y",
	"stories\\\\x", "stories/x//y/", "/", ".pobratim/", "_headers"}

var badBases = []string{"javascript:alert(1)", "https://", "example.org", "//example.org/", "https://example.org/?x", "https://exa mple.org/", "https://ex\\\"ample.org/",
	"https://example.org/a b/", "https://example.org/../x/", "https://example.org/<b>/", "https://user@example.org/", "ftp://example.org/", "https://example.org/%2e%2e/",
	"https://example.org\\\\@evil.example/", "https://example.org/x'y/"}

var badDomains = []string{"a b", "javascript:", "<b>", "exa,mple;x", "../..", "example.org/"}

// fieldAttacks writes every bad value into every field of its sort.
func fieldAttacks() []attack {
	var out []attack
	add := func(sort string, values []string, file, old, before, after, code string) {
		for i, v := range values {
			out = append(out, attack{sort + " " + strconv.Itoa(i), file, old, before + `"` + here + v + `"` + after, code})
		}
	}
	add("site", badLinks, organisation, "https://example.org/porog/", "", "", "organisation-site")
	add("evidence", badLinks, resolution, `"https://example.org/spis/"`, "", "", "material-url")
	add("material", badLinks, material, "https://example.org/film/", "", "", "material-url")
	add("email", badEmails, organisation, "porog@example.org", "", "", "contact-email")
	add("press email", badEmails, story, "press@example.org", "", "", "contact-email")
	add("site email", badEmails, config, "zone:", "contact: {email: ", "}\nzone:", "contact-email")
	add("phone", badPhones, organisation, `"+7 000 000-00-00"`, "", "", "contact-phone")
	add("press phone", badPhones, story, `"+375 00 000-00-00"`, "", "", "contact-phone")
	add("former", badFormer, practice, "practices/old-karta/", "", "", "former-shape")
	add("base", badBases, config, "https://example.org/", "", "", "site-base-url")
	add("uid domain", badDomains, config, "test.example.org", "", "", "site-uid-domain")
	return out
}

// Vectors that would run, restyle, break out, or forge a line, if anything
// printed them as they are.
var vectors = []string{
	`"><img src=x onerror=alert(1)><svg/onload=alert(1)>`,
	`'><script>alert(1)</script><style>*{display:none}</style>`,
	`</script><script>alert(1)</script><!--`,
	`<!-- --><iframe srcdoc="<script>alert(1)</script>">]]></title></textarea>`,
	"` onmouseover=alert(1) style=position:fixed {{.}} {{printf \"%s\" .}} </head>",
	"\nATTENDEE:mailto:x@evil.example\nEND:VEVENT\nBEGIN:VEVENT\n/* /evil 200\n",
	"[a](javascript:alert(1)) ![b](data:image/svg+xml,x) <javascript:alert(1)> [c]: vbscript:x",
	"{style=color:red onclick=alert(1)} &lt;script&gt; &#60;b&#62; \\u003cb\\u003e",
	"=cmd|' /C calc'!A0",
	"\u202e\x1b]0;x\a\u0085",
}

// TestVectorsStayText: whatever stands in a text, pages have no element, no
// attribute and no scheme that they do not have without it. Findings do not
// matter here: what serve would show is looked at too.
func TestVectorsStayText(t *testing.T) {
	calm := makeAll(t, calmTree(t))
	known := marks(t, calm)
	for i, v := range vectors {
		t.Run(strconv.Itoa(i), func(t *testing.T) {
			files := makeAll(t, siteWith(t, v))
			if len(files) != len(calm) {
				t.Errorf("%d files, without the vector %d", len(files), len(calm))
			}
			for mark, where := range marks(t, files) {
				if _, ok := known[mark]; !ok {
					t.Errorf("%s: %s", where, mark)
				}
			}
			for name, want := range calm {
				if path.Ext(name) == "" && !bytes.Equal(want, files[name]) {
					t.Errorf("%s has changed:\n%s", name, files[name])
				}
			}
		})
	}
}

// makeAll makes what is not a picture.
func makeAll(t *testing.T, tree source.Tree) made {
	t.Helper()
	p, _ := sitetest.BuildTree(t, tree)
	files := made{}
	for _, o := range p.Outputs {
		if o.Stored {
			continue
		}
		m := o.Make()
		if m.Err != nil {
			t.Fatalf("%s: %v", o.Path, m.Err)
		}
		files[o.Path] = m.Bytes
	}
	if len(files) < 60 {
		t.Fatalf("only %d files", len(files))
	}
	return files
}

var property = regexp.MustCompile(`^([A-Z-]+)[;:]`)

// marks are the elements with each attribute, the schemes, the names in data
// blocks, feeds and calendars, and where each was seen.
func marks(t *testing.T, files made) map[string]string {
	t.Helper()
	seen := map[string]string{}
	for name, data := range files {
		see := func(format string, args ...any) { seen[fmt.Sprintf(format, args...)] = name }
		switch path.Ext(name) {
		case ".html":
			marksOfPage(t, name, data, see)
		case ".xml":
			for d := xml.NewDecoder(bytes.NewReader(data)); ; {
				token, err := d.Token()
				if errors.Is(err, io.EOF) {
					break
				} else if err != nil {
					t.Errorf("%s: %v", name, err)
					break
				}
				if start, ok := token.(xml.StartElement); ok {
					see("xml <%s>", start.Name.Local)
				}
			}
		case ".ics":
			for line := range strings.SplitSeq(strings.TrimSuffix(string(data), "\r\n"), "\r\n") {
				if m := property.FindStringSubmatch(line); m != nil {
					see("ics %s", m[1])
				} else if !strings.HasPrefix(line, " ") || strings.ContainsAny(line, "\r\n") {
					see("ics line %q", line)
				}
			}
			see("ics events as UIDs: %v", bytes.Count(data, []byte("\nBEGIN:VEVENT")) == bytes.Count(data, []byte("\nUID:")))
		}
	}
	return seen
}

func marksOfPage(t *testing.T, name string, data []byte, see func(string, ...any)) {
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		switch n.Type {
		case html.CommentNode:
			see("comment %s", n.Data)
		case html.ElementNode:
			see("<%s>", n.Data)
			for _, a := range n.Attr {
				see("<%s %s>", n.Data, a.Key)
				if strings.Contains(a.Val, "ZgotmplZ") {
					see("<%s %s=%s>", n.Data, a.Key, a.Val)
				}
				if slices.Contains([]string{"href", "src", "srcset", "action", "content"}, a.Key) {
					if u, err := url.Parse(strings.TrimSpace(a.Val)); a.Key != "content" && (err != nil || u.Host == "evil.example") {
						see("<%s %s=%s>", n.Data, a.Key, a.Val)
					} else if err == nil && a.Key != "content" {
						see("%s %s:", a.Key, u.Scheme)
					}
				}
			}
			if n.Data == "script" && n.FirstChild != nil {
				var ld map[string]any
				if err := json.Unmarshal([]byte(n.FirstChild.Data), &ld); err != nil {
					t.Errorf("%s: %v", name, err)
				}
				for key := range ld {
					see("ld %s", key)
				}
			}
		}
	}
}
