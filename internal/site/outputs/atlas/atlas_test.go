package atlas_test

import (
	"strings"
	"testing"

	"pobratim/internal/site/sitetest"
)

// layout prints the drawing and the list so that they can be read.
const layout = `
-- layouts/map.html --
{{define "main"}}<pre>{{.Main.Width}} x {{.Main.Height}}
{{range .Main.Lands}}land {{.Tone}} {{.Path}}
{{end}}{{range .Main.Rivers}}river {{.}}
{{end}}{{range .Main.Lakes}}lake {{.}}
{{end}}{{range .Main.Ways}}way {{.}}
{{end}}{{range .Main.Names}}name{{range .Lines}} {{.S}}{{end}}
{{end}}water{{range .Main.Water}} {{.S}}{{end}}
{{range .Main.Towns}}{{.ID}} {{.X}},{{.Y}}{{if .Main}} main{{end}} {{.Label.Anchor}}
{{end}}</pre>{{range .Main.Sides}}
{{.Title.S}}{{range .Cities}} [{{.ID}} {{.Title.S}}:{{range .Organisations}} {{.Title}}{{if .Lang}}@{{.Lang}}{{end}}{{if .Sample}}*{{end}}{{end}};{{range .Venues}} {{.Name.S}} {{.Address.S}}{{if .StepFree}} free{{end}}{{end}}]{{end}} also{{range .Also}} {{.ID}}{{end}}{{end}}
<hr>{{end}}
`

const shapes = `
-- content/map.yaml --
- id: land
  kind: region
  title: {ru: Наша земля, be: Наша зямля}
  points: [[59, 26], [59, 32], [54, 32], [54, 26]]
- id: pond
  kind: lake
  title: {ru: Пруд, be: Сажалка}
  points: [[58.5, 27], [58.5, 28], [58, 27]]
- id: brook
  kind: river
  title: {ru: Ручей, be: Ручай}
  points: [[57, 31], [56, 31], [56, 32]]
-- content/travel.yaml --
legs:
  - {from: pskov, to: vitebsk, minutes: 330}
`

// The middle of the drawing lies at 56.5 degrees, whose cosine is .5519. Six
// degrees of longitude are 952 units, so one is 158.67, and one of latitude
// 287.47: five and two margins make 1485. Pskov, 2.33 degrees from the west
// and 1.18 from the north, stands at 24+370, 24+339; its name is on the left,
// where the way does not go.
func TestDrawing(t *testing.T) {
	p, found := sitetest.Build(t, shapes+layout)
	sitetest.Clean(t, found)
	got := between(sitetest.File(t, p, "ru/map/index.html"), "<pre>", "</pre>")
	want := `1000 x 1485
land 0 M24 742q0 -718 476 -718q476 0 476 718q0 719 -476 719q-476 0 -476 -719z
river M817 599q0 287 79 287l80 0
lake M183 239q0 -71 79 -71q79 0 0 71q-79 72 -79 0z
way M394 363l296 756
name Наша земля
water Пруд Ручей
city-vitebsk 690,1119 main start
city-pskov 394,363 main end
`
	if got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

// Without shapes the towns stand alone and fill the drawing: 1.87 degrees of
// .5519 make 952 units, 2.63 degrees 2426.
func TestNoShapes(t *testing.T) {
	p, _ := sitetest.Build(t, layout)
	got := between(sitetest.File(t, p, "be/map/index.html"), "<pre>", "</pre>")
	want := "1000 x 2474\nwater\ncity-vitebsk 976,2450 main end\ncity-pskov 24,24 main start\n"
	if got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

const country = `  genitive: {ru: А, be: А}
  locative: {ru: А, be: А}
  country: `

func TestList(t *testing.T) {
	real := places("pskov", "57.82, 28.33", "RU") + places("vitebsk", "55.19, 30.2", "BY")
	hall := `- id: hall
  city: vitebsk
  title: {ru: Зал, be: Зала}
  genitive: {ru: зала, be: залы}
  locative: {ru: зале, be: зале}
  coordinates: [55.2, 30.2]
  address: {ru: "Улица, 0", be: "Вуліца, 0"}
  access: {step_free: true, hearing_loop: false}
`
	tests := []struct{ name, files, want string }{
		{
			"who works in a city, by title, and where one meets",
			"-- content/places.yaml --\n" + real + hall +
				sitetest.Organisation("yama", "vitebsk", "Яма", "") + sitetest.Organisation("jolka", "vitebsk", "Ёлка", "Ёлка"),
			"Vitebsk [city-vitebsk vitebsk: Ёлка Яма; Зал Улица, 0 free] also\nPskov also city-pskov",
		},
		{
			"who works at a venue works in its city; an invented one is marked, a draft is not there",
			"-- content/places.yaml --\n" + real + hall +
				sitetest.Bundle("organisations/dvor", "sample: true\nside: vitebsk\nplace: hall\ndirections: [elderly]\ncontact: {email: a@example.org}", "Двор", "") +
				sitetest.Bundle("organisations/later", "draft: true\nside: vitebsk\nplace: hall\ndirections: [elderly]\ncontact: {email: a@example.org}", "Потом", ""),
			"Vitebsk [city-vitebsk vitebsk: Двор*; Зал Улица, 0 free] also\nPskov also city-pskov",
		},
		{
			"a city of no side's country is not on the map",
			"-- content/places.yaml --\n" + real + places("rome", "41.9, 12.5", "IT"),
			"Vitebsk also city-vitebsk\nPskov also city-pskov",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p, _ := sitetest.Build(t, test.files+layout)
			got := strings.TrimSpace(between(sitetest.File(t, p, "ru/map/index.html"), "</pre>", "<hr>"))
			got = strings.NewReplacer("Витебск", "Vitebsk", "Псков", "Pskov").Replace(got)
			if got != test.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, test.want)
			}
		})
	}
}

// Of the sides of its country a city belongs to the one whose city it is, or
// that has most of the organisations there, or to the first.
func TestSides(t *testing.T) {
	site := `
-- content/site.yaml --
title: {ru: Проба, be: Проба}
summary: {ru: Сайт., be: Сайт.}
languages: [ru, be]
base_url: https://example.org/
uid_domain: test.example.org
zone: Europe/Moscow
sample: true
programmes:
  - id: exchange
    title: {ru: Обмен, be: Абмен}
    start: 2023-07-03
    end: 2023-12-29
    limits: {delegates: 20}
    sides:
      - {id: east, country: RU, title: {ru: А, be: А}, place: aa}
      - {id: west, country: RU, title: {ru: Б, be: Б}, place: bb}
-- content/places.yaml --
` + places("aa", "57, 28", "RU") + places("bb", "56, 29", "RU") + places("cc", "55, 30", "RU") + places("dd", "54, 31", "RU") +
		organisation("one", "west", "cc") + organisation("two", "west", "aa")
	p, _ := sitetest.Build(t, site+layout)
	got := strings.TrimSpace(between(sitetest.File(t, p, "ru/map/index.html"), "</pre>", "<hr>"))
	want := "А [city-aa aa: two;] also city-dd\nБ [city-cc cc: one;] also city-bb"
	if got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func places(id, at, land string) string {
	return "- id: " + id + "\n  title: {ru: " + id + ", be: " + id + "}\n" + country + land + "\n  coordinates: [" + at + "]\n"
}

func organisation(id, side, place string) string {
	return sitetest.Bundle("organisations/"+id, "side: "+side+"\nplace: "+place+"\ndirections: [elderly]\ncontact: {email: a@example.org}", id, id)
}

func between(s, from, to string) string {
	_, s, _ = strings.Cut(s, from)
	s, _, _ = strings.Cut(s, to)
	return s
}
