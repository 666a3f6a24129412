package lang

import (
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// In the sentences every slip stands between ⟦ and ⟧, with what is wanted
// after a bar; nothing else may be found.
func TestSlips(t *testing.T) {
	for _, c := range []struct {
		tag  Tag
		text string
	}{
		// у after a vowel. The first lines are the glossary's.
		{"be", "прайшла ⟦у|ў⟧ Віцебску"},
		{"be", "адбыўся ⟦у|ў⟧ Віцебску"},
		{"be", "прайшла ў Віцебску"},
		{"be", "адбыўся ў Віцебску"},
		{"be", "візіт у Віцебск"},
		{"be", "быў у Віцебску"},
		{"be", "яна ўдзельнічае"},
		{"be", "яна ⟦удзельнічае|ўдзельнічае⟧"},
		{"be", "ва ўніверсітэце"},
		{"be", "ва ⟦універсітэце|ўніверсітэце⟧"},
		{"be", "ва Ушачах"},
		{"be", "ва ⟦Ўшачах|Ушачах⟧"},
		{"be", "да урны"},
		{"be", "прэзідыум у зале"},
		{"be", "Пра візіт гаварылі ⟦у|ў⟧ Оршы і ⟦у|ў⟧ Полацку."},
		{"be", "Сустрэча ⟦у|ў⟧ дзённым цэнтры."},
		{"be", "Я ⟦умею|ўмею⟧ чытаць"},
		{"be", "Сказаў: я ⟦умею|ўмею⟧"},
		{"be", "Нас чакалі" + nbsp + "⟦у|ў⟧" + nbsp + "бібліятэцы"},
		{"be", "Сям’я ⟦узяла|ўзяла⟧ ключы"},
		{"be", "інтэрв’ю ⟦у|ў⟧ студыі"},
		{"be", "па ⟦умовах|ўмовах⟧ конкурсу"},
		{"be", "Мы ⟦усе|ўсе⟧ тут, і ⟦ужо|ўжо⟧ даўно."},
		{"be", "на ⟦у|ў⟧ 2023 годзе"},
		// у where it is right.
		{"be", "Удзельнікі прыехалі, у Віцебску чакалі."},
		{"be", "Прыехалі – у Віцебск."},
		{"be", "Праграма (у Віцебску)"},
		{"be", "Дзверы адчынены. У зале цёпла."},
		{"be", "Пытанні: у чым сэнс?"},
		{"be", "гісторыя уніі, каля урнаў, сапраўдныя унікумы, фіны і угры"},
		{"be", "гэта ⟦унікальны|ўнікальны⟧ ⟦Ўніверсітэт|Універсітэт⟧"},
		{"be", "прайшла у\u0301 Віцебску"},
		{"be", "літара у на пачатку"},
		{"be", "гукі «у» і «ў»"},
		{"be", "вёска Уша і рака Ушача"},
		{"be", "клас А у школе"},
		{"be", "А ⟦у|ў⟧ школе ціха"},
		{"be", "у ЗША у 2023 годзе"},
		{"be", "НКА у горадзе"},
		{"be", "у 2023 у Полацку"},
		{"be", "Каманда\nу Віцебску"},
		{"be", "Нацыянальная УНІЯ"},
		{"be", "праект Lada у горадзе"},
		{"be", "код \ufffc у горадзе"},
		// ў where no vowel is before it.
		{"be", "⟦ў|у⟧ Віцебску"},
		{"be", "⟦Ў|У⟧ Віцебску"},
		{"be", "⟦ўдзельнікі|удзельнікі⟧ прыехалі"},
		{"be", "візіт ⟦ў|у⟧ Віцебск"},
		{"be", "быў ⟦ў|у⟧ Віцебску"},
		{"be", "дзень ⟦ў|у⟧ цэнтры"},
		{"be", "прыехала, ⟦ўзяла|узяла⟧ ключы"},
		{"be", "дарога – ⟦ў|у⟧ Віцебск"},
		{"be", "дарога (⟦ў|у⟧ Віцебск)"},
		{"be", "Прыехалі ўсе! ⟦ў|у⟧ зале цёпла"},
		{"be", "горад ⟦Ўзда|Узда⟧"},
		{"be", "рака ⟦Ўла|Ула⟧"},
		{"be", "аркестр ⟦ўрачыста|урачыста⟧ зайграў"},
		// ў that is right or may be.
		{"be", "Мы ўсе тут, і ўжо даўно."},
		{"be", "па-ўкраінску, па-ўзбекску"},
		{"be", "ПРАЙШЛА Ў ВІЦЕБСКУ"},
		{"be", "УСЕ ЎДЗЕЛЬНІКІ"},
		{"be", "гук [ў] і літара ў"},
		{"be", "Гук «ў» чуваць"},
		{"be", "сказала «ў Віцебску»"},
		{"be", "ААН ў Мінску"},
		{"be", "у 2023 ў Віцебску"},
		{"be", "у 2023 г. ў Віцебску"},
		{"be", "прайшла\nў Віцебску"},
		{"be", " ў Віцебску"},
		{"be", "код \ufffc ў горадзе"},
		{"be", "пайшоў, праўда, аўторак, здароўе"},
		{"be", "прайшла у" + "\u0306 Віцебску"}, // ў written as letter and mark
		// Letters of another alphabet.
		{"be", "⟦Витебск|⟧ і Пскоў"},
		{"be", "⟦щодня|⟧, ⟦ЩОДНЯ|⟧"},
		{"be", "⟦абъяднанне|⟧"},
		{"be", "⟦ґанак|ганак⟧, ⟦Ґанак|Ганак⟧, ⟦ҐАНАК|ГАНАК⟧"},
		{"be", "⟦Їжа|⟧"},
		{"be", "май, и\u0306од, ё, е\u0308"},
		{"ru", "⟦Віцебск|⟧ и Псков"},
		{"ru", "город ⟦Пскоў|⟧"},
		{"ru", "⟦ґанок|⟧"},
		{"ru", "подъезд, щит, ёж, мой, мои\u0306"},
		{"en", "Псков and Віцебск"},
		// Two alphabets in one word.
		{"ru", "⟦Cоседи|Соседи⟧ и друзья"},
		{"ru", "⟦пoмoщь|помощь⟧"},
		{"ru", "⟦exаmple|example⟧"},
		{"ru", "⟦Мoskva|Moskva⟧, ⟦Мosква|⟧"},
		{"be", "⟦Biцебск|Віцебск⟧"},
		{"be", "⟦гiсторыя|гісторыя⟧ прайшла"},
		{"be", "⟦аc|ас⟧"},
		{"en", "⟦рen|pen⟧ and ⟦cо|co⟧"},
		{"ru", "⟦vКонтакте|⟧"},
		{"ru", "ITшник, SMSки, Wi-Fi, IT-компания, COVID-19, А4, 3D-принтер, e-mail"},
		{"be", "на пошту office@example.org або https://example.org/шлях"},
		{"ru", ""},
		{"ru", "— 5 % …"},
	} {
		text, want := c.text, []Slip(nil)
		var plain strings.Builder
		for {
			before, rest, ok := strings.Cut(text, "⟦")
			plain.WriteString(before)
			if !ok {
				break
			}
			mark, after, _ := strings.Cut(rest, "⟧")
			found, wanted, _ := strings.Cut(mark, "|")
			want = append(want, Slip{Offset: plain.Len(), Found: found, Want: wanted})
			plain.WriteString(found)
			text = after
		}
		got := known(t, c.tag).Slips(plain.String())
		same := len(got) == len(want)
		for i := range got {
			same = same && got[i].Offset == want[i].Offset && got[i].Found == want[i].Found && got[i].Want == want[i].Want
		}
		if !same {
			t.Errorf("%s %s\n got %+v\nwant %+v", c.tag, plain.String(), got, want)
		}
	}
}

func TestSlipCodes(t *testing.T) {
	for _, c := range []struct{ text, code, letter string }{
		{"прайшла у Віцебску", ShortU, "у"},
		{"Ў Віцебску", ShortU, "Ў"},
		{"Витебск", LetterForeign, "и"},
		{"Biцебск", LetterMixed, "B"},
		{"Windоws", LetterMixed, "о"},
	} {
		got := known(t, "be").Slips(c.text)
		if len(got) != 1 || got[0].Code != c.code || got[0].Letter != c.letter {
			t.Errorf("%s: %+v, want %s %s", c.text, got, c.code, c.letter)
		}
	}
}

func FuzzSlips(f *testing.F) {
	for _, s := range []string{"прайшла у Віцебску", "Ў", "ў", "Biцебск Витебск", "а\u0301 ў \xff", "сям’я у у ў"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, l := range languages {
			last := 0
			for _, slip := range l.Slips(s) {
				if slip.Offset < last || slip.Found == "" || !strings.HasPrefix(s[slip.Offset:], slip.Found) {
					t.Fatalf("%s %q: %+v is not in the text", l.Tag, s, slip)
				}
				if slip.Want == slip.Found || !strings.Contains(slip.Found, slip.Letter) {
					t.Fatalf("%s %q: %+v says nothing", l.Tag, s, slip)
				}
				last = slip.Offset
			}
		}
	})
}

func BenchmarkSlips(b *testing.B) {
	l := known(b, "be")
	text := strings.Repeat("Суседзі прыехалі ў Віцебск і ўзялі ключы, у зале чакалі ўсе ўдзельнікі. ", 60)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		l.Slips(text)
	}
}

// TestSlipsAreFoundQuickly: what is found by a look at some words is what is
// found by a look at all of them.
func TestSlipsAreFoundQuickly(t *testing.T) {
	scraps := strings.Split("у|ў|У|Ў|а|в|я|ё|і|и|ґ|й|щ|w|О|слова|вёска|ААН|літара|ўчора|універсітэт|урна|5| | | | |\n|\t|.|,|-|—|«|»|(|)|'|’|ʼ|"+
		"\u00a0|\u00ad|\u0301|\u2009|\u2000|№|\ufffc|\xd1|\x83|\xe2\x80|\xc2|\"|\x80", "|")
	quick := 0
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(rapid.SampledFrom(scraps), 0, 12).Draw(t, "text"), "")
		for _, l := range languages {
			if got, want := l.Slips(s), l.slips(s); !reflect.DeepEqual(got, want) {
				t.Fatalf("%s, %q: %v, want %v", l.Tag, s, got, want)
			}
		}
		if len(belarusian.Slips(s)) > 0 && !strings.ContainsAny(s, "иґщwO\u00ad\u0301") {
			quick++
		}
	})
	if quick == 0 {
		t.Error("no slips were found quickly")
	}
}
