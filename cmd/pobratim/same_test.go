package main

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// The whole demonstration is built on two machines that differ in whatever
// must not matter: zone, locale, processors, umask, the folder's name, the
// order in which the files were written, their times. The sites are the
// same, byte for byte.
func TestSameBytesEverywhere(t *testing.T) {
	files := demonstration(t)
	names := slices.Sorted(maps.Keys(files))
	cache := t.TempDir()
	here := publishAs(t, lay(t, "first", files, names), cache, "TZ=UTC", "LANG=C", "GOMAXPROCS=2")

	slices.Reverse(names)
	there := publishAs(t, lay(t, "другое место", files, names), cache, "TZ=Asia/Kamchatka", "LANG=be_BY.UTF-8", "GOMAXPROCS=1")

	if len(here) < 200 {
		t.Fatalf("only %d files", len(here))
	}
	for _, name := range slices.Sorted(maps.Keys(here)) {
		if b, ok := there[name]; !ok {
			t.Errorf("%s is missing on the other machine", name)
		} else if !bytes.Equal(here[name], b) {
			t.Errorf("%s differs", name)
		}
	}
	if len(there) != len(here) {
		t.Errorf("%d files here, %d there", len(here), len(there))
	}
}

// demonstration reads the repository's own site.
func demonstration(t *testing.T) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	for _, top := range []string{"content", "layouts", "static"} {
		err := filepath.WalkDir(filepath.Join("../..", top), func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(p)
			files[strings.TrimPrefix(filepath.ToSlash(p), "../../")] = data
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// lay writes files into a new folder in the order of their names as given,
// with times that tell the order.
func lay(t *testing.T, folder string, files map[string][]byte, names []string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), folder)
	when := time.Date(2001, 1, 1, 0, 0, 0, 0, time.UTC)
	for _, name := range names {
		to := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, files[name], 0o600); err != nil {
			t.Fatal(err)
		}
		when = when.Add(time.Hour)
		if err := os.Chtimes(to, when, when); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// publishAs builds a site in an environment and returns its files.
func publishAs(t *testing.T, dir, cache string, env ...string) map[string][]byte {
	t.Helper()
	build := exec.Command("pobratim", "build", "-C", dir, "-out", "public", "-cache", cache)
	build.Env = append(os.Environ(), env...)
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	files := map[string][]byte{}
	public := filepath.Join(dir, "public")
	err := filepath.WalkDir(public, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Name() == ".pobratim" {
			return err
		}
		data, err := os.ReadFile(p)
		files[strings.TrimPrefix(filepath.ToSlash(p), filepath.ToSlash(public)+"/")] = data
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
