package travel

import (
	"slices"
	"testing"

	"pobratim/internal/site/rules/ruletest"
)

// roadMap: 330 + 45 minutes from Pskov to Vitebsk, 105 on to Polotsk, 55
// from Pskov to Ostrov; nothing leads to Lida.
const roadMap = ruletest.World + `
place lida country=BY
place inn city=ostrov
border post buffer=45
leg long from=pskov to=vitebsk minutes=330 border=post
leg local from=vitebsk to=polotsk minutes=105
leg home from=ostrov to=pskov minutes=55
place lepel country=BY
leg half from=vitebsk to=lepel minutes=50
leg rest from=lepel to=polotsk minutes=60
leg detour from=pskov to=polotsk minutes=500 border=post
`

func TestCheck(t *testing.T) {
	for name, lines := range map[string]string{
		"within a city no time is needed": `
visit one host=vitebsk guest=pskov start=09-12 end=09-15
  event a start=12T10:00 end=12T11:00 place=hall
  event b start=12T11:00 end=12T12:00 place=club
  event c start=12T12:00 end=12T13:00 place=vitebsk
`,
		"just enough": `
visit one host=vitebsk guest=pskov start=09-12 end=09-15
  event a start=12T10:00 end=12T11:00 place=hall
  event b start=12T12:45 end=12T14:00 place=yard
`,
		"a minute too little": `
visit one host=vitebsk guest=pskov start=09-12 end=09-15
  event a start=12T10:00 end=12T11:00 place=hall
  event b start=12T12:44 end=12T14:00 place=yard    # want travel@start
`,
		"the border counts, and the way may have several legs": `
visit one host=vitebsk guest=pskov start=09-12 end=09-15
  event a start=12T00:00 end=12T01:00 place=theatre
  event b start=12T09:00 end=12T10:00 place=yard
  event c start=12T17:59 end=12T18:00 place=theatre # want travel@start
  event d start=13T00:15 end=13T01:00 place=hall
  event e start=13T07:14 end=13T08:00 place=theatre # want travel@start
`,
		"free time without a place does not move anybody": `
visit one host=vitebsk guest=pskov start=09-12 end=09-15
  event a start=12T10:00 end=12T11:00 place=hall
  event rest start=12T11:00 end=12T12:30 type=free
  event b start=12T12:45 end=12T14:00 place=yard    # want travel@start
  event more start=12T15:00 end=12T16:00 type=free
  event c start=12T17:45 end=12T18:00 place=hall
  event still start=12T20:00 end=12T21:00 type=free
  event d start=12T21:15 end=12T22:00 place=yard
`,
		"within a long event nothing short counts": `
visit one host=vitebsk guest=pskov start=09-12 end=09-15
  event long start=12T10:00 end=12T15:00 place=hall
  event short start=12T11:00 end=12T12:00
  event b start=12T16:00 end=12T17:00 place=yard    # want travel@start
`,
		"no way": `
visit one host=vitebsk guest=pskov start=09-12 end=09-15
  event a start=12T10:00 end=12T11:00 place=hall
  event b start=13T10:00 end=13T11:00 place=lida    # want travel-unknown@place
`,
		"a transfer is the pause": `
visit one host=vitebsk guest=pskov start=09-12 end=09-15
  event a start=12T07:00 end=12T07:30 place=theatre
  event go start=12T07:30 end=12T13:45 from=theatre to=hall
  event b start=12T13:45 end=12T14:00 place=club
`,
		"a transfer that is too short": `
visit one host=vitebsk guest=pskov start=09-12 end=09-15
  event go start=12T07:30 end=12T13:44 from=theatre to=hall   # want transfer-short@end
  event on start=12T14:00 end=12T15:30 from=hall to=yard      # want transfer-short@end
  event far start=12T16:00 end=12T22:30 from=yard to=lida     # want travel-unknown@to
`,
		"a transfer starts where the event before it was": `
visit one host=vitebsk guest=pskov start=09-12 end=09-15
  event a start=12T07:00 end=12T07:30 place=theatre
  event go start=13T07:30 end=13T09:30 from=hall to=yard      # want transfer-start@from
  event next start=13T10:00 end=13T12:00 from=yard to=hall
`,
		"after a transfer one is where it ended": `
visit one host=vitebsk guest=pskov start=09-12 end=09-15
  event go start=12T07:30 end=12T09:30 from=hall to=yard
  event tea start=12T09:30 end=12T10:00
  event b start=14T10:00 end=14T11:00 place=hall              # want transfer-end@place
`,
		"each group goes its own way": `
visit one host=vitebsk guest=pskov start=09-12 end=09-15 groups=a,b
  event all start=12T07:00 end=12T08:00 place=hall
  event go start=12T08:00 end=12T10:00 from=hall to=yard group=a
  event a start=12T10:00 end=12T12:00 place=yard group=a
  event b start=12T08:00 end=12T12:00 place=club group=b
  event back start=12T12:00 end=12T14:00 from=yard to=hall group=a
  event tea start=12T14:00 end=12T15:00 place=hall
`,
		"both groups go by themselves, and nobody else is there": `
visit one host=vitebsk guest=pskov start=09-12 end=09-15 groups=a,b
  event all start=12T07:00 end=12T08:00 place=hall
  event go-a start=12T08:00 end=12T08:50 from=hall to=lepel group=a
  event go-b start=12T08:00 end=12T08:50 from=hall to=lepel group=b
  event rest start=12T08:50 end=12T09:10
  event on-a start=12T09:10 end=12T10:10 from=lepel to=yard group=a
  event on-b start=12T09:10 end=12T10:10 from=lepel to=yard group=b
  event tea start=12T10:10 end=12T11:00 place=yard
`,
		"a third group has nothing of its own": `
visit one host=vitebsk guest=pskov start=09-12 end=09-15 groups=a,b,c
  event all start=12T09:00 end=12T09:30 place=hall
  event go-a start=12T09:30 end=12T11:15 from=hall to=yard group=a
  event go-b start=12T09:30 end=12T11:15 from=hall to=yard group=b
  event tea start=12T11:00 end=12T12:00 place=yard   # want travel@start
`,
		"where one group is missing": `
visit one host=vitebsk guest=pskov start=09-12 end=09-15 groups=a,b
  event go start=12T08:00 end=12T10:00 from=hall to=yard group=a
  event b start=12T08:00 end=12T12:00 place=club group=b
  event tea start=12T12:30 end=12T15:00 place=yard            # want travel@start
`,
		"both groups late together are found once": `
visit one host=vitebsk guest=pskov start=09-12 end=09-15 groups=a,b
  event own-a start=12T08:00 end=12T09:00 place=hall group=a
  event own-b start=12T08:00 end=12T09:00 place=hall group=b
  event a start=12T10:00 end=12T11:00 place=hall
  event b start=12T12:00 end=12T14:00 place=yard              # want travel@start
`,
		"cancelled events are nowhere": `
visit one host=vitebsk guest=pskov start=09-12 end=09-15
  event a start=12T10:00 end=12T11:00 place=hall
  event b start=12T11:30 end=12T12:00 place=yard status=cancelled
  event c start=12T12:30 end=12T13:00 place=hall
visit off host=vitebsk guest=pskov start=09-12 end=09-15 status=cancelled
  event d start=12T10:00 end=12T11:00 place=hall
  event e start=12T11:00 end=12T12:00 place=yard
`,
		"what overlaps is found elsewhere": `
visit one host=vitebsk guest=pskov start=09-12 end=09-15
  event a start=12T10:00 end=12T11:00 place=hall
  event b start=12T10:30 end=12T12:00 place=yard
`,
		"places that are not on the site are not guessed": `
visit one host=vitebsk guest=pskov start=09-12 end=09-15
  event a start=12T10:00 end=12T11:00 place=hall
  event b start=12T11:00 end=12T12:00 place=nowhere
  event c start=12T12:00 end=12T13:00 place=yard
  event go start=12T13:00 end=12T14:00 from=yard to=nowhere
  event d start=12T14:00 end=12T15:00 place=hall
`,
		"sessions of a conference lie side by side": `
conference final start=11-23 end=11-24 place=theatre
  event a start=11-23T10:00 end=11-23T11:00 place=theatre
  event b start=11-23T11:00 end=11-23T12:00 place=yard
`,
		"times are instants": `
place kirov country=RU zone=Europe/Samara
leg east from=vitebsk to=kirov minutes=60
visit one host=vitebsk guest=pskov start=09-12 end=09-15
  event a start=12T10:00 end=12T11:00 place=hall
  event go start=12T11:00 end=12T13:00 from=hall to=kirov
  event b start=12T13:00 end=12T14:00 place=kirov
  event back start=12T14:00 end=12T13:59 from=kirov to=hall    # want transfer-short@end
`,
		"over night": `
visit one host=vitebsk guest=pskov start=09-12 end=09-15
  event a start=12T20:00 end=12T23:00 place=hall
  event b start=13T00:45 end=13T02:00 place=yard
`,
	} {
		t.Run(name, func(t *testing.T) { ruletest.CheckBare(t, Check, roadMap, lines) })
	}
}

// The shortest way is that in minutes with the border, not that of the
// fewest legs.
func TestBetween(t *testing.T) {
	s := ruletest.Site(t, roadMap)
	r := roadsOf(s)
	for _, c := range []struct {
		from, to string
		want     int
	}{
		{"pskov", "vitebsk", 375},
		{"vitebsk", "pskov", 375},
		{"pskov", "polotsk", 480},
		{"ostrov", "polotsk", 535},
		{"pskov", "pskov", 0},
	} {
		if got, ok := r.between(s.Get("place", c.from), s.Get("place", c.to)); !ok || got != c.want {
			t.Errorf("%s to %s: %d %v, want %d", c.from, c.to, got, ok, c.want)
		}
	}
	if _, ok := r.between(s.Get("place", "pskov"), s.Get("place", "lida")); ok {
		t.Error("there is a way to lida")
	}
}

func TestWords(t *testing.T) {
	got := ruletest.Messages(t, Check, `
border post buffer=45
leg long from=pskov to=vitebsk minutes=330 border=post
visit one host=vitebsk guest=pskov start=09-12 end=09-15
  event a start=12T10:00 end=12T11:00 place=theatre
  event b start=12T13:05 end=12T14:00 place=hall
  event go start=12T14:00 end=12T20:00 from=hall to=theatre
`)
	want := []string{
		`from "a" in pskov to vitebsk it takes 6h15m, but the pause is 2h5m`,
		"from vitebsk to pskov it takes 6h15m, the border counted in, but the transfer takes 6h",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
