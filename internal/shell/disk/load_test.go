package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/source"
)

// lay makes a folder with the files, given as path and content by turns. A
// path that ends in a slash is an empty folder.
func lay(t *testing.T, files ...string) string {
	t.Helper()
	dir := t.TempDir()
	for i := 0; i+1 < len(files); i += 2 {
		put(t, dir, files[i], files[i+1])
	}
	return dir
}

func put(t *testing.T, dir, path, content string) {
	t.Helper()
	at := filepath.Join(dir, filepath.FromSlash(path))
	if strings.HasSuffix(path, "/") {
		must(t, os.MkdirAll(at, 0o755))
		return
	}
	must(t, os.MkdirAll(filepath.Dir(at), 0o755))
	must(t, os.WriteFile(at, []byte(content), 0o644))
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// checkLoad loads the folder and compares the paths of the Tree, and the
// findings as "place code". Every finding must have words without holes.
func checkLoad(t *testing.T, dir string, wantPaths, wantFindings []string) {
	t.Helper()
	snap, findings, err := Load(dir, nil)
	must(t, err)
	if got := snap.Tree.Paths(); !slices.Equal(got, wantPaths) {
		t.Errorf("read %q, want %q", got, wantPaths)
	}
	words, err := diag.Load("en")
	must(t, err)
	var got []string
	for _, d := range findings {
		got = append(got, d.Pos.String()+" "+d.Code)
		for _, s := range []string{words.Message(d), words.Hint(d)} {
			if s == "" || strings.HasPrefix(s, d.Code) || strings.Contains(s, "{") {
				t.Errorf("%s has no proper words: %q", d.Code, s)
			}
		}
	}
	if !slices.Equal(got, wantFindings) {
		t.Errorf("found %q, want %q", got, wantFindings)
	}
}

func TestLoadReadsThreeFolders(t *testing.T) {
	dir := lay(t,
		"content/site.yaml", "title: x",
		"content/pages/about/index.be.md", "тэкст",
		"layouts/base.html", "<p>",
		"static/robots.txt", "",
		"static/notes.yml", "published as it is",
		"README.md", "not part of the site",
		"public/index.html", "nor this",
		"content/empty/", "")
	checkLoad(t, dir, []string{"content/pages/about/index.be.md", "content/site.yaml",
		"layouts/base.html", "static/notes.yml", "static/robots.txt"}, nil)

	snap, _, err := Load(dir, nil)
	must(t, err)
	f := snap.Tree["content/pages/about/index.be.md"]
	data, err := f.Read()
	must(t, err)
	if want := source.Bytes([]byte("тэкст")); string(data) != "тэкст" || f.Size() != 10 || f.Sum() != want.Sum() {
		t.Errorf("got %q, size %d", data, f.Size())
	}
}

func TestLoadSkipsWhatIsPrivate(t *testing.T) {
	dir := lay(t, "content/a.md", "a")
	for _, private := range []string{".env", ".git/config", ".DS_Store", ".a.md.swp", "a.md~", "#a.md#",
		"a.swp", "a.SWP", "a.tmp", "4913", "Thumbs.db", "~$x.docx", ".#a.md", "sub/.hidden/deep/b.md", "a.md.bak"} {
		for _, top := range []string{"content/", "layouts/", "static/"} {
			put(t, dir, top+private, "SECRET")
		}
	}
	checkLoad(t, dir, []string{"content/a.md"}, nil)
}

func TestLoadFindsNames(t *testing.T) {
	long := strings.Repeat("я", 101)
	for _, c := range []struct{ file, want string }{
		{"content/a.MD", "content/a.MD disk-extension"},
		{"content/a.yml", "content/a.yml disk-extension"},
		{"content/a.YML", "content/a.YML disk-extension"},
		{"content/a.Yaml", "content/a.Yaml disk-extension"},
		{"content/a.JPG", "content/a.JPG disk-extension"},
		{"layouts/a.htm", "layouts/a.htm disk-extension"},
		{"static/CON", "static/CON disk-name-reserved"},
		{"content/nul.txt", "content/nul.txt disk-name-reserved"},
		{"content/com1.md", "content/com1.md disk-name-reserved"},
		{"content/LPT²", "content/LPT² disk-name-reserved"},
		{"content/aux/a.md", "content/aux disk-name-reserved"},
		{`content/a\b.md`, `content/a\b.md disk-name-character`},
		{"content/12:30.md", "content/12:30.md disk-name-character"},
		{"content/what?.md", "content/what?.md disk-name-character"},
		{`content/"a".md`, `content/"a".md disk-name-character`},
		{"content/a<b.md", "content/a<b.md disk-name-character"},
		{"content/a|b.md", "content/a|b.md disk-name-character"},
		{"content/a*.md", "content/a*.md disk-name-character"},
		{"content/a.", "content/a. disk-name-end"},
		{"content/a ", "content/a  disk-name-end"},
		{"content/sub/a\xff.md", "content/sub disk-name-coding"},
		{"content/sub/a\n.md", "content/sub disk-name-control"},
		{"content/sub/a\x1b[2J.md", "content/sub disk-name-control"},
		{"content/sub/a\u202e.md", "content/sub disk-name-control"},
		{"content/" + long, "content/" + long + " disk-name-long"},
		{"content/" + strings.Repeat("d/", 40) + "a.md",
			"content/" + strings.TrimSuffix(strings.Repeat("d/", 33), "/") + " disk-deep"},
	} {
		t.Run(fmt.Sprintf("%q", c.file), func(t *testing.T) {
			checkLoad(t, lay(t, "content/ok.md", "", c.file, "x"), []string{"content/ok.md"}, []string{c.want})
		})
	}
}

func TestLoadAllowsNames(t *testing.T) {
	names := []string{"content/Com.md", "content/COM10.md", "content/conference.md", "content/nullа.md",
		"content/а́.md", "content/no extension", "content/x.unknown", "static/A.JPG", "static/b.PDF"}
	var files []string
	for _, name := range names {
		files = append(files, name, "x")
	}
	slices.Sort(names)
	checkLoad(t, lay(t, files...), names, nil)
}

func TestLoadFindsTwins(t *testing.T) {
	for _, c := range []struct{ a, b string }{
		{"A.md", "a.md"},
		{"Іван.md", "іван.md"},
		{"\u0439.md", "\u0438\u0306.md"}, // й whole, and in two pieces
		{"\u0419.md", "\u0438\u0306.md"}, // and one of them a capital
	} {
		dir := lay(t, "content/"+c.a, "x", "content/"+c.b, "x", "content/other.md", "")
		want := []string{"content/" + c.a, "content/" + c.b}
		slices.Sort(want)
		checkLoad(t, dir, slices.Sorted(slices.Values(append(slices.Clone(want), "content/other.md"))),
			[]string{want[1] + " disk-name-twice"})
	}
	// Two folders are one finding, not one for each file in them.
	checkLoad(t, lay(t, "content/B/x.md", "", "content/b/x.md", ""),
		[]string{"content/B/x.md", "content/b/x.md"}, []string{"content/b disk-name-twice"})
}

func TestLoadLimitsSizes(t *testing.T) {
	dir := lay(t, "content/fits.md", strings.Repeat("x", source.MaxText), "content/large.md", strings.Repeat("x", source.MaxText+1))
	sparse := func(name string, size int64) {
		put(t, dir, name, "")
		must(t, os.Truncate(filepath.Join(dir, name), size))
	}
	sparse("content/photo.jpg", 2<<30)
	sparse("static/fits.bin", source.MaxFile)
	sparse("static/large.bin", source.MaxFile+1)
	checkLoad(t, dir, []string{"content/fits.md", "static/fits.bin"},
		[]string{"content/large.md disk-too-large", "content/photo.jpg disk-too-large", "static/large.bin disk-too-large"})
}

func TestLoadNeedsTheFolder(t *testing.T) {
	file := filepath.Join(lay(t, "x", ""), "x")
	for _, dir := range []string{file, file + "-none", lay(t, "layouts/a.html", ""), lay(t, "Content.md", "")} {
		if _, _, err := Load(dir, nil); err == nil || !strings.Contains(err.Error(), filepath.Base(dir)) {
			t.Errorf("Load(%s) = %v, want an error that names the folder", dir, err)
		}
	}
	checkLoad(t, lay(t, "content", "x"), nil, []string{"content disk-not-folder"})
}

func TestLoadReadsOnlyWhatChanged(t *testing.T) {
	dir := lay(t, "content/a.md", "one", "content/b.md", "two", "content/gone.md", "")
	first, _, err := Load(dir, nil)
	must(t, err)
	old := time.Now().Add(-time.Hour)
	if first.Tree["content/a.md"].(*file).stamp.Settled {
		t.Error("a file that was made just now is taken for settled")
	}
	// The test cannot make a time of change that is long ago, so it says so.
	for _, f := range first.Tree {
		f.(*file).stamp.Settled = true
		f.(*file).kept = []byte("remembered")
	}
	read := func(prev *Snapshot, path string) string {
		t.Helper()
		snap, _, err := Load(dir, prev)
		must(t, err)
		if _, there := snap.Tree["content/gone.md"]; there != (path == "") {
			t.Errorf("content/gone.md is there: %v", there)
		}
		if path == "" {
			return ""
		}
		data, err := snap.Tree[path].Read()
		must(t, err)
		return string(data)
	}
	read(first, "")
	must(t, os.Remove(filepath.Join(dir, "content/gone.md")))
	if got := read(first, "content/a.md"); got != "remembered" {
		t.Errorf("the unchanged file was read again: %q", got)
	}
	// Another content of the same size, and the time of modification set
	// back to what it was: only the time of change tells.
	a := filepath.Join(dir, "content/a.md")
	before, err := os.Stat(a)
	must(t, err)
	must(t, os.WriteFile(a, []byte("eno"), 0o644))
	must(t, os.Chtimes(a, before.ModTime(), before.ModTime()))
	if got := read(first, "content/a.md"); got != "eno" {
		t.Errorf("a change in place was not seen: %q", got)
	}
	// A file saved by renaming another one over it.
	put(t, dir, "content/b.new", "owt")
	must(t, os.Chtimes(filepath.Join(dir, "content/b.new"), old, old))
	must(t, os.Rename(filepath.Join(dir, "content/b.new"), filepath.Join(dir, "content/b.md")))
	if got := read(first, "content/b.md"); got != "owt" {
		t.Errorf("a change by renaming was not seen: %q", got)
	}
}

func TestLargeFilesAreCheckedWhenRead(t *testing.T) {
	dir := lay(t, "static/a.bin", strings.Repeat("x", source.MaxText+1), "content/", "")
	snap, _, err := Load(dir, nil)
	must(t, err)
	f := snap.Tree["static/a.bin"]
	if data, err := f.Read(); err != nil || len(data) != source.MaxText+1 {
		t.Fatalf("read %d bytes, %v", len(data), err)
	}
	for _, content := range []string{strings.Repeat("y", source.MaxText+1), strings.Repeat("x", source.MaxText+2), ""} {
		put(t, dir, "static/a.bin", content)
		if _, err := f.Read(); err == nil || err.Error() != "read static/a.bin: it changed while it was being read" {
			t.Errorf("got %v", err)
		}
	}
	must(t, os.Remove(filepath.Join(dir, "static/a.bin")))
	if _, err := f.Read(); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "static/a.bin") {
		t.Errorf("got %v", err)
	}
}

// Bytes that are lent stay as they are until they are given back, whatever
// else is lent meanwhile; those that stay in memory are lent as often as
// somebody asks.
func TestLendGivesEachItsOwnBytes(t *testing.T) {
	want := map[string]string{"content/a.yaml": "a: 1\n"} // it stays in memory
	files := []string{"content/a.yaml", "a: 1\n"}
	for _, name := range []string{"x", "y", "z"} { // these are listed
		path := "static/" + name + ".bin"
		want[path] = strings.Repeat(name, source.MaxText+1)
		files = append(files, path, want[path])
	}
	dir := lay(t, files...)
	snap, _, err := Load(dir, nil)
	must(t, err)
	for range 3 { // the first time unknown, then on used memory
		lent, backs := map[string][]byte{}, []func(){}
		for path, f := range snap.Tree {
			data, back, err := f.Lend()
			must(t, err)
			lent[path], backs = data, append(backs, back)
		}
		for path, data := range lent {
			if string(data) != want[path] {
				t.Errorf("%s is lent with the bytes of another", path)
			}
		}
		for _, back := range backs {
			back()
		}
	}
	put(t, dir, "static/x.bin", "short")
	data, back, err := snap.Tree["static/x.bin"].Lend()
	if err == nil || data != nil {
		t.Errorf("%d bytes of a file that has changed: %v", len(data), err)
	}
	back()
	data, back, err = snap.Tree["static/y.bin"].Lend() // perhaps where the other was read in vain
	must(t, err)
	if string(data) != want["static/y.bin"] {
		t.Error("static/y.bin is lent with other bytes than it has")
	}
	back()
}
