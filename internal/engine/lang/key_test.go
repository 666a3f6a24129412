package lang

import (
	"encoding/json"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

var update = flag.Bool("update", false, "rewrite the wanted cells of testdata")

// The vectors are also those of the search in the browser: e2e/unit runs the
// same file through its script, with the rules of testdata/keys.json.
func TestFoldAndKeys(t *testing.T) {
	data, err := os.ReadFile("testdata/fold.tsv")
	if err != nil {
		t.Fatal(err)
	}
	keys := KeysOf([]*Language{known(t, "ru"), known(t, "be")})
	var lines []string
	n := 0
	for line := range strings.Lines(string(data)) {
		want := strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "#") {
			lines = append(lines, want)
			continue
		}
		n++
		cells := strings.Split(want, "\t")
		in := cells[0]
		var of []string
		for _, w := range Words(in) {
			of = append(of, keys.Of(w))
		}
		got := []string{in, fold(in), strings.Join(of, " ")}
		if len(cells) > 3 { // typed with the wrong keys
			got = append(got, strings.Join(keys.Meant(in), "/"))
		}
		for _, l := range languages {
			check(t, in, l.Fold(in), fold(in))
		}
		lines = append(lines, strings.Join(got, "\t"))
		if lines[len(lines)-1] != want && !*update {
			t.Errorf("got\n%s\nwant\n%s", lines[len(lines)-1], want)
		}
	}
	if n < 40 {
		t.Errorf("only %d cases", n)
	}
	golden(t, "testdata/fold.tsv", strings.Join(lines, "\n")+"\n")

	rules, err := json.Marshal(keys)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/keys.json", string(rules)+"\n")
}

// golden compares a file with what it should be, or makes it so.
func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(file); err != nil || string(want) != got {
		t.Errorf("%s differs from what is made now; look at it and run the test with -update (%v)", file, err)
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
			if key := keys.Of(w); key == "" || !strings.HasPrefix(keys.whole(w), key) || utf8.RuneCountInString(key) > keyLength {
				t.Errorf("the key of %q is %q", w, key)
			}
			if head := keys.Head(w); !strings.HasPrefix(keys.Plain(w), head) {
				t.Errorf("%q begins with %q", w, head)
			}
			keys.Stop(w)
		}
		keys.Meant(text)
	})
}
