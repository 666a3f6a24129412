package layout

import (
	"encoding/json"
	"fmt"
	"html/template"
	"iter"
	"maps"
	"strings"

	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/markdown"
	"pobratim/internal/engine/words"
)

// funcs are all that a layout may call, bound to one language. They are
// pure, and their tables are part of the set's key.
func funcs(table *words.Table, assets Assets) template.FuncMap {
	return template.FuncMap{
		"t":      func(key string, args ...any) string { return table.T(key, strs(args)...) },
		"n":      func(key string, n int, args ...any) string { return table.N(key, n, strs(args)...) },
		"text":   func(t Text) template.HTML { return markdown.Span(lang.Tag(t.Lang), t.S) },
		"markup": func(f *markdown.Filled) template.HTML { return f.HTML() },
		"asset":  assets.URL,
		"json":   func(s string) json.RawMessage { return json.RawMessage(s) },
		"link":   link,
	}
}

// link lets an address keep its scheme where html/template would replace
// webcal: and tel: by #ZgotmplZ. Schemes outside the list are not linked.
func link(raw string) (template.URL, error) {
	scheme, _, ok := strings.Cut(raw, ":")
	if ok && !strings.ContainsAny(scheme, "/?#") {
		switch scheme {
		case "http", "https", "mailto", "tel", "webcal":
		default:
			return "", fmt.Errorf("the address %q has a scheme that is not linked", raw)
		}
	}
	return template.URL(raw), nil
}

func strs(args []any) []string {
	out := make([]string, len(args))
	for i, a := range args {
		out[i] = fmt.Sprint(a)
	}
	return out
}

func mapKeys[K comparable, V any](m map[K]V) iter.Seq[K] { return maps.Keys(m) }
