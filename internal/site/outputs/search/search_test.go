package search_test

import (
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/lang"
	"pobratim/internal/site/outputs/search"
	"pobratim/internal/site/sitetest"
)

// layout prints the page so that it can be read.
const layout = `
-- layouts/search.html --
{{define "main"}}<pre>{{.Main.Guide}}</pre><hr>{{range .Main.Letters}}{{.Title}}{{if .Href}}={{.Href}}{{end}}{{if .Current}}*{{end}}:{{range .Items}} {{.Title}}{{if .Lang}}@{{.Lang}}{{end}}({{.Label}}{{if .Sample}}, sample{{end}}){{end}}
{{end}}{{range .Main.Pages}}[{{.Number}} {{.Href}}{{if .Current}}*{{end}}]{{end}}<hr>{{end}}
`

// An index is what a browser reads, by a reader of one language.
type index struct {
	search.Guide
	files map[string]string // of the folder of the index, by name
	heads [][]string        // without the files of passages
	said  [][]string        // what they say, each begun by its language
	found map[string][]int  // documents by key
}

// open reads the index as the page of a language leads to it.
func open(t *testing.T, p build.Plan, tag string) index {
	t.Helper()
	ix := index{files: map[string]string{}, found: map[string][]int{}}
	for _, o := range p.Outputs {
		if strings.HasPrefix(o.Path, "assets/search/") {
			ix.files[strings.TrimSuffix(path.Base(o.Path), ".json")] = sitetest.File(t, p, o.Path)
		}
	}
	address := between(sitetest.File(t, p, tag+"/search/index.html"), "<pre>", "</pre>")
	ix.read(t, strings.TrimSuffix(path.Base(address), ".json"), &ix.Guide)
	for _, name := range ix.Heads {
		var part [][]string
		ix.read(t, name, &part)
		for _, h := range part {
			var said []string
			for _, file := range strings.Fields(h[4]) {
				var blocks []string
				ix.read(t, file, &blocks)
				said = append(said, strings.Join(blocks, "|"))
			}
			ix.heads, ix.said = append(ix.heads, slices.Delete(h, 4, 5)), append(ix.said, said)
		}
	}
	for i, name := range ix.Shards {
		var keys map[string]string
		ix.read(t, name, &keys)
		for key, list := range keys {
			if key < ix.Firsts[i] || i+1 < len(ix.Firsts) && key >= ix.Firsts[i+1] {
				t.Errorf("%q is in the shard that begins with %q", key, ix.Firsts[i])
			}
			ix.found[key] = documents(list)
		}
	}
	if len(ix.heads) != ix.Count || len(ix.Kind) != ix.Count || len(ix.Side) != ix.Count || len(ix.Direction) != ix.Count {
		t.Errorf("%d documents, %d heads, %d kinds, %d sides, %d directions", ix.Count, len(ix.heads), len(ix.Kind), len(ix.Side), len(ix.Direction))
	}
	return ix
}

func (ix index) read(t *testing.T, name string, into any) {
	t.Helper()
	if err := json.Unmarshal([]byte(ix.files[name]), into); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

// documents reads a list of postings: numbers of five bits a digit, each the
// distance to the document before and three bits of level.
func documents(list string) []int {
	const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
	var out []int
	at, n, shift := -1, 0, 0
	for _, c := range list {
		d := strings.IndexRune(digits, c)
		n |= d & 31 << shift
		shift += 5
		if d < 32 {
			at += n >> 3
			out = append(out, at)
			n, shift = 0, 0
		}
	}
	return out
}

// titles are those of the documents that have the key of a word.
func (ix index) titles(word string) []string {
	rules := lang.KeysOf(known("ru", "be"))
	var keys []string
	for _, w := range lang.Words(word) {
		keys = append(keys, rules.Of(w))
	}
	out := []string{}
	for _, d := range ix.found[strings.Join(keys, " ")] {
		out = append(out, strings.ReplaceAll(ix.heads[d][1], "\u00a0", " "))
	}
	slices.Sort(out)
	return out
}

func known(tags ...lang.Tag) []*lang.Language {
	var out []*lang.Language
	for _, tag := range tags {
		l, _ := lang.Of(tag)
		out = append(out, l)
	}
	return out
}

func between(s, from, to string) string {
	_, s, _ = strings.Cut(s, from)
	s, _, _ = strings.Cut(s, to)
	return s
}

const facts = "side: pskov\nplace: pskov\ndirections: [elderly]\ncontact: {email: a@example.org}\n"

// thing writes an organisation with a body of its own in each language.
func thing(id, more string, ru, be [3]string) string {
	var out strings.Builder
	head := facts + more
	for _, t := range []struct {
		tag   string
		texts [3]string
	}{{"ru", ru}, {"be", be}} {
		if t.texts[0] == "" {
			continue
		}
		fmt.Fprintf(&out, "-- content/organisations/%s/index.%s.md --\n---\n%stitle: %s\nsummary: %s\n---\n%s\n", id, t.tag, head, t.texts[0], t.texts[1], t.texts[2])
		head = ""
	}
	return out.String()
}

func TestFound(t *testing.T) {
	circle := thing("circle", "audience: [carers]\nseeks:\n  - {direction: animals, text: {ru: Ищем поводки., be: Шукаем павадкі.}}\n",
		[3]string{"Кружок у реки", "Учим ходить.", "Приходит **сиделка** с внуками."},
		[3]string{"Гурток ля ракі", "Вучым хадзіць.", "Прыходзіць нянька з унукамі."})
	synonyms := `
-- content/directions.yaml --
- id: elderly
  title: {ru: Помощь пожилым, be: Дапамога пажылым}
  summary: {ru: О них., be: Пра іх.}
  motif: "##"
  synonyms: {ru: [бабушки], be: [бабулі]}
- id: animals
  title: {ru: Животные, be: Жывёлы}
  summary: {ru: О них., be: Пра іх.}
  motif: "##"
`
	one, both, none := []string{"Кружок у реки"}, []string{"Кружок у реки", "Помощь пожилым"}, []string{}
	tests := []struct {
		name, word string
		want       []string
	}{
		{"a word of the title", "кружок", one},
		{"in upper case", "КРУЖОК", one},
		{"of the title in the other language", "гурток", one},
		{"of the summary", "ходить", one},
		{"of the body, in another form, without its marks", "сиделку", one},
		{"of the body in the other language", "няньку", one},
		{"of what is sought", "поводков", one},
		{"of what it works for", "опекунам", none},
		{"of its city", "Псков", one},
		{"the direction, in the other language", "пажылы", both},
		{"a synonym of the direction, in another form", "бабушка", both},
		{"two words that stand together, one that says nothing between", "кружок реки", one},
		{"two words apart", "кружок сиделка", none},
		{"a word that nothing says", "верблюд", none},
		{"a word that says nothing", "у", none},
	}
	p, found := sitetest.Build(t, synonyms+circle+layout)
	sitetest.Clean(t, found)
	ix := open(t, p, "ru")
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := ix.titles(test.word); !slices.Equal(got, test.want) {
				t.Errorf("%s: got %q, want %q", test.word, got, test.want)
			}
		})
	}
}

// What a reader may not see is in no file of the index.
func TestHidden(t *testing.T) {
	hidden := [3]string{"Невидимка", "Невидимка.", "Невидимка и невидимка."}
	other := [3]string{"Нябачнік", "Нябачнік.", "Нябачнік."}
	tests := []struct{ name, facts string }{
		{"a draft", "draft: true\n"},
		{"under an embargo", "embargo: {until: 2023-10-01T10:00}\n"},
		{"expired", "expires: 2023-09-01\n"},
		{"not published yet", "published: 2023-10-01\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p, _ := sitetest.Build(t, thing("seen", "", [3]string{"Видно", "Видно.", "Видно."}, [3]string{})+thing("gone", test.facts, hidden, other)+layout)
			for name, data := range open(t, p, "be").files {
				if folded := strings.ToLower(data); strings.Contains(folded, "невидим") || strings.Contains(folded, "нябачн") || strings.Contains(folded, "gone") {
					t.Errorf("%s: %s", name, data)
				}
			}
		})
	}
	p, _ := sitetest.Build(t, thing("gone", "", hidden, other)+layout)
	if got := open(t, p, "ru").titles("невидимка"); len(got) != 1 {
		t.Errorf("what may be seen is not found: %q", got)
	}
}

// Of a page that was withdrawn only the notice is left, and that is not found.
func TestWithdrawn(t *testing.T) {
	p, _ := sitetest.Build(t, thing("gone", "withdrawn: {at: 2023-09-01, text: {ru: Ушли., be: Пайшлі.}}\n", [3]string{"Невидимка", "Невидимка.", "Невидимка."}, [3]string{})+layout)
	if got := open(t, p, "ru").titles("невидимка"); len(got) != 0 {
		t.Errorf("found: %q", got)
	}
}

// What a result shows: address, title, summary, their language, facts.
func TestHeads(t *testing.T) {
	russian := [3]string{"Кружок", "Учим ходить.", "Текст."}
	both := [3]string{"Гурток", "Вучым хадзіць.", "Тэкст."}
	tests := []struct {
		name, site, tag, want string
	}{
		{"in the language of the page", thing("circle", "", russian, both), "be", "/be/organisations/circle/|Гурток|Вучым хадзіць.||Арганізацыя|Пскоў"},
		{"not translated: in the other, marked", thing("circle", "", russian, [3]string{}), "be", "/be/organisations/circle/|Кружок|Учим ходить.|ru|Арганізацыя|Пскоў"},
		{"invented", thing("circle", "sample: true\n", russian, both), "be", "/be/organisations/circle/|Гурток|Вучым хадзіць.||Арганізацыя|Пскоў|прыклад"},
		{"invented, in Russian", thing("circle", "sample: true\n", russian, both), "ru", "/ru/organisations/circle/|Кружок|Учим ходить.||Организация|Псков|пример"},
		{"below a path", thing("circle", "", russian, both), "exchange/be", "/exchange/be/organisations/circle/|Гурток|Вучым хадзіць.||Арганізацыя|Пскоў"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var options []sitetest.Option
			tag, below := strings.CutPrefix(test.tag, "exchange/")
			if below {
				options = append(options, sitetest.Exchange)
			}
			p, _ := sitetest.Build(t, test.site+layout, options...)
			if got := sitetest.File(t, p, tag+"/search/index.html"); below && !strings.Contains(got, "<pre>/exchange/assets/search/") {
				t.Errorf("the guide is not below the path: %s", got)
			}
			var heads []string
			for _, h := range open(t, p, tag).heads {
				heads = append(heads, strings.Join(h, "|"))
			}
			if !slices.Contains(heads, test.want) {
				t.Errorf("want %s among\n%s", test.want, strings.Join(heads, "\n"))
			}
		})
	}
}

// Passages are found in every language a thing is written in, the reader's
// first, and hold all that it says by itself.
func TestPassages(t *testing.T) {
	lines := "seeks:\n  - {direction: animals, text: {ru: Ищем поводки., be: Шукаем павадкі.}}\n"
	russian := [3]string{"Кружок", "Учим ходить.", "Первое *слово*.\n\n- Второе <b>.\n- Третье."}
	both := [3]string{"Гурток", "Вучым хадзіць.", "Слова."}
	ru := "ru|Кружок|Учим ходить.|Первое слово.|Второе <b>.|Третье.|Ищем поводки."
	be := "be|Гурток|Вучым хадзіць.|Слова.|Шукаем павадкі."
	tests := []struct {
		name, site, tag string
		want            []string
	}{
		{"in Russian", thing("circle", lines, russian, both), "ru", []string{ru, be}},
		{"in Belarusian", thing("circle", lines, russian, both), "be", []string{be, ru}},
		{"not translated", thing("circle", "", russian, [3]string{}), "be", []string{strings.TrimSuffix(ru, "|Ищем поводки.")}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p, _ := sitetest.Build(t, test.site+layout)
			ix := open(t, p, test.tag)
			d := slices.IndexFunc(ix.heads, func(h []string) bool { return strings.HasSuffix(h[0], "/circle/") })
			if got := ix.said[d]; !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// Filters: what a document is, whose, and of which direction.
func TestFilters(t *testing.T) {
	site := thing("circle", "", [3]string{"Кружок", "Учим.", "Текст."}, [3]string{"Гурток", "Вучым.", "Тэкст."}) + `
-- content/practices/walk/index.ru.md --
---
organisation: circle
directions: [animals]
title: Прогулка
summary: Идём.
problem: Сидят.
solution: Ходим.
steps: [Встать., Пойти.]
---
-- content/materials/slides/index.ru.md --
---
type: slides
languages: [ru]
url: https://example.org/slides
authors: [{role: {ru: Ведущая, be: Вядучая}}]
licence: CC-BY-4.0
practice: walk
title: Слайды
summary: Картинки.
---
`
	p, _ := sitetest.Build(t, site+layout)
	ix := open(t, p, "ru")
	for _, test := range []struct{ title, want string }{
		{"Кружок", "organisation pskov elderly"},
		{"Прогулка", "practice pskov animals"},
		{"Слайды", "material pskov animals"}, // as the practice that they show
		{"Животные", "direction  animals"},
	} {
		d := slices.IndexFunc(ix.heads, func(h []string) bool { return h[1] == test.title })
		if d < 0 {
			t.Errorf("no %s", test.title)
			continue
		}
		if got := ix.Kinds[ix.Kind[d]] + " " + named(ix.Sides, ix.Side[d]) + " " + named(ix.Directions, ix.Direction[d]); got != test.want {
			t.Errorf("%s: %s, want %s", test.title, got, test.want)
		}
	}
}

func named(all []string, numbers []int) string {
	var out []string
	for _, n := range numbers {
		out = append(out, all[n])
	}
	return strings.Join(out, ",")
}

// The same content gives the same files, whatever their order was.
func TestSameBytes(t *testing.T) {
	a := thing("aa", "", [3]string{"Первый", "Первый дом.", "Текст первый."}, [3]string{"Першы", "Першы дом.", "Тэкст."})
	b := thing("bb", "", [3]string{"Второй", "Второй дом.", "Текст второй."}, [3]string{"Другі", "Другі дом.", "Тэкст."})
	one, _ := sitetest.Build(t, a+b+layout)
	two, _ := sitetest.Build(t, b+a+layout)
	if x, y := open(t, one, "be"), open(t, two, "be"); fmt.Sprint(x.files) != fmt.Sprint(y.files) {
		t.Errorf("%v\n%v", x.files, y.files)
	}
}

// Many words make several shards, of which none is large.
func TestShards(t *testing.T) {
	var site strings.Builder
	letters := []rune("бвгджзклмн")
	for i := range 40 {
		var body strings.Builder
		for k := range 100 {
			n := i*100 + k
			fmt.Fprintf(&body, "%c%c%c%cа ", letters[n%10], letters[n/10%10], letters[n/100%10], letters[n/1000%10])
		}
		site.WriteString(thing(fmt.Sprintf("thing-%d", i), "", [3]string{fmt.Sprintf("Дело %d", i), "Кратко.", body.String()}, [3]string{}))
	}
	p, _ := sitetest.Build(t, site.String()+layout)
	ix := open(t, p, "ru")
	if len(ix.Shards) < 3 {
		t.Errorf("%d shards", len(ix.Shards))
	}
	for _, name := range ix.Shards {
		if n := len(ix.files[name]); n > 12<<10 {
			t.Errorf("shard %s has %d bytes", name, n)
		}
	}
	for word, want := range map[string]string{"бвгда": "[Дело 32]", "бббва": "[Дело 10]", "нннна": "[]"} {
		if got := fmt.Sprint(ix.titles(word)); got != want {
			t.Errorf("%s: got %s, want %s", word, got, want)
		}
	}
}

// A site without anything to find has a page and an index all the same.
func TestEmpty(t *testing.T) {
	p, _ := sitetest.Build(t, "-- content/directions.yaml --\n[]\n"+layout)
	if ix := open(t, p, "ru"); ix.Count != 0 || len(ix.Shards) != 0 {
		t.Errorf("%d documents, %d shards", ix.Count, len(ix.Shards))
	}
}
