package page

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"pobratim/internal/engine/model"
)

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
		for _, ld := range []LD{
			nil, {}, {"name": s}, {s: "name", "@id": s, "a": LD{"z": x, "b": s, "none": nil}}, {"no": []LD(nil), "few": []LD{}, "more": []LD{{"s": s}, nil, {"n": 2, "less": -3, "yes": true}}},
			{"named": LD(nil), "words": []string{s, s}, "any": []any{s, LD{s: s}, x}},
		} {
			want, err := json.Marshal(ld)
			if err != nil {
				t.Fatal(err)
			}
			if got := ld.text(); got != string(want) {
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
	ld := LD{
		"@context": "https://schema.org", "@type": "NGO", "@id": "https://example.org/be/organisations/porog/", "url": "https://example.org/be/organisations/porog/",
		"inLanguage": "be", "name": "Тёплы парог", "description": strings.Repeat("Дапамагаем суседзям. ", 5),
		"location": LD{"@type": "Place", "name": "Двор", "geo": LD{"@type": "GeoCoordinates", "latitude": 55.19, "longitude": 30.2}},
	}
	b.ReportAllocs()
	for b.Loop() {
		_ = ld.text()
	}
}
