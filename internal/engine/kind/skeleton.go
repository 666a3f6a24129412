package kind

import (
	"reflect"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/model"
)

// A Skeleton is what an author begins an entry with: everything that its
// kind requires, filled with values that are allowed, and as comments what
// may be added. It is made from the declaration of the kind's facts and from
// what the site already holds, so that no kind has to bring one.
type Skeleton struct {
	Site     *model.Site
	ID       string
	Today    string                // when it is begun: 2023-09-13
	Day      string                // stands for every other day
	Needed   []string              // fields to write although the kind does not declare them as required
	Turns    map[string]int        // by field that refers: how many of the possible ids to pass over
	Text     func(lang.Tag) string // stands where the author will write
	Or       string                // comment before other possible values: "or:"
	Draft    string                // comment beside draft: true
	Optional string                // comment above what may be added
}

// Index returns the index.<lang>.md of a new bundle in a language. The facts
// stand in that of the site's first language, which is the original.
func (k Kind) Index(s Skeleton, tag lang.Tag) []byte {
	original := len(s.Site.Languages) > 0 && s.Site.Languages[0].Tag == tag
	w := s.writer(k, tag)
	lines := []string{"---"}
	if original {
		lines = append(lines, w.head()...)
	}
	lines = append(lines, w.fields(func(f declared) bool { return f.isText() || original })...)
	lines = append(lines, "---", "", s.Text(tag), "")
	return []byte(strings.Join(lines, "\n"))
}

// Record returns the lines of a new record, and the id that its facts give
// it, which is not the wanted one where that is made of facts that are not
// there.
func (k Kind) Record(s Skeleton) (lines []string, id string) {
	w := s.writer(k, "")
	if w.hasID {
		lines = append(lines, encode("id", text(s.ID))...)
	}
	lines = append(lines, w.head()...)
	lines = append(lines, w.fields(func(f declared) bool { return f.name != k.Source.Inherit || k.Source.Inherit == "" })...)
	f := reflect.New(k.facts)
	node, _ := decode.Parse("", 1, []byte(strings.Join(lines, "\n")+"\n"))
	decode.Into("", node, f.Interface(), decode.Options{})
	if id = f.Interface().(facts).RecordID(); id == "" {
		id = s.ID
	}
	return lines, id
}

// Optional returns the names of the fields that a skeleton has as comments.
func (k Kind) Optional() []string {
	var names []string
	for _, f := range declaredIn(k.facts) {
		if !f.common && !f.required && f.name != "id" {
			names = append(names, f.name)
		}
	}
	return names
}

// References returns the names of the fields that refer to something, those
// of records inside too.
func (k Kind) References() []string {
	var names []string
	var walk func(t reflect.Type)
	walk = func(t reflect.Type) {
		for _, f := range declaredIn(t) {
			inner := f.typ
			for inner.Kind() == reflect.Slice || inner.Kind() == reflect.Pointer {
				inner = inner.Elem()
			}
			switch {
			case f.common:
			case f.ref != "":
				names = append(names, f.name)
			case inner.Kind() == reflect.Struct:
				walk(inner)
			}
		}
	}
	walk(k.facts)
	return names
}

// A skeletonWriter makes the lines of one skeleton.
type skeletonWriter struct {
	Skeleton
	kind  Kind
	lang  lang.Tag // of the file; empty where each text is {ru: …, be: …}
	hasID bool     // its id is a field
	used  map[string][]string
}

func (s Skeleton) writer(k Kind, tag lang.Tag) *skeletonWriter {
	w := &skeletonWriter{Skeleton: s, kind: k, lang: tag, used: map[string][]string{}}
	w.hasID = slices.ContainsFunc(declaredIn(k.facts), func(f declared) bool { return f.name == "id" })
	return w
}

// head are the facts that every skeleton begins with.
func (w *skeletonWriter) head() []string {
	draft := plain("true")
	draft.LineComment = "# " + w.Draft
	lines := encode("draft", draft)
	if w.Site.Config.Sample && w.kind.View != nil {
		lines = append(lines, "sample: true")
	}
	if w.lang != "" {
		lines = append(lines, "published: "+w.Today)
	}
	return lines
}

// fields writes the title, the summary and the kind's own fields: what is
// required first, then as comments what may be added.
func (w *skeletonWriter) fields(in func(declared) bool) []string {
	var required, optional []string
	title, summary := w.titled()
	for _, f := range declaredIn(w.kind.facts) {
		switch {
		case !in(f) || f.name == "id":
		case f.name == "title" && f.common && title:
			required = append(required, encode(f.name, w.words(func(lang.Tag) string { return w.ID }))...)
		case f.name == "summary" && f.common && summary:
			required = append(required, encode(f.name, w.words(w.Text))...)
		case f.common:
		case f.required || slices.Contains(w.Needed, f.name):
			required = append(required, encode(f.name, w.value(f.typ, f, f.index))...)
		default:
			for _, line := range encode(f.name, w.value(f.typ, f, f.index)) {
				optional = append(optional, "# "+line)
			}
		}
	}
	if optional != nil {
		optional = append([]string{"# " + w.Optional}, optional...)
	}
	return append(required, optional...)
}

// titled reports whether entries of the kind have a title and a summary of
// their own: those with pages have both; others have what is written of
// those there are. Some kinds take another text for their title.
func (w *skeletonWriter) titled() (title, summary bool) {
	probe := reflect.New(w.kind.facts).Interface().(facts)
	probe.Shared().Title = decode.Words{{Word: decode.Word{S: "probe"}}}
	if probe.Shared().Title.In("").S != "probe" {
		return false, false
	}
	if w.kind.View != nil && w.kind.Name != "" {
		return true, w.kind.Source.File == "" || w.written("summary")
	}
	return w.written("title") || len(w.Site.Of(w.kind.Name)) == 0 && !w.kind.Source.Pictures, false
}

// written reports whether entries of the kind have a field.
func (w *skeletonWriter) written(field string) bool {
	return slices.ContainsFunc(w.Site.Of(w.kind.Name), func(e *model.Entry) bool { return e.Given.Has(field) })
}

// words is a text: plain in a file of one language, otherwise in all.
func (w *skeletonWriter) words(say func(lang.Tag) string) *yaml.Node {
	if w.lang != "" {
		return text(say(w.lang))
	}
	all := &yaml.Node{Kind: yaml.MappingNode, Style: yaml.FlowStyle}
	for _, l := range w.Site.Languages {
		all.Content = append(all.Content, text(string(l.Tag)), text(say(l.Tag)))
	}
	return all
}

// ValidID reports whether an id may be given to an entry.
func ValidID(id string) bool { return validID(id) }

// Appended reports what a list file is after a record has been added to it:
// how many records it holds, and what is wrong with it.
func Appended(file string, data []byte) (records int, found diag.List) {
	root, found := decode.Parse(file, 1, data)
	if root == nil || root.Kind != yaml.SequenceNode {
		return 0, found
	}
	return len(root.Content), found
}
