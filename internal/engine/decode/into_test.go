package decode

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/lang"
)

type common struct {
	Title     Words  `field:"title,required,max=20"`
	Published Moment `field:"published"`
	Draft     bool   `field:"draft"`
}

type offer struct {
	Direction Ref   `field:"direction,required,ref=direction"`
	Text      Words `field:"text,required"`
}

type press struct {
	Contact string `field:"contact"`
	Short   Words  `field:"short,max=10"`
}

type thing struct {
	common
	Side       string           `field:"side,required,enum=pskov vitebsk both"`
	Directions []Ref            `field:"directions,required,len=1..3,ref=direction"`
	Phone      string           `field:"phone"`
	Founded    int              `field:"founded,min=1900,max=2023"`
	Lat        float64          `field:"lat"`
	Steps      WordsList        `field:"steps,len=1.."`
	Offers     []offer          `field:"offers"`
	Press      *press           `field:"press"`
	Blurbs     press            `field:"blurbs,text"`
	Notes      []press          `field:"notes,text"`
	Codes      []string         `field:"codes,enum=a b"`
	Cases      map[string]Words `field:"cases"`
	Day        Date             `field:"day"`
	Start      Clock            `field:"start"`
	Length     Minutes          `field:"length,max=600"`
	Motto      Word             `field:"motto"`
	Tag        lang.Tag         `field:"tag"`
	Ignored    func()
}

// full is what makes a thing complete; the cases add to it.
const full = "title: {ru: а, be: б}\nside: pskov\ndirections: [elderly]\n"

func read(in string, o Options) (thing, Given, diag.List) {
	var dst thing
	n, found := Parse("f.yaml", 1, []byte(in))
	given, more := Into("f.yaml", n, &dst, o)
	return dst, given, append(found, more...)
}

func TestIntoFindings(t *testing.T) {
	both := Options{Languages: []lang.Tag{"ru", "be"}}
	for _, c := range []struct{ in, want string }{
		{"", ""},

		// Names of fields.
		{"fonuded: 2014", "4:1 field-unknown ~founded"},
		{"совсем другое: 1", "4:1 field-unknown"},
		{"рhone: \"1\"", "4:1 field-mixed-letters ~phone"},
		{"offers:\n  - direction: x1\n    txt: {ru: а, be: б}\n", "5:5 field-missing; 6:5 field-unknown ~text"},
		{"press: {contakt: x}", "4:9 field-unknown ~contact"},

		// Plain values.
		{"phone: 0123", "4:8 field-unquoted-number"},
		{"phone: +375291234567", "4:8 field-unquoted-number"},
		{"phone: 1.5", "4:8 field-unquoted-number"},
		{"phone: true", "4:8 field-unquoted-boolean"},
		{"phone: \"0123\"", ""},
		{"phone: +7 000 000-00-00", ""},
		{"phone: 2023-09-12", ""},
		{"phone: [a]", "4:8 field-not-text"},
		{"phone:", "4:1 field-empty"},
		{"phone: ~", "4:8 field-empty"},
		{"phone: \" \"", "4:9 field-empty"},
		{"founded: 2014", ""},
		{"founded: 1899", "4:10 field-out-of-range"},
		{"founded: \"2014\"", "4:11 field-quoted-number"},
		{"founded: 02014", "4:10 field-not-whole-number"},
		{"founded: 2_014", "4:10 field-not-whole-number"},
		{"founded: 0x7e0", "4:10 field-not-whole-number"},
		{"founded: давно", "4:10 field-not-whole-number"},
		{"founded: [2014]", "4:10 field-not-whole-number"},
		{"founded: 99999999999999999999", "4:10 field-not-whole-number"},
		{"lat: 55.14", ""},
		{"lat: -55", ""},
		{"lat: 55,14", "4:6 field-decimal-comma ~55.14"},
		{"lat: .inf", "4:6 field-not-number"},
		{"lat: 1e400", "4:6 field-not-number"},
		{"lat: \"55.1\"", "4:7 field-quoted-number"},
		{"draft: true", ""},
		{"draft: yes", "4:8 field-not-boolean ~true"},
		{"draft: нет", "4:8 field-not-boolean ~false"},
		{"draft: \"true\"", "4:9 field-not-boolean ~true"},
		{"draft: True", "4:8 field-not-boolean ~true"},
		{"draft: [a]", "4:8 field-not-boolean"},
		{"tag: be", ""},

		// Lists, records, choices, references.
		{"codes: [a, b]", ""},
		{"codes: a", "4:8 field-not-list"},
		{"codes: [a, c]", "4:12 field-unknown-value ~a"},
		{"codes: [а]", "4:9 field-value-mixed-letters ~a"},
		{"codes:\n  -\n  - a\n", "5:4 field-empty"},
		{"press: x", "4:8 field-not-record"},
		{"blurbs: [a]", "4:9 field-not-record"},
		{"cases: x", "4:8 field-not-record"},
		{"cases: {gen: {ru: а, be: б}, loc: в}", "4:35 text-languages-wanted"},
		{"offers: [{direction: Elderly Help, text: {ru: а, be: б}}]", "4:22 reference-not-id ~elderly-help"},
		{"offers: [{direction: еldеrly, text: {ru: а, be: б}}]", "4:22 reference-mixed-letters ~elderly"},
		{"offers: [{direction: [x], text: {ru: а, be: б}}]", "4:22 reference-not-id"},
		{"offers: [{direction: x, text: {ru: а, be: б}}]", "4:22 reference-not-id"},

		// Texts by language.
		{"motto: просто", ""},
		{"steps: {ru: [а, б], be: [в, г]}", ""},
		{"steps: {ru: [], be: [в]}", "4:13 field-list-length"},
		{"steps: {ru: а, be: [в]}", "4:13 field-not-list"},
		{"steps: [а]", "4:8 text-languages-wanted"},
		{"blurbs: {short: а}", "4:17 text-languages-wanted"},
		{"blurbs: {short: {ru: а}}", "4:17 text-language-missing"},
		{"blurbs: {short: {ru: а, be: б, bu: в}}", "4:32 text-language-unknown ~be"},
		{"blurbs: {short: {}}", "4:17 field-empty"},
		{"blurbs: {short: {ru: , be: б}}", "4:18 field-empty"},
		{"blurbs: {short: {ru: [а], be: б}}", "4:22 field-not-text"},
		{"blurbs: {short: {ru: одиннадцать, be: б}}", "4:22 text-length"},
		{"blurbs: {short: {ru: десятьбукв, be: 1234567890}}", ""},
		{"blurbs:\n  short:\n    ru: |\n\n      одиннадцать\n    be: б\n", "8:7 text-length"},

		// Comments that were perhaps meant as text.
		{"motto: Дом #5", "4:8 text-comment"},
		{"motto: Дом # пояснение", ""},
		{"motto: \"Дом #5\"", ""},
		{"codes: [a] #b", ""},
		{"phone: тел. #5", "4:8 text-comment"},

		// Dates and times.
		{"day: 2023-09-12", ""},
		{"day: \"2023-09-12\"", ""},
		{"day: 12.09.2023", "4:6 date-dotted ~2023-09-12"},
		{"day: 2.9.2023 г.", "4:6 date-dotted ~2023-09-02"},
		{"day: 2023-9-2", "4:6 date-form ~2023-09-02"},
		{"day: 12 сентября", "4:6 date-form"},
		{"day: 2023-02-29", "4:6 date-not-in-calendar"},
		{"day: 2023-13-01", "4:6 date-not-in-calendar"},
		{"day: 0000-01-01", "4:6 date-not-in-calendar"},
		{"day: 2023-09-12T09:00", "4:6 date-form"},
		{"day: [2023]", "4:6 date-form"},
		{"start: 09:30", ""},
		{"start: \"23:59\"", ""},
		{"start: 9:30", "4:8 clock-form ~09:30"},
		{"start: 09.30", "4:8 clock-form ~09:30"},
		{"start: 24:00", "4:8 clock-form"},
		{"start: 09:60", "4:8 clock-form"},
		{"start: утром", "4:8 clock-form"},
		{"published: 2023-09-13", ""},
		{"published: 2023-09-13T09:00", ""},
		{"published: 2023-09-13 09:00", ""},
		{"published: 2023-09-13T09:00+03:00", ""},
		{"published: 2023-09-13T09:00Z", ""},
		{"published: 2023-09-13T09:00:00", "4:12 moment-form"},
		{"published: 2023-09-31T09:00", "4:12 date-not-in-calendar"},
		{"published: 2023-09-13T25:00", "4:12 clock-form"},
		{"published: 2023-09-13T09:00+15:00", "4:12 moment-offset"},
		{"published: 2023-09-13T09:00+03:60", "4:12 moment-offset"},
		{"published: 13.09.2023", "4:12 date-dotted ~2023-09-13"},
		{"published: 2023-9-13", "4:12 date-form ~2023-09-13"},
		{"length: 90m", ""},
		{"length: 1h30m", ""},
		{"length: 2h", ""},
		{"length: 90", "4:9 duration-form ~90m"},
		{"length: 0m", "4:9 duration-form"},
		{"length: 1h90m", "4:9 duration-form"},
		{"length: \"\"", "4:10 duration-form"},
		{"length: 11h", "4:9 field-out-of-range"},

		// What Parse has refused is not reported again.
		{"phone: &x \"1\"\nmotto: *x\ndraft: true\ndraft: x\n", "4:8 yaml-anchor; 5:8 yaml-alias; 7:1 yaml-duplicate-key 6:1"},
		{"<<: {phone: x}\n", "4:1 yaml-merge-key"},
	} {
		_, _, found := read(full+c.in, both)
		if got := summary(found); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.in, got, c.want)
		}
		inside(t, []byte(full+c.in), found)
	}
}

func TestIntoWhole(t *testing.T) {
	for _, c := range []struct {
		in   string
		o    Options
		want string
	}{
		{"", Options{}, "0:0 field-missing; 0:0 field-missing; 0:0 field-missing"},
		{"", Options{Lang: "ru"}, "0:0 field-missing"},
		{"# a\n\nphone: x\n", Options{Lang: "ru"}, "3:1 field-missing"},
		{"[a]", Options{}, "1:1 yaml-not-a-record"},
		{"просто", Options{}, "1:1 yaml-not-a-record"},
		{"a: b: c", Options{}, "1:5 yaml-colon-in-value"},
		{"title: да\n", Options{Lang: "ru"}, ""},
		{"title: 2023\n", Options{Lang: "ru"}, ""},
		{"title: {ru: да}\n", Options{Lang: "ru"}, "1:8 text-plain-wanted"},
		{"title: [да]\n", Options{Lang: "ru"}, "1:8 field-not-text"},
		{"title: \"\"\n", Options{Lang: "ru"}, "1:9 field-empty"},
		{"title:\n", Options{Lang: "ru"}, "1:1 field-empty"},
		{"title: да\nsteps: {ru: [а]}\n", Options{Lang: "ru"}, "2:8 text-plain-wanted"},
		{"title: да\nsteps: а\n", Options{Lang: "ru"}, "2:8 field-not-list"},
		{"title: да\npress: {short: а}\n", Options{Lang: "ru", Languages: []lang.Tag{"ru", "be"}}, "2:16 text-languages-wanted"},
		{"title: да\nblurbs: {short: {ru: а}}\n", Options{Lang: "ru"}, "2:17 text-plain-wanted"},
		{"title: двадцать одна буква!!\n", Options{Lang: "ru"}, "1:8 text-length"},
		{"title: {xx: а}\nside: both\ndirections: [a1]\n", Options{}, ""},
		{"title: {xx: а}\nside: both\ndirections: []\n", Options{}, "3:13 field-list-length"},
		{"title: {xx: а}\nside: both\ndirections: [a1, a2, a3, a4]\n", Options{}, "3:13 field-list-length"},
		{"title: {xx: а}\nside: bot\ndirections: [a1]\n", Options{}, "2:7 field-unknown-value ~both"},
	} {
		_, _, found := read(c.in, c.o)
		if got := summary(found); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

// TestTwoFilesOfOneThing reads a Russian original with the facts and a
// Belarusian translation into one struct.
func TestTwoFilesOfOneThing(t *testing.T) {
	const ru = `title: Да
side: pskov
directions: [elderly, youth]
offers:
  - direction: youth
    text: {ru: учим, be: вучым}
blurbs: {short: кратко}
notes: [{short: один}, {short: два}]
steps: [раз, два]
`
	const be = `title: Так
phone: "7"
blurbs: {short: сцісла}
notes:
  - short: адзін
steps: [раз, два]
side: vitebsk
`
	var dst thing
	n, _ := Parse("index.ru.md", 1, []byte(ru))
	inRu, found := Into("index.ru.md", n, &dst, Options{Lang: "ru"})
	n, _ = Parse("index.be.md", 1, []byte(be))
	inBe, more := Into("index.be.md", n, &dst, Options{Lang: "be"})
	if len(found)+len(more) > 0 {
		t.Fatal(summary(found), summary(more))
	}
	texts := func(w Words) string {
		var out []string
		for _, said := range w {
			out = append(out, fmt.Sprintf("%s:%s@%s", said.Tag, said.S, said.Pos))
		}
		return strings.Join(out, " ")
	}
	field := func(g Given, path string) Field {
		f, _ := g.Field(path)
		return f
	}
	for _, c := range []struct{ got, want string }{
		{texts(dst.Title), "be:Так@index.be.md:1:8 ru:Да@index.ru.md:1:8"},
		{texts(dst.Blurbs.Short), "be:сцісла@index.be.md:3:17 ru:кратко@index.ru.md:7:17"},
		{texts(dst.Notes[0].Short), "be:адзін@index.be.md:5:12 ru:один@index.ru.md:8:17"},
		{texts(dst.Notes[1].Short), "ru:два@index.ru.md:8:32"},
		{texts(dst.Offers[0].Text), "be:вучым@index.ru.md:6:26 ru:учим@index.ru.md:6:16"},
		{fmt.Sprint(len(dst.Steps["ru"]), len(dst.Steps["be"]), dst.Steps["be"][1].Pos), "2 2 index.be.md:6:14"},
		{fmt.Sprint(inRu.Facts(), inBe.Facts()), "[directions offers side] [phone side]"},
		{fmt.Sprint(field(inRu, "side").Key, inRu.Pos("side"), field(inBe, "title").Text), "index.ru.md:2:1 index.ru.md:2:7 true"},
		{fmt.Sprint(inRu.Pos("directions[1]"), inRu.Pos("offers[0].nothing"), inRu.Pos("nothing")), "index.ru.md:3:23 index.ru.md:5:5 "},
		{fmt.Sprint(field(inRu, "offers[0].text").Text, field(inRu, "blurbs.short").Text), "false true"},
		{summary(Missing(diag.Pos{File: "f", Line: 1, Col: 1}, &dst, inBe)), "1:1 field-missing"},
		{summary(Missing(diag.Pos{File: "f", Line: 1, Col: 1}, &dst, inBe, inRu)), ""},
		{summary(Missing(diag.Pos{File: "f", Line: 1, Col: 1}, &dst, inBe, nil)), ""},
	} {
		if c.got != c.want {
			t.Errorf("got  %s\nwant %s", c.got, c.want)
		}
	}
}

func TestWordAt(t *testing.T) {
	dst, _, found := read(full+"motto: |\n  жук и\n\n    жаба\n", Options{})
	w := dst.Motto
	if len(found) > 0 || w.S != "жук и\n\n  жаба" || !w.Block || w.Folded {
		t.Fatalf("%+v %s", w, summary(found))
	}
	for at, want := range map[int]string{0: "5:3", 6: "5:6", len("жук и\n"): "6:3", len("жук и\n\n  "): "7:5", 1000: "7:9"} {
		if p := w.At(at); fmt.Sprintf("%d:%d", p.Line, p.Col) != want {
			t.Errorf("the character at %d stands at %s, want %s", at, p, want)
		}
	}
	dst, _, _ = read(full+"motto: \"ж\\tук\"\n", Options{})
	if p := dst.Motto.At(3); !dst.Motto.Folded || p.Line != 4 || p.Col != 9 {
		t.Errorf("a text with escapes: %+v, its third byte at %s", dst.Motto, p)
	}
}

func TestRefs(t *testing.T) {
	dst, _, _ := read(full+"offers:\n  - {direction: youth, text: {ru: а}}\n  - {direction: sport, text: {ru: а}}\n", Options{})
	var got []string
	for _, r := range Refs(&dst, nil) {
		got = append(got, fmt.Sprintf("%s %s/%s %d:%d", r.Field, r.Kind, r.ID, r.Pos.Line, r.Pos.Col))
	}
	want := []string{"directions direction/elderly 3:14", "offers.direction direction/youth 5:17", "offers.direction direction/sport 6:17"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestTags holds that a wrong declaration is found when the first file is
// read, whatever stands in it.
func TestTags(t *testing.T) {
	for name, dst := range map[string]any{
		"option": &struct {
			A string `field:"a,requird"`
		}{},
		"name": &struct {
			A string `field:",required"`
		}{},
		"type": &struct {
			A chan int `field:"a"`
		}{},
		"inner": &struct {
			A []map[int]string `field:"a"`
		}{},
		"ref": &struct {
			A []Ref `field:"a"`
		}{},
		"no ref": &struct {
			A string `field:"a,ref=b"`
		}{},
		"enum": &struct {
			A int `field:"a,enum=1 2"`
		}{},
		"number": &struct {
			A int `field:"a,max=x"`
		}{},
		"twice": &struct {
			A, B int `field:"a"`
		}{},
		"deep": &struct {
			A []*struct {
				B []struct {
					C int `field:"c,size=1"`
				} `field:"b"`
			} `field:"a"`
		}{},
		"private": &struct {
			a int `field:"a"`
		}{},
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			Into("f", nil, dst, Options{})
		}()
	}
}

func BenchmarkFile(b *testing.B) {
	const in = "title: Да\nside: pskov\ndirections: [elderly, youth]\nsteps: [раз, два, три]\nphone: \"7\"\nfounded: 2014\npublished: 2023-09-13\noffers:\n  - {direction: youth, text: {ru: учим, be: вучым}}\n"
	for b.Loop() {
		var dst thing
		n, _ := Parse("f", 1, []byte(in))
		Into("f", n, &dst, Options{Lang: "ru"})
	}
}

func BenchmarkInto(b *testing.B) {
	const in = "title: Да\nside: pskov\n"
	n, _ := Parse("f", 1, []byte(in))
	for b.Loop() {
		var dst thing
		Into("f", n, &dst, Options{Lang: "ru"})
	}
}
