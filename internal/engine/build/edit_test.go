package build_test

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"pobratim/internal/engine/source"
)

// edits are what people do to a site. Each returns what it has done to.
var edits = []struct {
	name string
	do   func(w *workshop) string
}{
	{"touch nothing", func(*workshop) string { return "" }},
	{"change a word of a text", func(w *workshop) string {
		return w.rewrite(".md", func(s string) string { return w.word(s, "слово") })
	}},
	{"change a line of data", func(w *workshop) string {
		return w.rewrite(".yaml", func(s string) string { return w.word(s, "2023-10-11") })
	}},
	{"add a bundle", func(w *workshop) string { return w.move(w.bundle(), w.sibling(), true) }},
	{"rename a bundle", func(w *workshop) string { return w.move(w.bundle(), w.sibling(), false) }},
	{"remove a bundle", func(w *workshop) string { return w.remove(w.bundle() + "/") }},
	{"break a file", func(w *workshop) string {
		garbage := []string{"\n  : [", "\n---\n", "\ttitle: x\n", "\xff\xfe", "\n{{.Nope}}\n", "\n<b>{{if}}\n", "\nfield_nobody_knows: 1\n"}
		return w.rewrite("", func(s string) string {
			at := w.pick(len(s) + 1)
			return s[:at] + garbage[w.pick(len(garbage))] + s[at:]
		})
	}},
	{"mend everything", func(w *workshop) string {
		for p, f := range w.whole {
			w.tree[p] = f
		}
		return ""
	}},
	{"mend a file", func(w *workshop) string {
		p := w.choose(w.whole.Paths())
		w.tree[p] = w.whole[p]
		return p
	}},
	{"change a layout", func(w *workshop) string {
		return w.rewrite(".html", func(s string) string { return strings.Replace(s, "<script", "<i>новое</i><script", 1) })
	}},
	{"change a word of the interface", func(w *workshop) string {
		return w.rewriteOf(w.paths("layouts/words/", ".yaml"), func(s string) string { return w.word(s, "словцо") })
	}},
	{"change an asset", func(w *workshop) string {
		return w.rewriteOf(w.paths("layouts/assets/", ""), func(s string) string {
			return s + fmt.Sprintf("b { order: %d }\n", w.pick(9))
		})
	}},
	{"add a picture", func(w *workshop) string {
		p := w.bundle() + fmt.Sprintf("/new-%d", w.pick(3))
		for _, from := range w.whole.Paths() {
			if path.Ext(from) == ".png" && w.pick(2) == 0 {
				w.tree[p+".png"] = w.whole[from]
				w.tree[p+".yaml"] = w.whole[strings.TrimSuffix(from, ".png")+".yaml"]
			}
		}
		return p
	}},
	{"delete a translation", func(w *workshop) string {
		tag := []string{"ru", "be"}[w.pick(2)]
		return w.remove(w.choose(w.paths("content/", "index."+tag+".md")))
	}},
	{"delete a file", func(w *workshop) string { return w.remove(w.choose(w.tree.Paths())) }},
	{"turn the clock", func(w *workshop) string {
		w.in.Now = time.Date(2023, 7, 1+w.pick(200), w.pick(24), 0, 0, 0, time.UTC)
		if file, ok := w.tree["content/site.yaml"]; ok {
			data, _ := file.Read()
			w.put("content/site.yaml", strings.ReplaceAll(string(data), "as_of:", "# as_of:"))
		}
		return w.in.Now.String()
	}},
}

func (w *workshop) edit() {
	e := edits[w.pick(len(edits))]
	w.done = append(w.done, e.name+": "+e.do(w))
}

func (w *workshop) put(p, text string) { w.tree[p] = source.Bytes([]byte(text)) }

func (w *workshop) choose(paths []string) string {
	if len(paths) == 0 {
		return "content/none"
	}
	return paths[w.pick(len(paths))]
}

func (w *workshop) paths(prefix, suffix string) []string {
	return slices.DeleteFunc(w.tree.Paths(), func(p string) bool {
		return !strings.HasPrefix(p, prefix) || !strings.HasSuffix(p, suffix)
	})
}

func (w *workshop) rewrite(suffix string, change func(string) string) string {
	paths := slices.DeleteFunc(w.paths("", suffix), func(p string) bool { return path.Ext(p) == ".png" || path.Ext(p) == ".jpg" })
	return w.rewriteOf(paths, change)
}

func (w *workshop) rewriteOf(paths []string, change func(string) string) string {
	p := w.choose(paths)
	f, ok := w.tree[p]
	if !ok {
		return "nothing"
	}
	data, err := f.Read()
	if err != nil {
		return err.Error()
	}
	w.put(p, change(string(data)))
	return p
}

// word puts another word in the place of one of the text's.
func (w *workshop) word(s, other string) string {
	words := strings.Fields(s)
	if len(words) == 0 {
		return s
	}
	return strings.Replace(s, words[w.pick(len(words))], other, 1)
}

// bundle is the folder of some bundle.
func (w *workshop) bundle() string { return path.Dir(w.choose(w.paths("content/", ".md"))) }

// sibling is a bundle's folder that may or may not be there.
func (w *workshop) sibling() string {
	return path.Dir(w.bundle()) + fmt.Sprintf("/other-%d", w.pick(4))
}

// move gives the files of a folder another folder, and leaves them in their
// own too if copied.
func (w *workshop) move(from, to string, copied bool) string {
	for name, f := range w.tree.Under(from) {
		w.tree[to+"/"+name] = f
		if !copied {
			delete(w.tree, from+"/"+name)
		}
	}
	return from + " → " + to
}

func (w *workshop) remove(prefix string) string {
	for _, p := range w.paths(prefix, "") {
		delete(w.tree, p)
	}
	return prefix
}
