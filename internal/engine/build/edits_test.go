package build_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"maps"
	"math/rand"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/memo"
	"pobratim/internal/engine/source"
	"pobratim/internal/shell/zone"
	"pobratim/internal/site"
	"pobratim/internal/site/sitetest"
)

// The promise: a build that remembers gives what a build from nothing gives,
// files and findings both, whatever has been edited in between.
func TestWarmBuildsEqualColdOnes(t *testing.T) {
	steps := 150
	if s := os.Getenv("POBRATIM_EDITS"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			t.Fatalf("POBRATIM_EDITS is a number of edits: %v", err)
		}
		steps = n
	}
	seed := int64(steps) // another number is another run
	r := rand.New(rand.NewSource(seed))
	w := newWorkshop(t, r.Intn)
	w.compare(t)
	for step := range steps {
		w.edit()
		w.compare(t)
		if t.Failed() {
			t.Fatalf("seed %d, step %d, after:\n%s", seed, step, strings.Join(w.done, "\n"))
		}
	}
	for _, e := range edits {
		if !slices.ContainsFunc(w.done, func(s string) bool { return strings.HasPrefix(s, e.name) }) && steps >= 150 {
			t.Errorf("no %q among %d edits: the test does not test it", e.name, steps)
		}
	}
}

func FuzzEdits(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte("\x00\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d"))
	f.Add([]byte("add a bundle, rename it, break it, mend it"))
	f.Fuzz(func(t *testing.T, drive []byte) {
		drive = drive[:min(len(drive), 24)] // each edit costs two builds
		at := 0
		w := newWorkshop(t, func(n int) int {
			two := make([]byte, 2)
			at += copy(two, drive[min(at, len(drive)):])
			return int(binary.LittleEndian.Uint16(two)) % n
		})
		w.compare(t)
		for at < len(drive) {
			w.edit()
			w.compare(t)
		}
		if t.Failed() {
			t.Log(strings.Join(w.done, "\n"))
		}
	})
}

// A workshop is a site that is being edited, with what is remembered of it.
type workshop struct {
	whole source.Tree // as it was: broken files are mended from it
	tree  source.Tree
	in    build.Input
	pick  func(n int) int // a number below n
	done  []string

	parsed *memo.Table // verifies every hit
	made   *memo.Table // each hit is held against a new page below
}

// kept are the bundles of the repository that a workshop has, so that an edit
// costs little. What they refer to and is not kept is found each time.
var kept = []string{
	"organisations/teply-porog", "organisations/dzenny-centr", "practices/karta-dvora", "practices/tikhiy-chas",
	"stories/open-doors", "pages/about", "pages/press", "visits/to-vitebsk",
}

// newWorkshop opens a workshop with a part of the repository's content and
// layouts that print everything, as JSON: so pointers are followed.
func newWorkshop(t testing.TB, pick func(int) int) *workshop {
	w := &workshop{tree: sitetest.Tree(t, ""), pick: pick, parsed: memo.New(), made: memo.New()}
	w.parsed.Verify = true
	for path, f := range sitetest.Repository(t) {
		folder, rest, bundled := strings.Cut(strings.TrimPrefix(path, "content/"), "/")
		id, _, _ := strings.Cut(rest, "/")
		if strings.HasPrefix(path, "content/") && (!bundled || slices.Contains(kept, folder+"/"+id)) {
			w.tree[path] = f
		}
	}
	for _, p := range w.paths("layouts/", ".html") {
		w.put(p, `{{define "main"}}<script type="application/json">{{.Main}}</script>{{end}}`)
	}
	w.put("layouts/base.html", `<!doctype html><link rel="stylesheet" href="{{asset "site.css"}}"><h1>{{t "home"}}</h1><script type="application/json">{{.Frame}}</script>{{template "main" .}}`)
	w.tree["layouts/assets/site.css"] = source.Bytes([]byte("p { color: red }\n"))
	w.whole = maps.Clone(w.tree)
	w.in = build.Input{Now: time.Date(2023, 9, 13, 9, 0, 0, 0, time.UTC), Zone: zone.Load}
	return w
}

// compare builds from what is remembered and from nothing.
func (w *workshop) compare(t testing.TB) {
	t.Helper()
	w.in.Tree = maps.Clone(w.tree)
	w.parsed.Turn()
	w.made.Turn()
	warm, warmFound := build.Build(w.in, site.Definition(), w.parsed)
	cold, coldFound := build.Build(w.in, site.Definition(), nil)
	if !reflect.DeepEqual(warmFound, coldFound) {
		t.Errorf("findings differ\nwarm: %v\ncold: %v", sitetest.Codes(warmFound), sitetest.Codes(coldFound))
	}
	if a, b := sitetest.Paths(warm), sitetest.Paths(cold); !slices.Equal(a, b) {
		t.Fatalf("files differ\nwarm: %v\ncold: %v", a, b)
	}
	for i, o := range warm.Outputs {
		o, c := o.Ready(), cold.Outputs[i].Ready()
		if o.Key != c.Key || o.By != c.By || o.Pos != c.Pos || !reflect.DeepEqual(o.Page, c.Page) {
			t.Errorf("%s: planned differently", o.Path)
			continue
		}
		if o.Stored {
			continue // pictures: made of the bytes that their key names
		}
		a, b := build.Make(o, w.made), c.Make()
		if !bytes.Equal(a.Bytes, b.Bytes) || !reflect.DeepEqual(a.Problems, b.Problems) || fmt.Sprint(a.Err) != fmt.Sprint(b.Err) {
			t.Errorf("%s: made differently\nwarm: %.2000s\ncold: %.2000s", o.Path, a.Bytes, b.Bytes)
		}
	}
	for i, d := range coldFound {
		if i > 0 && reflect.DeepEqual(d, coldFound[i-1]) {
			t.Errorf("found twice: %s %s", d.Pos, d.Code)
		}
		w.inside(t, d)
	}
}

// inside holds a finding to a place in an existing file, or to a file that
// should exist.
func (w *workshop) inside(t testing.TB, d diag.Diagnostic) {
	f, ok := w.tree[d.File]
	if !ok && d.Line == 0 {
		return
	}
	if !ok {
		t.Errorf("%s %s points into a file that is not there", d.Pos, d.Code)
		return
	}
	data, err := f.Read()
	if err != nil {
		t.Fatal(err)
	}
	if lines := strings.Split(string(data), "\n"); int(d.Line) > len(lines) || d.Line > 0 && int(d.Col) > len([]rune(lines[d.Line-1]))+1 {
		t.Errorf("%s %s points outside of its file", d.Pos, d.Code)
	}
}
