package overlap

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pobratim/internal/site/rules/ruletest"
)

func TestCheck(t *testing.T) {
	for name, lines := range map[string]string{
		"back to back": `
visit one host=vitebsk guest=pskov start=09-12 end=09-15
  event a start=12T10:00 end=12T11:00 place=hall hosts=krok people=anna
  event b start=12T11:00 end=12T12:00 place=hall hosts=krok people=anna
`,
		"one finding for a pair": `
visit one host=vitebsk guest=pskov start=09-12 end=09-15
  event a start=12T10:00 end=12T11:01 place=hall hosts=krok people=anna
  event b start=12T11:00 end=12T12:00 place=hall hosts=krok people=anna # want overlap@start
`,
		"a long one over two": `
visit one host=vitebsk guest=pskov start=09-12 end=09-15
  event long start=12T10:00 end=12T15:00
  event a start=12T11:00 end=12T12:00   # want overlap@start
  event b start=12T14:00 end=12T14:30   # want overlap@start
`,
		"over midnight": `
visit one host=vitebsk guest=pskov start=09-12 end=09-15
  event night start=12T22:00 end=13T06:00 type=transfer from=vitebsk to=pskov
  event early start=13T05:00 end=13T07:00   # want overlap@start
  event late start=13T07:00 end=13T08:00
`,
		"groups go beside each other, and all go together": `
visit one host=vitebsk guest=pskov start=09-12 end=09-15 groups=a,b
  event a start=12T10:00 end=12T11:00 group=a
  event b start=12T10:00 end=12T11:00 group=b
  event all start=12T10:30 end=12T11:30   # want overlap@start overlap@start
  event twice start=12T11:00 end=12T12:00 group=b type=meal # want overlap@start
`,
		"groups share a hall, a host, a person": `
visit one host=vitebsk guest=pskov start=09-12 end=09-15 groups=a,b
  event hall-a start=12T10:00 end=12T11:00 group=a place=hall
  event hall-b start=12T10:00 end=12T11:00 group=b place=hall    # want overlap@start
  event host-a start=13T10:00 end=13T11:00 group=a hosts=krok
  event host-b start=13T10:00 end=13T11:00 group=b hosts=dvor,krok # want overlap@start
  event lead-a start=14T10:00 end=14T11:00 group=a people=anna moderator=boris
  event lead-b start=14T10:00 end=14T11:00 group=b people=boris  # want overlap@start
  event town-a start=15T10:00 end=15T11:00 group=a place=vitebsk
  event town-b start=15T10:00 end=15T11:00 group=b place=vitebsk
`,
		"a moderator who also speaks is one person": `
visit one host=vitebsk guest=pskov start=09-12 end=09-15
  event talk start=12T10:00 end=12T11:00 people=anna,anna moderator=anna
`,
		"what is cancelled books nothing": `
visit one host=vitebsk guest=pskov start=09-12 end=09-15
  event a start=12T10:00 end=12T11:00 place=hall people=anna
  event b start=12T10:00 end=12T11:00 place=hall people=anna status=cancelled
visit off host=vitebsk guest=pskov start=09-12 end=09-15 status=cancelled
  event c start=12T10:00 end=12T11:00 place=hall people=anna
`,
		"moved and tentative events book": `
visit one host=vitebsk guest=pskov start=09-12 end=09-15
  event a start=12T10:00 end=12T11:00 status=tentative
  event b start=12T10:00 end=12T11:00 status=moved   # want overlap@start
`,
		"a conference books people and halls only": `
conference final start=11-23 end=11-24 place=theatre
  event a start=11-23T10:00 end=11-23T11:00 place=theatre hosts=krok people=anna
  event b start=11-23T10:00 end=11-23T11:00 place=hall hosts=krok people=boris
  event c start=11-23T10:30 end=11-23T11:30 place=theatre          # want overlap@start
  event d start=11-23T10:30 end=11-23T11:30 place=club people=boris # want overlap@start
`,
		"two visits have two delegations, but share people and halls": `
visit one host=vitebsk guest=pskov start=09-12 end=09-15
  event a start=12T10:00 end=12T11:00 place=hall
visit two host=pskov guest=vitebsk start=09-12 end=09-15
  event b start=12T10:00 end=12T11:00 place=club
  event c start=12T11:00 end=12T12:00 place=hall people=anna
visit three host=pskov guest=vitebsk start=09-12 end=09-15
  event d start=12T10:30 end=12T10:45 place=hall   # want overlap@start
  event e start=12T11:59 end=12T12:30 people=anna  # want overlap@start
`,
		"the ends of a transfer are not booked": `
visit one host=vitebsk guest=pskov start=09-12 end=09-15 groups=a,b
  event away start=12T10:00 end=12T11:00 group=a from=hall to=club place=club
  event talk start=12T10:00 end=12T11:00 group=b place=club
`,
		"times that are not known": `
visit one host=vitebsk guest=pskov start=09-12 end=09-15
  event a start=12T10:00 end=12 place=hall
  event b start=12T10:00 end=12T09:00 place=hall
  event c start=12T10:00 end=12T11:00 place=hall
`,
		"the same instant in two zones": `
place kirov country=RU zone=Europe/Samara
place mill city=kirov
visit one host=vitebsk guest=pskov start=09-12 end=09-15
  event a start=12T10:00 end=12T11:00 place=hall
  event b start=12T11:00 end=12T12:00 place=mill   # want overlap@start
  event c start=12T12:00 end=12T13:00 place=mill
`,
	} {
		t.Run(name, func(t *testing.T) { ruletest.Check(t, Check, lines) })
	}
}

// The finding says who or what is booked, and by whom.
func TestWords(t *testing.T) {
	got := ruletest.Messages(t, Check, `
visit one host=vitebsk guest=pskov start=09-12 end=09-15 groups=a,b
  event a start=12T10:00 end=12T11:00 place=hall people=anna group=a
  event b start=12T10:30 end=12T11:30 place=hall hosts=krok people=boris,anna
`)
	want := []string{`booked twice: person/anna, place/hall, visit/one (a); "a" is on from 10:00 to 11:00`}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A schedule in which all coincides gives a bounded number of findings.
func TestManyAtOnce(t *testing.T) {
	const events = 500
	var b strings.Builder
	b.WriteString("visit one host=vitebsk guest=pskov start=09-12 end=09-15\n")
	for i := range events {
		fmt.Fprintf(&b, "  event e%d start=12T10:00 end=12T11:00 place=hall people=anna\n", i)
	}
	if n := len(ruletest.Messages(t, Check, b.String())); n < events-1 || n > most*events {
		t.Errorf("%d findings about %d events", n, events)
	}
}
