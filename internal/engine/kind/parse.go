package kind

import (
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/markdown"
	"pobratim/internal/engine/memo"
	"pobratim/internal/engine/model"
)

// facts is what a kind's struct has from model.Common or model.Record.
type facts interface {
	Shared() *model.Common
	RecordID() string
}

// parse finds the entries of a kind in a unit.
func parse[T, V any](s Spec[T, V], u Unit) ([]*model.Entry, diag.List) {
	switch {
	case s.Source.Pictures:
		return parsePictures(s, u)
	case s.Source.File == "":
		return parseBundle(s, u)
	}
	return parseFile(s, u)
}

// IndexLanguage returns the language of a file named index.<lang>.md.
func IndexLanguage(name string) (lang.Tag, bool) {
	rest, ok := strings.CutPrefix(name, "index.")
	if !ok {
		return "", false
	}
	tag, ok := strings.CutSuffix(rest, ".md")
	return lang.Tag(tag), ok && tag != "" && !strings.Contains(tag, ".")
}

// An index is one index.<lang>.md of a bundle, read.
type index struct {
	diag.Pos
	lang        *lang.Language
	given       decode.Given
	matter      decode.Matter
	translation *model.Translation
	known       memo.Key // of the text
}

// parseBundle makes one entry of the index.<lang>.md files of a folder. Each
// adds its language's text to the same facts; the facts themselves may stand
// in one of them only.
func parseBundle[T, V any](s Spec[T, V], u Unit) ([]*model.Entry, diag.List) {
	folder, id := u.split()
	f := new(T)
	common := any(f).(facts).Shared()
	var found diag.List
	var indexes []index
	compared := u.Blocks
	for _, name := range u.paths {
		tag, ok := IndexLanguage(name)
		if !ok {
			continue
		}
		at := diag.Pos{File: u.Path + "/" + name}
		l := u.language(tag)
		if l == nil {
			found = append(found, diag.Errorf(at, "language-unknown", "lang", string(tag)))
			continue
		}
		data, back, err := u.Files[name].Lend()
		defer back() // when all are parsed
		if err != nil {
			found = append(found, diag.Errorf(at, "file-unreadable", "reason", err.Error()))
			continue
		}
		matter, problems := decode.FrontMatter(at.File, data)
		found = append(found, problems...)
		common.Translation = nil
		given, problems := decode.Into(at.File, matter.Meta, f, decode.Options{Lang: tag, Languages: u.tags(), Vocabulary: u.Words})
		found = append(found, problems...)
		if given == nil { // it cannot be read: no more is said of it
			indexes = append(indexes, index{Pos: at, lang: l})
			continue
		}
		known := memo.Hash("text", u.Files[name].Sum(), string(tag))
		indexes = append(indexes, index{at, l, given, matter, common.Translation, known})
		compared = compared || common.Translation != nil
	}
	if !validID(id) {
		found = append(found, diag.Errorf(diag.Pos{File: u.Path}, "id-shape", "id", id))
	}
	if len(indexes) == 0 {
		if !hasIndex(u) {
			found = append(found, diag.Errorf(diag.Pos{File: u.Path}, "bundle-empty", "folder", folder))
		}
		return nil, found
	}
	original, problems := originalOf(common, indexes)
	found = append(found, problems...)

	e := &model.Entry{Kind: s.Name, ID: id, Folder: u.Path, Original: original.lang.Tag, Pos: original.Pos,
		Texts: make(model.Texts, 0, len(indexes)), Given: append(make(decode.Given, 0, len(indexes)), original.given...)}
	e.Line, e.Col = 1, 1
	givens := make([]decode.Given, 0, len(indexes))
	for _, x := range indexes {
		if givens = append(givens, x.given); x.given == nil {
			e.Torn = true
			continue
		}
		if x.lang != original.lang {
			e.Given = append(e.Given, x.given...)
		}
		text, problems := textOf(f, x.lang, x.Pos, s.Prose, e)
		found = append(found, problems...)
		text.Body, problems = markdown.Options{Put: u.Shelf, Blocks: compared, Plain: x.matter.Plain, Known: x.known}.Parse(
			x.matter.Body, diag.At(x.File, x.matter.BodyLine, 1), x.lang)
		found = append(found, problems...)
		if compared {
			text.Fields = fieldHashes(f, x.lang.Tag)
		}
		if text.Translation = x.translation; x.lang == original.lang && x.translation != nil {
			text.Translation = nil
			found = append(found, diag.Errorf(keyOf(x.given, "translation"), "translation-original"))
		}
		e.Texts.Set(x.lang.Tag, text)
	}
	found = append(found, decode.Missing(e.Pos, f, givens...)...)
	return finish(s, f, e, u, found)
}

func hasIndex(u Unit) bool {
	for name := range u.Files {
		if _, ok := IndexLanguage(name); ok {
			return true
		}
	}
	return false
}

// originalOf finds the file that holds the facts: the one that original:
// names, otherwise the one in which facts stand. A fact in another file is a
// finding that names both places.
func originalOf(common *model.Common, indexes []index) (index, diag.List) {
	facts := make([][]string, len(indexes))
	for i, x := range indexes {
		facts[i] = slices.DeleteFunc(x.given.Facts(), func(name string) bool { return name == "translation" })
	}
	// Where no file holds facts, a translation says of itself that it is one.
	best := 0
	for i, x := range indexes {
		more, as := len(facts[i]), len(facts[best])
		if more > as || more == as && x.translation == nil && indexes[best].translation != nil {
			best = i
		}
	}
	original := indexes[best]
	if common.Original != "" {
		known := false
		var tags []string
		for _, x := range indexes {
			tags = append(tags, string(x.lang.Tag))
			if string(x.lang.Tag) == common.Original {
				original, known = x, true
			}
		}
		if !known {
			at := original.given.Pos("original")
			return original, diag.List{diag.Errorf(at, "original-unknown", "lang", common.Original, "files", strings.Join(tags, ", "))}
		}
	}
	var found diag.List
	for i, x := range indexes {
		if x.lang == original.lang {
			continue
		}
		for _, name := range facts[i] {
			at := keyOf(x.given, name)
			if first, twice := original.given.Field(name); twice {
				found = append(found, diag.Errorf(at, "fact-twice", "field", name, "place", first.Key.String()).See(first.Key))
			} else {
				found = append(found, diag.Errorf(at, "fact-elsewhere", "field", name, "file", original.File))
			}
		}
	}
	return original, found
}

// keyOf returns where the name of a field stands.
func keyOf(g decode.Given, name string) diag.Pos {
	f, _ := g.Field(name)
	return f.Key
}

// manyFindings is how many findings of one file are worth reading; of a file
// with more the rest of the records is not looked at.
const manyFindings = 500

// maxRecords is how many records one file may hold: a schedule of several
// months. Pages of events know each other, so that many more would take
// minutes.
const maxRecords = 2000

// parseFile makes the entries of a YAML file: one, or a list of them.
func parseFile[T, V any](s Spec[T, V], u Unit) ([]*model.Entry, diag.List) {
	t := u.tree(s.Source)
	file, root, found := t.file, t.root, slices.Clone(t.found)
	if root == nil || root.Kind == 0 { // not there, empty, or it cannot be read
		return nil, found
	}
	nodes := []*yaml.Node{omit(root, s.Source.Without)}
	if !s.Source.Whole {
		var problems diag.List
		nodes, problems = items(file, root, s.Source.List, s.Source.Inherit)
		found = append(found, problems...)
	}
	var entries []*model.Entry
	for i, n := range nodes {
		at := diag.At(file, n.Line, n.Column)
		if i == maxRecords {
			found = append(found, diag.Errorf(at, "file-records", "most", strconv.Itoa(maxRecords)))
		}
		if i >= maxRecords || len(found) > manyFindings {
			break
		}
		f := new(T)
		given, problems := decode.Into(file, n, f, decode.Options{Languages: u.tags(), Vocabulary: u.Words})
		found = append(found, problems...)
		found = append(found, decode.Missing(at, f, given)...)
		e := &model.Entry{Kind: s.Name, ID: any(f).(facts).RecordID(), Folder: u.Path, Pos: at, Given: given}
		if !u.bundle() {
			e.Folder = ""
		}
		if s.Source.Whole {
			_, e.ID = u.split()
		}
		if given.Has("id") && e.ID != "" && !validID(e.ID) {
			found = append(found, diag.Errorf(given.Pos("id"), "id-shape", "id", e.ID))
			continue
		}
		one, problems := finish(s, f, e, u, speak(e, f, u, s.Prose))
		entries, found = append(entries, one...), append(found, problems...)
	}
	return entries, found
}
