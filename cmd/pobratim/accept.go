package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/model"
)

// A translation is a text that is not its entry's original.
type translation struct {
	entry *model.Entry
	lang  lang.Tag
	file  string // in the tree
}

// acceptTranslations writes into the translations at a path from which state
// of their originals they are made: the present one.
func (in *invocation) acceptTranslations(p *project, pl build.Plan, found diag.List) error {
	at, err := in.acceptPath()
	if err != nil {
		return err
	}
	texts, err := translationsAt(pl.All, at)
	if err != nil {
		return err
	}
	c, err := openContent(in.dir)
	if err != nil {
		return err
	}
	defer c.Close()
	day := in.day(pl)
	var refused diag.List
	for _, t := range texts {
		problems := append(inFrontMatter(p, found, t.file), inFrontMatter(p, found, t.entry.Texts.In(t.entry.Original).File)...)
		if problems.Errors() > 0 {
			refused = append(refused, problems...)
			continue
		}
		if state, _ := t.entry.Freshness(t.lang); state == model.Current {
			fmt.Fprintln(in.out, in.texts.T("accept.current", "file", diag.Clean(t.file)))
			continue
		}
		if err := in.record(p, c, t, day); err != nil {
			return err
		}
	}
	if len(refused) > 0 {
		in.print(in.err, refused.Sorted())
		return errFindings
	}
	return nil
}

// record writes the basis of one translation.
func (in *invocation) record(p *project, c content, t translation, day string) error {
	name := strings.TrimPrefix(t.file, "content/")
	old, err := c.ReadFile(name)
	if err != nil {
		return diag.Fail(err, "file-read", "path", t.file)
	}
	if was, err := p.snap.Tree[t.file].Read(); err != nil || !bytes.Equal(was, old) {
		return diag.Fail(nil, "accept-changed", "file", t.file)
	}
	original := t.entry.Texts.In(t.entry.Original)
	basis := strings.Join(original.Blocks(), " ")
	data, ok := withBasis(old, basis, day)
	if !ok {
		return misuse{"accept.by-hand", []string{"file", diag.Clean(t.file), "basis", basis, "at", day}}
	}
	if err := c.replace(name, data); err != nil {
		return err
	}
	fmt.Fprintln(in.out, in.texts.T("accept.recorded", "file", diag.Clean(t.file), "original", diag.Clean(original.File), "at", day))
	return nil
}

// acceptPath returns the path in the tree of what is to be accepted. It may
// be written from the working directory or from the site's folder.
func (in *invocation) acceptPath() (string, error) {
	root, err := resolved(filepath.Join(in.dir, "content"))
	if err != nil {
		return "", diag.Fail(err, "content-open")
	}
	there := false
	for _, path := range []string{in.accept, filepath.Join(in.dir, in.accept)} {
		full, err := resolved(path)
		if err != nil {
			continue
		}
		there = true
		rel, err := filepath.Rel(root, full)
		if err == nil && filepath.IsLocal(rel) {
			return filepath.ToSlash(filepath.Join("content", rel)), nil
		}
	}
	if there {
		return "", misuse{"accept.outside", []string{"path", diag.Clean(in.accept)}}
	}
	return "", misuse{"accept.nowhere", []string{"path", diag.Clean(in.accept)}}
}

// resolved is the absolute path of what exists, with links followed.
func resolved(path string) (string, error) {
	full, err := filepath.EvalSymlinks(path)
	if err != nil {
		return "", err
	}
	if _, err := os.Stat(full); err != nil {
		return "", err
	}
	return filepath.Abs(full)
}

// translationsAt finds the translations that are the file, or lie below the
// folder, at a path of the tree.
func translationsAt(s *model.Site, at string) ([]translation, error) {
	var out []translation
	var refusal error
	for _, e := range bundles(s) {
		for _, tag := range e.Texts.Tags() {
			t := translation{e, tag, e.Texts.In(tag).File}
			if t.file != at && !strings.HasPrefix(t.file, at+"/") {
				continue
			}
			state, _ := e.Freshness(tag)
			switch {
			case state == model.Orphan:
				refusal = misuse{"accept.orphan", []string{"file", diag.Clean(t.file)}}
			case state != model.IsOriginal:
				out = append(out, t)
			case t.file == at:
				refusal = misuse{"accept.original", []string{"file", diag.Clean(t.file)}}
			}
		}
	}
	if out == nil && refusal == nil {
		refusal = misuse{"accept.nothing", []string{"path", diag.Clean(at)}}
	}
	if out != nil {
		refusal = nil
	}
	return out, refusal
}

// inFrontMatter returns what is wrong with the front matter of a file, or
// with the file as a whole.
func inFrontMatter(p *project, found diag.List, file string) diag.List {
	data, err := p.snap.Tree[file].Read()
	if err != nil {
		return diag.List{diag.Errorf(diag.Pos{File: file}, "file-unreadable", "reason", err.Error())}
	}
	matter, _ := decode.FrontMatter(file, data)
	var out diag.List
	for _, d := range found {
		if d.File == file && d.Severity == diag.Error && (int(d.Line) < matter.BodyLine || matter.BodyLine == 1) {
			out = append(out, d)
		}
	}
	return out
}
