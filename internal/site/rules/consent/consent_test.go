package consent

import (
	"testing"

	"pobratim/internal/site/rules/ruletest"
)

func TestCheck(t *testing.T) {
	for name, lines := range map[string]string{
		"nobody is to be seen or named": `
photo kitchen
person carla
person dora consents=press
`,
		"with consent": `
photo yard likeness=anna:site,boris:press+site
person carla name=Карла consents=press,site+press
`,
		"without": `
photo yard likeness=anna:site,boris     # want consent-missing@people[1]
person carla name=Карла                 # want consent-missing@name
`,
		"for something else": `
photo yard likeness=anna:press,boris:site   # want consent-scope@people[0].consent.scope
person carla name=Карла consents=press,archive # want consent-scope@consents
`,
		"a consent in the list of people is not one for this photo": `
person carla name=Карла consents=site
photo yard likeness=carla               # want consent-missing@people[0]
`,
	} {
		t.Run(name, func(t *testing.T) { ruletest.Check(t, Check, lines) })
	}
}
