package corpus

import (
	"fmt"
	"strings"
)

// A body is a Markdown text that grows in both languages at once.
type body struct {
	writer
	target   func() string // an address to link to
	texts    [2]strings.Builder
	headings []pair
	notes    int
}

// markdown writes a body of about so many bytes, headings, lists, tables,
// quotations, links, dialogue and all. A picture, if there is one, stands
// behind the first part.
func (w writer) markdown(size int, target func() string, picture string) [2]string {
	b := &body{writer: w, target: target, headings: w.some(len(headings), headings)}
	b.paragraph()
	b.paragraph()
	if picture != "" {
		b.add(same("![](" + picture + ")"))
	}
	for b.texts[0].Len() < size {
		b.part()
	}
	if b.notes > 0 {
		b.add(phrase("[^1]: %", w.plain()))
	}
	return [2]string{b.texts[0].String(), b.texts[1].String()}
}

// add writes a block and the empty line behind it.
func (b *body) add(p pair) {
	for l := range b.texts {
		b.texts[l].WriteString(p[l])
		b.texts[l].WriteString("\n\n")
	}
}

// part is a heading and some blocks under it.
func (b *body) part() {
	if len(b.headings) == 0 {
		b.headings = b.some(len(headings), headings)
	}
	mark := "## %"
	if len(b.headings) < len(headings) && b.IntN(4) == 0 {
		mark = "### %"
	}
	b.add(phrase(mark, b.headings[0]))
	b.headings = b.headings[1:]
	b.paragraph()
	for range 2 + b.IntN(3) {
		switch b.IntN(12) {
		case 0:
			b.list("- ")
		case 1:
			b.list("1. ")
		case 2:
			b.table()
		case 3:
			b.quote()
		case 4:
			b.dialogue()
		default:
			b.paragraph()
		}
	}
}

func (b *body) paragraph() {
	p := b.sentence()
	for range 2 + b.IntN(3) {
		switch b.IntN(8) {
		case 0:
			p = phrase("% %", p, b.figure())
		case 1:
			p = phrase("% %", p, b.link())
		default:
			p = phrase("% %", p, b.sentence())
		}
	}
	if b.notes == 0 && b.IntN(30) == 0 {
		b.notes++
		p = phrase("%[^1]", p)
	}
	b.add(p)
}

// figure is a sentence with a number.
func (b *body) figure() pair {
	forms := []pair{
		{"За год набралось # %, и это больше, чем в прошлом.", "За год набралася # %, і гэта больш, чым у мінулым."},
		{"В тетради записано: # %.", "У сшытку запісана: # %."},
		{"«Нам хватит и # %», — говорят они.", "«Нам хопіць і # %», — кажуць яны."},
	}
	return b.one(forms).of(b.one(counted)).with(b.many())
}

// link is a sentence with a link to another page.
func (b *body) link() pair {
	form := b.one([]pair{
		{"Об этом написали [%](#).", "Пра гэта напісалі [%](#)."},
		{"Подробнее рассказывают [%](#).", "Больш расказваюць [%](#)."},
		{"Рядом работают [%](#), %.", "Побач працуюць [%](#), %."},
	})
	p := form.of(b.one(who), b.one(because))
	target := b.target()
	for l := range p {
		p[l] = strings.Replace(p[l], "#", target, 1)
	}
	return p
}

func (b *body) list(mark string) {
	var items []pair
	for range 3 + b.IntN(4) {
		items = append(items, phrase("%;", b.short()))
		if b.IntN(6) == 0 {
			inner := strings.Repeat(" ", len(mark)) + "- %;"
			items = append(items, phrase(inner, phrase("% %", b.one(when), b.one(where))))
		}
	}
	b.lines(mark, items)
}

// lines writes the points of a list; what is indented belongs to the point
// above.
func (b *body) lines(mark string, items []pair) {
	var p pair
	for l := range p {
		lines := make([]string, len(items))
		for i, item := range items {
			lines[i] = item[l]
			if !strings.HasPrefix(item[l], " ") {
				lines[i] = mark + item[l]
			}
		}
		p[l] = strings.TrimSuffix(strings.Join(lines, "\n"), ";") + "."
	}
	b.add(p)
}

func (b *body) table() {
	rows := []pair{{"| День | Время | Что делаем |", "| Дзень | Час | Што робім |"}, same("|---|---|---|")}
	for range 3 + b.IntN(4) {
		at := fmt.Sprintf("%d:%02d", 9+b.IntN(10), 15*b.IntN(4))
		rows = append(rows, phrase("| % | % | % |", b.one(weekdays), same(at), b.short()))
	}
	var p pair
	for l := range p {
		for _, r := range rows {
			p[l] += r[l] + "\n"
		}
		p[l] = strings.TrimSpace(p[l])
	}
	b.add(p)
}

func (b *body) quote() {
	b.add(phrase("> %\n>\n> — *%*", phrase("% %", b.plain(), b.plain()), b.one(roles)))
}

func (b *body) dialogue() {
	asked := pair{"— % — спросили %.", "— % — спыталі %."}
	b.add(asked.of(b.one(questions), b.one(who)))
	b.add(phrase("— %", b.plain()))
}
