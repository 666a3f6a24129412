package page

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pobratim/internal/engine/model"
)

// An object is what a block says, for encoding/json.
type object map[string]any

func (m object) block() LD {
	if m == nil {
		return nil
	}
	ld := LD{}
	for name, v := range m {
		switch o := v.(type) {
		case object:
			v = o.block()
		case []object:
			var list []LD
			if o != nil {
				list = []LD{}
			}
			for _, x := range o {
				list = append(list, x.block())
			}
			v = list
		case []any:
			list := slices.Clone(o)
			for i, x := range o {
				if block, ok := x.(object); ok {
					list[i] = block.block()
				}
			}
			v = list
		}
		ld = ld.With(name, "another").With(name, v)
	}
	return ld
}

// Blocks are written as encoding/json writes them, whatever a text holds.
func FuzzLD(f *testing.F) {
	for _, s := range []string{
		"Тёплы парог", "", "\"", `\`, "</script>", "a & b", "\x00\b\f\n\r\t\x1f\x7f", "–\u2027\u2028\u2029\u202a", "\xff\xe2\x80", "\U0001f3e1", "\ufffd",
	} {
		f.Add(s, 1.5)
	}
	f.Fuzz(func(t *testing.T, s string, x float64) {
		if x != x || x-x != 0 { // JSON has no such numbers
			return
		}
		for _, m := range []object{
			nil, {}, {"name": s}, {s: "name", "@id": s, "a": object{"z": x, "b": s, "none": nil}}, {"no": []object(nil), "few": []object{}, "more": []object{{"s": s}, nil, {"n": 2, "less": -3, "yes": true}}},
			{"named": object(nil), "words": []string{s, s}, "any": []any{s, object{s: s}, x}},
		} {
			want, err := json.Marshal(m)
			if err != nil {
				t.Fatal(err)
			}
			if got := m.block().text(); got != string(want) {
				t.Errorf("%s, want %s", got, want)
			}
		}
		r := Reader{Context: &Context{Site: &model.Site{Frame: model.Frame{Origin: "https://example.org"}}}}
		type item struct {
			Type     string `json:"@type"`
			Item     string `json:"item"`
			Name     string `json:"name"`
			Position int    `json:"position"`
		}
		items, err := json.Marshal([]item{{"ListItem", "https://example.org/", s, 1}, {"ListItem", "https://example.org/" + s, "x", 2}})
		if err != nil {
			t.Fatal(err)
		}
		want := fmt.Sprintf(`{"@context":"https://schema.org","@type":"BreadcrumbList","itemListElement":%s}`, items)
		if got := strings.Join(r.crumbsLD([]Link{{Href: "/", Title: s}, {Href: "/" + s, Title: "x"}}), ""); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	})
}

func BenchmarkLD(b *testing.B) {
	description := strings.Repeat("Дапамагаем суседзям. ", 5)
	b.ReportAllocs()
	for b.Loop() {
		geo := Thing("GeoCoordinates").With("latitude", 55.19).With("longitude", 30.2)
		ld := Thing("NGO").With("@context", "https://schema.org").With("@id", "https://example.org/be/organisations/porog/").
			With("url", "https://example.org/be/organisations/porog/").With("inLanguage", "be").
			With("name", "Тёплы парог").With("description", description).
			With("location", Thing("Place").With("name", "Двор").With("geo", geo))
		_ = ld.text()
	}
}
