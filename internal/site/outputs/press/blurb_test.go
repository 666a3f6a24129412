package press

import (
	"slices"
	"strings"
	"testing"
)

func TestSentences(t *testing.T) {
	for _, test := range []struct {
		in   string
		want []string
	}{
		{"Первое. Второе! Третье?", []string{"Первое. ", "Второе! ", "Третье?"}},
		{"Он сказал: «Приду.» Она ждала… Потом ушла.", []string{"Он сказал: «Приду.» ", "Она ждала… ", "Потом ушла."}},
		{"Сад на ул. Садовой. Дом 5 тыс. Метров нет.", []string{"Сад на ул. Садовой. ", "Дом 5 тыс. Метров нет."}},
		{"12 сентября 2023 г. Псков молчит.", []string{"12 сентября 2023 г. Псков молчит."}},
		{"Пишет А. С. Иванов. И ещё.", []string{"Пишет А. С. Иванов. ", "И ещё."}},
		{"Адрес example.org. Так. «Іншае» слова.", []string{"Адрес example.org. ", "Так. ", "«Іншае» слова."}},
		{"Не. Сюды прыходзяць раніцай.", []string{"Не. ", "Сюды прыходзяць раніцай."}},
		{"10.30 — сбор. 11.00 — дорога.", []string{"10.30 — сбор. 11.00 — дорога."}},
		{"Без точки", []string{"Без точки"}},
		{"", nil},
	} {
		got := sentences(test.in)
		if !slices.Equal(got, test.want) {
			t.Errorf("%q\ngot  %q\nwant %q", test.in, got, test.want)
		}
		if strings.Join(got, "") != test.in {
			t.Errorf("%q: the sentences are not the paragraph", test.in)
		}
	}
}

func TestCut(t *testing.T) {
	text := []string{"Один два три.", "Четыре пять. Шесть семь восемь.", "Почему?", "Девять десять."}
	for words, want := range map[int][]string{
		1:   {"Один два три."}, // the first sentence always stays
		3:   {"Один два три."},
		5:   {"Один два три.", "Четыре пять."},
		8:   {"Один два три.", "Четыре пять. Шесть семь восемь."},
		9:   {"Один два три.", "Четыре пять. Шесть семь восемь."}, // no question at the end
		10:  text,                                                 // a tenth above
		100: text,
	} {
		if got := cut(text, words); !slices.Equal(got, want) {
			t.Errorf("%d words: %q, want %q", words, got, want)
		}
	}
}
