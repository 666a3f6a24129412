package search_test

import (
	"fmt"
	"strings"
	"testing"

	"pobratim/internal/site/outputs/search"
	"pobratim/internal/site/sitetest"
)

// Without a script the page lists everything by alphabet, in the order of the
// reader's language.
func TestAlphabet(t *testing.T) {
	site := "-- content/directions.yaml --\n[]\n" +
		thing("jolka", "", [3]string{"Ёлка", "Кратко.", "Текст."}, [3]string{"Ёлка", "Коратка.", "Тэкст."}) +
		thing("ezh", "sample: true\n", [3]string{"Еж", "Кратко.", "Текст."}, [3]string{"Іголка", "Коратка.", "Тэкст."}) +
		thing("irga", "", [3]string{"«Ирга»", "Кратко.", "Текст."}, [3]string{}) +
		thing("ne", "draft: true\n", [3]string{"Нет", "Кратко.", "Текст."}, [3]string{})
	site = strings.ReplaceAll(site, "directions: [elderly]\n", "")
	tests := []struct{ tag, want string }{
		{"ru", "Е: Еж(Организация, sample) Ёлка(Организация)\nИ: «Ирга»(Организация)\n"},
		{"be", "Ё: Ёлка(Арганізацыя)\nИ: «Ирга»@ru(Арганізацыя)\nІ: Іголка(Арганізацыя, sample)\n"},
	}
	p, _ := sitetest.Build(t, site+layout)
	for _, test := range tests {
		if got := between(sitetest.File(t, p, test.tag+"/search/index.html"), "<hr>", "<hr>"); got != test.want {
			t.Errorf("%s: got:\n%s\nwant:\n%s", test.tag, got, test.want)
		}
	}
}

// More than a page holds: each letter has its page, and a long one several.
func TestLongAlphabet(t *testing.T) {
	var site strings.Builder
	for i := range search.PerPage + 1 {
		site.WriteString(thing(fmt.Sprintf("a-%d", i), "", [3]string{fmt.Sprintf("Адрес %d", i), "Кратко.", "Текст."}, [3]string{}))
	}
	site.WriteString(thing("b", "", [3]string{"Берег", "Кратко.", "Текст."}, [3]string{}))
	p, _ := sitetest.Build(t, "-- content/directions.yaml --\n[]\n"+strings.ReplaceAll(site.String(), "directions: [elderly]\n", "")+layout, sitetest.Exchange)
	at := "/exchange/ru/search/letter-"
	tests := []struct{ path, begins, ends string }{
		{"", "А=" + at + "0410/:\nБ=" + at + "0411/:\n", ""},
		{"letter-0411/", "А=" + at + "0410/:\nБ=" + at + "0411/*: Берег(Организация)\n", ""},
		{"letter-0410/", "А=" + at + "0410/*: Адрес 0(Организация) Адрес 1(Организация)", "Б=" + at + "0411/:\n[1 " + at + "0410/*][2 " + at + "0410/2/]"},
		{"letter-0410/2/", "А=" + at + "0410/*: Адрес", "(Организация)\nБ=" + at + "0411/:\n[1 " + at + "0410/][2 " + at + "0410/2/*]"},
	}
	for _, test := range tests {
		got := between(sitetest.File(t, p, "ru/search/"+test.path+"index.html"), "<hr>", "<hr>")
		if !strings.HasPrefix(got, test.begins) || !strings.HasSuffix(got, test.ends) {
			t.Errorf("%s: %.300s … %s", test.path, got, got[max(0, len(got)-200):])
		}
	}
	if got := strings.Count(sitetest.File(t, p, "ru/search/letter-0410/2/index.html"), "Адрес"); got != 1 {
		t.Errorf("%d entries on the second page", got)
	}
}

// Meetings may have one title, and the title may be the name of their sort:
// the day tells them apart.
func TestMeetingsHaveDays(t *testing.T) {
	p, _ := sitetest.Build(t, "-- content/directions.yaml --\n[]\n"+layout+`
-- content/visits/guests/index.ru.md --
---
title: Визит
summary: Гости едут.
host: vitebsk
guest: pskov
start: 2023-09-12
end: 2023-09-13
city: vitebsk
---
-- content/visits/guests/schedule.yaml --
days:
  - date: 2023-09-12
    events:
      - {id: first, kind: briefing, title: {ru: Разговор, be: Размова}, place: vitebsk-hall, access: press, start: "10:00", end: "11:00"}
  - date: 2023-09-13
    events:
      - {id: second, kind: briefing, title: {ru: Разговор, be: Размова}, place: vitebsk-hall, access: press, start: "10:00", end: "11:00"}
      - {id: third, kind: briefing, title: {ru: Встреча с прессой, be: Сустрэча з прэсай}, place: vitebsk-hall, access: press, start: "12:00", end: "13:00"}
`)
	got := strings.NewReplacer("\u00a0", " ").Replace(between(sitetest.File(t, p, "ru/search/index.html"), "<hr>", "<hr>"))
	want := "В: Визит(12–13 сентября 2023 г.) Встреча с прессой(13 сентября 2023 г.)\n" +
		"Р: Разговор(Встреча с прессой, 12 сентября 2023 г.) Разговор(Встреча с прессой, 13 сентября 2023 г.)\n"
	if got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}
