package zone

import "testing"

func TestPrintTellsZonesApart(t *testing.T) {
	minsk := Print("Europe/Minsk")
	if again := Print("Europe/Minsk"); again != minsk {
		t.Error("one zone has two prints")
	}
	for _, other := range []string{"Europe/Moscow", "UTC", "Nowhere/Nothing"} {
		if minsk == Print(other) {
			t.Errorf("Europe/Minsk has the print of %s", other)
		}
	}
}
