package build_test

import (
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/source"
	"pobratim/internal/site/sitetest"
)

// faults are files with one fault each and the code that names it.
var faults = []struct{ code, body string }{
	{"field-unknown", "---\ntitle: Т\nsummary: Т.\nfoo: 1\n---\n"},
	{"link-unknown", "---\ntitle: Т\nsummary: Т.\n---\n[к ним](/organisations/x/)\n"},
	{"link-language", "---\ntitle: Т\nsummary: Т.\n---\n[к ним](/be/organisations/x/)\n"},
	{"link-slash", "---\ntitle: Т\nsummary: Т.\n---\n[к ним](/organisations/x)\n"},
	{"link-file", "---\ntitle: Т\nsummary: Т.\n---\n[к ним](x.pdf)\n"},
	{"picture-missing", "---\ntitle: Т\nsummary: Т.\n---\n![к ним](x.png)\n"},
	{"markdown-html", "---\ntitle: Т\nsummary: Т.\n---\n<b>Т</b>\n"},
	{"yaml-unclosed-bracket", "---\ntitle: Т\nsummary: [\n---\n"},
}

// 80 faults in 80 files: all are found in one run, each once, in order.
func TestAllFindingsAtOnce(t *testing.T) {
	tree := sitetest.Tree(t, "")
	want := map[string]string{} // file to code
	for i := range 80 {
		f := faults[i%len(faults)]
		path := fmt.Sprintf("content/pages/page-%02d/index.ru.md", i)
		tree[path] = source.Bytes([]byte(f.body))
		want[path] = f.code
	}
	_, found := engine(t, tree)
	byFile := map[string][]string{}
	for _, d := range found {
		byFile[d.File] = append(byFile[d.File], d.Code)
	}
	for path, code := range want {
		if !slices.Equal(byFile[path], []string{code}) {
			// A heading, markup: one fault may have several names, but not the same twice.
			seen := slices.Compact(slices.Sorted(slices.Values(byFile[path])))
			if !slices.Contains(byFile[path], code) || len(seen) != len(byFile[path]) {
				t.Errorf("%s: found %v, want %s", path, byFile[path], code)
			}
		}
	}
	if len(byFile) != len(want) {
		t.Errorf("findings in %d files, want %d", len(byFile), len(want))
	}
	if !slices.IsSortedFunc(found, func(a, b diag.Diagnostic) int {
		return strings.Compare(fmt.Sprintf("%s:%05d:%05d", a.File, a.Line, a.Col), fmt.Sprintf("%s:%05d:%05d", b.File, b.Line, b.Col))
	}) {
		t.Error("findings are not sorted")
	}
}

// bytesOf makes everything but pictures.
func bytesOf(p build.Plan) map[string]string {
	out := map[string]string{}
	for _, o := range p.Outputs {
		if !o.Stored {
			out[o.Path] = string(o.Make().Bytes)
		}
	}
	return out
}

// A map has another order in each run, and the units are parsed side by side.
func TestSameInputSameBytes(t *testing.T) {
	tree := sitetest.Repository(t)
	tree["content/pages/wrong/index.ru.md"] = source.Bytes([]byte("---\ntitle: Т\nfoo: [\n---\n[x](/y/)\n"))
	tree["content/unknown.yaml"] = source.Bytes(nil)
	var first map[string]string
	var findings diag.List
	for run := range 3 {
		paths := tree.Paths()
		if run == 1 {
			slices.Reverse(paths)
		}
		again := source.Tree{}
		for _, p := range paths {
			again[p] = tree[p]
		}
		p, found := sitetest.BuildTree(t, again)
		if made := bytesOf(p); first == nil {
			first, findings = made, found
			continue
		} else if !maps.Equal(made, first) {
			for path := range first {
				if made[path] != first[path] {
					t.Errorf("%s differs", path)
				}
			}
		}
		if !reflect.DeepEqual(found, findings) {
			t.Errorf("other findings: %v, %v", sitetest.Codes(found), sitetest.Codes(findings))
		}
	}
	if len(findings) < 2 || len(first) < 100 {
		t.Fatalf("%d findings, %d files", len(findings), len(first))
	}
}

// The clock is never printed and enters no key: between two steps of the
// site all is the same, and every change is a step that was said before.
func TestClockDecidesOnlyAtSteps(t *testing.T) {
	tree := sitetest.Repository(t)
	at := func(when time.Time) (build.Plan, []string) {
		p, _ := sitetest.BuildTree(t, tree, func(in *build.Input) { in.AsOf = build.At(when) })
		var keys []string
		for _, o := range p.Outputs {
			keys = append(keys, o.Path+" "+o.Key.Hex(64))
		}
		return p, keys
	}
	now := time.Date(2023, 9, 11, 12, 0, 0, 0, time.UTC)
	p, keys := at(now)
	steps := p.All.Clock.Steps()
	if len(steps) < 3 {
		t.Fatalf("only %d steps", len(steps))
	}
	for _, step := range steps[:3] {
		before, sameKeys := at(step.Add(-time.Nanosecond))
		if !slices.Equal(sameKeys, keys) {
			t.Errorf("the site changes before %s without a step", step)
		}
		if !maps.Equal(bytesOf(before), bytesOf(p)) {
			t.Errorf("equal keys, other bytes before %s", step)
		}
		p, keys = at(step)
	}
}

var address = regexp.MustCompile(`(?:href|src|srcset|content)="([^"]*)"`)

// Under a base path, no address of any file leads outside of it.
func TestBasePathStandsInEveryAddress(t *testing.T) {
	tree := sitetest.Repository(t)
	config, err := tree["content/site.yaml"].Read()
	if err != nil {
		t.Fatal(err)
	}
	tree["content/site.yaml"] = source.Bytes(regexp.MustCompile(`(?m)^base_url: .*$`).ReplaceAll(config, []byte("base_url: https://written.example/")))
	p, found := sitetest.BuildTree(t, tree, func(in *build.Input) { in.BaseURL = "https://example.net/exchange" })
	if found.Errors() > 0 || p.Base != "/exchange/" {
		t.Fatalf("base %q, found %v", p.Base, sitetest.Codes(found))
	}
	held := 0
	inside := func(path, url string) {
		held++
		switch {
		case strings.HasPrefix(url, "/") && !strings.HasPrefix(url, "/exchange/"):
			t.Errorf("%s: %s leads outside", path, url)
		case strings.HasPrefix(url, "https://example.net") && !strings.HasPrefix(url, "https://example.net/exchange/"):
			t.Errorf("%s: %s leads outside", path, url)
		case strings.HasPrefix(url, "https://written.example"):
			t.Errorf("%s: %s is the address of site.yaml", path, url)
		}
	}
	for path, text := range bytesOf(p) {
		switch {
		case strings.HasSuffix(path, ".html"):
			root, err := html.Parse(strings.NewReader(text))
			if err != nil {
				t.Fatal(err)
			}
			for n := range root.Descendants() {
				for _, a := range n.Attr {
					switch a.Key {
					case "href", "src", "content", "action":
						inside(path, a.Val)
					case "srcset":
						for candidate := range strings.SplitSeq(a.Val, ",") {
							inside(path, strings.Fields(candidate)[0])
						}
					}
				}
				if n.Data == "script" && n.FirstChild != nil {
					for _, m := range regexp.MustCompile(`"(https?://[^"]*)"`).FindAllStringSubmatch(n.FirstChild.Data, -1) {
						inside(path, m[1])
					}
				}
			}
		case strings.HasSuffix(path, ".xml"), strings.HasSuffix(path, ".ics"), strings.HasSuffix(path, ".webmanifest"), strings.HasSuffix(path, ".json"):
			unfolded := strings.ReplaceAll(text, "\r\n ", "")
			for _, m := range regexp.MustCompile(`https?://(?:written\.example|example\.net)[^\s"<>]*`).FindAllString(unfolded, -1) {
				inside(path, m)
			}
			for _, m := range address.FindAllStringSubmatch(unfolded, -1) {
				inside(path, html.UnescapeString(m[1]))
			}
		}
	}
	if held < 1000 {
		t.Errorf("only %d addresses were held", held)
	}
}
