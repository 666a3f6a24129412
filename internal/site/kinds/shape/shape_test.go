package shape_test

import (
	"testing"

	"pobratim/internal/site/kinds/kindtest"
)

func TestKind(t *testing.T) { kindtest.Run(t) }
