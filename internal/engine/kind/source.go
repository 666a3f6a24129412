package kind

import (
	"maps"
	"path"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/markdown"
	"pobratim/internal/engine/memo"
	"pobratim/internal/engine/source"
)

// A Source says where entries of a kind are written.
type Source struct {
	// Folders of content/ whose folders are the bundles concerned.
	Folders []string
	// File is the YAML file that holds the entries: below content/ if there
	// are no Folders, otherwise in the bundle. Empty: the bundle itself is
	// the entry, in its index.<lang>.md.
	File string
	// List is the path of the list of entries in File: "" for the whole
	// file, "legs", "days.events".
	List string
	// Inherit is a field of the outer record that each entry of a nested
	// list has too, such as the date of a schedule's day.
	Inherit string
	// Whole says that File is one entry, whose id is that of its bundle;
	// its field Without is the list of another kind.
	Whole   bool
	Without string
	// Pictures says that each picture of a bundle with the YAML file of the
	// same name beside it is an entry.
	Pictures bool
}

// Bundle is the source of entries with a folder each: content/<folder>/<id>/.
func Bundle(folder string) Source { return Source{Folders: []string{folder}} }

// Records is the source of entries that stand in one YAML file, in the list
// at a path ("" for the whole file).
func Records(file, list string) Source { return Source{File: file, List: list} }

// Part is the source of entries in a list of a file of bundles. Each entry
// has the field inherit of the record around it.
func Part(file, list, inherit string, folders ...string) Source {
	return Source{Folders: folders, File: file, List: list, Inherit: inherit}
}

// Single is the source of an entry that is a file of a bundle. Its field
// without is the list of another kind.
func Single(file, without string, folders ...string) Source {
	return Source{Folders: folders, File: file, Whole: true, Without: without}
}

// Pictures is the source of the pictures of all bundles.
func Pictures() Source { return Source{Pictures: true} }

// A Unit is what parse sees at once: one bundle, or one top-level YAML file.
type Unit struct {
	Path      string // "content/organisations/teply-porog", "content/places.yaml"
	Owner     string // the kind of the bundle; "" for a file
	Languages []*lang.Language
	Files     source.Tree // by path below Path; a file's own is ""
	// Shelf takes the HTML of bodies; see markdown.Options. It is no part of
	// the Key: where HTML lies changes nothing.
	Shelf func(html []byte) markdown.Shelf
	// Blocks says that the blocks of all texts are to be hashed, not only of
	// those that a translation is compared with.
	Blocks bool
	// Words keeps equal words of several units in one string; it may be nil.
	// It is no part of the Key.
	Words *decode.Vocabulary

	paths []string // of the files, in order
	trees map[string]tree
}

// A tree is what stands in a YAML file of a unit. Nobody changes it.
type tree struct {
	file  string     // its path
	root  *yaml.Node // as decode.Parse returns it; nil also if there is no such file
	found diag.List
}

// tree reads the YAML file that holds a source: once, however many kinds are
// written in it.
func (u Unit) tree(s Source) tree {
	name := ""
	if u.bundle() {
		name = s.File
	}
	t, known := u.trees[name]
	if known {
		return t
	}
	t.file = path.Join(u.Path, name)
	if src, there := u.Files[name]; there {
		data, err := src.Read()
		if err == nil {
			t.root, t.found = decode.Parse(t.file, 1, data)
		} else {
			t.found = diag.List{diag.Errorf(diag.Pos{File: t.file}, "file-unreadable", "reason", err.Error())}
		}
	}
	u.trees[name] = t
	return t
}

// Key is the hash of everything that parse may look at.
func (u Unit) Key() memo.Key {
	parts := []any{"parse", u.Path, u.Owner, u.Blocks}
	for _, l := range u.Languages {
		parts = append(parts, string(l.Tag))
	}
	for _, p := range slices.Sorted(maps.Keys(u.Files)) {
		parts = append(parts, p, u.Files[p].Sum())
	}
	return memo.Hash(parts...)
}

// Folder and ID of a bundle: "organisations", "teply-porog".
func (u Unit) split() (folder, id string) {
	rest := strings.TrimPrefix(u.Path, "content/")
	return path.Dir(rest), path.Base(rest)
}

func (u Unit) bundle() bool { return u.Owner != "" }

// Holds reports whether entries of the source may stand in the unit.
func (s Source) holds(u Unit) bool {
	folder, _ := u.split()
	switch {
	case s.Pictures:
		return u.bundle()
	case len(s.Folders) > 0:
		return u.bundle() && slices.Contains(s.Folders, folder)
	}
	return !u.bundle() && u.Path == "content/"+s.File
}

func (u Unit) tags() []lang.Tag {
	out := make([]lang.Tag, len(u.Languages))
	for i, l := range u.Languages {
		out[i] = l.Tag
	}
	return out
}

func (u Unit) language(tag lang.Tag) *lang.Language {
	for _, l := range u.Languages {
		if l.Tag == tag {
			return l
		}
	}
	return nil
}

// items returns the nodes of the list at a path such as "days.events". Each
// gets the field that it inherits from the record around it.
func items(file string, n *yaml.Node, list, inherit string) ([]*yaml.Node, diag.List) {
	at := func(n *yaml.Node) diag.Pos { return diag.At(file, n.Line, n.Column) }
	name, rest, _ := strings.Cut(list, ".")
	if list != "" {
		if n.Kind != yaml.MappingNode {
			return nil, diag.List{diag.Errorf(at(n), "file-shape-map", "field", name)}
		}
		n = field(n, name)
	}
	if n == nil || n.Tag == "!!null" {
		return nil, nil
	}
	if n.Kind != yaml.SequenceNode {
		return nil, diag.List{diag.Errorf(at(n), "file-shape-list")}
	}
	if rest == "" {
		return n.Content, nil
	}
	var out []*yaml.Node
	var found diag.List
	for _, outer := range n.Content {
		if outer.Kind != yaml.MappingNode {
			found = append(found, diag.Errorf(at(outer), "file-shape-map", "field", rest))
			continue
		}
		inner, problems := items(file, outer, rest, "")
		found = append(found, problems...)
		found = append(found, onlyFields(file, outer, rest, inherit)...)
		for _, item := range inner {
			if item.Kind == yaml.MappingNode && field(item, inherit) == nil {
				if v := field(outer, inherit); v != nil {
					copied := *item
					copied.Content = append(slices.Clone(item.Content), &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: inherit, Line: v.Line, Column: v.Column}, v)
					item = &copied
				}
			}
			out = append(out, item)
		}
	}
	return out, found
}

// onlyFields finds fields of a record around a list that mean nothing.
func onlyFields(file string, n *yaml.Node, known ...string) diag.List {
	var found diag.List
	for i := 0; i+1 < len(n.Content); i += 2 {
		if k := n.Content[i]; !slices.Contains(known, k.Value) {
			found = append(found, diag.Errorf(diag.At(file, k.Line, k.Column), "field-unknown", "name", k.Value, "known", strings.Join(known, ", ")).Near(k.Value, known))
		}
	}
	return found
}

func field(n *yaml.Node, name string) *yaml.Node {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == name {
			return n.Content[i+1]
		}
	}
	return nil
}

// omit returns a mapping without one of its fields.
func omit(n *yaml.Node, name string) *yaml.Node {
	copied := *n
	copied.Content = nil
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value != name {
			copied.Content = append(copied.Content, n.Content[i], n.Content[i+1])
		}
	}
	return &copied
}
