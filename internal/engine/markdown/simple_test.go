package markdown

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/lang"
)

// parseSlowly is Parse without the short ways of simple paragraphs and lines.
func parseSlowly(src []byte, l *lang.Language) (*Doc, diag.List) {
	w := new(desk).writer(l)
	w.found = w.t.normalise(src, diag.Pos{Line: 1, Col: 1}, false)
	w.blocks(newGrammar(), newGrammar(bareLinks))
	w.leave(Options{})
	return w.doc, w.found.Sorted()
}

// scraps are what simple paragraphs are made of, and what makes them other ones.
var scraps = strings.Split(`слово|у|ў|в|Word|*слово*|**слово**|*два слова*|*слово*,|(*слово*)|*|**|***|* |*«слово»*|«*слово*»|`+
	`*слово!*|*слово.* |[слово](/x/)|[слово два](/x/)|![слово](/x.png)|[а]()|[ ](/x/)|[[а](/x/)](/y/)|[*а*](/x/)|*[а](/x/)*|*а [б](/x/) в*|`+
	`[а] (/x/)|[а](/x/ "да")|[слово]: /y/|[слово]|[^1]|[^1]: |—|-|!|.|,|:|[а](/x_y_/)|_|[тут](https://example.org/)|[b](x.pdf),| a* b|*a |`+
	"a*b|é*x*|*é*|*x*é|*ґ*|*x*ґ|* x*|\u00a0*x*\u00a0|*\u00a0x*|www.ex.org|a@b.ru|https://x.org/|[https://a.b](/x/)|[www.a.b](/x/)|   |"+
	"\t|&amp;|\\*|`x`| \"а\" | - |...|\n|\n|  \n|\n\n|\n\n|\n- |\n- |\n\n- |\n1. |\n> |\n## |\n---\n", "|")

// TestSimpleIsNoOther: a paragraph that is kept away from goldmark says what
// goldmark would have made of it.
func TestSimpleIsNoOther(t *testing.T) {
	var slow, short int
	rapid.Check(t, func(t *rapid.T) {
		var src string
		for _, scrap := range rapid.SliceOfN(rapid.SampledFrom(scraps), 1, 16).Draw(t, "scraps") {
			src += scrap + rapid.SampledFrom([]string{"", " ", " "}).Draw(t, "gap")
		}
		l, _ := lang.Of(rapid.SampledFrom([]lang.Tag{"ru", "be"}).Draw(t, "language"))
		doc, found := Parse([]byte(src), diag.Pos{Line: 1, Col: 1}, l)
		want, wanted := parseSlowly([]byte(src), l)
		if !reflect.DeepEqual(doc, want) {
			t.Fatalf("%q becomes\n%+v, with goldmark alone\n%+v", src, doc, want)
		}
		if !reflect.DeepEqual(found, wanted) {
			t.Fatalf("in %q is found\n%v, with goldmark alone\n%v", src, list(found), list(wanted))
		}
		if slow++; new(desk).isLine([]byte(src)) {
			short++
		}
	})
	if short == 0 || short == slow {
		t.Errorf("%d of %d texts were simple lines", short, slow)
	}
}

// TestSimpleLines: what most authors write is simple, and what may be read in
// more than one way is not.
func TestSimpleLines(t *testing.T) {
	for line, want := range map[string]bool{
		"Слова, слова: и ещё — «слова».":              true,
		"*Весной* здесь **сажают дубы**, и не только": true,
		"Рядом [клуб](/organisations/klub/).":         true,
		"И *рядом [клуб](/organisations/klub/) тоже*": true,
		"2*3*4":                false,
		"*слова":               false,
		"сло*ва*":              false,
		"***слова***":          false,
		"![клуб](klub.jpg)":    false,
		"[клуб][1]":            false,
		"[^1]":                 false,
		"слова  \n":            false,
		"слова\\":              false,
		"a@example.org":        false,
		"www.example.org":      false,
		"https://example.org/": false,
		"`x`":                  false,
	} {
		if _, simple := appendMarks(nil, appendSigns(nil, []byte(line), 0), []byte(line), 0); simple != want {
			t.Errorf("%q: simple is %v", line, !want)
		}
	}
}

func BenchmarkParseSimple(b *testing.B) {
	body := bytes.Repeat([]byte("Садовники *с утра до обеда* сажают дубы у реки, и это видно по списку. "+
		"Рядом работают [соседи](/organisations/klub/), зато двор теперь чище. По выходным **родители** - на веранде.\n\n"+
		"## Список покупок\n\n- Краска;\n- Доски.\n\n| День | Час |\n|---|---|\n| среда | 15:00 |\n\n"), 10)
	for name, src := range map[string][]byte{"body": body, "field": []byte("Обычно координаторы читают сказки малышам *на веранде клуба*.")} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(src)))
			for b.Loop() {
				Parse(src, diag.Pos{Line: 1, Col: 1}, known(b, "ru"))
			}
		})
	}
}
