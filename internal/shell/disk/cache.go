package disk

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"sync"
	"time"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/memo"
)

// A Cache keeps expensive results, such as scaled pictures, between builds:
// a folder of files, each named by the key of what it holds. Any number of
// builds may use one folder at once, and it may be deleted at any time.
// A cache never fails: what cannot be kept is made again. It removes only
// files whose names it could have given itself.
type Cache struct {
	dir   string // empty: remembers nothing
	limit int64  // bytes

	mu   sync.Mutex
	size int64 // bytes in the folder, roughly; -1: not yet counted
}

const (
	cacheLimit = 1 << 30        // bytes; when there are more, the oldest go
	freshness  = time.Hour      // how exactly the time of the last use is kept
	abandoned  = 24 * time.Hour // the age of a temporary file of a dead build
)

// An entry is <dir>/ab/<64 hexadecimal digits that begin with ab>. It holds a
// hash of key and data, then the data.
var (
	cacheFolder = regexp.MustCompile(`^[0-9a-f]{2}$`)
	cacheEntry  = regexp.MustCompile(`^[0-9a-f]{64}$`)
	cacheTemp   = regexp.MustCompile(`^put-[0-9]+\.tmp$`)
)

// OpenCache opens the cache in dir, making the folder if need be. An empty
// dir is the folder "pobratim" in the user's cache folder. If the folder
// cannot be used, the cache remembers nothing.
func OpenCache(dir string) *Cache {
	c := &Cache{limit: cacheLimit, size: -1}
	if dir == "" {
		user, err := os.UserCacheDir()
		if err != nil {
			return c
		}
		dir = filepath.Join(user, "pobratim")
	}
	dir, err := filepath.Abs(dir)
	if err != nil || os.MkdirAll(dir, 0o700) != nil {
		return c
	}
	c.dir = dir
	return c
}

// CheckCache refuses a folder for a cache that lies among the site's
// sources: it would be taken for content.
func CheckCache(dir, source string) error {
	for _, top := range []string{"content", "layouts", "static", ".git"} {
		if dir != "" && isWithin(dir, filepath.Join(source, top)) {
			return diag.Fail(nil, "cache-within", "cache", dir, "folder", top)
		}
	}
	return nil
}

func (c *Cache) path(k memo.Key) string {
	name := hex.EncodeToString(k[:])
	return filepath.Join(c.dir, name[:2], name)
}

// Get returns the bytes stored under the key. What is damaged is removed.
func (c *Cache) Get(k memo.Key) ([]byte, bool) {
	if c.dir == "" {
		return nil, false
	}
	path := c.path(k)
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() {
		return nil, false
	}
	stored, err := os.ReadFile(path)
	if err != nil {
		return nil, false
	}
	if len(stored) < sha256.Size || [sha256.Size]byte(stored) != proof(k, stored[sha256.Size:]) {
		_ = os.Remove(path)
		return nil, false
	}
	if now := time.Now(); now.Sub(info.ModTime()).Abs() > freshness {
		_ = os.Chtimes(path, now, now) // it was used; systems seldom note reading
	}
	return stored[sha256.Size:], true
}

// Put stores the bytes under the key, for this build and others.
func (c *Cache) Put(k memo.Key, data []byte) {
	if c.dir == "" {
		return
	}
	path := c.path(k)
	if os.MkdirAll(filepath.Dir(path), 0o700) != nil {
		return
	}
	f, err := os.CreateTemp(filepath.Dir(path), "put-*.tmp")
	if err != nil {
		return
	}
	hash := proof(k, data)
	_, err = f.Write(hash[:])
	if err == nil {
		_, err = f.Write(data)
	}
	if closed := f.Close(); err != nil || closed != nil || os.Rename(f.Name(), path) != nil {
		_ = os.Remove(f.Name())
		return
	}
	c.grow(int64(len(hash) + len(data)))
}

// proof is what makes an entry believable: the hash of its key and its data.
func proof(k memo.Key, data []byte) [sha256.Size]byte {
	h := sha256.New()
	h.Write(k[:])
	h.Write(data)
	return [sha256.Size]byte(h.Sum(nil))
}

// grow counts what was stored, and makes room when there is too much.
func (c *Cache) grow(n int64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.size >= 0 {
		c.size += n
		if c.size <= c.limit {
			return
		}
	}
	c.size = c.trim(time.Now())
}

type cached struct {
	path string
	size int64
	used time.Time
}

// trim removes the entries that were not used for longest until three
// quarters of the limit are left, if there is more than the limit. It returns
// how many bytes there are.
func (c *Cache) trim(now time.Time) int64 {
	var all []cached
	var size int64
	folders, _ := os.ReadDir(c.dir)
	for _, folder := range folders {
		if !folder.IsDir() || !cacheFolder.MatchString(folder.Name()) {
			continue
		}
		entries, _ := os.ReadDir(filepath.Join(c.dir, folder.Name()))
		for _, e := range entries {
			info, err := e.Info()
			if err != nil || !info.Mode().IsRegular() {
				continue
			}
			path := filepath.Join(c.dir, folder.Name(), e.Name())
			switch {
			case cacheEntry.MatchString(e.Name()):
				all = append(all, cached{path, info.Size(), info.ModTime()})
				size += info.Size()
			case cacheTemp.MatchString(e.Name()) && now.Sub(info.ModTime()) > abandoned:
				_ = os.Remove(path)
			}
		}
	}
	if size <= c.limit {
		return size
	}
	slices.SortFunc(all, func(a, b cached) int { return a.used.Compare(b.used) })
	for _, e := range all {
		if size <= c.limit/4*3 {
			break
		}
		if os.Remove(e.path) == nil {
			size -= e.size
		}
	}
	return size
}
