// Package files publishes files as they are: those of bundles that visible
// entries name or link to, as files/<section>/<id>/<name>, and everything in
// static/ at the root.
//
// What nothing visible names stays unpublished, and so does what browsers
// could run (page.IsDownload): content runs no code on our host.
package files

import (
	"fmt"
	"strings"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/kind"
	"pobratim/internal/engine/memo"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
	"pobratim/internal/engine/plan"
	"pobratim/internal/engine/source"
)

// Output are all files that are published as they are.
var Output = build.Output{Name: "files", Plan: outputs}

func outputs(c *page.Context) []plan.Output {
	out := attached(c)
	for _, p := range c.Tree.Under("static").Paths() {
		at := diag.Pos{File: "static/" + p}
		out = append(out, verbatim(p, at, at.File, c.Tree[at.File]))
	}
	return out
}

// attached are the files of bundles, each once.
func attached(c *page.Context) []plan.Output {
	var out []plan.Output
	planned := map[string]bool{}
	for _, e := range c.Entries {
		for _, f := range named(e) {
			from := e.Folder + "/" + f.Name
			path := "files/" + strings.TrimPrefix(from, "content/")
			if planned[path] || !page.IsDownload(f.Name) {
				continue
			}
			// What is not there has been found when its bundle was read.
			if file, ok := c.Tree[from]; ok {
				planned[path] = true
				out = append(out, verbatim(path, f.Pos, from, file))
			}
		}
	}
	return out
}

// named are the files that an entry names in its facts or links to in its
// texts.
func named(e *model.Entry) []model.File {
	out := e.Files[:len(e.Files):len(e.Files)]
	for _, name := range kind.Attached(e) {
		out = append(out, model.File{Name: name, Pos: e.Pos})
	}
	return out
}

func verbatim(path string, at diag.Pos, from string, f source.File) plan.Output {
	return plan.Output{Path: path, By: from, Pos: at}.Deferred(func() plan.Recipe {
		return plan.Recipe{
			Key: func() memo.Key { return memo.Hash("file", path, f.Sum()) },
			Make: func() plan.Made {
				data, err := f.Read()
				if err != nil {
					err = fmt.Errorf("read %s: %w", from, err)
				}
				return plan.Made{Bytes: data, Err: err}
			},
		}
	})
}
