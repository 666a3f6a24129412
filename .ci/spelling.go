// Command spelling prints the words of one language that the project says to
// people, one a line, each once: those of the content, of the interface
// (layouts/words) and of the tool's own texts. It is run from the project's
// folder: go run .ci/spelling.go be
package main

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"

	"gopkg.in/yaml.v3"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/markdown"
	"pobratim/internal/shell/disk"
	"pobratim/internal/shell/zone"
	"pobratim/internal/site"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "say of which language, such as: go run .ci/spelling.go be")
		os.Exit(2)
	}
	v := vocabulary{tag: lang.Tag(os.Args[1]), words: map[string]bool{}}
	err := v.content(".")
	for _, file := range []string{"layouts/words/" + os.Args[1] + ".yaml", "cmd/pobratim/texts/" + os.Args[1] + ".yaml"} {
		if err == nil {
			err = v.table(file)
		}
	}
	if err == nil {
		err = v.findings("internal/engine/diag/texts/" + os.Args[1])
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	for _, w := range slices.Sorted(func(yield func(string) bool) {
		for w := range v.words {
			if !yield(w) {
				return
			}
		}
	}) {
		fmt.Println(w)
	}
}

// A vocabulary gathers the words of one language.
type vocabulary struct {
	tag   lang.Tag
	words map[string]bool
}

// content adds all that is written in the content, whether or not readers see
// it now.
func (v *vocabulary) content(dir string) error {
	snap, _, err := disk.Load(dir, nil)
	if err != nil {
		return err
	}
	pl, _ := build.Build(build.Input{Tree: snap.Tree, Now: time.Now(), Zone: zone.Load}, site.Definition(), nil)
	if pl.All == nil {
		return fmt.Errorf("the content cannot be read; see pobratim check")
	}
	v.fields(reflect.ValueOf(pl.All.Config))
	for _, e := range pl.All.Entries {
		v.fields(reflect.ValueOf(e.Data))
		for tag, t := range e.Texts.All() {
			if t.Body != nil {
				v.body(tag, t.Body.Plain(), string(t.Body.HTML(
					func(markdown.Hole) (markdown.Link, bool) { return markdown.Link{}, false },
					func(markdown.Hole) (markdown.Picture, bool) { return markdown.Picture{}, false })))
			}
		}
	}
	return nil
}

// span is a part of a body that is marked as another language's.
var span = regexp.MustCompile(`(?s)<span lang="([a-z-]+)">(.*?)</span>`)

// body adds a text without the words in it that are another language's.
func (v *vocabulary) body(tag lang.Tag, plain, html string) {
	for _, m := range span.FindAllStringSubmatch(html, -1) {
		plain = strings.Replace(plain, m[2], " ", 1)
		if m[1] == string(v.tag) {
			v.add(m[2])
		}
	}
	if tag == v.tag {
		v.add(plain)
	}
}

// fields walks all that a kind's facts hold, for the texts among them.
func (v *vocabulary) fields(at reflect.Value) {
	if at.IsValid() && at.CanInterface() {
		switch words := at.Interface().(type) {
		case decode.Words:
			v.add(words.In(v.tag).S)
			return
		case decode.WordsList:
			for _, w := range words[v.tag] {
				v.add(w.S)
			}
			return
		}
	}
	switch at.Kind() {
	case reflect.Pointer, reflect.Interface:
		v.fields(at.Elem())
	case reflect.Struct:
		for i := range at.NumField() {
			if at.Type().Field(i).IsExported() {
				v.fields(at.Field(i))
			}
		}
	case reflect.Slice:
		for i := range at.Len() {
			v.fields(at.Index(i))
		}
	case reflect.Map:
		for _, key := range at.MapKeys() {
			v.fields(at.MapIndex(key))
		}
	}
}

// findings adds the catalogue of a language.
func (v *vocabulary) findings(folder string) error {
	files, err := fs.ReadDir(os.DirFS(folder), ".")
	for _, f := range files {
		if err == nil {
			err = v.table(path.Join(folder, f.Name()))
		}
	}
	return err
}

// table adds the values of a table of texts.
func (v *vocabulary) table(file string) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var n yaml.Node
	if err := yaml.Unmarshal(data, &n); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	v.values(&n)
	return nil
}

func (v *vocabulary) values(n *yaml.Node) {
	for i, c := range n.Content {
		if n.Kind != yaml.MappingNode || i%2 == 1 {
			v.values(c)
		}
	}
	if n.Kind == yaml.ScalarNode {
		v.add(n.Value)
	}
}

// drawn finds what may be a sound drawn out in speech: "сто-о-ойте".
var drawn = regexp.MustCompile(`\p{L}-\p{L}-\p{L}`)

// add adds the Cyrillic words of a text. A letter alone is no word to look up.
func (v *vocabulary) add(text string) {
	text = drawn.ReplaceAllStringFunc(text, func(s string) string {
		if r := []rune(s); r[0] == r[2] && r[2] == r[4] {
			return string(r[0])
		}
		return s
	})
	for _, w := range strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !strings.ContainsRune("'’ʼ-", r)
	}) {
		w = strings.Trim(w, "'’ʼ-")
		foreign := strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Cyrillic, r) })
		if len([]rune(w)) > 1 && !foreign {
			v.words[w] = true
		}
	}
}
