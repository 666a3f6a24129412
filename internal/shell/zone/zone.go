// Package zone loads time zones. It is the only place that does: the rest of
// the program is handed a function, so that no result depends on the zone of
// the machine.
package zone

import (
	"fmt"
	"sync"
	"time"
	_ "time/tzdata" // the database for machines that have none
)

var loaded sync.Map // name to *time.Location; zones never change while we run

// Load returns a zone by its IANA name. The machine's own zone ("Local") and
// the empty name are refused.
func Load(name string) (*time.Location, error) {
	if name == "" || name == "Local" {
		return nil, fmt.Errorf("no time zone %q", name)
	}
	if loc, ok := loaded.Load(name); ok {
		return loc.(*time.Location), nil
	}
	loc, err := time.LoadLocation(name)
	if err != nil {
		return nil, fmt.Errorf("no time zone %q: %w", name, err)
	}
	actual, _ := loaded.LoadOrStore(name, loc)
	return actual.(*time.Location), nil
}
