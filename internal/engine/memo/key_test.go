package memo

import (
	"encoding/binary"
	"math"
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// Data is plain data of every shape that a view or a unit has.
type Data struct {
	S     string
	N     int
	U     uint8
	F     float64
	B     bool
	Bytes []byte
	List  []string
	Items []Item
	Map   map[string][]string
	Ptr   *Item
	Array [2]int
	Any   any
}

// Item is nested data.
type Item struct {
	A, B string
	Sub  []Item
}

func item(depth int) *rapid.Generator[Item] {
	return rapid.Custom(func(t *rapid.T) Item {
		x := Item{A: short().Draw(t, "a"), B: short().Draw(t, "b")}
		if depth > 0 {
			x.Sub = rapid.SliceOfN(item(depth-1), 0, 2).Draw(t, "sub")
		}
		return x
	})
}

// short strings collide often, which is what the property wants.
func short() *rapid.Generator[string] {
	return rapid.SampledFrom([]string{"", "a", "b", "ab", "s", "\x00", "l\x01", "ы"})
}

func data() *rapid.Generator[Data] {
	return rapid.Custom(func(t *rapid.T) Data {
		d := Data{
			S: short().Draw(t, "s"), N: rapid.IntRange(-1, 2).Draw(t, "n"), U: rapid.Uint8Range(0, 2).Draw(t, "u"),
			F: rapid.SampledFrom([]float64{0, 1, -1, 0.5}).Draw(t, "f"), B: rapid.Bool().Draw(t, "b"),
			Bytes: rapid.SliceOfN(rapid.Byte(), 0, 2).Draw(t, "bytes"),
			List:  rapid.SliceOfN(short(), 0, 3).Draw(t, "list"),
			Items: rapid.SliceOfN(item(2), 0, 2).Draw(t, "items"),
			Map:   rapid.MapOfN(short(), rapid.SliceOfN(short(), 0, 2), 0, 3).Draw(t, "map"),
			Any:   rapid.SampledFrom([]any{nil, 1, "1", true, uint(1), 1.0}).Draw(t, "any"),
		}
		if rapid.Bool().Draw(t, "ptr") {
			x := item(1).Draw(t, "item")
			d.Ptr = &x
		}
		return d
	})
}

func TestEqualKeysMeanEqualData(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := data().Draw(t, "a"), data().Draw(t, "b")
		// Most draws differ in many places; a change of one field is harder.
		if rapid.Bool().Draw(t, "close") {
			c := a
			switch rapid.IntRange(0, 4).Draw(t, "field") {
			case 0:
				c.S = b.S
			case 1:
				c.List = b.List
			case 2:
				c.Items = b.Items
			case 3:
				c.Map = b.Map
			case 4:
				c.Bytes = b.Bytes
			}
			b = c
		}
		if same, equal := Hash(a) == Hash(b), reflect.DeepEqual(a, b); same != equal {
			t.Fatalf("equal keys: %v, equal data: %v\n%#v\n%#v", same, equal, a, b)
		}
	})
}

// keyed is no plain data.
type keyed struct {
	key   string
	other func()
}

func (k *keyed) AppendKey(b []byte) []byte { return append(b, k.key...) }

type holder struct{ K *keyed }

func TestWhatIsKeyedCountsByItsKey(t *testing.T) {
	one, other := &keyed{key: "a"}, &keyed{"a", func() {}}
	if Hash(holder{one}, []*keyed{one}) != Hash(holder{other}, []*keyed{other}) {
		t.Error("more counts than the key")
	}
	if Hash(one, one) == Hash(one) {
		t.Error("the second is lost")
	}
}

func TestDifferentDataHasDifferentKeys(t *testing.T) {
	type One struct{ A string }
	type Other struct{ A string }
	length := func(n uint64) string { return string(binary.LittleEndian.AppendUint64(nil, n)) }
	tests := map[string][2][]any{
		"boundary of strings":   {{"ab", "c"}, {"a", "bc"}},
		"an empty string":       {{"a", ""}, {"a"}},
		"order":                 {{"a", "b"}, {"b", "a"}},
		"number and text":       {{1}, {"1"}},
		"number and truth":      {{1}, {true}},
		"signed and unsigned":   {{1}, {uint(1)}},
		"nil and empty list":    {{[]string(nil)}, {[]string{}}},
		"nil and empty bytes":   {{[]byte(nil)}, {[]byte{}}},
		"nil and empty map":     {{map[string]int(nil)}, {map[string]int{}}},
		"nil and zero":          {{nil}, {0}},
		"nil pointer":           {{(*One)(nil)}, {&One{}}},
		"nesting":               {{[][]string{{"a"}, {"b"}}}, {[][]string{{"a", "b"}}}},
		"list and its items":    {{[]string{"a", "b"}}, {"a", "b"}},
		"map values swapped":    {{map[string]string{"a": "1", "b": "2"}}, {map[string]string{"a": "2", "b": "1"}}},
		"names of types":        {{One{"a"}}, {Other{"a"}}},
		"a record and its text": {{One{"a"}}, {"memo.One", "a"}},
		"minus zero":            {{0.0}, {math.Copysign(0, -1)}},
		"what is keyed":         {{&keyed{key: "a"}}, {&keyed{key: "b"}}},
		"keyed, in a struct":    {{holder{&keyed{key: "a"}}}, {holder{&keyed{key: "b"}}}},
		"keyed, and not there":  {{holder{&keyed{}}}, {holder{}}},
		"keyed, and its key":    {{&keyed{key: "a"}}, {"a"}},
		"boundary of keyed":     {{&keyed{key: "ab"}, &keyed{key: "c"}}, {&keyed{key: "a"}, &keyed{key: "bc"}}},
		"bytes and texts": {
			{[]byte("s"), "", strings.Repeat("x", 105)},
			{[]string{"\x00" + "s" + length(105) + strings.Repeat("x", 105)}},
		},
	}
	for name, tt := range tests {
		if Hash(tt[0]...) == Hash(tt[1]...) {
			t.Errorf("%s: %#v and %#v have one key", name, tt[0], tt[1])
		}
	}
}

// A long map would hardly come out twice in the same order by chance.
func TestOrderOfAMapIsNoPartOfItsKey(t *testing.T) {
	want := Key{}
	for n := range 50 {
		words, numbers := map[string]int{}, map[int]string{}
		for i := range 40 {
			i = (i*7 + n) % 40
			words[strings.Repeat("k", i)], numbers[i-20] = i, "v"
		}
		numbers[math.MinInt], numbers[math.MaxInt] = "first", "last"
		if got := Hash(words, numbers); n == 0 {
			want = got
		} else if got != want {
			t.Fatalf("round %d: another key for the same maps", n)
		}
	}
}

func TestHashPanicsOnWhatIsNoData(t *testing.T) {
	type holder struct{ F func() }
	for name, x := range map[string]any{
		"function": func() {}, "in a struct": holder{func() {}}, "channel": make(chan int),
		"behind a pointer": &holder{func() {}}, "in a list": []any{1, func() {}}, "keys of a map": map[bool]int{true: 1, false: 0},
	} {
		if text := panics(func() { Hash(x) }); !strings.Contains(text, "cannot be part of a key") {
			t.Errorf("%s: panics with %q", name, text)
		}
	}
	if text := panics(func() { Hash(time.UTC.String(), map[string]any{"a": []int{1}}) }); text != "" {
		t.Errorf("plain data: %s", text)
	}
}

func TestKeyIsPrintedInHex(t *testing.T) {
	k := Key{0xab, 0x01}
	if got := k.String(); got != "ab01000000000000" {
		t.Errorf("String: %s", got)
	}
	if got := k.Hex(3); got != "ab0" {
		t.Errorf("Hex(3): %s", got)
	}
}
