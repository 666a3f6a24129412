package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"pobratim/bench/corpus"
)

// product is the folder of the product's module, seen from this one's.
const product = ".."

// tools are the two programs that are compared.
type tools struct{ pobratim, hugo string }

// buildTools builds both from source, with the same compiler and without
// cgo. Hugo's version is that of go.mod; its first build takes minutes.
func buildTools(dir, hugo string) (tools, error) {
	t := tools{filepath.Join(dir, "pobratim"), hugo}
	if err := goBuild(product, t.pobratim, "./cmd/pobratim"); err != nil {
		return t, err
	}
	if hugo != "" {
		return t, nil
	}
	t.hugo = filepath.Join(dir, "hugo")
	fmt.Fprintln(os.Stderr, "building Hugo …")
	return t, goBuild(".", t.hugo, "github.com/gohugoio/hugo")
}

func goBuild(dir, out, pkg string) error {
	cmd := exec.Command("go", "build", "-o", out, pkg)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	_, _, err := run(cmd)
	return err
}

// A site is one program's form of a corpus, with its output and cache
// beside.
type site struct{ dir, out, cache string }

func siteIn(dir, name string) site {
	at := filepath.Join(dir, name)
	return site{at, at + "-out", at + "-cache"}
}

func (s site) clear() error {
	if err := os.RemoveAll(s.cache); err != nil {
		return err
	}
	return os.RemoveAll(s.out)
}

// pobratimBuild publishes a site as on the day for which it was written.
func (t tools) pobratimBuild(s site) *exec.Cmd {
	return exec.Command(t.pobratim, "build", "-C", s.dir, "-as-of", corpus.AsOf, "-out", s.out, "-cache", s.cache, "-lang", "en")
}

func (t tools) hugoBuild(s site) *exec.Cmd {
	return exec.Command(t.hugo, "--minify", "--quiet", "--source", s.dir, "--destination", s.out, "--cacheDir", s.cache, "--clock", corpus.AsOf+":00+03:00")
}

// versions name the compiler and Hugo.
func (t tools) versions() (string, error) {
	_, goes, err := run(exec.Command("go", "version"))
	if err != nil {
		return "", err
	}
	_, hugo, err := run(exec.Command(t.hugo, "version"))
	if err != nil {
		return "", err
	}
	return strings.TrimPrefix(strings.TrimSpace(string(goes)), "go version ") + "; " + strings.TrimSpace(string(hugo)), nil
}

// memory is a folder in memory if there is one, so that no disk is measured.
func memory() (string, error) {
	base := os.TempDir()
	if info, err := os.Stat("/dev/shm"); err == nil && info.IsDir() {
		base = "/dev/shm"
	}
	return os.MkdirTemp(base, "pobratim-bench-")
}
