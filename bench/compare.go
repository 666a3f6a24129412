package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"

	"pobratim/bench/corpus"
	"pobratim/bench/floor"
)

// A result is everything that one comparison measured: medians of all runs.
type result struct {
	corpus              corpus.Corpus
	versions            string
	runs                int
	hugoCold, hugoAgain cost
	cold, again         cost
	read, markdown      cost // single stages of the floor
	write, floor        cost
	wrote               int // files that a build over an unchanged site wrote
	made, hugoMade      size
	fullCold, fullAgain cost // everything on
	fullMade            size
}

// A size is how much a site holds.
type size struct {
	files int
	bytes int64
}

// compare builds both forms of a corpus in turn, so that both feel the same
// machine, and measures the floors between them.
func compare(t tools, dir string, c corpus.Corpus, runs int, full bool) (result, error) {
	r := result{corpus: c, runs: runs}
	var err error
	if r.versions, err = t.versions(); err != nil {
		return r, err
	}
	ours, theirs := siteIn(dir, "pobratim-site"), siteIn(dir, "hugo-site")
	if err := c.Pobratim(ours.dir, product, corpus.Outputs); err != nil {
		return r, err
	}
	if err := c.Hugo(theirs.dir, product); err != nil {
		return r, err
	}
	all := map[string][]cost{}
	for i := range runs {
		fmt.Fprintf(os.Stderr, "run %d of %d …\n", i+1, runs)
		if err := both(t, theirs, t.hugoBuild, all, "hugo"); err != nil {
			return r, err
		}
		if err := both(t, ours, t.pobratimBuild, all, "pobratim"); err != nil {
			return r, err
		}
		for _, name := range floors {
			if err := measureFloor(name, ours, all); err != nil {
				return r, err
			}
		}
	}
	of := func(name string) cost { return medians(all[name]) }
	r.hugoCold, r.hugoAgain, r.cold, r.again = of("hugo"), of("hugo again"), of("pobratim"), of("pobratim again")
	r.read, r.markdown, r.write, r.floor = of("read"), of("markdown"), of("write"), of("pages")
	if r.made, err = sizeOf(ours.out); err != nil {
		return r, err
	}
	if r.hugoMade, err = sizeOf(theirs.out); err != nil {
		return r, err
	}
	if r.wrote, err = wroteAgain(t, ours); err != nil || !full {
		return r, err
	}
	return r, r.everything(t, c, siteIn(dir, "full-site"))
}

// both builds a site cold, and again over what it has just made.
func both(t tools, s site, build func(site) *exec.Cmd, all map[string][]cost, name string) error {
	if err := s.clear(); err != nil {
		return err
	}
	for _, name := range []string{name, name + " again"} {
		c, _, err := run(build(s))
		if err != nil {
			return err
		}
		all[name] = append(all[name], c)
	}
	return nil
}

// everything measures the product with all its outputs once.
func (r *result) everything(t tools, c corpus.Corpus, s site) error {
	if err := c.Pobratim(s.dir, product, nil); err != nil {
		return err
	}
	all := map[string][]cost{}
	if err := both(t, s, t.pobratimBuild, all, "full"); err != nil {
		return err
	}
	r.fullCold, r.fullAgain = medians(all["full"]), medians(all["full again"])
	var err error
	r.fullMade, err = sizeOf(s.out)
	return err
}

// floors are the names of what floorChild measures.
var floors = []string{"read", "markdown", "write", "pages"}

// measureFloor measures a floor in a child. The whole, pages, is measured
// from outside like the programs; of a stage only itself counts.
func measureFloor(name string, s site, all map[string][]cost) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	out := s.out + "-floor"
	defer os.RemoveAll(out)
	c, said, err := run(exec.Command(self, "-floor", name, s.dir, s.out, out))
	if err != nil {
		return err
	}
	if name != "pages" {
		if err := json.Unmarshal(said, &c); err != nil {
			return err
		}
	}
	all[name] = append(all[name], c)
	return nil
}

// floorChild is what the child does: the site's folder, what the product
// made of it, and a new folder to write into.
func floorChild(name, dir, made, out string) error {
	switch name {
	case "pages":
		return floor.Pages(dir, made, out)
	case "write":
		names, err := floor.Files(made)
		if err != nil {
			return err
		}
		files, err := floor.Load(made, names)
		if err != nil {
			return err
		}
		return stage(func() error { return floor.Write(out, files) })
	}
	files, err := floor.Files(dir)
	if err != nil {
		return err
	}
	if name == "read" {
		return stage(func() error { return floor.Read(dir, files) })
	}
	bodies, err := floor.Bodies(dir, files)
	if err != nil {
		return err
	}
	return stage(func() error { return floor.Markdown(bodies) })
}

func sizeOf(dir string) (size, error) {
	names, err := floor.Files(dir)
	s := size{files: len(names)}
	for _, name := range names {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			return s, err
		}
		s.bytes += info.Size()
	}
	return s, err
}

// wroteAgain builds once more and counts the files that are not the same
// file as before: an unchanged one keeps its inode. The product's own marker
// is not of the site.
func wroteAgain(t tools, s site) (int, error) {
	before, err := inodes(s.out)
	if err != nil {
		return 0, err
	}
	if _, _, err := run(t.pobratimBuild(s)); err != nil {
		return 0, err
	}
	after, err := inodes(s.out)
	n := 0
	for name, inode := range after {
		if before[name] != inode && filepath.Base(name) != ".pobratim" {
			n++
		}
	}
	return n, err
}

func inodes(dir string) (map[string]uint64, error) {
	names, err := floor.Files(dir)
	out := map[string]uint64{}
	for _, name := range names {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			return nil, err
		}
		out[name] = info.Sys().(*syscall.Stat_t).Ino
	}
	return out, err
}
