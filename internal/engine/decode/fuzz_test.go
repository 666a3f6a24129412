package decode

import (
	"strings"
	"testing"
	"time"

	"pobratim/internal/engine/lang"
)

// FuzzFrontMatter: no panic, every finding points into the file, the body is
// the end of the file, and a small file takes no time.
func FuzzFrontMatter(f *testing.F) {
	f.Add([]byte("---\ntitle: Одно: другое\n---\nтекст"))
	f.Add([]byte("\ufeff---\r\na: |\r\n  ---\r\n\r\n---\r\n---\r\n"))
	f.Add([]byte("---\na: [b, {c: \"d\" e\n---\n"))
	f.Add([]byte("---\n? [a]\n: b\n<<: {c: d}\n---\n"))
	f.Add([]byte("—\n\x00\xd1"))
	f.Fuzz(func(t *testing.T, data []byte) {
		start := time.Now()
		m, found := FrontMatter("f", data)
		inside(t, data, found)
		if len(data) < 10_000 && time.Since(start) > 10*time.Second {
			t.Errorf("took %v", time.Since(start))
		}
		if !strings.HasSuffix(string(data), string(m.Body)) {
			t.Errorf("the body %q is not the end of the file %q", m.Body, data)
		}
		if before := data[:len(data)-len(m.Body)]; len(m.Body) > 0 && strings.Count(string(before), "\n")+1 != m.BodyLine {
			t.Errorf("the body does not start in line %d of %q", m.BodyLine, data)
		}
	})
}

// FuzzInto: no panic, and every finding points into the file.
func FuzzInto(f *testing.F) {
	f.Add(full+"offers: [{direction: x1, text: {ru: а}}]\nday: 2023-02-30\n", "")
	f.Add("title: |\n\n   x\nsteps: [а, \"\", >\n  x]\nblurbs:\nnotes: [{}, ~]\n", "ru")
	f.Add("title: &a [*a]\nside: !x y\npress: {short: {}}\n- \n", "be")
	f.Add("published: 2023-09-13T09:00+99:99\nlength: 9999999h\nlat: 1e9\n?\n", "ru")
	f.Fuzz(func(t *testing.T, in, tag string) {
		o := Options{Lang: lang.Tag(tag), Languages: []lang.Tag{"ru", "be"}}
		dst, given, found := read(in, o)
		inside(t, []byte(in), found)
		for path := range given.All() {
			if given.Pos(path).Line == 0 {
				t.Errorf("%q has no place", path)
			}
		}
		for _, r := range Refs(dst, nil) {
			if !isID(r.ID) || r.Kind == "" {
				t.Errorf("the reference %+v", r)
			}
		}
	})
}
