// Package kinds_test holds what all kinds of content share: texts in two
// languages, facts that stand once, what is hidden and when.
package kinds_test

import (
	"testing"

	"pobratim/internal/site/kinds/kindtest"
)

func TestShared(t *testing.T) { kindtest.Run(t) }
