// Package decode reads YAML into structs, strictly, and says of each problem
// on which line and in which column it stands.
//
// The road of a file: Parse (a YAML file) or FrontMatter (the head of a text)
// makes a tree of nodes and refuses what authors never mean (anchors, tags,
// duplicate keys, a second document); Into fills a struct from the tree.
// Both return what could be read beside all findings, so that one run shows
// everything that is wrong.
//
// A struct declares what may be written by one tag per field; a field
// without it is left alone, an embedded struct is part of the outer one:
//
//	type Practice struct {
//		Title      decode.Words `field:"title,required,max=120"`
//		Directions []decode.Ref `field:"directions,required,len=1..3,ref=direction"`
//		Access     string       `field:"access,enum=public press closed"`
//		Limit      int          `field:"limit,min=1,max=20"`
//		Press      Press        `field:"press,text"`
//	}
//
// Fields are text (said in each language) or facts (true in every language).
// Text is what has the type Words or WordsList or is tagged text. In a file
// of one language (Options.Lang) text is written plainly and is added to
// what other files of the same thing have said; facts stand in one of these
// files only, so that a required fact is looked for by Missing, after all of
// them have been read.
package decode

import (
	"reflect"

	"gopkg.in/yaml.v3"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/lang"
)

// Options say in which languages a file speaks.
type Options struct {
	// Lang is the language of a file with a language in its name; empty for
	// files in which each text is written as {ru: …, be: …}.
	Lang lang.Tag
	// Languages are the site's, in order. One that is missing in {ru: …,
	// be: …} is a warning, one that is not among them an error. If there
	// are none, every language is accepted.
	Languages []lang.Tag
	// Vocabulary, if it is not nil, keeps equal words of several files in one
	// string.
	Vocabulary *Vocabulary
}

// Into decodes a mapping into the struct that dst points to. A nil node is
// an empty mapping. What is not written stays as it was. Of a node that
// cannot be read (see Parse) nothing more is said, and Given is nil, as it is
// of what is no mapping.
func Into(file string, n *yaml.Node, dst any, o Options) (Given, diag.List) {
	if unreadable(n) {
		return nil, nil
	}
	d := decoder{file: file, o: o}
	switch {
	case n == nil:
		n = &yaml.Node{Kind: yaml.MappingNode}
	case n.Kind != yaml.MappingNode:
		return nil, diag.List{diag.Errorf(d.pos(n), "yaml-not-a-record")}
	}
	d.desk = deskFor(file)
	defer d.desk.tidy()
	d.record(n, reflect.ValueOf(dst).Elem(), scope{top: true, node: outermost})
	return d.desk.given(), d.found
}

// Missing reports the required facts of the struct that dst points to which
// stand in none of the files of one thing. pos is where the author would
// add them. A nil Given is that of a file that cannot be read; then nothing
// is known to be missing.
func Missing(pos diag.Pos, dst any, given ...Given) diag.List {
	var found diag.List
	for _, f := range fieldsOf(reflect.TypeOf(dst).Elem()) {
		if !f.required || f.isText() {
			continue
		}
		written := false
		for _, g := range given {
			if g == nil {
				return nil
			}
			written = written || g.Has(f.name)
		}
		if !written {
			found = append(found, diag.Errorf(pos, "field-missing", "name", f.name))
		}
	}
	return found
}
