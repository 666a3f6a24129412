package disk

import (
	"fmt"
	"io/fs"
	"maps"
	"math/rand"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"pobratim/internal/engine/source"
)

// Whatever happens to a folder, an Update that is told where finds what a
// Load from nothing finds.
func TestUpdateEqualsLoad(t *testing.T) {
	dir := lay(t, "content/site.yaml", "", "content/stories/a/index.ru.md", "a", "content/stories/b/index.ru.md", "b",
		"layouts/base.html", "", "static/a/b/c.txt", "")
	at := func(path string) string { return filepath.Join(dir, filepath.FromSlash(path)) }
	must(t, os.Symlink("site.yaml", at("content/link.md")))
	r := rand.New(rand.NewSource(1))
	n := 0
	pick := func(all ...string) string { return all[r.Intn(len(all))] }
	folder := func() string {
		return pick("content", "content/stories", "content/stories/a", "content/stories/b", "content/stories/c", "content/pages/x/y", "layouts", "static/a", "static/a/b")
	}
	write := func(path string) string {
		n++
		put(t, dir, path, fmt.Sprint(n))
		return path
	}
	edits := map[string]func() string{
		"written":         func() string { return write(folder() + "/" + pick("index.ru.md", "index.be.md", "x.yaml")) },
		"private":         func() string { return write(folder() + "/" + pick(".swap", ".git/config", "index.md~")) },
		"a bad name":      func() string { return write(folder() + "/" + pick("aux.md", "a b.md", "Index.ru.md", "x.YAML")) },
		"in a bad folder": func() string { return write(folder() + "/con/index.ru.md") },
		"deleted": func() string {
			p := folder() + "/" + pick("index.ru.md", "aux.md", "Index.ru.md", "con")
			must(t, os.RemoveAll(at(p)))
			return p
		},
		"a folder is deleted": func() string {
			p := pick("content/stories/a", "content/pages", "static/a/b")
			must(t, os.RemoveAll(at(p)))
			return p
		},
		"a link": func() string {
			p := folder() + "/linked"
			_ = os.RemoveAll(at(p))
			must(t, os.MkdirAll(filepath.Dir(at(p)), 0o755))
			must(t, os.Symlink(at("layouts"), at(p)))
			return p
		},
		"a top folder": func() string { p := "static"; must(t, os.RemoveAll(at(p))); return p },
	}
	kinds := slices.Sorted(maps.Keys(edits))
	snap, before, err := Load(dir, nil)
	must(t, err)
	for step := range 400 {
		var names, done []string
		for range 1 + r.Intn(3) {
			kind := pick(kinds...)
			there := map[string]bool{}
			_ = filepath.WalkDir(dir, func(p string, _ fs.DirEntry, err error) error {
				there[p] = true
				return nil
			})
			path := edits[kind]()
			done = append(done, kind+" "+path)
			// A watcher notices the first new folder on the way.
			name := at(path)
			for p := name; p != dir; p = filepath.Dir(p) {
				if !there[p] {
					name = p
				}
			}
			names = append(names, name)
		}
		updated, found, err := Update(dir, snap, names)
		must(t, err)
		want, wantFound, err := Load(dir, nil)
		must(t, err)
		if got, want := sums(updated), sums(want); !reflect.DeepEqual(got, want) {
			t.Fatalf("step %d, %q: got %v, want %v", step, done, got, want)
		}
		if !reflect.DeepEqual(found, wantFound) {
			t.Fatalf("step %d, %q: found %v, want %v", step, done, found, wantFound)
		}
		if same := snap.Same(updated); same != (reflect.DeepEqual(sums(snap), sums(updated)) && reflect.DeepEqual(before, found)) {
			t.Fatalf("step %d, %q: the same as before: %v", step, done, same)
		}
		snap, before = updated, found
	}
}

// It looks nowhere else, which is what it is for.
func TestUpdateLooksWhereItIsTold(t *testing.T) {
	dir := lay(t, "content/a/index.ru.md", "", "content/b/index.ru.md", "", "content/c.yaml", "")
	snap, _, err := Load(dir, nil)
	must(t, err)
	for _, f := range []string{"content/a/index.ru.md", "content/b/index.ru.md", "content/c.yaml"} {
		put(t, dir, f, "new")
	}
	for _, step := range []struct {
		names []string
		want  [3]int64 // sizes
	}{
		{[]string{}, [3]int64{0, 0, 0}},
		{[]string{"content/b/index.ru.md"}, [3]int64{0, 3, 0}},
		{[]string{"content/b/index.ru.md", "content/a/.index.ru.md.swp"}, [3]int64{3, 3, 0}},
		{nil, [3]int64{3, 3, 3}},
	} {
		names := step.names
		for i, name := range names {
			names[i] = filepath.Join(dir, name)
		}
		updated, _, err := Update(dir, snap, names)
		must(t, err)
		got := [3]int64{updated.Tree["content/a/index.ru.md"].Size(), updated.Tree["content/b/index.ru.md"].Size(), updated.Tree["content/c.yaml"].Size()}
		if got != step.want {
			t.Errorf("%q: got %v, want %v", names, got, step.want)
		}
	}
}

func sums(s *Snapshot) map[string]source.Sum {
	out := map[string]source.Sum{}
	for path, f := range s.Tree {
		out[path] = f.Sum()
	}
	return out
}
