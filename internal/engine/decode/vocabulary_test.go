package decode

import (
	"testing"
	"unsafe"
)

// Equal ids and short words are one string; without a vocabulary each is its
// own, and says the same.
func TestVocabulary(t *testing.T) {
	type thing struct {
		Host  Ref      `field:"host,ref=organisation"`
		Names []string `field:"names"`
		Role  Words    `field:"role"`
	}
	read := func(v *Vocabulary) thing {
		root, found := Parse("a.yaml", 1, []byte("host: teply-porog\nnames: [teply-porog]\nrole: {ru: тренер}\n"))
		var x thing
		_, more := Into("a.yaml", root, &x, Options{Vocabulary: v})
		if found = append(found, more...); len(found) > 0 {
			t.Fatal(found)
		}
		return x
	}
	same := func(a, b string) bool { return a == b && unsafe.StringData(a) == unsafe.StringData(b) }
	v := new(Vocabulary)
	a, b, c := read(v), read(v), read(nil)
	if !same(a.Host.ID, b.Host.ID) || !same(a.Host.ID, b.Names[0]) || !same(a.Role.In("ru").S, b.Role.In("ru").S) {
		t.Error("equal words are several strings")
	}
	if c.Host != a.Host || c.Names[0] != a.Names[0] || c.Role.In("ru") != a.Role.In("ru") {
		t.Error("a vocabulary changes what is read")
	}
	if same(a.Host.ID, c.Host.ID) {
		t.Error("nothing is shared by a vocabulary")
	}
}
