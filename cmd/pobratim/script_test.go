package main

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"pobratim": main})
}

// TestScripts runs the command as people do. Each script in testdata tells
// one story; the commands below are what it may use beside testscript's own.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("LANG", "C")
			env.Setenv("LC_ALL", "")
			env.Setenv("SOURCE_DATE_EPOCH", "")
			env.Setenv("XDG_CACHE_HOME", filepath.Join(env.WorkDir, ".cache"))
			return layOut(env.WorkDir)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "tree": tree, "holds": holds, "edit": edits, "begins": begins,
		},
	})
}

// layOut copies the small site of the tests, with the project's own layouts,
// below what a script brings itself: files of the script win.
func layOut(dir string) error {
	for from, to := range map[string]string{"testdata/site/content": "content", "../../layouts": "layouts", "../../static": "static"} {
		err := fs.WalkDir(os.DirFS(from), ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			target := filepath.Join(dir, to, name)
			if _, err := os.Lstat(target); err == nil {
				return nil
			}
			data, err := os.ReadFile(filepath.Join(from, name))
			if err != nil {
				return err
			}
			if err := os.MkdirAll(filepath.Dir(target), 0o777); err != nil {
				return err
			}
			return os.WriteFile(target, data, 0o666)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// exits CODE PROGRAM ARG… runs a program, which has to exit with the code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want || neg {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// tree DIR FILE writes into a file what a folder holds: names, hashes, times
// (but not that of the marker, which every build writes anew).
func tree(ts *testscript.TestScript, _ bool, args []string) {
	var b strings.Builder
	walk(ts, args[0], func(name string, data []byte, info fs.FileInfo) {
		at := info.ModTime().UnixNano()
		if name == ".pobratim" {
			at = 0
		}
		fmt.Fprintf(&b, "%s %x %d\n", name, sha256.Sum256(data), at)
	})
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(b.String()), 0o666))
}

// holds DIR TEXT looks for bytes in all files of a folder and their names.
func holds(ts *testscript.TestScript, neg bool, args []string) {
	found := ""
	files := 0
	walk(ts, args[0], func(name string, data []byte, _ fs.FileInfo) {
		files++
		if bytes.Contains(data, []byte(args[1])) || strings.Contains(name, args[1]) {
			found = name
		}
	})
	switch {
	case files == 0:
		ts.Fatalf("%s holds no files", args[0])
	case neg && found != "":
		ts.Fatalf("%q stands in %s", args[1], found)
	case !neg && found == "":
		ts.Fatalf("%q stands in none of %d files", args[1], files)
	}
}

func walk(ts *testscript.TestScript, dir string, see func(name string, data []byte, info fs.FileInfo)) {
	root := ts.MkAbs(dir)
	ts.Check(filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		data, err := os.ReadFile(path)
		name, _ := filepath.Rel(root, path)
		see(filepath.ToSlash(name), data, info)
		return err
	}))
}

// edit FILE OLD NEW replaces a text that stands in a file once.
func edits(ts *testscript.TestScript, _ bool, args []string) {
	file := ts.MkAbs(args[0])
	text := ts.ReadFile(args[0])
	if n := strings.Count(text, args[1]); n != 1 {
		ts.Fatalf("%q stands %d times in %s", args[1], n, args[0])
	}
	ts.Check(os.WriteFile(file, []byte(strings.Replace(text, args[1], args[2], 1)), 0o666))
}

// begins FILE OTHER says that a file begins with all bytes of another.
func begins(ts *testscript.TestScript, _ bool, args []string) {
	if !strings.HasPrefix(ts.ReadFile(args[0]), ts.ReadFile(args[1])) {
		ts.Fatalf("%s does not begin with %s", args[0], args[1])
	}
}
