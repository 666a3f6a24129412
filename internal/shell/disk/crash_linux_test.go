package disk

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// The test program runs itself again to be killed, or to live under limits.
// What it then does is named by POBRATIM_HELPER, where by POBRATIM_OUT.
func TestMain(m *testing.M) {
	out := os.Getenv("POBRATIM_OUT")
	switch task, arg, _ := strings.Cut(os.Getenv("POBRATIM_HELPER"), " "); task {
	case "":
		os.Exit(m.Run())
	case "publish": // site after site, until killed
		n, _ := strconv.Atoi(arg)
		for ; ; n++ {
			_, err := Publish(context.Background(), out, version(n), Guard{}, func(done, _ int) { fmt.Println(n, done) })
			answer(err)
		}
	case "umask":
		unix.Umask(0o077)
		_, err := Publish(context.Background(), out, version(1), Guard{}, nil)
		answer(err)
	case "fsize": // as a full disk: no file may have more bytes
		signal.Ignore(unix.SIGXFSZ)
		limit(unix.RLIMIT_FSIZE, arg)
		_, err := Publish(context.Background(), out, version(2), Guard{}, nil)
		answer(err)
	case "nofile": // no more open files
		files := version(2)
		limit(unix.RLIMIT_NOFILE, arg)
		_, err := Publish(context.Background(), out, files, Guard{}, nil)
		answer(err)
	}
	os.Exit(0)
}

func limit(which int, arg string) {
	n, err := strconv.ParseUint(arg, 10, 64)
	answer(err)
	answer(unix.Setrlimit(which, &unix.Rlimit{Cur: n, Max: n}))
}

func answer(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func helper(task, out string) *exec.Cmd {
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), "POBRATIM_HELPER="+task, "POBRATIM_OUT="+out)
	return c
}

// version makes the nth site. Every file tells of which site it is, except
// those that are equal in all; some stand in every second or third site only.
func version(n int) []File {
	var files []File
	for path, data := range versionContents(n) {
		files = append(files, fileOf(path, func() ([]byte, error) { return []byte(data), nil }))
	}
	return files
}

func versionContents(n int) map[string]string {
	all := map[string]string{"version": strconv.Itoa(n)}
	for i := range 12 {
		all[fmt.Sprintf("be/page%d/index.html", i)] = fmt.Sprintf("%d %s", n, strings.Repeat("x", 100*i))
		all[fmt.Sprintf("assets/%d.css", i)] = fmt.Sprint("equal ", i)
	}
	all[fmt.Sprintf("sometimes/%d/a.html", n%2)] = strconv.Itoa(n)
	all[fmt.Sprintf("files/%d.pdf", n%3)] = strconv.Itoa(n)
	return all
}

// checkWhole opens the output once and reads all of it through what it has
// opened: it must be one whole site. It returns which.
func checkWhole(out string) (int, error) {
	root, err := os.OpenRoot(out)
	if err != nil {
		return 0, err
	}
	defer root.Close()
	data, err := root.ReadFile("version")
	if err != nil {
		return 0, err
	}
	n, err := strconv.Atoi(string(data))
	if err != nil {
		return 0, err
	}
	got := map[string]string{}
	err = fs.WalkDir(root.FS(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path == markerName {
			return err
		}
		data, err := root.ReadFile(path)
		got[path] = string(data)
		return err
	})
	if err != nil {
		return 0, err
	}
	if want := versionContents(n); !maps.Equal(got, want) {
		return 0, fmt.Errorf("site %d is not whole: %q", n, slices.Sorted(maps.Keys(got)))
	}
	if m, err := readMarker(root); err != nil || len(m) != len(got) {
		return 0, fmt.Errorf("site %d has a marker of %d files (%w), not %d", n, len(m), err, len(got))
	}
	return n, nil
}

// reader reads the output again and again until stop is closed.
func reader(t *testing.T, wg *sync.WaitGroup, out string, stop <-chan struct{}) {
	wg.Go(func() {
		for {
			select {
			case <-stop:
				return
			default:
			}
			if _, err := checkWhole(out); err != nil {
				t.Error("a reader found:", err)
				return
			}
		}
	})
}

// memory gives a folder that lies in memory if there is one: a sync of a
// disk that others use too takes long.
func memory(t *testing.T) string {
	dir, err := os.MkdirTemp("/dev/shm", "pobratim")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// POBRATIM_KILLS sets how many builds are killed, each at a random moment.
func TestKilledBuildsLeaveWholeSites(t *testing.T) {
	kills := 30
	if n, err := strconv.Atoi(os.Getenv("POBRATIM_KILLS")); err == nil {
		kills = n
	}
	out := filepath.Join(memory(t), "public")
	publish(t, out, version(0))
	stop := make(chan struct{})
	var readers sync.WaitGroup
	reader(t, &readers, out, stop)
	for kill := range kills {
		c := helper(fmt.Sprint("publish ", kill), out)
		told, err := c.StdoutPipe()
		must(t, err)
		var said strings.Builder
		c.Stderr = &said
		must(t, c.Start())
		// The moment is after a random number of files of some of the first
		// sites, and then anywhere in the time that a switch takes.
		lines := bufio.NewScanner(told)
		for range 1 + rand.IntN(3*len(version(0))) {
			if !lines.Scan() {
				t.Fatal("the build ended: ", said.String())
			}
		}
		moment := time.NewTimer(time.Duration(rand.IntN(3000)) * time.Microsecond)
		<-moment.C
		must(t, c.Process.Kill())
		io.Copy(io.Discard, told)
		c.Wait()
		if _, err := checkWhole(out); err != nil {
			t.Fatal("after a kill: ", err)
		}
	}
	close(stop)
	readers.Wait()

	// The next build works, and leaves nothing but sites that were replaced.
	publish(t, out, version(7))
	if n, err := checkWhole(out); n != 7 || err != nil {
		t.Errorf("the next build gives site %d, %v", n, err)
	}
	for _, name := range beside(t, out) {
		if name != "public" && name != ".public.prev-…" {
			t.Errorf("left over: %s", name)
		}
	}
	if n := len(beside(t, out)); n > 1+mostPrev {
		t.Errorf("%d folders are left", n)
	}
}

func TestBuildsAtOnce(t *testing.T) {
	out := filepath.Join(memory(t), "public")
	publish(t, out, version(0))
	stop := make(chan struct{})
	var readers sync.WaitGroup
	reader(t, &readers, out, stop)
	for round := range 8 {
		var builds sync.WaitGroup
		for i := range 3 {
			builds.Go(func() {
				if _, err := Publish(t.Context(), out, version(3*round+i), Guard{}, nil); err != nil {
					t.Error(err)
				}
			})
		}
		builds.Wait()
		if n, err := checkWhole(out); err != nil || n/3 != round {
			t.Errorf("after round %d there is site %d, %v", round, n, err)
		}
	}
	close(stop)
	readers.Wait()
	for _, name := range beside(t, out) {
		if name != "public" && name != ".public.prev-…" {
			t.Errorf("left over: %s", name)
		}
	}
}

func TestUmaskDoesNotMatter(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	if said, err := helper("umask", out).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	must(t, filepath.WalkDir(out, func(path string, d fs.DirEntry, err error) error {
		must(t, err)
		info, err := d.Info()
		must(t, err)
		want := fs.FileMode(0o644)
		if d.IsDir() {
			want = 0o755
		}
		if info.Mode().Perm() != want {
			t.Errorf("%s has mode %v", path, info.Mode())
		}
		return nil
	}))
}

// failing runs a build that cannot succeed and checks that nothing changed.
func failing(t *testing.T, c *exec.Cmd, out string, wants ...string) {
	t.Helper()
	before, names := state(t, out), beside(t, out)
	said, err := c.CombinedOutput()
	if exit := (*exec.ExitError)(nil); !errors.As(err, &exit) || exit.ExitCode() != 1 {
		t.Errorf("ended with %v: %s", err, said)
	}
	for _, want := range wants {
		if !strings.Contains(string(said), want) {
			t.Errorf("said %q, without %q", said, want)
		}
	}
	equal(t, "site", state(t, out), before)
	if got := beside(t, out); !slices.Equal(got, names) {
		t.Errorf("left over: %q", got)
	}
}

func TestFullDiskChangesNothing(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	publish(t, out, version(1))
	failing(t, helper("fsize 1050", out), out, out, "be/page11/index.html", "file too large")

	// A disk that is really full, where one can be mounted.
	small := t.TempDir()
	if err := unix.Mount("tmpfs", small, "tmpfs", 0, "size=300k"); err != nil {
		t.Log("nothing can be mounted here, so a limit stood for the full disk: ", err)
		return
	}
	defer unix.Unmount(small, unix.MNT_DETACH)
	out = filepath.Join(small, "public")
	publish(t, out, version(1))
	must(t, os.WriteFile(filepath.Join(small, "fills"), make([]byte, 130<<10), 0o644))
	before := state(t, out)
	if _, err := Publish(t.Context(), out, version(2), Guard{}, nil); !errors.Is(err, unix.ENOSPC) {
		t.Errorf("got %v", err)
	}
	equal(t, "site on a full disk", state(t, out), before)
	must(t, os.Remove(filepath.Join(small, "fills")))
	publish(t, out, version(2))
	if n, err := checkWhole(out); n != 2 || err != nil {
		t.Errorf("after the disk has room again: %d, %v", n, err)
	}
	// A mounted folder cannot be replaced.
	_, err := Publish(t.Context(), small, version(2), Guard{}, nil)
	if refusal := (*Refusal)(nil); !errors.As(err, &refusal) || !strings.Contains(refusal.Error(), "mounted") {
		t.Errorf("got %v", err)
	}
}

func TestTooFewDescriptorsChangeNothing(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	publish(t, out, version(1))
	failed := 0
	for n := 3; n < 40; n++ {
		c := helper(fmt.Sprint("nofile ", n), out)
		if _, err := c.CombinedOutput(); err == nil {
			break
		}
		failed++
		if got, err := checkWhole(out); got != 1 || err != nil {
			t.Fatalf("with %d descriptors: site %d, %v", n, got, err)
		}
	}
	if n, err := checkWhole(out); failed == 0 || n != 2 || err != nil {
		t.Errorf("after %d failures: site %d, %v", failed, n, err)
	}
	for _, name := range beside(t, out) {
		if name != "public" && name != ".public.prev-…" {
			t.Errorf("left over: %s", name)
		}
	}
}

func TestPublishNeedsToWriteBeside(t *testing.T) {
	dir := t.TempDir()
	must(t, os.Chmod(filepath.Dir(dir), 0o755))
	must(t, os.Chmod(dir, 0o555))
	asNobody(func() {
		_, err := Publish(t.Context(), filepath.Join(dir, "public"), version(1), Guard{}, nil)
		if refusal := (*Refusal)(nil); !errors.As(err, &refusal) || !strings.Contains(refusal.Error(), dir) {
			t.Errorf("got %v", err)
		}
	})
}
