package qr_test

import (
	"strings"
	"testing"

	"pobratim/internal/engine/page"
	"pobratim/internal/site/sitetest"
)

const visit = `
-- content/visits/guests/index.ru.md --
---
sample: true
title: Визит
summary: Гости едут.
host: vitebsk
guest: pskov
start: 2023-09-12
end: 2023-09-13
city: vitebsk
delegation: {members: [{organisation: porog, role: {ru: Координатор, be: Каардынатар}}]}
published: 2023-08-01
---
-- content/visits/guests/index.be.md --
---
title: Візіт
summary: Госці едуць.
---
-- content/visits/guests/schedule.yaml --
days:
  - date: 2023-09-12
    events:
      - id: talk
        kind: briefing
        title: {ru: Разговор, be: Размова}
        place: vitebsk-hall
        access: press
        start: "10:00"
        end: "11:00"
`

func TestCodes(t *testing.T) {
	p, found := sitetest.Build(t, sitetest.Organisation("porog", "pskov", "Порог", "Парог")+visit)
	sitetest.Clean(t, found)
	for _, address := range []string{"ru/events/talk/", "be/events/talk/", "ru/visits/guests/", "be/calendar/"} {
		path := page.QRPath("https://example.org/" + address)
		if svg := sitetest.File(t, p, path); !strings.HasPrefix(svg, "<svg") {
			t.Errorf("%s has no code", address)
		}
		if !strings.Contains(sitetest.File(t, p, address+"index.html"), "QR:/"+path) {
			t.Errorf("%s does not name its code", address)
		}
	}
	if strings.Contains(sitetest.File(t, p, "ru/organisations/porog/index.html"), "QR:/") {
		t.Error("what has no time has a code")
	}
}
