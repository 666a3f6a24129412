package dates

import (
	"testing"

	"pobratim/internal/site/rules/ruletest"
)

func TestCheck(t *testing.T) {
	for name, lines := range map[string]string{
		"inside": `
visit one host=vitebsk guest=pskov start=09-12 end=09-15
  event first start=12T00:00 end=12T10:00 place=hall
  event last start=15T20:00 end=16T00:00 place=hall
`,
		"outside": `
visit one host=vitebsk guest=pskov start=09-12 end=09-15
  event early start=11T23:00 end=12T01:00 place=hall      # want event-outside@start
  event late start=15T20:00 end=16T00:01 place=hall       # want event-outside@end
  event later start=16T00:00 end=16T01:00 place=hall      # want event-outside@start
  event gone start=10-12T10:00 end=10-12T11:00 status=cancelled # want event-outside@start
`,
		"order": `
visit one host=vitebsk guest=pskov start=09-15 end=09-12   # want when-order@end
  event back start=13T12:00 end=13T11:00                   # want when-order@end
  event none start=13T12:00 end=13T12:00                   # want when-order@end
  event open start=13T12:00 end=13                         # its end is not written
`,
		"one day, and a night": `
visit one host=vitebsk guest=pskov start=09-12 end=09-12
visit two host=vitebsk guest=pskov start=09-12 end=09-13
  event night start=12T23:00 end=13T01:00 place=hall
`,
		"programme": `
visit first host=vitebsk guest=pskov start=07-03 end=07-03
visit last host=vitebsk guest=pskov start=12-29 end=12-29
visit early host=vitebsk guest=pskov start=07-02 end=07-05   # want outside-programme@start
visit late host=vitebsk guest=pskov start=12-28 end=12-30    # want outside-programme@end
conference final start=2024-01-10 end=2024-01-11 place=theatre # want outside-programme@start
conference held start=11-23 end=11-24 place=theatre
`,
		"days are those of the place": `
place far zone=Asia/Vladivostok country=RU
visit one host=vitebsk guest=pskov start=09-12 end=09-12 place=vitebsk
  event dawn start=12T00:30 end=12T01:00 place=far
  event dusk start=12T23:00 end=12T23:30 place=far
`,
		"a due day lies where it wants": `
conference final start=11-23 end=11-24 place=theatre
resolution final
  step one due=2024-05-01
`,
		"two programmes": `
programme other start=2024-01-01 end=2024-12-31 sides=luki:RU,orsha:BY
conference first start=11-23 end=11-24 place=theatre
conference second start=2024-03-01 end=2024-03-02 place=theatre
conference third start=2025-03-01 end=2025-03-02 place=theatre   # want outside-programme@start
`,
	} {
		t.Run(name, func(t *testing.T) { ruletest.Check(t, Check, lines) })
	}
}
