package corpus

import (
	"fmt"
	"slices"
	"time"
)

var audiences = []string{"older-people", "children", "teenagers", "families", "carers", "people-with-disabilities", "volunteers", "neighbours", "animal-keepers", "teachers", "local-historians", "officials"}

// topics are one to three directions: one that takes turns, so that each has
// somebody on both sides, and others.
func (w writer) topics(i int) []string {
	out := []string{directions[i/2%len(directions)].slug}
	for range w.IntN(3) {
		if d := directions[w.IntN(len(directions))].slug; !slices.Contains(out, d) {
			out = append(out, d)
		}
	}
	return out
}

// published is a day between 2006 and the middle of 2026.
func (w writer) published() string {
	return time.Date(2006, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, w.IntN(20*365)).Format(time.DateOnly)
}

func (c Corpus) begin(folder, id string, i int) (writer, item) {
	w := newWriter(c.Seed, folder, i)
	it := item{folder: folder, id: id, published: w.published(), files: map[string][]byte{}}
	if w.IntN(4) == 0 {
		it.original = 1
	}
	return w, it
}

// finish gives an item its body, and one in a hundred a picture.
func (c Corpus) finish(w writer, it item) item {
	if it.folder != "materials" && it.folder != "pages" && w.IntN(100) == 0 {
		it.picture, it.alt = "photo.png", w.short()
		it.files["photo.png"] = w.drawing()
	}
	it.bodies(w.markdown(c.body(w), func() string { return c.link(w) }, it.picture))
	return it
}

func side(i int) int { return i % 2 }

// of returns a random organisation of a side.
func (c Corpus) of(w writer, side int) int { return 2*w.IntN((c.Organisations-side+1)/2) + side }

func (c Corpus) organisation(i int) item {
	id, title := organisationName(i)
	w, it := c.begin("organisations", id, i)
	it.titled(title, w.plain())
	topics := w.topics(i)
	f := &it.facts
	f.line("side: %s", sides[side(i)].slug)
	f.line("form: %s", []string{"public-association", "autonomous-nonprofit", "foundation", "institution", "charity-fund", "tos", "initiative"}[w.IntN(7)])
	f.line("founded: %d", 1990+w.IntN(35))
	f.line("registration: {country: %s, number: \"%09d\"}", []string{"RU", "BY"}[side(i)], i+1)
	f.line("place: %s", venueID(side(i), w.IntN(len(cities)/2), w.IntN(len(venues))))
	f.refs("directions", topics...)
	f.refs("audience", audiences[w.IntN(6)], audiences[6+w.IntN(6)])
	f.line("languages: %s", []string{"[ru]", "[be, ru]"}[side(i)])
	f.line("contact: {email: %q, phone: \"+7 000 000-%02d-%02d\"}", id+"@example.org", i/100%100, i%100)
	f.line("site: https://example.org/%s/", id)
	for _, list := range []string{"offers", "seeks"} {
		f.line("%s:", list)
		for _, d := range topics[:min(2, len(topics))] {
			f.line("  - {direction: %s, text: %s}", d, both(w.plain()))
		}
	}
	if w.IntN(3) == 0 {
		f.line("quotes:\n  - {text: %s, by: %s}", both(w.plain()), both(w.one(roles)))
	}
	return c.finish(w, it)
}

func (c Corpus) practice(i int) item {
	id, title := practiceName(i)
	w, it := c.begin("practices", id, i)
	it.titled(title, w.plain())
	owner, _ := organisationName(i % c.Organisations)
	f := &it.facts
	f.line("organisation: %s", owner)
	f.refs("directions", w.topics(i)...)
	f.refs("audience", audiences[w.IntN(6)], audiences[6+w.IntN(6)])
	f.line("results:")
	for range 1 + w.IntN(3) {
		f.line("  - {metric: %s, value: %d, unit: %s}", both(w.short()), w.many(), both(w.one(counted)))
	}
	if other, _ := organisationName(w.IntN(c.Organisations)); w.IntN(3) == 0 && other != owner {
		f.refs("replicated", other)
	}
	it.said("problem", phrase("% %", w.sentence(), w.sentence()))
	it.said("solution", phrase("% % %", w.sentence(), w.sentence(), w.sentence()))
	it.points("steps", w.sentences(4+w.IntN(4)))
	it.points("resources", w.sentences(2+w.IntN(2)))
	it.points("risks", w.sentences(2+w.IntN(2)))
	return c.finish(w, it)
}

func (w writer) sentences(n int) []pair {
	out := make([]pair, n)
	for i := range out {
		out[i] = w.sentence()
	}
	return out
}

// StoryID is the id of the i-th story.
func StoryID(i int) string { return fmt.Sprintf("story-%05d", i+1) }

func (c Corpus) story(i int) item {
	w, it := c.begin("stories", StoryID(i), i)
	it.titled(phrase("% %", w.short(), w.one(where)), w.plain())
	f := &it.facts
	f.line("genre: %s", []string{"announcement", "reportage", "interview", "portrait", "letter"}[w.IntN(5)])
	about, _ := organisationName(w.IntN(c.Organisations))
	other, _ := organisationName(w.IntN(c.Organisations))
	if w.IntN(2) == 0 {
		f.line("author: {role: %s}", both(w.one(roles)))
	} else {
		f.line("author: {organisation: %s}", about)
	}
	f.refs("organisations", slices.Compact([]string{about, other})...)
	f.refs("directions", w.topics(i)...)
	switch w.IntN(4) {
	case 0:
		practice, _ := practiceName(w.IntN(c.Practices))
		f.line("practice: %s", practice)
	case 1:
		f.line("event: %s", EventID(w.IntN(c.Visits), w.IntN(perVisit)))
	case 2:
		f.line("visit: %s", visitID(w.IntN(c.Visits)))
	}
	return c.finish(w, it)
}

func (c Corpus) material(i int) item {
	w, it := c.begin("materials", fmt.Sprintf("material-%05d", i+1), i)
	practice, title := practiceName(w.IntN(c.Practices))
	it.titled(pair{"Материалы: «%»", "Матэрыялы: «%»"}.of(title), w.plain())
	f := &it.facts
	f.line("type: %s", []string{"slides", "text", "report", "form"}[w.IntN(4)])
	f.line("languages: [%s]", Languages[w.IntN(2)])
	if w.IntN(4) == 0 {
		f.line("file: page.pdf")
		it.files["page.pdf"] = document(it.id)
	} else {
		f.line("url: https://example.org/library/%s.pdf", it.id)
	}
	f.line("authors:\n  - %s", both(w.one(roles)))
	f.line("licence: CC-BY-4.0")
	f.line("practice: %s", practice)
	return c.finish(w, it)
}

// page makes a page that stands by itself; the first four are linked from
// every page.
func (c Corpus) page(i int) item {
	id := fmt.Sprintf("page-%02d", i+1)
	menu := "none"
	if i < 4 {
		id, menu = []string{"about", "press", "privacy", "contacts"}[i], "footer"
	}
	w, it := c.begin("pages", id, i)
	it.titled(headings[i%len(headings)], w.plain())
	it.facts.line("menu: %s", menu)
	return c.finish(w, it)
}
