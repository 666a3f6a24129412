package exchange

import (
	"testing"

	"pobratim/internal/site/rules/ruletest"
)

func TestCheck(t *testing.T) {
	for name, lines := range map[string]string{
		"there and back": `
visit there host=vitebsk guest=pskov start=09-12 end=09-15
visit back host=pskov guest=vitebsk start=10-12 end=10-15
conference final start=10-16 end=10-17 place=theatre
`,
		"there only": `
visit there host=vitebsk guest=pskov start=09-12 end=09-15  # warn exchange-one-way@guest
visit again host=vitebsk guest=pskov start=11-12 end=11-15
`,
		"the visit back is cancelled": `
visit there host=vitebsk guest=pskov start=09-12 end=09-15  # warn exchange-one-way@guest
visit back host=pskov guest=vitebsk start=10-12 end=10-15 status=cancelled
`,
		"the visit back is of another programme": `
programme other start=2024-01-01 end=2024-12-31 sides=luki:RU,orsha:BY
visit there host=vitebsk guest=pskov start=09-12 end=09-15  # warn exchange-one-way@guest
visit other host=luki guest=orsha start=10-12 end=10-15     # warn exchange-one-way@guest
`,
		"a conference on the last day of a visit": `
visit there host=vitebsk guest=pskov start=09-12 end=09-15
visit back host=pskov guest=vitebsk start=10-12 end=10-15
conference final start=10-15 end=10-17 place=theatre        # want conference-early@start
`,
		"a conference between the visits": `
visit there host=vitebsk guest=pskov start=09-12 end=09-15
visit back host=pskov guest=vitebsk start=10-12 end=10-15
conference final start=09-20 end=09-21 place=theatre        # want conference-early@start
conference off start=09-20 end=09-21 place=theatre status=cancelled
`,
		"a conference does not wait for what is cancelled": `
visit there host=vitebsk guest=pskov start=09-12 end=09-15
visit back host=pskov guest=vitebsk start=09-12 end=09-15
visit off host=pskov guest=vitebsk start=10-12 end=10-15 status=cancelled
conference final start=09-20 end=09-21 place=theatre
`,
		"a conference of one of two programmes": `
programme other start=2024-01-01 end=2024-12-31 sides=luki:RU,orsha:BY
visit there host=vitebsk guest=pskov start=09-12 end=09-15
visit back host=pskov guest=vitebsk start=09-12 end=09-15
visit out host=luki guest=orsha start=2024-02-12 end=2024-02-15
visit home host=orsha guest=luki start=2024-02-12 end=2024-02-15
conference final start=09-20 end=09-21 place=theatre
conference early start=09-13 end=09-14 place=theatre        # want conference-early@start
`,
		"sides": `
programme other start=2024-01-01 end=2024-12-31 sides=luki:RU,orsha:BY
visit self host=pskov guest=pskov start=09-12 end=09-15     # want exchange-same-side@guest
visit cross host=pskov guest=orsha start=09-12 end=09-15    # want exchange-programme@guest
visit lost host=pskov guest=nowhere start=09-12 end=09-15
`,
		"directions": `
direction elderly
direction animals    # warn direction-one-sided
direction heritage   # warn direction-one-sided
organisation a side=pskov topics=elderly,animals
organisation b side=vitebsk topics=elderly
story c side=vitebsk topics=animals
`,
	} {
		t.Run(name, func(t *testing.T) { ruletest.Check(t, Check, lines) })
	}
}

// Of a programme without organisations nothing is to be said yet.
func TestNotBegun(t *testing.T) {
	ruletest.CheckBare(t, Check, "programme exchange sides=pskov:RU,vitebsk:BY", "direction animals\n")
}

func TestWords(t *testing.T) {
	got := ruletest.Messages(t, Check, "direction animals\n")
	if want := `the direction "animals" has no organisation on the side: pskov, vitebsk`; len(got) != 1 || got[0] != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
