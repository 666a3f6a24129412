package samples

import (
	"testing"

	"pobratim/internal/site/rules/ruletest"
)

func TestCheck(t *testing.T) {
	ruletest.Check(t, Check, `
organisation shown sample=true
organisation real
`)
	ruletest.Check(t, Check, `
site sample=false
organisation left sample=true    # warn sample-left-out@sample
story gone sample=true           # warn sample-left-out@sample
organisation real
`)
}
