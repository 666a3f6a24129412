package layout

import (
	"encoding/json"
	"fmt"
	"html/template"
	"strings"
	"testing"
	"unicode/utf8"
)

// asked returns what html/template makes of a value where an escaper stands.
func (e *escaper) asked(t testing.TB, v any) string {
	t.Helper()
	var r run
	if e.ask(&r, v); r.stop != going {
		t.Fatalf("%T is not printed", v)
	}
	return string(r.out)
}

func (e *escaper) printed(s string) string {
	var r run
	e.text(&r, s)
	return string(r.out)
}

// each runs a test for every escaper that concludes anything.
func each(t *testing.T, test func(*testing.T, *escaper)) {
	for chain, e := range escapers() {
		if e.manner != asked && e.manner != asJSON {
			t.Run(chain, func(t *testing.T) { test(t, e) })
		}
	}
}

// The chains of the places where layouts print.
func TestPlaces(t *testing.T) {
	for _, p := range places {
		e, chain := learn(p)
		if chain == "" {
			t.Errorf("html/template does not escape in %s", p.layout)
		}
		if at := strings.Index(p.layout, "{{.}}"); e.before != at || e.before+e.after != len(p.layout)-len("{{.}}") {
			t.Errorf("%s: the value stands between %d and %d bytes", p.layout, e.before, e.after)
		}
		if known := escapers()[chain]; known.manner != e.manner {
			t.Errorf("%s is escaped as another place, but in another manner", p.layout)
		}
	}
	if !escapers()["htmlescaper"].same['a'] || escapers()["htmlescaper"].same['<'] {
		t.Error("nothing has been learned")
	}
}

// Every rune, and every byte that is none, is printed as html/template prints
// it, whatever stands around it.
func TestEveryRune(t *testing.T) {
	each(t, func(t *testing.T, e *escaper) {
		var s strings.Builder
		for c := range rune(utf8.MaxRune + 1) {
			if e.manner != bytely && c > 0x2100 {
				break // html/template is asked about what is not ASCII
			}
			s.WriteRune(c)
			if s.Len() > 4000 {
				if text := s.String(); e.printed(text) != e.asked(t, text) {
					t.Fatalf("near U+%04X", c)
				}
				s.Reset()
			}
		}
		for a := range 256 {
			for b := range 256 {
				text := string([]byte{byte(a), byte(b)})
				if got, want := e.printed(text), e.asked(t, text); got != want {
					t.Fatalf("%q is printed as %q, not %q", text, got, want)
				}
			}
		}
	})
}

// What addresses and sources are made of, in every order.
func TestAddresses(t *testing.T) {
	signs := []string{"", "a", "/", ":", "?", "#", " ", ",", "-", "%", "%41", "&", "+", "480w", "http", "https://", "mailto:", "javascript:", "(", "é", "\t"}
	each(t, func(t *testing.T, e *escaper) {
		for _, a := range signs {
			for _, b := range signs {
				for _, c := range signs {
					text := a + b + c
					if got, want := e.printed(text), e.asked(t, text); got != want {
						t.Fatalf("%q is printed as %q, not %q", text, got, want)
					}
				}
			}
		}
	})
}

// Most addresses are not given to html/template: that would be slow.
func TestCommonValuesAreHarmless(t *testing.T) {
	for _, test := range []struct{ chain, s string }{
		{"urlfilter urlnormalizer attrescaper", "/ru/stories/"}, {"urlfilter urlnormalizer attrescaper", "https://example.org/a/?b=c#d"}, {"urlfilter urlnormalizer attrescaper", "mailto:a@example.org"},
		{"urlnormalizer attrescaper", "a@example.org"}, {"urlescaper attrescaper", "2023-09-13"},
	} {
		e := escapers()[test.chain]
		if e == nil || !e.unharmed(withoutScheme(test.s)) {
			t.Errorf("%s: %q has to be asked about", test.chain, test.s)
		}
	}
	e := escapers()["srcsetescaper attrescaper"]
	if s := "/a/b-480.c0ffee.jpg 480w, https://example.org/b_960.jpg 960w"; !e.sourceSet(s) {
		t.Errorf("%q has to be asked about", s)
	}
	if s := `{"@context":"https://schema.org","n":[1,-2.5,true,null,"а\"\u003c"],"o":{}}`; !asWritten(s) {
		t.Errorf("%s has to be asked about", s)
	}
}

// texts are JSON, nearly JSON and not JSON.
var texts = []string{
	`{}`, `[]`, `""`, `"a"`, `{"a":1}`, `{"a":1,"b":[true,false,null,{"c":"d"}]}`, `[1,2.5,-3,0,0.5]`, `[1e5]`, `[01]`, `[-]`, `[1.]`, `[.5]`, `[+1]`, `"\u12aG"`, `"\u00e9"`, `"\x"`, `"\`, `"`,
	`"<"`, `"&"`, `">"`, "\"\u2028\"", "\"\u2029\"", "\"\xe2\x80\"", "\"\xff\"", "\"\x00\"", "\"\n\"", ` {}`, `{} `, `{"a": 1}`, `[1, 2]`, `{"a":1,}`, `[1,]`, `[,1]`, `{,}`, `{a:1}`, `{1:1}`, `{"a"}`, `{"a":}`, `[`, `{`, `]`, `{}}`, `{}{}`, `[[[[]]]]`,
	`true`, `1`, `null`, ``, `x`, `"a"b`, `[tru]`, `[truex]`, `{"a":1 }`, `["` + strings.Repeat("я", 100) + `"]`, strings.Repeat("[", 200) + strings.Repeat("]", 200), "[\"\u2027\u202a\"]", `["</script>"]`, "\ufeff{}", `{"a":1,"a":2}`,
}

func TestJSONAsWritten(t *testing.T) {
	for _, s := range texts {
		sameJSON(t, s)
	}
}

func sameJSON(t *testing.T, s string) {
	t.Helper()
	if e := escapers()["jsvalescaper"]; asWritten(s) {
		if want := e.asked(t, json.RawMessage(s)); want != s {
			t.Errorf("%q is printed as it is, should be %q", s, want)
		}
	}
}

func FuzzJSONAsWritten(f *testing.F) {
	for _, s := range texts {
		f.Add(s)
	}
	f.Fuzz(sameJSON)
}

func FuzzEscape(f *testing.F) {
	for _, s := range []string{"a", `"&'<>+`, "https://example.org/?a=b&c", "/a.jpg 1w, /b.jpg 2w", "javascript:1", "\x00\xff", "%4", "http:a:b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for chain, e := range escapers() {
			if got, want := e.printed(s), e.asked(t, s); got != want {
				t.Errorf("%s: %q is printed as %q, not %q", chain, s, got, want)
			}
		}
	})
}

// html/template trusts an address that link has let pass, whatever its scheme.
func TestTrustedAddresses(t *testing.T) {
	for _, s := range []string{"webcal://example.org/a.ics", "tel:+70000000000", "a:b:c", "javascript:x", ":", "", "/a b", "tel:0 (0)"} {
		page := sheetOf(t, `<a href="{{.U}}">x</a><a href="/{{.U}}">x</a>{{.U}}`, Plain{})
		if !compare(t, page, fmt.Sprintf("%q", s), Plain{U: template.URL(s)}) {
			t.Errorf("%q is left to html/template", s)
		}
	}
}

func BenchmarkLearn(b *testing.B) {
	for b.Loop() {
		for _, p := range places {
			learn(p)
		}
	}
}
