package cancelled

import (
	"testing"

	"pobratim/internal/site/rules/ruletest"
)

func TestCheck(t *testing.T) {
	ruletest.Check(t, Check, `
visit goes host=vitebsk guest=pskov start=09-12 end=09-15
  event on start=12T10:00 end=12T11:00 place=hall
  event off start=12T12:00 end=12T13:00 place=hall status=cancelled
visit falls host=vitebsk guest=pskov start=09-19 end=09-21 status=cancelled
  event told start=19T10:00 end=19T11:00 place=hall status=cancelled
  event forgotten start=20T10:00 end=20T11:00 place=hall # want part-not-cancelled
`)
}
