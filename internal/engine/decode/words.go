package decode

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/lang"
)

// word decodes one text. Numbers and the like are text here as they stand:
// no character of them is lost.
func (d *decoder) word(n *yaml.Node, s scope) (Word, bool) {
	switch {
	case n.Kind == yaml.AliasNode: // has been refused
		return Word{}, false
	case n.Kind != yaml.ScalarNode:
		d.add(diag.Errorf(d.pos(n), "field-not-text", "name", s.name))
		return Word{}, false
	case isNull(n), strings.TrimSpace(n.Value) == "":
		d.add(diag.Errorf(d.pos(n), "field-empty", "name", s.name))
		return Word{}, false
	}
	d.checkComment(n, s)
	w := Word{
		S:      d.o.Vocabulary.one(strings.TrimRight(n.Value, "\n")),
		Pos:    diag.At(d.file, n.Line, n.Column),
		Block:  n.Style&yaml.LiteralStyle != 0,
		Folded: n.Style&exact == 0,
	}
	return w, d.checkSize(n, w.S, s)
}

func (d *decoder) words(n *yaml.Node, p *Words, s scope) {
	add := func(tag lang.Tag, n *yaml.Node) {
		if w, ok := d.word(n, s); ok {
			p.set(tag, w, len(d.o.Languages))
		}
	}
	if !d.plain(s) {
		d.byLanguage(n, s, "…", add)
		return
	}
	if n.Kind == yaml.MappingNode {
		d.add(diag.Errorf(d.pos(n), "text-plain-wanted", "name", s.name, "language", string(d.o.Lang)))
		return
	}
	add(d.o.Lang, n)
}

// set writes a text in a language, of as many as there may be.
func (w *Words) set(tag lang.Tag, word Word, languages int) {
	at, written := slices.BinarySearchFunc(*w, tag, func(s Saying, tag lang.Tag) int { return strings.Compare(string(s.Tag), string(tag)) })
	if written {
		(*w)[at].Word = word
		return
	}
	if *w == nil {
		*w = make(Words, 0, languages)
	}
	*w = slices.Insert(*w, at, Saying{tag, word})
}

func (d *decoder) wordsList(n *yaml.Node, p *WordsList, s scope) {
	add := func(tag lang.Tag, n *yaml.Node) {
		if n.Kind == yaml.AliasNode {
			return
		}
		if n.Kind != yaml.SequenceNode {
			d.add(diag.Errorf(d.pos(n), "field-not-list", "name", s.name, "example", example(n)))
			return
		}
		d.checkLength(n, s)
		list := make([]Word, 0, len(n.Content))
		for _, item := range n.Content {
			if w, ok := d.word(item, s); ok {
				list = append(list, w)
			}
		}
		if *p == nil {
			*p = WordsList{}
		}
		(*p)[tag] = list
	}
	if !d.plain(s) {
		d.byLanguage(n, s, "[…]", add)
		return
	}
	if n.Kind == yaml.MappingNode {
		d.add(diag.Errorf(d.pos(n), "text-plain-wanted", "name", s.name, "language", string(d.o.Lang)))
		return
	}
	add(d.o.Lang, n)
}

// byLanguage walks {ru: …, be: …}. A language that is missing is only a
// warning: the reader is shown the other one.
func (d *decoder) byLanguage(n *yaml.Node, s scope, sample string, add func(lang.Tag, *yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		d.add(diag.Errorf(d.pos(n), "text-languages-wanted", "name", s.name, "example", d.languagesExample(sample)))
		return
	}
	if len(n.Content) == 0 {
		d.add(diag.Errorf(d.pos(n), "field-empty", "name", s.name))
		return
	}
	written := make([]bool, len(d.o.Languages))
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		tag := lang.Tag(key.Value)
		if at := slices.Index(d.o.Languages, tag); at >= 0 {
			written[at] = true
			tag = d.o.Languages[at] // the same string for all
		} else if len(d.o.Languages) > 0 {
			d.unknownLanguage(key, s)
			continue
		}
		d.write(string(tag), 0, s, key, value, false)
		add(tag, value)
	}
	for i, tag := range d.o.Languages {
		if !written[i] {
			d.add(diag.Warnf(d.pos(n), "text-language-missing", "name", s.name, "language", string(tag)))
		}
	}
}

func (d *decoder) unknownLanguage(key *yaml.Node, s scope) {
	var known []string
	for _, tag := range d.o.Languages {
		known = append(known, string(tag))
	}
	d.add(diag.Errorf(d.pos(key), "text-language-unknown", "name", s.name, "language", key.Value,
		"known", strings.Join(known, ", ")).Near(key.Value, known))
}

func (d *decoder) languagesExample(sample string) string {
	var parts []string
	for _, tag := range d.o.Languages {
		parts = append(parts, string(tag)+": "+sample)
	}
	if parts == nil {
		parts = []string{"ru: " + sample}
	}
	return "{" + strings.Join(parts, ", ") + "}"
}
