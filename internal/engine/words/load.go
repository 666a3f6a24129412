package words

import (
	"maps"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/source"
)

// Folder is where the tables lie in the tree.
const Folder = "layouts/words"

// Load reads the tables of the site's languages. Every language gets a
// table, if only an empty one.
func Load(tree source.Tree, languages []*lang.Language) (map[lang.Tag]*Table, diag.List) {
	tables := map[lang.Tag]*Table{}
	var found diag.List
	for _, l := range languages {
		t := &Table{lang: l, all: map[string]Message{}}
		tables[l.Tag] = t
		path := Folder + "/" + string(l.Tag) + ".yaml"
		file, ok := tree[path]
		if !ok {
			found = append(found, diag.Errorf(diag.Pos{File: path}, "words-no-file", "lang", string(l.Tag)))
			continue
		}
		data, err := file.Read()
		if err != nil {
			found = append(found, diag.Errorf(diag.Pos{File: path}, "file-unreadable", "reason", err.Error()))
			continue
		}
		node, problems := decode.Parse(path, 1, data)
		found = append(found, problems...)
		if node != nil && node.Kind != 0 {
			found = append(found, t.collect(path, "", node)...)
		}
	}
	return tables, append(found, compare(tables, languages)...)
}

var forms = []string{"one", "few", "many", "other", "zero", "two"}

func isPlural(n *yaml.Node) bool {
	for i := 0; i < len(n.Content); i += 2 {
		if !slices.Contains(forms, n.Content[i].Value) || n.Content[i+1].Kind != yaml.ScalarNode {
			return false
		}
	}
	return len(n.Content) > 0
}

func (t *Table) collect(path, prefix string, n *yaml.Node) diag.List {
	pos := func(n *yaml.Node) diag.Pos { return diag.At(path, n.Line, n.Column) }
	if n.Kind != yaml.MappingNode {
		return diag.List{diag.Errorf(pos(n), "words-shape", "key", prefix)}
	}
	var found diag.List
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		key := strings.TrimPrefix(prefix+"."+k.Value, ".")
		switch {
		case v.Kind == yaml.ScalarNode:
			t.all[key] = Message{pos(k), map[lang.Form]string{"": v.Value}}
		case v.Kind == yaml.MappingNode && isPlural(v):
			m := Message{pos(k), map[lang.Form]string{}}
			for j := 0; j+1 < len(v.Content); j += 2 {
				m.Forms[lang.Form(v.Content[j].Value)] = v.Content[j+1].Value
			}
			for _, f := range t.lang.Forms() {
				if _, ok := m.Forms[f]; !ok {
					found = append(found, diag.Errorf(m.Pos, "words-no-form", "key", key, "form", string(f), "language", t.lang.Name))
				}
			}
			t.all[key] = m
		default:
			found = append(found, t.collect(path, key, v)...)
		}
	}
	return found
}

// compare holds the tables against each other: the same keys, texts and
// plural forms for the same keys, the same placeholders.
func compare(tables map[lang.Tag]*Table, languages []*lang.Language) diag.List {
	var found diag.List
	all := map[string]Message{}
	for _, l := range languages {
		for key, m := range tables[l.Tag].all {
			if _, ok := all[key]; !ok {
				all[key] = m
			}
		}
	}
	for _, key := range slices.Sorted(maps.Keys(all)) {
		for _, l := range languages {
			t, model := tables[l.Tag], all[key]
			m, ok := t.all[key]
			if !ok {
				if len(t.all) > 0 {
					found = append(found, diag.Errorf(model.Pos, "words-no-translation", "key", key, "language", l.Name, "file", Folder+"/"+string(l.Tag)+".yaml"))
				}
				continue
			}
			if m.isText() != model.isText() {
				found = append(found, diag.Errorf(m.Pos, "words-forms", "key", key).See(model.Pos))
			} else if a, b := places(m), places(model); !slices.Equal(a, b) {
				found = append(found, diag.Errorf(m.Pos, "words-placeholders", "key", key, "here", strings.Join(a, ", "), "there", strings.Join(b, ", ")).See(model.Pos))
			}
		}
	}
	return found
}

// places returns the placeholders of a message. The number itself may be
// left out of a plural form ("one day"), so {n} does not count there.
func places(m Message) []string {
	var out []string
	for form, s := range m.Forms {
		for _, p := range Places(s) {
			if (form == "" || p != "n") && !slices.Contains(out, p) {
				out = append(out, p)
			}
		}
	}
	slices.Sort(out)
	return out
}
