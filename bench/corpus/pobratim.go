package corpus

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Outputs of the leaner of the two measured sites: what Hugo makes too.
var Outputs = []string{"home", "lists", "feed", "chooser", "notfound", "pictures", "files", "hostfiles", "redirects", "sitemap"}

// Pobratim writes the corpus in the form of this project into a new folder.
// Layouts and static files are those of the product, whose folder is given.
// Outputs are those that site.yaml names; all if there are none.
func (c Corpus) Pobratim(dir, product string, outputs []string) error {
	for _, own := range []string{"layouts", "static"} {
		if err := os.CopyFS(filepath.Join(dir, own), os.DirFS(filepath.Join(product, own))); err != nil {
			return err
		}
	}
	out := folder(filepath.Join(dir, "content"))
	for name, data := range map[string]string{
		"site.yaml": siteYAML(outputs), "directions.yaml": directionsYAML(), "places.yaml": placesYAML(),
		"travel.yaml": travelYAML(), "holidays.yaml": holidaysYAML, "people.yaml": c.peopleYAML(),
	} {
		if err := out.write(name, []byte(data)); err != nil {
			return err
		}
	}
	return c.items(func(it item) error { return out.item(it) })
}

// A folder that is written into.
type folder string

func (f folder) write(name string, data []byte) error {
	path := filepath.Join(string(f), filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o644)
}

func (f folder) item(it item) error {
	at := it.folder + "/" + it.id + "/"
	for l, lang := range Languages {
		t := it.texts[l]
		var m fields
		m.text("title", t.title)
		m.text("summary", t.summary)
		if l == it.original {
			m.line("published: %s", it.published)
			m += it.facts
		}
		m += t.fields
		if err := f.write(at+"index."+lang+".md", []byte("---\n"+string(m)+"---\n"+t.body)); err != nil {
			return err
		}
	}
	if len(it.days) > 0 {
		if err := f.write(at+"schedule.yaml", []byte(schedule(it.days))); err != nil {
			return err
		}
	}
	for name, data := range it.files {
		if err := f.write(at+name, data); err != nil {
			return err
		}
	}
	if it.picture == "" {
		return nil
	}
	var about fields
	about.words("alt", it.alt)
	about.words("credit", pair{"Рисунок программы", "Малюнак праграмы"})
	about.line("licence: CC-BY-4.0\ntaken: %s\npeople: []", it.published)
	return f.write(at+strings.TrimSuffix(it.picture, filepath.Ext(it.picture))+".yaml", []byte(about))
}

func schedule(days []day) string {
	var f fields
	f.line("days:")
	for _, d := range days {
		f.line("  - date: %s\n    events:", d.date)
		for _, e := range d.events {
			var b fields
			b.line("id: %s\nkind: %s", e.id, e.kind)
			b.words("title", e.title)
			if e.summary[0] != "" {
				b.words("summary", e.summary)
			}
			b.line("start: %q\nend: %q", e.start, e.end)
			b += e.facts
			f += fields("      - " + strings.TrimPrefix(indent(string(b), "        "), "        "))
		}
	}
	return string(f)
}

func siteYAML(outputs []string) string {
	var f fields
	f.words("title", siteTitle)
	f.words("short_title", pair{"Соседи", "Суседзі"})
	f.words("summary", siteSummary)
	f.line("languages: [ru, be]\nbase_url: https://example.org/\nuid_domain: pobratim.example.org\nzone: Europe/Moscow")
	f.line("licence: CC-BY-4.0\ncontact: {email: info@example.org}")
	f.refs("menu", menu...)
	if len(outputs) > 0 {
		f.refs("outputs", outputs...)
	}
	f.line("programmes:\n  - id: pskov-vitebsk\n    title: %s\n    start: 2006-01-01\n    end: 2026-06-30\n    limits: {delegates: 20}\n    sides:", both(siteTitle))
	for i, s := range sides {
		f.line("      - {id: %s, country: %s, title: %s, place: %s}", s.slug, []string{"RU", "BY"}[i], both(s.pair), s.slug)
	}
	return string(f)
}

var (
	siteTitle   = pair{"Псков – Витебск: соседи по делу", "Пскоў – Віцебск: суседзі па справе"}
	siteSummary = pair{"Кто чем занят по обе стороны и когда можно приехать.", "Хто чым заняты па абодва бакі і калі можна прыехаць."}
	menu        = []string{"organisations", "practices", "visits", "events", "stories", "materials", "about"}
)

// String says how much there is of everything.
func (c Corpus) String() string {
	return fmt.Sprintf("%d pages: in each of 2 languages %d organisations, %d practices, %d stories, %d materials, %d pages, %d visits with %d events, a conference with %d sessions, %d directions",
		2*c.Pairs, c.Organisations, c.Practices, c.Stories, c.Materials, c.Pages, c.Visits, c.Events, c.Sessions, c.Directions)
}
