package lang

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestTypography(t *testing.T) {
	for _, c := range []struct {
		tag      Tag
		in, want string // "_" is a no-break space
	}{
		// Quotes.
		{"ru", `Клуб "Радуга" открыт`, "Клуб «Радуга» открыт"},
		{"be", `Клуб "Вясёлка"`, "Клуб «Вясёлка»"},
		{"en", `The "Rainbow" club`, "The “Rainbow” club"},
		{"ru", `"Фонд "Радуга""`, "«Фонд „Радуга“»"},
		{"ru", `«Фонд "Радуга"»`, "«Фонд „Радуга“»"},
		{"ru", `"Дом "Бор "Вал" Гай" Дуб"`, "«Дом „Бор „Вал“ Гай“ Дуб»"},
		{"ru", `("Радуга")`, "(«Радуга»)"},
		{"ru", `"Радуга", "Мост".`, "«Радуга», «Мост»."},
		{"ru", `"Псков"-"Витебск"`, "«Псков»-«Витебск»"},
		{"ru", `экран 15" и стол`, `экран 15" и_стол`},
		{"ru", `"без пары`, `"без пары`},
		{"ru", `" просто "`, `" просто "`},
		{"ru", "\"раз\n\nдва\"", "\"раз\n\nдва\""},
		{"ru", "\"раз\nдва\"", "«раз\nдва»"},
		{"en", `He said "a "b" c"`, "He said “a ‘b’ c”"},
		// Apostrophes.
		{"be", "сям'я, аб’яднанне, інтэрвʼю", "сям’я, аб’яднанне, інтэрв’ю"},
		{"ru", "д'Артаньян", "д’Артаньян"},
		{"be", "'сям'я'", "'сям’я'"},
		{"en", "don't", "don’t"},
		// Dashes.
		{"ru", "Псков - город", "Псков_— город"},
		{"be", "Пскоў - горад", "Пскоў_– горад"},
		{"ru", "Псков -- город", "Псков_— город"},
		{"ru", "Псков – город", "Псков_– город"},
		{"ru", "Псков — город", "Псков_— город"},
		{"ru", "Псков -\nгород", "Псков_—\nгород"},
		{"ru", "- пункт\n- второй", "- пункт\n- второй"},
		{"ru", "раз\n - два", "раз\n - два"},
		{"ru", "10 - 3", "10 - 3"},
		{"ru", "города-побратимы", "города-побратимы"},
		{"ru", "a --- b", "a --- b"},
		// Dots.
		{"ru", "и вот...", "и_вот…"},
		{"ru", "и вот....", "и_вот...."},
		{"ru", "да?..", "да?.."},
		// Short words.
		{"ru", "в Пскове и в Витебске", "в_Пскове и_в_Витебске"},
		{"ru", "В Пскове на реке", "В_Пскове на_реке"},
		{"be", "у Віцебску і ў Полацку", "у_Віцебску і_ў_Полацку"},
		{"be", "з Пскова па дарозе", "з_Пскова па_дарозе"},
		{"ru", "в «Доме»", "в_«Доме»"},
		{"ru", `в "Доме"`, "в_«Доме»"},
		{"ru", "с 3 по 5 октября", "с_3 по_5 октября"},
		{"ru", "в \ufffc и \"\ufffc\"", "в_\ufffc и_«\ufffc»"},
		{"ru", "в\nПскове", "в\nПскове"},
		{"ru", "из-за в", "из-за в"},
		{"ru", "что-то и", "что-то и"},
		{"ru", "какой-то не такой", "какой-то не_такой"},
		{"ru", "Радио а-а не", "Радио а-а не"},
		{"be", "сям’я у доме", "сям’я у_доме"},
		{"en", "in a house", "in a house"},
		// Numbers and their signs.
		{"ru", "№ 5, § 3", "№_5, §_3"},
		{"ru", "2023 г. и 350 км", "2023_г. и_350_км"},
		{"ru", "6 ч 30 мин", "6_ч 30_мин"},
		{"be", "6 гадз 30 хв", "6_гадз 30_хв"},
		{"ru", "96 % и 5 минут", "96_% и_5 минут"},
		{"ru", "20 участников, 5 части", "20 участников, 5 части"},
		{"ru", "96%", "96%"},
		// Left alone.
		{"ru", "", ""},
		{"ru", " ", " "},
		{"ru", "строка\r\nвторая\tтретья", "строка\r\nвторая\tтретья"},
		{"ru", "за\xffмок", "за\ufffdмок"},
	} {
		l := known(t, c.tag)
		got := l.Typography(c.in)
		check(t, string(c.tag)+" "+c.in, got, c.want)
		check(t, "again: "+c.in, l.Typography(got), c.want)
	}
}

func FuzzTypography(f *testing.F) {
	for _, s := range []string{
		`"Фонд "Радуга"" - это... в "Доме" сям'я`, "\"a\n\n\"b - 5 -- 6 г. № 5", `«"„"“"»"`, "\"‘don't\"", "а'ʼ’б \xff - -", "и - - 5 %",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, l := range languages {
			once := l.Typography(s)
			if !utf8.ValidString(once) {
				t.Fatalf("%s: not UTF-8: %q", l.Tag, once)
			}
			if twice := l.Typography(once); twice != once {
				t.Fatalf("%s: %q\n once %q\ntwice %q", l.Tag, s, once, twice)
			}
		}
	})
}

// TestTypographyTwice asks every short text of the signs that matter.
func TestTypographyTwice(t *testing.T) {
	signs := []rune("\"'«»‘’а -5.\n")
	const length = 5
	r, e := known(t, "ru"), known(t, "en")
	var try func(text []rune)
	try = func(text []rune) {
		if len(text) < length {
			for _, s := range signs {
				try(append(text, s))
			}
			return
		}
		for _, l := range []*Language{r, e} {
			once := l.Typography(string(text))
			if twice := l.Typography(once); twice != once {
				t.Errorf("%s: %q\n once %q\ntwice %q", l.Tag, string(text), once, twice)
			}
		}
	}
	try(make([]rune, 0, length))
}

func BenchmarkTypography(b *testing.B) {
	l := known(b, "ru")
	text := strings.Repeat(`Клуб "Радуга" - это место, где в Пскове и в Витебске учат соседей... `, 60)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		l.Typography(text)
	}
}

// FuzzNames asks the other methods that take any text.
func FuzzNames(f *testing.F) {
	f.Add("«Тёплый порог»", "2-я")
	f.Add("\xff", "и\u0306")
	f.Fuzz(func(t *testing.T, a, b string) {
		for _, l := range languages {
			slug := l.Slug(a)
			if slug == "" || len(slug) > 60 {
				t.Fatalf("%s: the slug of %q is %q", l.Tag, a, slug)
			}
			for i := range len(slug) {
				if c := slug[i]; !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' && i > 0 && i < len(slug)-1) {
					t.Fatalf("%s: the slug of %q is %q", l.Tag, a, slug)
				}
			}
			if l.Compare(a, b) != -l.Compare(b, a) || (l.Compare(a, b) == 0) != (a == b) {
				t.Fatalf("%s: %q and %q have no order", l.Tag, a, b)
			}
			if once := l.Fold(a); l.Fold(once) != once {
				t.Fatalf("%s: folding %q twice gives %q", l.Tag, a, l.Fold(once))
			}
			if l.Initial(a) == "" || !utf8.ValidString(l.Join(a, "у", "x")) {
				t.Fatalf("%s: %q", l.Tag, a)
			}
			l.PluralDecimal(a)
		}
	})
}
