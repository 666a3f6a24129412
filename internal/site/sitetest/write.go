package sitetest

import (
	"fmt"
	"strings"

	"github.com/rogpeppe/go-internal/txtar"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/page"
)

// Exchange publishes the site below a path: https://example.org/exchange/.
func Exchange(in *build.Input) { in.BaseURL = "https://example.org/exchange/" }

// Preview builds the site for a look at it.
func Preview(in *build.Input) { in.Stage = page.Preview }

// Real returns the site.yaml of Defaults for an archive, without sample: true.
func Real() string {
	for _, f := range txtar.Parse([]byte(Defaults)).Files {
		if f.Name == "content/site.yaml" {
			return "-- content/site.yaml --\n" + strings.Replace(string(f.Data), "sample: true\n", "", 1)
		}
	}
	return ""
}

// Bundle writes a thing in both languages for an archive: its facts, and its
// titles. Without a Belarusian title it is written in Russian alone, and the
// other way round; facts stand in the first that there is.
func Bundle(path, facts, ru, be string) string {
	var out strings.Builder
	write := func(lang, facts, title, summary, body string) {
		if title != "" {
			fmt.Fprintf(&out, "-- content/%s/index.%s.md --\n---\n%stitle: %s\nsummary: %s\n---\n%s\n", path, lang, facts, title, summary, body)
		}
	}
	facts = strings.TrimSuffix(facts, "\n") + "\n"
	write("ru", facts, ru, "Кратко.", "Текст.")
	if ru != "" {
		facts = ""
	}
	write("be", facts, be, "Коратка.", "Тэкст.")
	return out.String()
}

// Story writes a story that was published on a day; facts may add to it.
func Story(id, published, facts string) string {
	return Bundle("stories/"+id, "published: "+published+"\ngenre: letter\nauthor: {role: {ru: Ведущая, be: Вядучая}}\n"+facts, "Повесть", "Аповесць")
}

// Organisation writes an organisation of a side, for the elderly.
func Organisation(id, side, ru, be string) string {
	return Bundle("organisations/"+id, "side: "+side+"\nplace: "+side+"\ndirections: [elderly]\ncontact: {email: a@example.org}", ru, be)
}
