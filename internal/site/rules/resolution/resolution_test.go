package resolution

import (
	"testing"

	"pobratim/internal/site/rules/ruletest"
)

func TestCheck(t *testing.T) {
	ruletest.Check(t, Check, `
resolution final
  step both due=12-01 owners=porog,krok
  step many due=12-01 owners=porog,lapa,krok
  step one due=12-01 owners=porog            # warn owners-one-side@owners[0]
  step same due=12-01 owners=krok,dvor       # warn owners-one-side@owners[0]
  step nobody due=12-01
  step lost due=12-01 owners=porog,nowhere
`)
}
