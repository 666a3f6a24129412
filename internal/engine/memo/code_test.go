package memo

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

var testCodec = Codec{Types: []reflect.Type{reflect.TypeFor[int](), reflect.TypeFor[string](), reflect.TypeFor[bool](),
	reflect.TypeFor[uint](), reflect.TypeFor[float64]()}}

// What was written is read again, value for value: also nil beside empty.
func TestCodecReadsWhatItWrote(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := data().Draw(t, "data")
		var got Data
		if err := testCodec.Decode(testCodec.Encode(&want), &got); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("wrote %#v, read %#v", want, got)
		}
	})
}

// Damaged data is an error or other data, never a panic and never much memory.
func TestCodecReadsAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := data().Draw(t, "data")
		b := testCodec.Encode(&want)
		b = b[:rapid.IntRange(0, len(b)).Draw(t, "cut")]
		if len(b) > 0 {
			b[rapid.IntRange(0, len(b)-1).Draw(t, "at")] = rapid.Byte().Draw(t, "byte")
		}
		var got Data
		_ = testCodec.Decode(b, &got)
	})
	var got Data
	want := Data{S: "a"}
	b := testCodec.Encode(&want)
	if testCodec.Decode(b[:len(b)-1], &got) == nil || testCodec.Decode(append(b, 0), &got) == nil {
		t.Error("data of another length is taken for whole")
	}
}

func TestCodecRefusesWhatIsNotPlain(t *testing.T) {
	for name, v := range map[string]any{
		"a function":      &struct{ F func() }{func() {}},
		"an unknown type": &struct{ A any }{Item{A: "a"}},
	} {
		if text := panics(func() { testCodec.Encode(v) }); text == "" {
			t.Errorf("%s is written", name)
		}
	}
}
