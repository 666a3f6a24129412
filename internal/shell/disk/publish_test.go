package disk

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pobratim/internal/engine/source"
)

// fileOf is a file that is made in one way.
func fileOf(path string, make func() ([]byte, error)) File {
	return File{Path: path, Work: func() Work { return Work{Make: make} }}
}

// text makes files of paths and contents by turns.
func text(pairs ...string) []File {
	var files []File
	for i := 0; i+1 < len(pairs); i += 2 {
		files = append(files, fileOf(pairs[i], func() ([]byte, error) { return []byte(pairs[i+1]), nil }))
	}
	return files
}

func publish(t *testing.T, out string, files []File) Report {
	t.Helper()
	report, err := Publish(t.Context(), out, files, Guard{}, nil)
	must(t, err)
	if !Stands(out, Guard{}, report.Marker) {
		t.Error("what was published just now does not stand")
	}
	report.Marker = [32]byte{}
	return report
}

// contents returns what is in a folder, without the marker, by path.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	for path, s := range state(t, dir) {
		if path != markerName && !strings.HasSuffix(path, "/") {
			_, all[path], _ = strings.Cut(s, "\n")
		}
	}
	return all
}

// state describes everything in a folder: mode, time and bytes, by path.
func state(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	must(t, filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil || rel == "." {
			return err
		}
		if d.IsDir() {
			all[rel+"/"] = fmt.Sprint(info.Mode())
			return nil
		}
		data := []byte("no file")
		if d.Type().IsRegular() {
			if data, err = os.ReadFile(path); err != nil {
				return err
			}
		}
		all[rel] = fmt.Sprintf("%v %d\n%s", info.Mode(), info.ModTime().UnixNano(), data)
		return nil
	}))
	return all
}

func equal(t *testing.T, what string, got, want map[string]string) {
	t.Helper()
	if !maps.Equal(got, want) {
		t.Errorf("%s: got %q, want %q", what, got, want)
	}
}

// beside lists what is in the parent of the output, with <…> for what no
// test can know.
func beside(t *testing.T, out string) []string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(out))
	must(t, err)
	var names []string
	for _, e := range entries {
		for _, kind := range []string{".next-", ".prev-"} {
			if head, _, ok := strings.Cut(e.Name(), kind); ok {
				names = append(names, head+kind+"…")
			}
		}
		if !strings.Contains(e.Name(), "-") {
			names = append(names, e.Name())
		}
	}
	return names
}

func TestPublishMakesExactlyTheFiles(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	first := publish(t, out, text("index.html", "one", "be/a/index.html", "two", "be/b.css", "three", "old.txt", "x"))
	if want := (Report{Written: 4, Bytes: 3 + 3 + 5 + 1}); first != want {
		t.Errorf("first report %+v, want %+v", first, want)
	}
	equal(t, "first site", contents(t, out), map[string]string{
		"index.html": "one", "be/a/index.html": "two", "be/b.css": "three", "old.txt": "x"})
	if got := beside(t, out); !slices.Equal(got, []string{"public"}) {
		t.Errorf("beside the first site: %q", got)
	}

	info := func(path string) fs.FileInfo {
		t.Helper()
		info, err := os.Lstat(filepath.Join(out, path))
		must(t, err)
		return info
	}
	before := map[string]fs.FileInfo{}
	for _, path := range []string{"index.html", "be/a/index.html", "be/b.css"} {
		before[path] = info(path)
	}
	second := publish(t, out, text("index.html", "one", "be/a/index.html", "TWO", "be/b.css", "three", "new/x.txt", "y"))
	if want := (Report{Written: 2, Unchanged: 2, Removed: 1, Bytes: 3 + 3 + 5 + 1}); second != want {
		t.Errorf("second report %+v, want %+v", second, want)
	}
	equal(t, "second site", contents(t, out), map[string]string{
		"index.html": "one", "be/a/index.html": "TWO", "be/b.css": "three", "new/x.txt": "y"})
	for path, was := range before {
		now := info(path)
		if path == "be/a/index.html" {
			if os.SameFile(was, now) {
				t.Errorf("%s was changed in place", path)
			}
		} else if !os.SameFile(was, now) || !was.ModTime().Equal(now.ModTime()) {
			t.Errorf("%s did not change, but is another file or has another time", path)
		}
	}
	if !info(".").IsDir() {
		t.Error("the output is not a real folder")
	}
}

func TestPublishFillsAnEmptyFolder(t *testing.T) {
	out := filepath.Join(lay(t, "public/", ""), "public")
	publish(t, out, text("a", "1"))
	equal(t, "site", contents(t, out), map[string]string{"a": "1"})
	publish(t, out, nil)
	equal(t, "empty site", contents(t, out), map[string]string{})
	publish(t, out, text("a", "2"))
	equal(t, "site again", contents(t, out), map[string]string{"a": "2"})
}

func TestPublishTellsItsProgress(t *testing.T) {
	var got []string
	_, err := Publish(t.Context(), filepath.Join(t.TempDir(), "o"), text("a", "", "b", "", "c", ""), Guard{},
		func(done, total int) { got = append(got, fmt.Sprint(done, "/", total)) })
	must(t, err)
	if want := []string{"1/3", "2/3", "3/3"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A file that somebody altered in the output is made anew, with a new time;
// what it was linked to is not altered.
func TestPublishHealsAlteredFiles(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	site := text("a", "one", "b", "one", "c", "one", "d", "one")
	publish(t, out, site)
	a, b, c := filepath.Join(out, "a"), filepath.Join(out, "b"), filepath.Join(out, "c")
	old := time.Now().Add(-time.Hour)
	must(t, os.WriteFile(a, []byte("two"), 0o644))
	must(t, os.Chtimes(a, old, old))
	must(t, os.Remove(b))
	must(t, os.Chmod(c, 0o600))
	report := publish(t, out, site)
	if report.Written != 3 || report.Unchanged != 1 {
		t.Errorf("%+v", report)
	}
	equal(t, "site", contents(t, out), map[string]string{"a": "one", "b": "one", "c": "one", "d": "one"})
	if info, err := os.Stat(c); err != nil || info.Mode().Perm() != 0o644 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
}

// Where links are impossible a copy keeps the time.
func TestPublishCopiesWhereItCannotLink(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	publish(t, out, text("a", "one"))
	was, err := os.Stat(filepath.Join(out, "a"))
	must(t, err)
	p, err := openPlace(out, Guard{})
	must(t, err)
	defer p.close()
	_, old, err := p.look()
	must(t, err)
	g, err := p.begin()
	must(t, err)
	defer g.drop()
	// A link into a folder that is not there fails; the copy goes through the
	// opened folder.
	name := g.name
	g.name = "no such folder"
	now, kept, err := g.file("a", text("a", "one")[0].Work(), old)
	g.name = name
	must(t, err)
	if !kept || now.mtime != was.ModTime().UnixNano() {
		t.Errorf("kept %v, time %d, want %d", kept, now.mtime, was.ModTime().UnixNano())
	}
}

func TestPublishChecksPaths(t *testing.T) {
	long := strings.Repeat("x", 256)
	for _, paths := range [][]string{
		{""}, {"/a"}, {"a/"}, {"a//b"}, {"."}, {".."}, {"../a"}, {"a/../b"}, {"a/./b"}, {`a\b`}, {`..\a`}, {"a\x00b"}, {"a\nb"}, {"a\xff"},
		{long}, {"a/" + long + "/b"}, {"C:/a"}, {"con"}, {"a/NUL.html"}, {"a."}, {"a /b"}, {".pobratim"}, {".POBRATIM"},
		{"a", "a"}, {"a", "A"}, {"a", "a/b"}, {"a/b/c", "a/b"}, {"A/b", "a"}, {"A/b", "a/c"}, {"\u0439", "\u0438\u0306"},
	} {
		out := filepath.Join(t.TempDir(), "public")
		var files []File
		for _, path := range paths {
			files = append(files, fileOf(path, func() ([]byte, error) { panic("made") }))
		}
		_, err := Publish(t.Context(), out, files, Guard{}, nil)
		if err == nil {
			t.Errorf("%q was published", paths)
		} else if len(paths) == 2 && !(strings.Contains(err.Error(), fmt.Sprintf("%q", paths[0])) && strings.Contains(err.Error(), fmt.Sprintf("%q", paths[1]))) &&
			!strings.Contains(err.Error(), `"a"`) && !strings.Contains(err.Error(), `"A"`) {
			t.Errorf("%q: the error names not both: %v", paths, err)
		}
		if got := beside(t, out); len(got) > 0 {
			t.Errorf("%q: something was made: %q", paths, got)
		}
	}
	publish(t, filepath.Join(t.TempDir(), "o"), text(".nojekyll", "", ".well-known/x", "", "a-b/c", "", "a/b", "", "a.b", "", strings.Repeat("x", 255), ""))
}

func TestPublishRefuses(t *testing.T) {
	source := filepath.Join(lay(t, "site/content/a.md", "a", "site/layouts/b.html", "b", "site/static/", "", "site/.git/config", ""), "site")
	home := lay(t, "user/letters.txt", "x")
	t.Setenv("HOME", filepath.Join(home, "user"))
	t.Setenv("USERPROFILE", filepath.Join(home, "user"))
	other := lay(t, "site/index.html", "somebody's", "file", "x", "real/x", "x",
		"newer/"+markerName, "pobratim output 3\n", "begun/"+markerName, markerFirst,
		"damaged/"+markerName, markerFirst+"1 2 3 a\nend 00\n", "hidden/.env", "x",
		"fake/"+markerName, "something else\n")
	must(t, os.Symlink("real", filepath.Join(other, "link")))
	must(t, os.Symlink(filepath.Join(source, "content"), filepath.Join(other, "way")))
	foreign := filepath.Join(other, "foreign")
	publish(t, foreign, text("a", "1", "b/c", "2"))
	put(t, foreign, "b/mine.txt", "precious")

	for _, c := range []struct{ out, why string }{
		{"", "no folder is named"},
		{string(filepath.Separator), "the whole disk"},
		{source, "sources"},
		{filepath.Dir(source), "sources"},
		{filepath.Join(source, "content"), "content/"},
		{filepath.Join(source, "content", "public"), "content/"},
		{filepath.Join(source, "content", "..", "layouts", "public"), "layouts/"},
		{filepath.Join(source, "static", "public"), "static/"},
		{filepath.Join(source, ".git", "public"), ".git/"},
		{filepath.Join(other, "way", "public"), "content/"},
		{filepath.Join(home, "user"), "home"},
		{home, "home"},
		{filepath.Join(other, "site"), "not ours"},
		{filepath.Join(other, "hidden"), "not ours"},
		{filepath.Join(other, "fake"), "not ours"},
		{filepath.Join(other, "file"), "a file"},
		{filepath.Join(other, "link"), "a link"},
		{filepath.Join(other, "none", "public"), "does not exist"},
		{filepath.Join(other, "file", "public"), "not a directory"},
		{filepath.Join(other, "newer"), "another version"},
		{filepath.Join(other, "begun"), "never finished"},
		{filepath.Join(other, "damaged"), "damaged"},
		{foreign, `"b/mine.txt"`},
	} {
		before := []map[string]string{state(t, source), state(t, home), state(t, other)}
		_, err := Publish(t.Context(), c.out, text("x", "y"), Guard{Source: source}, nil)
		var refusal *Refusal
		if !errors.As(err, &refusal) || !strings.Contains(refusal.Error(), c.why) {
			t.Errorf("%s: got %v, want a refusal for %q", c.out, err, c.why)
		}
		for i, dir := range []string{source, home, other} {
			equal(t, c.out, state(t, dir), before[i])
		}
	}
	// Beside the sources is where the output belongs.
	_, err := Publish(t.Context(), filepath.Join(source, "public"), text("x", "y"), Guard{Source: source}, nil)
	must(t, err)
	// What Finder leaves is nobody's.
	put(t, source, "public/.DS_Store", "x")
	put(t, source, "public/empty/", "")
	_, err = Publish(t.Context(), filepath.Join(source, "public"), text("x", "z"), Guard{Source: source}, nil)
	must(t, err)
}

func TestBrokenBuildChangesNothing(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	publish(t, out, text("a", "1", "b/c", "2", "d", "3"))
	before, names := state(t, out), beside(t, out)

	broken := errors.New("the picture is torn")
	files := text("a", "changed", "b/c", "2", "e", "new")
	files = append(files, fileOf("b/broken.jpg", func() ([]byte, error) { return nil, broken }))
	_, err := Publish(t.Context(), out, files, Guard{}, nil)
	if !errors.Is(err, broken) || !strings.Contains(err.Error(), "b/broken.jpg") {
		t.Errorf("got %v", err)
	}
	equal(t, "after a broken make", state(t, out), before)

	// The same where ctx ends: at once, or with any of the files.
	for stop := range len(files) {
		ctx, cancel := context.WithCancel(t.Context())
		if stop == 0 {
			cancel()
		}
		_, err := Publish(ctx, out, files[:3], Guard{}, func(done, _ int) {
			if done == stop {
				cancel()
			}
		})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("stopped after %d files: got %v", stop, err)
		}
		equal(t, fmt.Sprint("stopped after files: ", stop), state(t, out), before)
		cancel()
	}
	if got := beside(t, out); !slices.Equal(got, names) {
		t.Errorf("left over: %q", got)
	}
	if publish(t, out, files[:3]); contents(t, out)["a"] != "changed" {
		t.Error("the next build did not publish")
	}
}

// Somebody's file that appears while the site is being made is not lost.
func TestPublishLooksAgainBeforeTheSwitch(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	publish(t, out, text("a", "1"))
	_, err := Publish(t.Context(), out, text("a", "2"), Guard{}, func(int, int) { put(t, out, "mine.txt", "precious") })
	if refusal := (*Refusal)(nil); !errors.As(err, &refusal) {
		t.Errorf("got %v", err)
	}
	equal(t, "site", contents(t, out), map[string]string{"a": "1", "mine.txt": "precious"})
}

// Another build that publishes meanwhile must not get its bytes into ours.
func TestPublishDuringAnotherPublish(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	publish(t, out, text("a", "1", "b", "1"))
	inner := []File{fileOf("a", func() ([]byte, error) {
		publish(t, out, text("a", "2", "b", "2", "c", "2"))
		return []byte("1"), nil
	})}
	report, err := Publish(t.Context(), out, append(inner, text("b", "1")...), Guard{}, nil)
	must(t, err)
	equal(t, "site", contents(t, out), map[string]string{"a": "1", "b": "1"})
	if report.Removed != 1 {
		t.Errorf("%+v: one file of the other build is gone", report)
	}
}

// The look at a file and the link to it are two steps.
func TestLinkChecksWhatItLinked(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	publish(t, out, text("a", "1"))
	p, err := openPlace(out, Guard{})
	must(t, err)
	defer p.close()
	_, old, err := p.look()
	must(t, err)
	g, err := p.begin()
	must(t, err)
	defer g.drop()
	must(t, os.WriteFile(filepath.Join(out, "a"), []byte("from another build"), 0o644))
	if g.link("a", old["a"]) {
		t.Error("linked a file of another build")
	}
	if _, err := g.root.Lstat("a"); err == nil {
		t.Error("the link stays")
	}
}

// What was replaced long ago goes, except what somebody put a file into.
func TestClearKeepsWhatIsNotOurs(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	now := time.Now()
	p, err := openPlace(out, Guard{})
	must(t, err)
	defer p.close()
	prev := func(age time.Duration) string {
		name := p.prevName(now.Add(-age))
		publish(t, filepath.Join(p.parent, name), text("a", "1", "b/c", "2"))
		return name
	}
	fresh, old, future, used := prev(time.Second), prev(2*grace), prev(-2*grace), prev(2*grace)
	put(t, p.parent, used+"/b/mine.txt", "precious")
	half := prev(2 * grace) // removing it was interrupted
	must(t, os.RemoveAll(filepath.Join(p.parent, half, "b")))
	bare := p.prevName(now.Add(-2 * grace))
	put(t, p.parent, bare+"/", "")
	strange := p.prevName(now.Add(-2 * grace)) // the name is ours, the folder is not
	put(t, p.parent, strange+"/mine.txt", "precious")
	next := func(suffix, marker string) string {
		name := ".public.next-" + suffix
		put(t, p.parent, name+"/"+markerName, marker)
		put(t, p.parent, name+"/x/a", "half made")
		return name
	}
	dead, blank := next("1-0123456789abcdef", markerFirst), next("2-0123456789abcdef", "")
	torn, other := next("3-0123456789abcdef", markerFirst+"12 3"), next("4-0123456789abcdef", "not ours")
	named := next("mine", markerFirst)
	whole := ".public.next-5-0123456789abcdef" // the build died right after the switch
	publish(t, filepath.Join(p.parent, whole), text("a", "1"))
	before := len(p.names("prev", prevSuffix))
	living, err := p.begin()
	must(t, err)
	put(t, p.parent, ".public.prevention/x", "")
	put(t, p.parent, ".other.next-1-0123456789abcdef/"+markerName, markerFirst)

	p.clear(now)
	for name, want := range map[string]bool{
		fresh: true, old: false, future: false, used: true, half: false, bare: false, strange: true,
		dead: false, blank: false, torn: false, other: true, named: true, living.name: true, whole: false,
		".public.prevention": true, ".other.next-1-0123456789abcdef": true,
	} {
		if _, err := os.Lstat(filepath.Join(p.parent, name)); (err == nil) != want {
			t.Errorf("%s is there: %v, want %v", name, err == nil, want)
		}
	}
	if _, err := os.Stat(filepath.Join(p.parent, used, "b", "mine.txt")); err != nil {
		t.Error(err)
	}
	if got, want := len(p.names("prev", prevSuffix)), before-4+1; got != want {
		t.Errorf("%d sites that were replaced are there, want %d: the whole generation becomes one", got, want)
	}
	living.drop()
}

func TestMarkerIsReadAsWritten(t *testing.T) {
	m := manifest{"a b/c": {size: 5, mtime: 1700000000123456789, sum: 0x0102}, "я": {}}
	got, err := parseMarker(string(m.text()))
	if err != nil || !maps.Equal(got, m) {
		t.Errorf("got %v, %v", got, err)
	}
	whole := string(m.text())
	for n := range len(whole) {
		if got, err := parseMarker(whole[:n]); err == nil {
			t.Errorf("cut after %d bytes it is read as %v", n, got)
		}
		torn := []byte(whole)
		torn[n] ^= 1
		if _, err := parseMarker(string(torn)); err == nil {
			t.Errorf("with another byte at %d it is still read", n)
		}
	}
}

// A site that an earlier program published, with longer sums, is still ours.
func TestMarkerOfFormat1(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	publish(t, out, text("a", "one", "b", "two"))
	at := filepath.Join(out, markerName)
	data, err := os.ReadFile(at)
	must(t, err)
	old := strings.Replace(string(data[:bytes.LastIndex(data, []byte("end "))]), markerFirst, markerOld, 1)
	for _, content := range []string{"one", "two"} {
		old = strings.Replace(old, fmt.Sprintf("%016x", uint64(source.SumOf([]byte(content)))), fmt.Sprintf("%x", sha256.Sum256([]byte(content))), 1)
	}
	must(t, os.WriteFile(at, fmt.Appendf(nil, "%send %x\n", old, sha256.Sum256([]byte(old))), 0o644))
	if report := publish(t, out, text("a", "one", "c", "new")); report.Written != 2 || report.Removed != 1 {
		t.Errorf("got %+v", report)
	}
	if got := contents(t, out); !maps.Equal(got, map[string]string{"a": "one", "c": "new"}) {
		t.Errorf("got %v", got)
	}
}

func FuzzMarker(f *testing.F) {
	f.Add(string(manifest{"a": {size: 1}}.text()))
	f.Add(markerFirst + "end \n")
	f.Fuzz(func(t *testing.T, text string) {
		m, err := parseMarker(text)
		if again, err2 := parseMarker(string(m.text())); err == nil && (err2 != nil || !maps.Equal(again, m)) {
			t.Errorf("written again it is read as %v, %v", again, err2)
		}
		for path := range m {
			if checkPath(path) != nil {
				t.Errorf("the marker holds the path %q", path)
			}
		}
	})
}
