package floor

import (
	"bytes"
	"fmt"
	"html/template"
	"os"
	"path/filepath"
	"strings"

	"gopkg.in/yaml.v3"
)

// Pages makes every item page of a corpus in the form of this project: reads
// each text, parses its front matter with yaml.v3 into a node and into the
// few fields that are printed, makes HTML of its Markdown, executes the
// layout, and writes the page. Events come from the schedules.
//
// A page is filled up to the size of the page that the product makes at the
// same address, and all other files of the product's site (lists, hubs,
// feeds, the sitemap, pictures, style sheets) are copied, so that the same
// number of bytes is written.
func Pages(dir, made, out string) error {
	files, err := Files(dir)
	if err != nil {
		return err
	}
	layouts, err := specialise()
	if err != nil {
		return err
	}
	var sources []string
	pages := map[string]bool{}
	for _, name := range files {
		if strings.HasPrefix(name, "content/") && (strings.HasSuffix(name, ".md") || strings.HasSuffix(name, "schedule.yaml")) {
			sources = append(sources, name)
		}
		if section, id, lang := address(name); lang != "" {
			pages[path(lang, section, id)] = true
		}
	}
	err = share(sources, func() func(string) error {
		w := &worker{made: made, out: out, layouts: layouts, render: newRender()}
		return func(name string) error { return w.source(filepath.Join(dir, name), name) }
	})
	if err != nil {
		return err
	}
	return copyOthers(made, out, pages)
}

// copyOthers copies what is no page of an item. Events are told by their
// address, since no file of their own stands for them.
func copyOthers(made, out string, pages map[string]bool) error {
	all, err := Files(made)
	if err != nil {
		return err
	}
	return share(all, func() func(string) error {
		return func(name string) error {
			parts := strings.Split(name, "/")
			if pages[name] || len(parts) == 4 && parts[1] == "events" && strings.HasPrefix(parts[2], "event-") {
				return nil
			}
			data, err := os.ReadFile(filepath.Join(made, name))
			if err != nil {
				return err
			}
			return write(filepath.Join(out, name), data)
		}
	})
}

// address is the section, id and language of a text of the content.
func address(name string) (section, id, lang string) {
	parts := strings.Split(name, "/")
	if len(parts) != 4 || parts[0] != "content" || !strings.HasSuffix(name, ".md") {
		return "", "", ""
	}
	return parts[1], parts[2], strings.TrimSuffix(strings.TrimPrefix(parts[3], "index."), ".md")
}

// path is where the product makes the page of an item.
func path(lang, section, id string) string {
	if section == "pages" {
		return lang + "/" + id + "/index.html"
	}
	return lang + "/" + section + "/" + id + "/index.html"
}

// A worker has its own memory for all that it makes.
type worker struct {
	made, out string
	layouts   map[string]*template.Template
	render    *render
	file, buf bytes.Buffer
}

// front is what is printed of a front matter.
type front struct {
	Title     string   `yaml:"title"`
	Summary   string   `yaml:"summary"`
	Problem   string   `yaml:"problem"`
	Solution  string   `yaml:"solution"`
	Steps     []string `yaml:"steps"`
	Resources []string `yaml:"resources"`
	Risks     []string `yaml:"risks"`
}

func (w *worker) source(file, name string) error {
	if err := read(file, &w.file); err != nil {
		return err
	}
	if strings.HasSuffix(name, "schedule.yaml") {
		return w.events()
	}
	matter, body := split(w.file.Bytes())
	var node yaml.Node
	if err := yaml.Unmarshal(matter, &node); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	var f front
	if err := node.Decode(&f); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	section, id, lang := address(name)
	p := page{Title: f.Title, Summary: f.Summary, Path: strings.TrimSuffix(path("", section, id), "index.html")}
	var err error
	if p.Problem, err = w.render.html(f.Problem); err != nil {
		return err
	}
	if p.Solution, err = w.render.html(f.Solution); err != nil {
		return err
	}
	for _, list := range [][]string{f.Steps, f.Resources, f.Risks} {
		var points []template.HTML
		for _, s := range list {
			h, err := w.render.html(s)
			if err != nil {
				return err
			}
			points = append(points, h)
		}
		if len(points) > 0 {
			p.Lists = append(p.Lists, points)
		}
	}
	if p.Body, err = w.render.html(string(body)); err != nil {
		return err
	}
	return w.page(lang, section, id, p)
}

// events makes the pages of the events of a schedule that have one.
func (w *worker) events() error {
	var node yaml.Node
	if err := yaml.Unmarshal(w.file.Bytes(), &node); err != nil {
		return err
	}
	var s struct {
		Days []struct {
			Events []struct {
				ID      string            `yaml:"id"`
				Kind    string            `yaml:"kind"`
				Title   map[string]string `yaml:"title"`
				Summary map[string]string `yaml:"summary"`
			} `yaml:"events"`
		} `yaml:"days"`
	}
	if err := node.Decode(&s); err != nil {
		return err
	}
	for _, d := range s.Days {
		for _, e := range d.Events {
			if e.Kind == "transfer" || e.Kind == "meal" {
				continue
			}
			for _, lang := range languages {
				p := page{Title: e.Title[lang], Summary: e.Summary[lang], Path: "/events/" + e.ID + "/"}
				if err := w.page(lang, "events", e.ID, p); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// page executes the layout and writes as many bytes as the product does.
func (w *worker) page(lang, section, id string, p page) error {
	w.buf.Reset()
	if err := w.layouts[lang+"/"+section].Execute(&w.buf, p); err != nil {
		return err
	}
	name := path(lang, section, id)
	info, err := os.Stat(filepath.Join(w.made, name))
	if err != nil {
		return err
	}
	if missing := int(info.Size()) - w.buf.Len(); missing > 0 {
		w.buf.Write(bytes.Repeat([]byte{' '}, missing))
	}
	return write(filepath.Join(w.out, name), w.buf.Bytes())
}
