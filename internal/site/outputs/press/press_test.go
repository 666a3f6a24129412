package press_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"image"
	"image/png"
	"io"
	"slices"
	"strings"
	"testing"

	"pobratim/internal/engine/source"
	"pobratim/internal/site/sitetest"
)

// bundle is an organisation with a text, an offer and two pictures: on one
// somebody is recognisable who has agreed to be on the site only.
const bundle = `
-- content/organisations/porog/index.ru.md --
---
sample: true
side: pskov
title: «Порог»
summary: Соседи носят продукты.
place: pskov-hall
directions: [elderly]
contact: {email: porog@example.org}
offers:
  - direction: elderly
    text: {ru: Учим за два дня., be: Вучым за два дні.}
published: 2023-08-01
updated: 2023-08-20
---
Началось с одного подъезда.

## Кто мы?

Мы соседи.
-- content/organisations/porog/index.be.md --
---
title: «Парог»
summary: Суседзі носяць прадукты.
---
Пачалося з аднаго пад’езда.

## Хто мы?

Мы суседзі.
-- content/organisations/porog/yard.yaml --
alt: {ru: Двор, be: Двор}
caption: {ru: Наш двор, be: Наш двор}
credit: {ru: Рисунок, be: Малюнак}
licence: CC-BY-4.0
taken: 2023-08-01
-- content/organisations/porog/face.yaml --
alt: {ru: Лицо, be: Твар}
credit: {ru: Рисунок, be: Малюнак}
licence: CC-BY-4.0
taken: 2023-08-01
people: [{person: head, consent: {law: RU-152, scope: [SCOPE], given: 2023-08-01}}]
-- content/people.yaml --
- id: head
  role: {ru: Координатор, be: Каардынатар}
`

func picture(t *testing.T) []byte {
	t.Helper()
	m := image.NewGray(image.Rect(0, 0, 640, 480))
	for i := range m.Pix {
		m.Pix[i] = uint8(i)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// open builds the site with a scope of the consent and returns the files of
// the organisation's archive, its bytes, and the page in a language.
func open(t *testing.T, scope, archive string, options ...sitetest.Option) (files map[string]string, names []string, kit, page string) {
	t.Helper()
	tree := sitetest.Tree(t, strings.ReplaceAll(bundle, "SCOPE", scope)+archive)
	for _, name := range []string{"yard", "face"} {
		tree["content/organisations/porog/"+name+".png"] = source.Bytes(picture(t))
	}
	p, found := sitetest.BuildTree(t, tree, options...)
	sitetest.Clean(t, found)
	kit = sitetest.File(t, p, "kits/organisations/porog.zip")
	z, err := zip.NewReader(strings.NewReader(kit), int64(len(kit)))
	if err != nil {
		t.Fatal(err)
	}
	files = map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r) // compares the checksum
		if err != nil {
			t.Fatal(f.Name, err)
		}
		files[f.Name] = string(data)
		if strings.HasSuffix(f.Name, ".txt") {
			files[f.Name] = strings.ReplaceAll(files[f.Name], "\u00a0", " ")
		}
		names = append(names, f.Name)
		if got := f.Modified.Format("2006-01-02"); got != "2023-08-20" {
			t.Errorf("%s is of %s, want the day of the last change", f.Name, got)
		}
	}
	page = strings.ReplaceAll(sitetest.File(t, p, "ru/organisations/porog/press/index.html"), "\u00a0", " ")
	return files, names, kit, page
}

func TestKit(t *testing.T) {
	files, names, kit, page := open(t, "site, press", "")
	want := []string{
		"porog/about.ru.txt", "porog/text.ru.txt", "porog/blurbs.ru.txt", "porog/pictures.ru.txt",
		"porog/about.be.txt", "porog/text.be.txt", "porog/blurbs.be.txt", "porog/pictures.be.txt",
		"porog/face.png", "porog/yard.png",
	}
	if !slices.Equal(names, want) {
		t.Errorf("the archive holds %q, want %q", names, want)
	}
	if files["porog/yard.png"] != string(picture(t)) {
		t.Error("the picture is not the one that the author gave")
	}
	for file, words := range map[string][]string{
		"porog/about.ru.txt":    {"\ufeff«Порог»\r\n", "Пример", "https://example.org/ru/organisations/porog/", "porog@example.org", "20 августа 2023"},
		"porog/text.ru.txt":     {"Началось с одного подъезда.\r\n\r\nКто мы?\r\n\r\nМы соседи.", "Учим за два дня."},
		"porog/text.be.txt":     {"Пачалося з аднаго пад’езда.", "Вучым за два дні."},
		"porog/blurbs.ru.txt":   {"Соседи носят продукты.\r\n\r\nНачалось"},
		"porog/pictures.be.txt": {"yard.png\r\nНаш двор\r\nДвор\r\nМалюнак · CC BY 4.0"},
	} {
		for _, w := range words {
			if !strings.Contains(files[file], w) {
				t.Errorf("%s does not hold %q:\n%s", file, w, files[file])
			}
		}
		if strings.Contains(strings.ReplaceAll(files[file], "\r\n", ""), "\n") {
			t.Errorf("%s has line ends of two kinds", file)
		}
	}
	if _, _, again, _ := open(t, "site, press", ""); again != kit {
		t.Error("the same content makes another archive")
	}
	for _, w := range []string{"kits/organisations/porog.zip", "Соседи носят продукты.", "porog@example.org", "URL: https://example.org/ru/organisations/porog/"} {
		if !strings.Contains(page, w) {
			t.Errorf("the page does not hold %q", w)
		}
	}
}

// The size beside the link is that of the archive, and known before it is
// made. The pictures weigh some 2 kB each, the texts as much together.
func TestSizeIsKnownBeforehand(t *testing.T) {
	_, _, kit, page := open(t, "site, press", "")
	if len(kit) < 5000 || len(kit) > 20000 {
		t.Fatalf("the archive has %d bytes: the test was written for about ten thousand", len(kit))
	}
	if size := fmt.Sprintf("Size:%d кБ", (len(kit)+500)/1000); !strings.Contains(page, size) {
		t.Errorf("the archive has %d bytes, the page does not say %q:\n%s", len(kit), size, page[strings.Index(page, "Size:"):][:40])
	}
}

// Who has agreed to be on the site only is not handed to the press.
func TestFacesNeedConsentForThePress(t *testing.T) {
	files, _, _, page := open(t, "site", "")
	if files["porog/face.png"] != "" || strings.Contains(files["porog/pictures.ru.txt"], "face.png") || strings.Contains(page, "face-") {
		t.Error("a face without consent for the press is handed out")
	}
	if files["porog/yard.png"] == "" {
		t.Error("the other picture is missing")
	}
}

// A site that does not want materials for the press has no link to them.
func TestOutputsWithoutPress(t *testing.T) {
	tree := sitetest.Tree(t, sitetest.Organisation("dvor", "vitebsk", "Двор", "Двор"))
	tree["content/site.yaml"] = source.Bytes([]byte(strings.Replace(siteYAML(t), "sample: true", "sample: true\noutputs: [home, lists]", 1)))
	p, found := sitetest.BuildTree(t, tree)
	sitetest.Clean(t, found)
	for _, path := range sitetest.Paths(p) {
		if strings.Contains(path, "press") || strings.HasPrefix(path, "kits/") {
			t.Errorf("%s is planned", path)
		}
	}
	if page := sitetest.File(t, p, "ru/organisations/dvor/index.html"); strings.Contains(page, "/press/") {
		t.Error("the page leads to materials that are not made")
	}
}

func siteYAML(t *testing.T) string {
	t.Helper()
	data, err := sitetest.Tree(t, "")["content/site.yaml"].Read()
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// events are one that can be seen and one that cannot yet.
const events = `
-- content/visits/guests/index.ru.md --
---
sample: true
title: Визит
summary: Гости едут на два дня.
host: vitebsk
guest: pskov
start: 2023-09-12
end: 2023-09-12
city: vitebsk
delegation: {members: [{organisation: porog, role: {ru: Мастер, be: Майстар}}]}
published: 2023-08-01
---
-- content/visits/guests/index.be.md --
---
title: Візіт
summary: Госці едуць на два дні.
---
-- content/visits/guests/schedule.yaml --
days:
  - date: 2023-09-12
    events:
      - {id: see, kind: org-visit, title: {ru: Смотрим, be: Глядзім}, hosts: [dvor], directions: [elderly], place: vitebsk-hall, access: press, start: "14:30", end: "15:30", questions: [{ru: "Кто придёт?", be: "Хто прыйдзе?"}]}
      - {id: tea, kind: meal, title: {ru: Чай, be: Чай}, place: vitebsk-hall, start: "16:00", end: "16:30"}
      - {id: later, kind: briefing, title: {ru: Тайна, be: Таямніца}, place: vitebsk-hall, access: press, start: "17:00", end: "18:00", embargo: {until: 2023-09-20}}
`

// An event of which nothing was written is told by its facts. What is under
// embargo or mere logistics has neither kit nor page for the press.
func TestEvents(t *testing.T) {
	archive := sitetest.Organisation("porog", "pskov", "Порог", "Парог") + sitetest.Organisation("dvor", "vitebsk", "Двор", "Дворык") + events
	p, found := sitetest.Build(t, archive)
	sitetest.Clean(t, found)
	page := strings.ReplaceAll(sitetest.File(t, p, "ru/events/see/press/index.html"), "\u00a0", " ")
	for _, part := range []string{
		"Посещение организации, для прессы. 12 сентября 2023 г., 14:30–15:30, Зал, Садовая ул., 0, Витебск.",
		"Хозяева: Двор.", "Вопросы для обсуждения: Кто придёт?", "В программе: Визит. Гости едут на два дня.",
	} {
		if !strings.Contains(page, part) {
			t.Errorf("the page does not hold %q:\n%s", part, page)
		}
	}
	if kit := sitetest.File(t, p, "kits/events/see.zip"); !strings.Contains(kit, "Гаспадары: Дворык.") {
		t.Error("the kit does not tell the facts in Belarusian")
	}
	for _, path := range sitetest.Paths(p) {
		if strings.HasPrefix(path, "kits/events/") && path != "kits/events/see.zip" || strings.HasSuffix(path, "/press/index.html") && (strings.Contains(path, "/later/") || strings.Contains(path, "/tea/")) {
			t.Errorf("%s is planned", path)
		}
	}
	for _, o := range p.Outputs {
		if made := o.Make(); bytes.Contains(made.Bytes, []byte("Тайна")) {
			t.Errorf("%s tells what is under embargo", o.Path)
		}
	}
	if p, _ = sitetest.Build(t, archive, sitetest.AsOf("2023-09-21")); !sitetest.Has(p, "kits/events/later.zip") {
		t.Error("what is disclosed has no kit")
	}
}
