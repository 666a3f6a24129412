package zone

import "testing"

func TestPrintTellsZonesApart(t *testing.T) {
	if Print("Europe/Minsk") != Print("Europe/Minsk") {
		t.Error("one zone has two prints")
	}
	for _, other := range []string{"Europe/Moscow", "UTC", "Nowhere/Nothing"} {
		if Print("Europe/Minsk") == Print(other) {
			t.Errorf("Europe/Minsk has the print of %s", other)
		}
	}
}
