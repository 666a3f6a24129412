package main

import (
	"maps"
	"path"
	"slices"
	"time"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/kind"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/memo"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/source"
	"pobratim/internal/shell/zone"
	"pobratim/internal/site"
)

// A draftFiles makes the files that an entry begins with.
type draftFiles func(kind.Kind, kind.Skeleton, source.Tree) map[string][]byte

// complete betters a skeleton until a build that shows drafts has no more
// errors with it than without, as far as that can be done: it adds fields
// that only the kind's own checks ask for, and tries other days and other
// references.
func (in *invocation) complete(p *project, k kind.Kind, s kind.Skeleton, files draftFiles) kind.Skeleton {
	table := memo.New()
	errors := func(s kind.Skeleton) int {
		return in.errorsWith(p, table, model.ShowDrafts, files(k, s, p.snap.Tree))
	}
	without := in.errorsWith(p, table, model.ShowDrafts, nil)
	best := errors(s)
	try := func(other kind.Skeleton) {
		if best > without {
			if n := errors(other); n < best {
				s, best = other, n
			}
		}
	}
	for _, field := range k.Optional() {
		more := s
		more.Needed = append(slices.Clone(s.Needed), field)
		try(more)
	}
	for _, programme := range s.Site.Config.Programmes {
		for _, day := range []decode.Date{programme.Start, programme.End} {
			other := s
			other.Day = day.String()
			try(other)
		}
	}
	for _, field := range k.References() {
		for turn := range maxTurns {
			other := s
			other.Turns = maps.Clone(s.Turns)
			if other.Turns == nil {
				other.Turns = map[string]int{}
			}
			other.Turns[field] = turn + 1
			try(other)
		}
	}
	return s
}

// maxTurns is how many other ids are tried for a reference.
const maxTurns = 6

// errorsWith counts the errors of the site as it would be with some files
// below content/ added or replaced. The layouts are left out, so that no page
// is planned: that is not the entry's matter, and it takes the longest.
func (in *invocation) errorsWith(p *project, table *memo.Table, drafts model.Drafts, add map[string][]byte) int {
	tree := maps.Clone(p.snap.Tree)
	maps.DeleteFunc(tree, func(name string, _ source.File) bool { return path.Ext(name) == ".html" })
	for name, data := range add {
		tree["content/"+name] = source.Bytes(data)
	}
	_, found := build.Build(build.Input{
		Tree: tree, AsOf: in.asOf, Now: time.Now(), Drafts: drafts, Zone: zone.Load,
	}, site.Definition(), table)
	return found.Errors()
}

// indexFile is the path below content/ of a text of a new bundle.
func indexFile(k kind.Kind, s kind.Skeleton, tag lang.Tag) string {
	return path.Join(k.Source.Folders[0], s.ID, "index."+string(tag)+".md")
}

// bundleFiles are the texts of a new bundle, by path below content/.
func bundleFiles(k kind.Kind, s kind.Skeleton, _ source.Tree) map[string][]byte {
	files := map[string][]byte{}
	for _, l := range s.Site.Languages {
		files[indexFile(k, s, l.Tag)] = k.Index(s, l.Tag)
	}
	return files
}

// recordFile is a list file with a new record at its end.
func recordFile(k kind.Kind, s kind.Skeleton, tree source.Tree) map[string][]byte {
	lines, _ := k.Record(s)
	old := []byte(nil)
	if f, ok := tree["content/"+k.Source.File]; ok {
		old, _ = f.Read() // a file that cannot be read is said when it is to be written
	}
	return map[string][]byte{k.Source.File: appendRecord(old, lines, 0)}
}
