package holidays

import (
	"slices"
	"testing"

	"pobratim/internal/site/rules/ruletest"
)

// The holidays of autumn 2023 in both countries.
const autumn = ruletest.World + `
holiday by-0917 country=BY date=09-17 kind=observance
holiday ru-1103 country=RU date=11-03 kind=short-day
holiday ru-1104 country=RU date=11-04 kind=day-off
holiday ru-1106 country=RU date=11-06 kind=moved-day-off
holiday by-1106 country=BY date=11-06 kind=moved-day-off
holiday by-1107 country=BY date=11-07 kind=day-off
holiday by-1111 country=BY date=11-11 kind=working-saturday
holiday kz-1025 country=KZ date=10-25 kind=day-off
`

func TestCheck(t *testing.T) {
	for name, lines := range map[string]string{
		"working days, a short one among them": `
visit one host=vitebsk guest=pskov start=10-30 end=11-03
  event a start=10-30T10:00 end=10-30T11:00
  event b start=11-03T10:00 end=11-03T23:59
`,
		"once a day, at its first event": `
visit one host=vitebsk guest=pskov start=11-06 end=11-08
  event b start=11-07T12:00 end=11-07T13:00
  event a start=11-07T10:00 end=11-07T11:00    # warn holiday@start
  event c start=11-06T10:00 end=11-06T11:00    # warn holiday@start
  event d start=11-08T10:00 end=11-08T11:00
`,
		"each visit by itself, and the conference": `
visit one host=vitebsk guest=pskov start=11-06 end=11-08
  event a start=11-07T10:00 end=11-07T11:00    # warn holiday@start
visit two host=pskov guest=vitebsk start=11-06 end=11-08
  event b start=11-07T10:00 end=11-07T11:00    # warn holiday@start
conference final start=11-07 end=11-08 place=theatre
  event c start=11-07T10:00 end=11-07T11:00    # warn holiday@start
`,
		"a free day of one country is enough": `
visit one host=vitebsk guest=pskov start=11-04 end=11-12
  event saturday start=11-04T10:00 end=11-04T11:00   # warn holiday@start
  event sunday start=11-05T10:00 end=11-05T11:00     # warn holiday-weekend@start
  event working start=11-11T10:00 end=11-11T11:00    # warn holiday-weekend@start
`,
		"an observance on a Sunday is a Sunday": `
visit one host=vitebsk guest=pskov start=09-16 end=09-18
  event a start=17T10:00 end=17T11:00   # warn holiday-weekend@start
`,
		"other countries do not count": `
visit one host=vitebsk guest=pskov start=10-25 end=10-25
  event a start=10-25T10:00 end=10-25T11:00
`,
		"into a holiday over midnight": `
visit one host=vitebsk guest=pskov start=11-02 end=11-08
  event a start=11-03T22:00 end=11-04T00:00
  event b start=11-05T22:00 end=11-06T00:01          # warn holiday-weekend@start holiday@start
`,
		"what is cancelled, and days without events": `
visit one host=vitebsk guest=pskov start=11-03 end=11-08
  event a start=11-07T10:00 end=11-07T11:00 status=cancelled
visit off host=vitebsk guest=pskov start=11-03 end=11-08 status=cancelled
  event b start=11-07T10:00 end=11-07T11:00
`,
		"a working Saturday in all countries": `
programme home start=2023-01-01 end=2023-12-31 sides=brest:BY,gomel:BY
visit one host=brest guest=gomel start=11-11 end=11-12
  event a start=11-11T10:00 end=11-11T11:00
  event b start=11-12T10:00 end=11-12T11:00          # warn holiday-weekend@start
`,
		"a holiday of another programme": `
programme home start=2023-01-01 end=2023-12-31 sides=luki:RU,nevel:RU
visit one host=luki guest=nevel start=11-07 end=11-07
  event a start=11-07T10:00 end=11-07T11:00
`,
	} {
		t.Run(name, func(t *testing.T) { ruletest.CheckBare(t, Check, autumn, lines) })
	}
}

// The finding names country and holiday.
func TestWords(t *testing.T) {
	got := ruletest.Messages(t, Check, `
holiday ru-1106 country=RU date=11-06 kind=moved-day-off title=ru:Выходной
holiday by-1106 country=BY date=11-06 kind=moved-day-off title=ru:Выходной
holiday by-1111 country=BY date=11-11 kind=working-saturday
visit one host=vitebsk guest=pskov start=11-06 end=11-11
  event a start=11-06T10:00 end=11-06T11:00
  event b start=11-11T10:00 end=11-11T11:00
`)
	want := []string{
		"2023-11-06 is a day off: BY, Выходной; RU, Выходной",
		"2023-11-11 is a weekend in RU",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
