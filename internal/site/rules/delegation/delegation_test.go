package delegation

import (
	"testing"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/model"
	"pobratim/internal/site/rules/ruletest"
)

func TestCheck(t *testing.T) {
	for name, lines := range map[string]string{
		"as many as allowed": `
visit one host=vitebsk guest=pskov start=09-12 end=09-15 members=20*porog
`,
		"one too many": `
visit one host=vitebsk guest=pskov start=09-12 end=09-15 members=20*porog,lapa   # want delegation-limit@delegation.members[20]
`,
		"each visit has its own delegation": `
visit one host=vitebsk guest=pskov start=09-12 end=09-15 members=20*porog
visit two host=pskov guest=vitebsk start=10-12 end=10-15 members=20*krok
`,
		"delegates of the other side": `
visit one host=vitebsk guest=pskov start=09-12 end=09-15 members=porog,krok,lapa,nobody  # want delegation-side@delegation.members[1]
`,
		"hosts of the other side": `
visit one host=vitebsk guest=pskov start=09-12 end=09-15
  event a start=12T10:00 end=12T11:00 type=org-visit hosts=krok
  event b start=12T11:00 end=12T12:00 type=discussion hosts=krok,porog   # want host-side@hosts[1]
conference final start=11-23 end=11-24 place=theatre
  event c start=11-23T11:00 end=11-23T12:00 type=session hosts=krok,porog
`,
		"hosts whom nobody visits": `
visit one host=vitebsk guest=pskov start=09-12 end=09-15
  event a start=12T10:00 end=12T11:00 type=org-visit hosts=krok
  event b start=12T11:00 end=12T12:00 type=discussion hosts=krok,dvor    # warn visit-missing@hosts[1]
  event c start=12T12:00 end=12T13:00 type=practice-demo hosts=dvor
`,
		"a visit later, or together with another": `
visit one host=vitebsk guest=pskov start=09-12 end=09-15
  event b start=12T11:00 end=12T12:00 type=discussion hosts=krok,dvor
  event a start=13T10:00 end=13T11:00 type=org-visit hosts=krok,dvor
`,
		"a visit in another visit is none": `
visit one host=vitebsk guest=pskov start=09-12 end=09-15
  event b start=12T11:00 end=12T12:00 type=discussion hosts=krok   # warn visit-missing@hosts[0]
visit two host=vitebsk guest=pskov start=10-12 end=10-15
  event a start=10-13T10:00 end=10-13T11:00 type=org-visit hosts=krok
`,
		"a cancelled visit is none, a cancelled talk wants none": `
visit one host=vitebsk guest=pskov start=09-12 end=09-15
  event a start=12T10:00 end=12T11:00 type=org-visit hosts=krok status=cancelled
  event b start=12T11:00 end=12T12:00 type=discussion hosts=krok   # warn visit-missing@hosts[0]
  event c start=12T12:00 end=12T13:00 type=discussion hosts=dvor status=cancelled
visit two host=vitebsk guest=pskov start=10-12 end=10-15 status=cancelled
  event d start=10-13T10:00 end=10-13T11:00 type=discussion hosts=krok
`,
		"groups": `
visit one host=vitebsk guest=pskov start=09-12 end=09-15 groups=north,south
  event a start=12T10:00 end=12T11:00 group=north
  event b start=12T10:00 end=12T11:00 group=soutt      # want group-unknown@group
visit two host=vitebsk guest=pskov start=10-12 end=10-15
  event c start=10-12T10:00 end=10-12T11:00 group=a    # want group-unknown@group
conference final start=11-23 end=11-24
  event d start=11-23T10:00 end=11-23T11:00 group=a    # want group-unknown@group
`,
		"a slip in a side is not one of everybody": `
visit one host=vitebsk guest=pskow start=09-12 end=09-15 members=porog,krok
  event a start=12T10:00 end=12T11:00 type=org-visit hosts=krok,porog
visit two host=vitebsk guest=vitebsk start=10-12 end=10-15 members=porog,krok
`,
		"the limit is that of the programme": `
programme other start=2024-01-01 end=2024-12-31 sides=luki:RU,orsha:BY
organisation duma side=luki
visit one host=orsha guest=luki start=2024-02-12 end=2024-02-13 members=25*duma
`,
	} {
		t.Run(name, func(t *testing.T) { ruletest.Check(t, Check, lines) })
	}
}

func TestNearGroup(t *testing.T) {
	var nearest []string
	ruletest.Messages(t, func(s *model.Site) diag.List {
		for _, d := range Check(s) {
			nearest = append(nearest, d.Nearest)
		}
		return nil
	}, `
visit one host=vitebsk guest=pskov start=09-12 end=09-15 groups=north,south
  event b start=12T10:00 end=12T11:00 group=soutt
`)
	if len(nearest) != 1 || nearest[0] != "south" {
		t.Errorf("did you mean %q, want south", nearest)
	}
}
