package disk

import (
	"os"
	"path"
	"strings"

	"pobratim/internal/engine/diag"
)

// folders makes all folders, those of one depth side by side: a site has as
// many of them as pages.
func (g *generation) folders(needed map[string]string) error {
	var levels [][]string
	inner := map[string]bool{}
	for _, name := range sortedKeys(needed) {
		inner[path.Dir(name)] = true
		depth := strings.Count(name, "/")
		for len(levels) <= depth {
			levels = append(levels, nil)
		}
		levels[depth] = append(levels[depth], name)
	}
	for _, names := range levels {
		errs := make([]error, len(names))
		side(len(names), func(i int) bool {
			if err := g.folder(names[i]); err != nil {
				errs[i] = diag.Fail(cause(err), "folder-make", "path", names[i])
			}
			return errs[i] == nil
		})
		for _, err := range errs {
			if err != nil {
				return err
			}
		}
		for _, name := range names {
			if inner[name] && len(g.branches) < maxBranches {
				g.branch(name)
			}
		}
	}
	return nil
}

func (g *generation) folder(name string) error {
	root, rest := g.near(name)
	if err := root.Mkdir(rest, folderMode); err != nil {
		return err
	}
	if g.plainModes {
		return nil
	}
	return root.Chmod(rest, folderMode)
}

// maxBranches bounds the folders that stay open.
const maxBranches = 128

// branch keeps a folder open. If it cannot be, what lies in it is reached from
// the top.
func (g *generation) branch(name string) {
	root, rest := g.near(name)
	b, err := root.OpenRoot(rest)
	if err != nil {
		return
	}
	if g.branches == nil {
		g.branches = map[string]*os.Root{}
	}
	g.branches[name] = b
}

// near returns the open folder from which a name is reached in the fewest
// steps, and the rest of the name: a Root opens each folder on the way, for
// every page of a section those above it.
func (g *generation) near(name string) (*os.Root, string) {
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if b := g.branches[dir]; b != nil {
			return b, name[len(dir)+1:]
		}
	}
	return g.root, name
}
