package disk

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"pobratim/internal/engine/memo"
)

func checkGet(t *testing.T, c *Cache, k memo.Key, want string) {
	t.Helper()
	if got, ok := c.Get(k); !ok || string(got) != want {
		t.Errorf("got %q, %v, want %q", got, ok, want)
	}
}

func checkMiss(t *testing.T, c *Cache, k memo.Key) {
	t.Helper()
	if got, ok := c.Get(k); ok {
		t.Errorf("got %q, want nothing", got)
	}
}

func TestCacheRemembers(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "made", "when", "needed")
	one, two := memo.Hash("one"), memo.Hash("two")
	c := OpenCache(dir)
	checkMiss(t, c, one)
	c.Put(one, []byte("picture"))
	c.Put(two, nil)
	checkGet(t, c, one, "picture")
	checkGet(t, OpenCache(dir), one, "picture")
	checkGet(t, OpenCache(dir), two, "")
	c.Put(one, []byte("another"))
	checkGet(t, c, one, "another")

	must(t, os.RemoveAll(dir))
	checkMiss(t, c, one)
	c.Put(one, []byte("again"))
	checkGet(t, c, one, "again")
}

func TestCacheStandsInTheUsersFolder(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"HOME", "XDG_CACHE_HOME", "LocalAppData"} {
		t.Setenv(name, dir)
	}
	OpenCache("").Put(memo.Hash("k"), []byte("x"))
	checkGet(t, OpenCache(""), memo.Hash("k"), "x")
	if user, err := os.UserCacheDir(); err != nil {
		t.Error(err)
	} else if _, err := os.Stat(filepath.Join(user, "pobratim")); err != nil {
		t.Error(err)
	}
}

func TestCacheNeverFails(t *testing.T) {
	k := memo.Hash("k")
	file := filepath.Join(lay(t, "file", ""), "file")
	for _, c := range []*Cache{OpenCache(file), OpenCache(filepath.Join(file, "sub")), OpenCache("a\x00b")} {
		c.Put(k, []byte("x"))
		checkMiss(t, c, k)
	}
	// Somebody made a folder where the entry belongs.
	c := OpenCache(t.TempDir())
	must(t, os.MkdirAll(filepath.Join(c.path(k), "x"), 0o755))
	c.Put(k, []byte("x"))
	checkMiss(t, c, k)
	left, err := os.ReadDir(filepath.Dir(c.path(k)))
	if err != nil || len(left) != 1 {
		t.Errorf("%v, %v: want the folder alone", left, err)
	}
}

func TestCacheDoesNotBelieveDamage(t *testing.T) {
	c := OpenCache(t.TempDir())
	k, other := memo.Hash("k"), memo.Hash("other")
	c.Put(k, []byte("picture"))
	whole, err := os.ReadFile(c.path(k))
	must(t, err)
	var damaged [][]byte
	for n := range whole {
		torn := bytes.Clone(whole)
		torn[n] ^= 1
		damaged = append(damaged, whole[:n], torn)
	}
	damaged = append(damaged, append(bytes.Clone(whole), 0))
	for _, d := range damaged {
		must(t, os.WriteFile(c.path(k), d, 0o644))
		checkMiss(t, c, k)
		if _, err := os.Stat(c.path(k)); err == nil {
			t.Errorf("damage was not removed: %q", d)
		}
	}
	// What was stored under another key does not count either.
	must(t, os.MkdirAll(filepath.Dir(c.path(other)), 0o755))
	must(t, os.WriteFile(c.path(other), whole, 0o644))
	checkMiss(t, c, other)
}

func TestCacheForgetsTheOldest(t *testing.T) {
	dir := t.TempDir()
	c := OpenCache(dir)
	c.limit = 10_000
	key := func(n int) memo.Key { return memo.Hash("key", n) }
	put(t, dir, "mine.txt", "precious")
	put(t, dir, "ab/mine.txt", "precious")
	put(t, dir, "cd/put-1.tmp", "of a dead build")
	put(t, dir, "cd/put-2.tmp", "of a living one")
	long := time.Now().Add(-100 * time.Hour)
	for _, name := range []string{"mine.txt", "ab/mine.txt", "cd/put-1.tmp"} {
		must(t, os.Chtimes(filepath.Join(dir, name), long, long))
	}
	for n := range 9 { // 1,032 bytes each
		c.Put(key(n), make([]byte, 1000))
		at := long.Add(time.Duration(n) * time.Hour)
		must(t, os.Chtimes(c.path(key(n)), at, at))
	}
	if _, ok := c.Get(key(0)); !ok { // used just now: not the oldest any more
		t.Fatal("gone too early")
	}
	c.Put(key(9), make([]byte, 1000)) // 10,320 bytes: down to 7,500
	for n := range 10 {
		_, err := os.Stat(c.path(key(n)))
		if there, want := err == nil, n == 0 || n >= 4; there != want {
			t.Errorf("entry %d is there: %v, want %v", n, there, want)
		}
	}
	for name, want := range map[string]bool{"mine.txt": true, "ab/mine.txt": true, "cd/put-1.tmp": false, "cd/put-2.tmp": true} {
		if _, err := os.Stat(filepath.Join(dir, name)); (err == nil) != want {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Two caches on one folder are two builds.
func TestCacheIsShared(t *testing.T) {
	dir := t.TempDir()
	var wg sync.WaitGroup
	for range 2 {
		c := OpenCache(dir)
		c.limit = 20_000
		for worker := range 2 {
			wg.Go(func() {
				for n := range 100 {
					k, want := memo.Hash(n%20), fmt.Sprint("picture ", n%20)
					if got, ok := c.Get(k); ok && string(got) != want {
						t.Errorf("worker %d got %q, want %q", worker, got, want)
					}
					c.Put(k, []byte(want))
				}
			})
		}
	}
	wg.Wait()
	must(t, filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !cacheEntry.MatchString(d.Name()) {
			t.Errorf("left over: %s", path)
		}
		return err
	}))
}

func TestCacheIsNoSource(t *testing.T) {
	site := lay(t, "content/a", "", "layouts/b", "")
	for dir, want := range map[string]bool{"content/new": false, "content": false, "layouts/x/y": false, "cache": true, "": true} {
		path := dir
		if dir != "" {
			path = filepath.Join(site, dir)
		}
		if err := CheckCache(path, site); (err == nil) != want {
			t.Errorf("%q: %v", dir, err)
		}
	}
}
