package diag

import (
	"slices"
	"strings"
	"testing"
)

func TestNearest(t *testing.T) {
	kinds := []string{"organisation", "practice", "visit", "place", "person", "practices"}
	tests := []struct {
		word       string
		candidates []string
		want       string
	}{
		{"organization", kinds, "organisation"}, // one letter
		{"organisatoin", kinds, "organisation"}, // two letters swapped
		{"oragnisatoin", kinds, "organisation"}, // twice
		{"practic", kinds, "practice"},
		{"practises", kinds, "practices"},
		{"plaec", kinds, "place"},
		{"vist", kinds, "visit"},
		{"village", kinds, ""}, // too far
		{"", kinds, ""},
		{"visit", nil, ""},
		{"visit", []string{"visit"}, ""},         // the word itself is no remedy
		{"ab", []string{"ac", "aa"}, "aa"},       // a tie goes to the first in byte order
		{"ab", []string{"cd"}, ""},               // two of two letters
		{"abcd", []string{"abxy"}, ""},           // a half
		{"abcdef", []string{"abcdxy"}, "abcdxy"}, // a third
		{"zialiony-dvar", []string{"zialiony-dvor"}, "zialiony-dvor"},
		{"пскоў", []string{"псков", "віцебск"}, "псков"}, // letters, not bytes
		{"ПСКОВ", []string{"псков"}, ""},
	}
	for _, tt := range tests {
		if got := Nearest(tt.word, tt.candidates); got != tt.want {
			t.Errorf("Nearest(%q, %q) = %q, want %q", tt.word, tt.candidates, got, tt.want)
		}
	}
}

func TestPosIsPrintedAsEditorsReadIt(t *testing.T) {
	for want, p := range map[string]Pos{"a.md": {File: "a.md"}, "a.md:3": {"a.md", 3, 0}, "a.md:3:7": {"a.md", 3, 7}} {
		if got := p.String(); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestSorted(t *testing.T) {
	at := At
	l := List{
		Errorf(at("b.md", 1, 1), "x"),
		Errorf(at("a.md", 10, 1), "x"),
		Errorf(at("a.md", 2, 10), "x"),
		Errorf(at("a.md", 2, 9), "y"),
		Errorf(at("a.md", 2, 9), "x", "id", "two"),
		Errorf(at("a.md", 2, 9), "x", "id", "one"),
		Errorf(at("a.md", 2, 9), "x", "id", "two"), // the same again
		Errorf(at("a.md", 0, 0), "x"),
	}
	before := slices.Clone(l)
	want := []string{"a.md x", "a.md:2:9 x one", "a.md:2:9 x two", "a.md:2:9 y", "a.md:2:10 x", "a.md:10:1 x", "b.md:1:1 x"}
	var got []string
	for _, d := range l.Sorted() {
		got = append(got, strings.TrimSpace(d.Pos.String()+" "+d.Code+" "+d.Args["id"]))
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	for i := range l {
		if l[i].Pos != before[i].Pos || l[i].Code != before[i].Code {
			t.Error("the list itself has been sorted")
		}
	}
}

func TestErrorsAndWarnings(t *testing.T) {
	l := List{Errorf(Pos{}, "a"), Warnf(Pos{}, "b"), Errorf(Pos{}, "c")}
	if got := l.Errors(); got != 2 {
		t.Errorf("%d errors", got)
	}
	if l[0].Severity.String() != "error" || l[1].Severity.String() != "warning" {
		t.Errorf("%s, %s", l[0].Severity, l[1].Severity)
	}
}

// Of and See make a new finding: the old one may be remembered and shared.
func TestFindingsAreNotChanged(t *testing.T) {
	d := Errorf(Pos{}, "a").Of("kind/one").See(Pos{"a", 1, 1})
	d.About, d.Related = slices.Grow(d.About, 4), slices.Grow(d.Related, 4)
	one, two := d.Of("kind/two").See(Pos{"b", 1, 1}), d.Of("kind/three").See(Pos{"c", 1, 1})
	if len(d.About) != 1 || one.About[1] != "kind/two" || two.About[1] != "kind/three" || one.Related[1].File != "b" {
		t.Errorf("%v %v %v", d, one, two)
	}
}

func TestCleanMakesTextHarmlessForATerminal(t *testing.T) {
	tests := []struct{ text, want string }{
		{"обычный текст, “кавычки”, ў", "обычный текст, “кавычки”, ў"},
		{"a\x1b[31mred\x1b[0m", "a<U+001B>[31mred<U+001B>[0m"},
		{"a\x1b]8;;http://evil\x07", "a<U+001B>]8;;http://evil<U+0007>"},
		{"a\nb\r\tc\x00", "a<U+000A>b<U+000D><U+0009>c<U+0000>"},
		{"a\u0085b\u009b31m", "a<U+0085>b<U+009B>31m"}, // C1: CSI in one character
		{"a\u202egnp.exe", "a<U+202E>gnp.exe"},         // right-to-left override
		{"a\u2066b\u2069", "a<U+2066>b<U+2069>"},
		{"a\u200bb\ufeffc\u00add", "a<U+200B>b<U+FEFF>c<U+00AD>d"},
		{"a\u2028b\u2029c", "a<U+2028>b<U+2029>c"}, // a line of its own would look like a finding
		{"a\xffb", "a\ufffdb"},
		{strings.Repeat("я", 200), strings.Repeat("я", 200)},
		{strings.Repeat("я", 201), strings.Repeat("я", 200) + "…"},
	}
	for _, tt := range tests {
		if got := Clean(tt.text); got != tt.want {
			t.Errorf("Clean(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestCatalogueFillsItsWords(t *testing.T) {
	c := Catalogue{
		"did-you-mean": {Message: `did you mean "{nearest}"?`},
		"a":            {Message: `no {kind} "{id}"`, Hint: "write {kind}"},
		"plain":        {Message: "nothing to fill"},
	}
	tests := []struct {
		d             Diagnostic
		message, hint string
	}{
		{Errorf(Pos{}, "a", "kind", "place", "id", "x"), `no place "x"`, "write place"},
		{Errorf(Pos{}, "a", "kind", "{id}", "id", "{kind}"), `no {id} "{kind}"`, "write {id}"}, // filled once
		{Errorf(Pos{}, "a", "kind", "p\x1bq", "id", ""), `no p<U+001B>q ""`, "write p<U+001B>q"},
		{Errorf(Pos{}, "a", "kind", "place", "id", "viist").Near("viist", []string{"visit"}), `no place "viist"`, `did you mean "visit"?`},
		{Errorf(Pos{}, "plain"), "nothing to fill", ""},
		{Errorf(Pos{}, "unheard-of", "x", "\x1b"), "unheard-of map[x:<U+001B>]", ""},
	}
	for _, tt := range tests {
		if got := c.Message(tt.d); got != tt.message {
			t.Errorf("message %q, want %q", got, tt.message)
		}
		if got := c.Hint(tt.d); got != tt.hint {
			t.Errorf("hint %q, want %q", got, tt.hint)
		}
	}
}

func TestCataloguesCanBeLoaded(t *testing.T) {
	c, err := Load("en")
	if err != nil {
		t.Fatal(err)
	}
	if len(c) < 50 || c["did-you-mean"].Message == "" {
		t.Errorf("only %d messages", len(c))
	}
	for code, m := range c {
		if m.Message == "" || strings.HasSuffix(m.Message, ".") || strings.HasSuffix(m.Hint, ".") {
			t.Errorf("%s: %q, %q", code, m.Message, m.Hint)
		}
	}
	if _, err := Load("tlh"); err == nil {
		t.Error("a catalogue of no language is loaded")
	}
}
