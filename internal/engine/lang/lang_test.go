package lang

import (
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/go-playground/locales"
	"github.com/go-playground/locales/be"
	"github.com/go-playground/locales/en"
	"github.com/go-playground/locales/ru"
)

func known(t testing.TB, tag Tag) *Language {
	t.Helper()
	l, ok := Of(tag)
	if !ok {
		t.Fatalf("the language %q is not known", tag)
	}
	return l
}

// check compares a text with what is wanted; "_" in want is a no-break space.
func check(t *testing.T, what, got, want string) {
	t.Helper()
	if want = strings.ReplaceAll(want, "_", nbsp); got != want {
		t.Errorf("%s:\n got %s\nwant %s", what, visible(got), visible(want))
	}
}

func visible(s string) string { return strings.ReplaceAll(s, nbsp, "_") }

func day(year, month, day int) time.Time {
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}

func TestKnown(t *testing.T) {
	tags := Known()
	if len(tags) < 3 || tags[0] != "ru" || tags[1] != "be" {
		t.Fatalf("known languages: %v", tags)
	}
	for _, tag := range tags {
		l := known(t, tag)
		if l.Tag != tag || l.Name == "" || !strings.HasPrefix(l.OpenGraph, string(tag)+"_") {
			t.Errorf("%s: %q %q %q", tag, l.Tag, l.Name, l.OpenGraph)
		}
	}
	if _, ok := Of("RU"); ok {
		t.Error("tags are compared as they are")
	}
}

// Every table is full: an empty name would be printed as nothing.
func TestTablesAreFull(t *testing.T) {
	for _, l := range languages {
		var all []string
		all = append(all, l.months.alone[:]...)
		all = append(all, l.months.genitive[:]...)
		all = append(all, l.months.locative[:]...)
		all = append(all, l.weekdays.alone[:]...)
		all = append(all, l.weekdays.on[:]...)
		all = append(all, l.weekdays.short[:]...)
		all = append(all, l.units.bytes[:]...)
		all = append(all, l.units.hour, l.units.minute, l.in, l.dates.from, l.dates.to, l.numbers.point)
		for i, s := range all {
			if s == "" {
				t.Errorf("%s: entry %d is empty", l.Tag, i)
			}
		}
	}
}

// TestAgainstCLDR compares with an independent copy of CLDR, whose months
// are the genitive ones.
func TestAgainstCLDR(t *testing.T) {
	sources := map[Tag]locales.Translator{"ru": ru.New(), "be": be.New(), "en": en.New()}
	for tag, cldr := range sources {
		l := known(t, tag)
		for m := time.January; m <= time.December; m++ {
			check(t, string(tag)+" month", l.months.genitive[m-1], cldr.MonthWide(m))
		}
		for d := time.Sunday; d <= time.Saturday; d++ {
			check(t, string(tag)+" weekday", l.weekdays.alone[d], cldr.WeekdayWide(d))
			check(t, string(tag)+" short weekday", l.weekdays.short[d], cldr.WeekdayAbbreviated(d))
		}
		for n := range 1200 {
			if got, want := l.Plural(n), Form(strings.ToLower(cldr.CardinalPluralRule(float64(n), 0).String())); got != want {
				t.Errorf("%s %d: got %s, want %s", tag, n, got, want)
			}
		}
	}
}

func TestPlural(t *testing.T) {
	for _, c := range []struct {
		n       int
		ru, be  Form
		english Form
	}{
		{0, Many, Many, Other}, {1, One, One, One}, {2, Few, Few, Other}, {4, Few, Few, Other}, {5, Many, Many, Other},
		{11, Many, Many, Other}, {12, Many, Many, Other}, {14, Many, Many, Other}, {21, One, One, Other}, {22, Few, Few, Other},
		{101, One, One, Other}, {111, Many, Many, Other}, {112, Many, Many, Other}, {-21, One, One, Other},
		{1_000_001, One, One, Other}, {10_000_001, One, One, Other}, {10_000_011, Many, Many, Other},
		{1_000_000_002, Few, Few, Other}, {-1 << 63, Many, Many, Other},
	} {
		for tag, want := range map[Tag]Form{"ru": c.ru, "be": c.be, "en": c.english} {
			if got := known(t, tag).Plural(c.n); got != want {
				t.Errorf("%s %d: got %s, want %s", tag, c.n, got, want)
			}
		}
	}
}

func TestPluralDecimal(t *testing.T) {
	for _, c := range []struct {
		s               string
		ru, be, english Form
	}{
		{"1", One, One, One}, {"1.0", Other, One, Other}, {"1,0", Other, One, Other}, {"21.00", Other, One, Other},
		{"1,5", Other, Other, Other}, {"2.0", Other, Few, Other}, {"5.0", Other, Many, Other}, {"11.0", Other, Many, Other},
		{"0.1", Other, Other, Other}, {"1 001", One, One, Other}, {"2" + nbsp + "201", One, One, Other}, {"-3", Few, Few, Other},
		{"", Other, Other, Other}, {"много", Other, Other, Other}, {"1.000000000000000000000001", Other, Other, Other},
		{"100000000000000000000000021", One, One, Other},
	} {
		for tag, want := range map[Tag]Form{"ru": c.ru, "be": c.be, "en": c.english} {
			if got := known(t, tag).PluralDecimal(c.s); got != want {
				t.Errorf("%s %q: got %s, want %s", tag, c.s, got, want)
			}
		}
	}
}

// The forms of a language are exactly those that some number takes.
func TestForms(t *testing.T) {
	for _, l := range languages {
		seen := map[Form]bool{l.PluralDecimal("1.5"): true}
		for n := range 1000 {
			seen[l.Plural(n)] = true
		}
		for _, f := range l.Forms() {
			if !seen[f] {
				t.Errorf("%s: no number takes %s", l.Tag, f)
			}
			delete(seen, f)
		}
		if len(seen) > 0 {
			t.Errorf("%s: not listed: %v", l.Tag, seen)
		}
	}
}

func TestNumbers(t *testing.T) {
	r, b, e := known(t, "ru"), known(t, "be"), known(t, "en")
	for _, c := range []struct{ got, want string }{
		{r.Number(2201), "2_201"}, {b.Number(2201), "2201"}, {e.Number(2201), "2,201"},
		{r.Number(999), "999"}, {b.Number(22011), "22_011"}, {r.Number(-2201600), "−2_201_600"}, {r.Number(0), "0"},
		{r.Decimal(2201600.5, 2), "2_201_600,50"}, {b.Decimal(2201.5, 1), "2201,5"}, {b.Decimal(2201600.5, 2), "2_201_600,50"},
		{r.Decimal(-0.001, 1), "0,0"}, {e.Decimal(1234.5, 1), "1,234.5"}, {r.Decimal(3.7, 0), "4"},
		{r.Percent("96"), "96_%"}, {b.Percent("96,5"), "96,5_%"}, {e.Percent("96"), "96%"},
		{r.Bytes(340_000), "340_кБ"}, {r.Bytes(1_200_000), "1,2_МБ"}, {b.Bytes(1_200_000), "1,2_МБ"}, {r.Bytes(0), "0_Б"},
		{r.Bytes(999), "999_Б"}, {r.Bytes(1000), "1_кБ"}, {r.Bytes(999_600), "1_МБ"}, {r.Bytes(12_340_000), "12_МБ"},
		{r.Bytes(3_000_000_000), "3_ГБ"}, {r.Bytes(5_000_000_000_000), "5_000_ГБ"}, {b.Bytes(5_000_000_000_000), "5000_ГБ"}, {r.Bytes(-1), "0_Б"},
		{r.Duration(390 * time.Minute), "6_ч_30_мин"}, {b.Duration(390 * time.Minute), "6_гадз_30_хв"}, {r.Duration(0), "0_мин"},
		{b.Duration(2 * time.Hour), "2_гадз"}, {r.Duration(89 * time.Second), "1_мин"}, {r.Duration(-45 * time.Minute), "−45_мин"},
		{e.Duration(26 * time.Hour), "26_h"},
	} {
		check(t, "number", c.got, c.want)
	}
}

func TestDates(t *testing.T) {
	r, b, e := known(t, "ru"), known(t, "be"), known(t, "en")
	clock := time.Date(2023, 9, 12, 9, 5, 0, 0, time.UTC)
	for _, c := range []struct{ got, want string }{
		{r.Date(day(2023, 9, 12)), "12_сентября_2023_г."}, {b.Date(day(2023, 9, 12)), "12_верасня_2023_г."}, {e.Date(day(2023, 9, 12)), "12_September_2023"},
		{r.DayMonth(day(2023, 9, 12)), "12_сентября"}, {b.DayMonth(day(2023, 2, 1)), "1_лютага"},
		{r.Month(2023, 9), "сентябрь_2023"}, {b.Month(2023, 9), "верасень_2023"}, {b.Month(0, 12), "снежань"}, {b.Month(2023, 7), "ліпень_2023"},
		{r.InMonth(9), "в_сентябре"}, {r.InMonth(2), "в_феврале"}, {b.InMonth(9), "у_верасні"}, {b.InMonth(11), "у_лістападзе"}, {b.InMonth(2), "у_лютым"},
		{b.In("адбудзецца", b.MonthLocative(9)), "ў_верасні"}, {e.InMonth(5), "in_May"},
		{r.DateRange(day(2023, 10, 3), day(2023, 10, 5)), "3–5_октября_2023_г."}, {b.DateRange(day(2023, 10, 3), day(2023, 10, 5)), "3–5_кастрычніка_2023_г."},
		{r.DateRange(day(2023, 9, 28), day(2023, 10, 3)), "28_сентября_– 3_октября_2023_г."}, {b.DateRange(day(2023, 9, 28), day(2023, 10, 3)), "28_верасня_– 3_кастрычніка_2023_г."},
		{r.DateRange(day(2023, 12, 28), day(2024, 1, 3)), "28_декабря_2023_г._– 3_января_2024_г."},
		{r.DateRange(day(2023, 10, 3), day(2024, 10, 3)), "3_октября_2023_г._– 3_октября_2024_г."},
		{r.DateRange(day(2023, 10, 3), day(2023, 10, 3)), "3_октября_2023_г."},
		{r.FromTo(day(2023, 10, 3), day(2023, 10, 5)), "с_3 по_5_октября"}, {b.FromTo(day(2023, 10, 3), day(2023, 10, 5)), "з_3 па_5_кастрычніка"},
		{r.FromTo(day(2023, 10, 2), day(2023, 10, 5)), "со_2 по_5_октября"}, {b.FromTo(day(2023, 10, 2), day(2023, 10, 5)), "з_2 па_5_кастрычніка"},
		{r.FromTo(day(2023, 9, 28), day(2023, 10, 3)), "с_28_сентября по_3_октября"}, {r.FromTo(day(2023, 10, 3), day(2023, 10, 3)), "3_октября"},
		{b.FromTo(day(2023, 12, 28), day(2024, 1, 3)), "з_28_снежня_2023_г. па_3_студзеня_2024_г."}, {e.FromTo(day(2023, 10, 3), day(2023, 10, 5)), "from_3 to_5_October"},
		{r.Clock(clock), "09:05"}, {b.ClockRange(clock, clock.Add(3*time.Hour)), "09:05–12:05"}, {b.ClockRange(clock, clock), "09:05"},
		{r.Weekday(clock), "вторник"}, {b.Weekday(clock), "аўторак"}, {r.WeekdayShort(clock), "вт"}, {b.WeekdayShort(clock), "аў"},
		{r.OnWeekday(clock), "во_вторник"}, {b.OnWeekday(clock), "у_аўторак"}, {r.OnWeekday(day(2023, 9, 17)), "в_воскресенье"}, {b.OnWeekday(day(2023, 9, 13)), "у_сераду"},
		{strings.Join(r.WeekdaysShort(), " "), "пн вт ср чт пт сб вс"}, {strings.Join(b.WeekdaysShort(), " "), "пн аў ср чц пт сб нд"},
		{r.Month(2023, 0), "декабрь_2023"},
	} {
		check(t, "date", c.got, c.want)
	}
}

// A time is written in its own zone.
func TestDateKeepsZone(t *testing.T) {
	minsk := time.FixedZone("", 3*60*60)
	check(t, "zone", known(t, "be").DayMonth(time.Date(2023, 9, 12, 1, 0, 0, 0, minsk)), "12_верасня")
}

func TestJoin(t *testing.T) {
	for _, c := range []struct {
		tag                             Tag
		before, preposition, name, want string
	}{
		{"ru", "", "в", "Пскове", "в_Пскове"}, {"ru", "", "в", "Владимире", "во_Владимире"}, {"ru", "", "в", "Францию", "во_Францию"},
		{"ru", "", "в", "вторник", "во_вторник"}, {"ru", "", "в", "Витебске", "в_Витебске"}, {"ru", "", "в", "Вьетнаме", "во_Вьетнаме"},
		{"ru", "", "в", "феврале", "в_феврале"}, {"ru", "", "В", "Владимире", "Во_Владимире"}, {"ru", "", "в", "«Всходах»", "во_«Всходах»"},
		{"ru", "", "в", "Великих Луках", "в_Великих Луках"}, {"ru", "", "в", "дворе", "во_дворе"}, {"ru", "", "в", "Орше", "в_Орше"},
		{"ru", "", "с", "Смоленском", "со_Смоленском"}, {"ru", "", "с", "Минском", "с_Минском"}, {"ru", "", "с", "Себежем", "с_Себежем"},
		{"ru", "", "с", "школой", "со_школой"}, {"ru", "", "с", "вторника", "со_вторника"}, {"ru", "", "с", "воскресенья", "с_воскресенья"},
		{"ru", "", "из", "Пскова", "из_Пскова"}, {"ru", "", "о", "организации", "об_организации"}, {"ru", "", "о", "ёлке", "о_ёлке"},
		{"ru", "", "к", "Пскову", "к_Пскову"}, {"ru", "", "к", "вторнику", "ко_вторнику"}, {"ru", "", "в", "", "в_"}, {"ru", "", "в", "2023 году", "в_2023 году"},
		{"be", "адбудзецца", "у", "Віцебску", "ў_Віцебску"}, {"be", "візіт", "у", "Віцебску", "у_Віцебску"}, {"be", "", "у", "Віцебску", "у_Віцебску"},
		{"be", "прайшла ", "у", "Віцебску", "ў_Віцебску"}, {"be", "прайшла" + nbsp, "у", "Віцебску", "ў_Віцебску"}, {"be", "прайшла,", "у", "Віцебску", "у_Віцебску"},
		{"be", "прайшла —", "у", "Віцебску", "у_Віцебску"}, {"be", "(", "у", "Віцебску", "у_Віцебску"}, {"be", "быў", "у", "Віцебску", "у_Віцебску"},
		{"be", "прайшла", "У", "Віцебску", "У_Віцебску"}, {"be", "адбылася", "у", "Ушачах", "ва_Ушачах"}, {"be", "", "у", "Ушачах", "ва_Ушачах"}, {"be", "", "У", "Ушачах", "Ва_Ушачах"},
		{"be", "", "у", "універсітэце", "ва_ўніверсітэце"}, {"be", "", "у", "урне", "ва_урне"}, {"be", "", "у", "аўторак", "у_аўторак"},
		{"be", "дарога", "на", "Оршу", "на_Оршу"}, {"be", "", "па", "умовах", "па_ўмовах"}, {"be", "", "да", "урны", "да_урны"}, {"be", "", "да", "Ушач", "да_Ушач"},
		{"be", "", "з", "Пскова", "з_Пскова"}, {"be", "", "з", "Смаленска", "са_Смаленска"}, {"be", "", "з", "Себежа", "з_Себежа"}, {"be", "", "з", "Шклова", "са_Шклова"},
		{"be", "", "З", "студзеня", "Са_студзеня"}, {"be", "", "з", "верасня", "з_верасня"},
		{"en", "", "in", "Vitebsk", "in_Vitebsk"},
	} {
		check(t, string(c.tag)+" "+c.before+"+"+c.preposition+"+"+c.name, known(t, c.tag).Join(c.before, c.preposition, c.name), c.want)
	}
	check(t, "In", known(t, "be").In("гасцявалі", "Полацку"), "ў_Полацку")
	check(t, "In", known(t, "ru").In("гостили", "Полоцке"), "в_Полоцке")
}

func TestAlphabet(t *testing.T) {
	for _, c := range []struct {
		tag   Tag
		order string // by the alphabet, each a line of its own
	}{
		{"ru", "2-я школа|12 дверей|Ёлка|«Ель»|Ель-2|Заря|йод|Яма"},
		{"ru", "Все|Всё|Вся"},
		{"be", "Ева|Елка|Ёлка|Жыта|Зара|ідэя|Іскра|йод|Узда|Ушачы|ўзор|Фара"},
		{"be", "«Добры крок»|Дом|«Дружба»|Сямёра|Сям’я|Сямяк"},
		{"en", "«apple»|Apple|banana"},
	} {
		l := known(t, c.tag)
		names := strings.Split(c.order, "|")
		for i := 1; i < len(names); i++ {
			if l.Compare(names[i-1], names[i]) >= 0 || l.Compare(names[i], names[i-1]) <= 0 {
				t.Errorf("%s: %q must stand before %q", c.tag, names[i-1], names[i])
			}
		}
	}
}

// Collators are shared between goroutines by turns.
func TestSortKeyConcurrently(t *testing.T) {
	l := known(t, "be")
	names := []string{"Ёлка", "Іскра", "«Добры крок»", "Ўзор", "Сям’я", "12"}
	want := make([]string, len(names))
	for i, s := range names {
		want[i] = l.SortKey(s)
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for i := range 600 {
				if n := i % len(names); l.SortKey(names[n]) != want[n] {
					t.Errorf("the key of %s changes", names[n])
				}
			}
		})
	}
	wg.Wait()
}

func TestInitial(t *testing.T) {
	for _, c := range []struct {
		tag     Tag
		s, want string
	}{
		{"ru", "«Тёплый порог»", "Т"}, {"ru", "ёлка", "Е"}, {"be", "ёлка", "Ё"}, {"be", "«Іскра»", "І"}, {"be", "ўзор", "Ў"},
		{"ru", "2-я школа", "#"}, {"ru", "", "#"}, {"ru", "«»", "#"}, {"ru", "Йод", "Й"}, {"ru", "и\u0306од", "Й"},
		{"ru", "„Вместе“", "В"}, {"en", "\"apple\"", "A"}, {"be", "’Яма", "Я"},
	} {
		check(t, c.s, known(t, c.tag).Initial(c.s), c.want)
	}
}

func TestSlug(t *testing.T) {
	for _, c := range []struct {
		tag     Tag
		s, want string
	}{
		{"ru", "Как всё начиналось", "kak-vsyo-nachinalos"}, {"ru", "Помощь пожилым — рядом!", "pomoshch-pozhilym-ryadom"},
		{"ru", "«Тёплый порог», 2023", "tyoplyy-porog-2023"}, {"ru", "подъезд", "podezd"}, {"ru", "Віцебск", "vitsebsk"},
		{"be", "Гісторыя аб’яднання", "historyya-abyadnannya"}, {"be", "Хто ўдзельнічае ў цэнтры", "khto-udzelnichae-u-tsentry"},
		{"be", "Zażółć gęślą jaźń", "zazolc-gesla-jazn"}, {"ru", "", "section"}, {"ru", "— !?", "section"}, {"ru", "日本", "section"},
		{"en", "What’s next?", "whats-next"}, {"ru", "и\u0306од", "yod"}, {"ru", "ЬЪ", "section"}, {"ru", "--а--б--", "a-b"},
		{"ru", "Очень длинный заголовок, который никак не хочет кончаться на месте", "ochen-dlinnyy-zagolovok-kotoryy-nikak-ne-khochet-konchatsya"},
		{"ru", strings.Repeat("а", 80), strings.Repeat("a", 60)},
	} {
		check(t, c.s, known(t, c.tag).Slug(c.s), c.want)
	}
}
