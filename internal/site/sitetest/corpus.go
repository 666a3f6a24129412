package sitetest

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"pobratim/internal/engine/source"
)

// Corpus returns a generated site of about so many pages, half of them in
// each language: organisations, practices, stories with 4 to 8 kB of Markdown
// and links to each other, visits with their events. The same number gives
// the same site. Layouts are those of the repository.
func Corpus(t testing.TB, pages int) source.Tree {
	t.Helper()
	c := &corpus{tree: WithRealLayouts(t, Tree(t, "")), rand: rand.New(rand.NewSource(int64(pages)))}
	entries := max(pages/2, 20)
	c.organisations, c.practices, c.events = entries/4, entries/4, entries/10
	c.stories = entries - c.organisations - c.practices - c.events
	for i := range c.organisations {
		c.bundle("organisations", i, c.organisation(i))
	}
	for i := range c.practices {
		c.bundle("practices", i, c.practice(i))
	}
	for i := range c.stories {
		c.bundle("stories", i, c.story())
	}
	for i := 0; i*perVisit < c.events; i++ {
		c.visit(i, min(perVisit, c.events-i*perVisit))
	}
	return c.tree
}

// StoryOf is the path of a story of a corpus, for tests that change one.
func StoryOf(i int) string { return fmt.Sprintf("content/stories/%s/index.ru.md", id("stories", i)) }

const perVisit = 24 // events: six on each of four days

type corpus struct {
	tree                                      source.Tree
	rand                                      *rand.Rand
	organisations, practices, stories, events int
}

// fields are the front matter: facts stand in the Russian text.
type fields struct{ facts, ru, be string }

func id(folder string, i int) string { return fmt.Sprintf("%s-%05d", folder[:3], i) }

func side(i int) string { return []string{"pskov", "vitebsk"}[i%2] }

func direction(i int) string { return []string{"elderly", "animals"}[i/2%2] }

func (c *corpus) bundle(folder string, i int, f fields) {
	path := "content/" + folder + "/" + id(folder, i) + "/index."
	c.tree[path+"ru.md"] = c.text(russian, f.facts+f.ru)
	c.tree[path+"be.md"] = c.text(belarusian, f.be)
}

func (c *corpus) text(words []string, matter string) source.File {
	title, summary := c.sentence(words), c.sentence(words)
	return source.Bytes([]byte("---\ntitle: " + title + "\nsummary: " + summary + "\n" + matter + "---\n" + c.body(words)))
}

func (c *corpus) organisation(i int) fields {
	return fields{facts: fmt.Sprintf("side: %s\nplace: %s-hall\ndirections: [%s]\ncontact: {email: a@example.org}\nfounded: %d\n",
		side(i), side(i), direction(i), 1990+i%30)}
}

func (c *corpus) practice(i int) fields {
	text := func(words []string) string {
		return "problem: " + c.sentence(words) + "\nsolution: " + c.sentence(words) + "\nsteps:\n  - " + c.sentence(words) + "\n  - " + c.sentence(words) + "\n"
	}
	o := i % c.organisations
	return fields{
		facts: fmt.Sprintf("organisation: %s\ndirections: [%s]\nreplicated: [%s]\npublished: 2023-07-%02d\n", id("organisations", o), direction(o), id("organisations", c.rand.Intn(c.organisations)), 1+i%28) +
			"results:\n  - {metric: {ru: встреч, be: сустрэч}, value: 12, unit: {ru: встреч, be: сустрэч}}\n",
		ru: text(russian), be: text(belarusian),
	}
}

func (c *corpus) story() fields {
	return fields{facts: fmt.Sprintf("published: 2023-08-%02d\ngenre: reportage\nauthor: {role: {ru: редактор, be: рэдактар}}\norganisations: [%s]\npractice: %s\n",
		1+c.rand.Intn(28), id("organisations", c.rand.Intn(c.organisations)), id("practices", c.rand.Intn(c.practices)))}
}

// visit writes a visit with some events, from a Tuesday to a Friday.
func (c *corpus) visit(i, events int) {
	host, guest := side(i), side(i+1)
	month, first := 7+i/4%6, 3+7*(i%4)
	day := func(n int) string { return fmt.Sprintf("2023-%02d-%02d", month, first+n) }
	folder := fmt.Sprintf("content/visits/%s/", id("visits", i))
	c.tree[folder+"index.ru.md"] = c.text(russian, fmt.Sprintf("host: %s\nguest: %s\nstart: %s\nend: %s\ncity: %s\ndelegation: {members: [{organisation: %s, role: {ru: участник, be: удзельнік}}]}\n",
		host, guest, day(0), day(3), host, id("organisations", (i+1)%2)))
	c.tree[folder+"index.be.md"] = c.text(belarusian, "")
	var b strings.Builder
	b.WriteString("days:\n")
	for n := range events {
		if n%6 == 0 {
			fmt.Fprintf(&b, "  - date: %s\n    events:\n", day(n/6))
		}
		hour := 9 + n%6
		fmt.Fprintf(&b, "      - {id: %s-%02d, kind: org-visit, title: {ru: %s, be: %s}, summary: {ru: %s, be: %s}, hosts: [%s], directions: [%s], place: %s-hall, start: \"%02d:00\", end: \"%02d:45\", access: public}\n",
			id("visits", i), n, c.sentence(russian), c.sentence(belarusian), c.sentence(russian), c.sentence(belarusian),
			id("organisations", i%2+2*c.rand.Intn(c.organisations/2)), direction(n), host, hour, hour)
	}
	c.tree[folder+"schedule.yaml"] = source.Bytes([]byte(b.String()))
}

// body writes 4 to 8 kB of Markdown.
func (c *corpus) body(words []string) string {
	var b strings.Builder
	for limit := 3800 + c.rand.Intn(3800); b.Len() < limit; {
		switch c.rand.Intn(10) {
		case 0:
			fmt.Fprintf(&b, "## %s\n\n", c.sentence(words))
		case 1:
			fmt.Fprintf(&b, "- %s\n- **%s**\n- %s\n\n", c.sentence(words), c.sentence(words), c.sentence(words))
		case 2:
			fmt.Fprintf(&b, "> %s\n\n", c.sentence(words))
		case 3:
			fmt.Fprintf(&b, "%s. — [%s](/practices/%s/).\n\n", c.sentence(words), c.sentence(words), id("practices", c.rand.Intn(c.practices)))
		default:
			for range 2 + c.rand.Intn(4) {
				b.WriteString(c.sentence(words) + ". ")
			}
			fmt.Fprintf(&b, "*%s*, [%s](/organisations/%s/).\n\n", c.sentence(words), c.sentence(words), id("organisations", c.rand.Intn(c.organisations)))
		}
	}
	return b.String()
}

// sentence is a row of words without a full stop.
func (c *corpus) sentence(words []string) string {
	var b strings.Builder
	for i := range 5 + c.rand.Intn(6) {
		w := words[c.rand.Intn(len(words))]
		if i == 0 {
			r := []rune(w)
			w = strings.ToUpper(string(r[:1])) + string(r[1:])
		} else {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return b.String()
}

var russian = strings.Fields(`соседи приходят вечером потому что двор чистый дети рисуют карту дома бабушка пекла пироги
	мастерская открыта каждый четверг люди спорят долго но решают вместе волонтёры носят продукты через мост
	собака ждёт хозяина около магазина школа просит помощь библиотека хранит письма старого города река`)

var belarusian = strings.Fields(`суседзі прыходзяць вечарам таму што двор чысты дзеці малююць карту дома бабуля пякла пірагі
	майстэрня адчынена кожны чацвер людзі спрачаюцца доўга але вырашаюць разам валанцёры носяць прадукты праз мост
	сабака чакае гаспадара каля крамы школа просіць дапамогу бібліятэка захоўвае лісты старога горада рака`)
