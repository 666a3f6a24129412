package corpus

import (
	"embed"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

//go:embed all:hugo
var hugoSite embed.FS

// hugoTypes are the kinds of what lies in a folder, as layouts call them.
var hugoTypes = map[string]string{
	"organisations": "organisation", "practices": "practice", "stories": "story", "visits": "visit",
	"events": "event", "conference": "conference", "materials": "material", "pages": "page",
}

var accents = []string{"blue", "ochre", "green", "red"}

// accent is the colour of the first direction among facts, as the product
// gives it: directions take turns.
func accent(facts fields) string {
	_, rest, ok := strings.Cut("\n"+string(facts), "\ndirections: [")
	if !ok {
		return ""
	}
	first := rest[:strings.IndexAny(rest, ",]")]
	i := slices.IndexFunc(directions, func(d direction) bool { return d.slug == first })
	return "accent: " + accents[i%len(accents)] + "\n"
}

// Hugo writes the same corpus in Hugo's form into a new folder: the same
// texts, the facts in both languages' front matter, each event a folder of
// its own, the product's words as Hugo's i18n, its style sheets as assets.
func (c Corpus) Hugo(dir, product string) error {
	site, err := fs.Sub(hugoSite, "hugo")
	if err != nil {
		return err
	}
	if err := os.CopyFS(dir, site); err != nil {
		return err
	}
	if err := os.CopyFS(filepath.Join(dir, "assets"), os.DirFS(filepath.Join(product, "layouts/assets"))); err != nil {
		return err
	}
	if err := os.CopyFS(filepath.Join(dir, "static"), os.DirFS(filepath.Join(product, "static"))); err != nil {
		return err
	}
	out := folder(dir)
	for l, lang := range Languages {
		words, err := flat(filepath.Join(product, "layouts/words", lang+".yaml"))
		if err != nil {
			return err
		}
		if err := out.write("i18n/"+lang+".yaml", []byte(words.text)); err != nil {
			return err
		}
		if err := out.hugoSections(l, words.names); err != nil {
			return err
		}
	}
	for name, data := range map[string]string{"data/places.yaml": placesYAML(), "data/people.yaml": c.peopleYAML()} {
		if err := out.write(name, []byte(data)); err != nil {
			return err
		}
	}
	return c.items(func(it item) error { return out.hugoItem(it) })
}

// hugoSections writes the titles of the home page and of the sections, and
// the directions.
func (f folder) hugoSections(l int, names map[string]string) error {
	lang := Languages[l]
	if err := f.write("content/_index."+lang+".md", []byte("---\ntitle: "+quoted(siteTitle[l])+"\ndescription: "+quoted(siteSummary[l])+"\n---\n")); err != nil {
		return err
	}
	for _, section := range []string{"organisations", "practices", "stories", "visits", "events", "conference", "materials", "directions"} {
		var m fields
		m.text("title", names["section."+section])
		if about := names["list.about."+section]; about != "" {
			m.text("description", about)
		}
		if section == "stories" {
			m.line("outputs: [html, atom]")
		}
		if err := f.write("content/"+section+"/_index."+lang+".md", []byte("---\n"+string(m)+"---\n")); err != nil {
			return err
		}
	}
	for i, d := range directions {
		var m fields
		m.text("title", d.pair[l])
		m.text("description", d.summary[l])
		m.line("weight: %d\ntype: direction\noutputs: [html, atom]\nparams: {accent: %s}", i+1, accents[i%len(accents)])
		if err := f.write("content/directions/"+d.slug+"/index."+lang+".md", []byte("---\n"+string(m)+"---\n")); err != nil {
			return err
		}
	}
	return nil
}

func (f folder) hugoItem(it item) error {
	at := "content/" + it.folder + "/" + it.id + "/"
	if it.folder == "pages" {
		at = "content/" + it.id + "/"
	}
	facts := it.facts
	if it.picture != "" {
		facts.line("picture: %s", it.picture)
		facts.words("alt", it.alt)
		facts.words("credit", pair{"Рисунок программы", "Малюнак праграмы"})
	}
	facts += hugoDays(it.days)
	for l, lang := range Languages {
		t := it.texts[l]
		if err := f.hugoText(at, lang, hugoTypes[it.folder], t.title, t.summary, it.published, facts+t.fields, t.body); err != nil {
			return err
		}
	}
	for name, data := range it.files {
		if err := f.write(at+name, data); err != nil {
			return err
		}
	}
	return f.hugoEvents(it)
}

func (f folder) hugoText(at, lang, kind, title, summary, date string, params fields, body string) error {
	var m fields
	m.text("title", title)
	m.text("description", summary)
	m.line("date: %s\ntype: %s\nparams:", date, kind)
	m += fields(indent(accent(params)+string(params), "  "))
	return f.write(at+"index."+lang+".md", []byte("---\n"+string(m)+"---\n"+body))
}

// hugoDays is a schedule as its visit's page needs it: what has a page is
// asked there.
func hugoDays(days []day) fields {
	var f fields
	if len(days) > 0 {
		f.line("days:")
	}
	for _, d := range days {
		f.line("  - date: %q\n    events:", d.date)
		for _, e := range d.events {
			f.line("      - {id: %s, kind: %s, title: %s, start: %q, end: %q}", e.id, e.kind, both(e.title), e.start, e.end)
		}
	}
	return f
}

// hugoEvents writes the events that have pages, each with its neighbours.
func (f folder) hugoEvents(it item) error {
	type dated struct {
		event
		date string
	}
	var all []dated
	for _, d := range it.days {
		for _, e := range d.events {
			if e.hasPage() {
				all = append(all, dated{e, d.date})
			}
		}
	}
	for i, e := range all {
		facts := e.facts
		facts.line("kind: %s\nday: %q\nstart: %q\nend: %q\nwithin: /%s/%s", e.kind, e.date, e.start, e.end, it.folder, it.id)
		if i > 0 {
			facts.line("before: %s", all[i-1].id)
		}
		if i+1 < len(all) {
			facts.line("after: %s", all[i+1].id)
		}
		for l, lang := range Languages {
			if err := f.hugoText("content/events/"+e.id+"/", lang, "event", e.title[l], e.summary[l], e.date, facts, ""); err != nil {
				return err
			}
		}
	}
	return nil
}

// flatWords are the words of the interface by dotted key, as a map and as a
// file of Hugo's. What has forms for numbers is left out: no layout of
// Hugo's asks for it.
type flatWords struct {
	names map[string]string
	text  string
}

func flat(path string) (flatWords, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return flatWords{}, err
	}
	var root yaml.Node
	if err := yaml.Unmarshal(data, &root); err != nil {
		return flatWords{}, fmt.Errorf("%s: %w", path, err)
	}
	f, out := fields(""), flatWords{names: map[string]string{}}
	var walk func(prefix string, n *yaml.Node)
	walk = func(prefix string, n *yaml.Node) {
		for i := 0; i+1 < len(n.Content); i += 2 {
			key, value := prefix+n.Content[i].Value, n.Content[i+1]
			switch {
			case value.Kind == yaml.MappingNode:
				walk(key+".", value)
			case strings.HasPrefix(key, "count."):
			default:
				out.names[key] = value.Value
				f.line("%q: {other: %s}", key, quoted(value.Value))
			}
		}
	}
	walk("", root.Content[0])
	out.text = string(f)
	return out, nil
}
