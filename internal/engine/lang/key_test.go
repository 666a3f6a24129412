package lang

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// The vectors are also those of the search in the browser.
func TestFoldAndKeys(t *testing.T) {
	data, err := os.ReadFile("testdata/fold.tsv")
	if err != nil {
		t.Fatal(err)
	}
	keys := KeysOf([]*Language{known(t, "ru"), known(t, "be")})
	n := 0
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		n++
		cells := append(strings.Split(strings.TrimSuffix(line, "\n"), "\t"), "", "", "")
		in := cells[0]
		for _, l := range languages {
			check(t, in, l.Fold(in), cells[1])
		}
		var of []string
		for _, w := range Words(in) {
			of = append(of, keys.Of(w))
			if head := keys.Head(w); !strings.HasPrefix(keys.Plain(w), head) {
				t.Errorf("%s begins with %s", w, head)
			}
		}
		check(t, in, strings.Join(of, " "), cells[2])
		if cells[3] != "" {
			check(t, in, strings.Join(keys.Meant(in), "/"), cells[3])
		}
	}
	if n < 25 {
		t.Errorf("only %d cases", n)
	}
}

func TestKeysOfOneLanguage(t *testing.T) {
	english := KeysOf([]*Language{known(t, "en")})
	for word, want := range map[string]string{"gardens": "garden", "walking": "walk", "as": "as"} {
		check(t, word, english.Of(word), want)
	}
	if len(english.Keyboards) != 0 || english.Near != "" {
		t.Errorf("English has keyboards %q and letters %q", english.Keyboards, english.Near)
	}
	both := KeysOf([]*Language{known(t, "be"), known(t, "ru")})
	if !slices.Equal(both.Endings, KeysOf([]*Language{known(t, "ru"), known(t, "be")}).Endings) {
		t.Error("the order of the languages changes the endings")
	}
}

func TestStop(t *testing.T) {
	keys := KeysOf([]*Language{known(t, "ru"), known(t, "be")})
	for word, want := range map[string]bool{"и": true, "что": true, "ён": true, "дом": false, "2": false, "ё": true} {
		if got := keys.Stop(known(t, "ru").Fold(word)); got != want {
			t.Errorf("%s: %v", word, got)
		}
	}
}

// A keyboard has a letter for every key, or what was meant shifts.
func TestKeyboards(t *testing.T) {
	for _, l := range languages {
		if n := len([]rune(l.finding.keyboard)); n != 0 && n != len(LatinKeys) {
			t.Errorf("%s: %d letters on %d keys", l.Tag, n, len(LatinKeys))
		}
		if len([]rune(l.finding.near))%2 != 0 {
			t.Errorf("%s: a letter without its pair", l.Tag)
		}
	}
}

// Folding twice changes nothing more, a key begins the word that it is of,
// and no text is too strange for either.
func FuzzFold(f *testing.F) {
	for _, s := range []string{"Ёлка", "сям'я", "пайшоў", "за́мок", "И\u0306о", "İ", "ẞ", "ﬁ", "\xff\xfe", "ё\u0308", "a\u0301\u0301", "ў\u0301у", "'’ʼ", "й\u00ad"} {
		f.Add(s)
	}
	keys := KeysOf(languages)
	f.Fuzz(func(t *testing.T, text string) {
		once := fold(text)
		if twice := fold(once); twice != once {
			t.Errorf("%q folds to %q, then to %q", text, once, twice)
		}
		for _, w := range Words(text) {
			if w == "" || fold(w) != w {
				t.Errorf("%q has the word %q", text, w)
			}
			if key := keys.Of(w); key == "" || !strings.HasPrefix(keys.Plain(w), key) || !strings.HasPrefix(keys.Head(w), key) {
				t.Errorf("the key of %q is %q", w, key)
			}
			keys.Stop(w)
		}
		keys.Meant(text)
	})
}
