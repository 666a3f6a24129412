// Package words holds the words of the interface: what pages, feeds and
// calendars say around the content, one table per language.
//
// A table is a YAML file, layouts/words/<lang>.yaml. Nested keys are joined
// with dots. A value is a text, or a mapping of CLDR plural forms (one, few,
// many, other) to texts. Texts may hold {placeholders}. All tables must have
// the same keys with the same placeholders, and every form that their
// language needs.
package words

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/lang"
)

// A Table holds the words of one language.
type Table struct {
	lang *lang.Language
	all  map[string]Message

	mu      sync.Mutex
	missing map[string]bool
}

// A Message is one text of the interface.
type Message struct {
	diag.Pos
	Forms map[lang.Form]string // a text without plural forms has only ""
}

// isText reports whether the message has no plural forms.
func (m Message) isText() bool {
	_, ok := m.Forms[""]
	return ok
}

// T returns the text of a key; args are pairs of a placeholder's name and
// its value. A key without a text gives the key in brackets and is
// remembered as missing.
func (t *Table) T(key string, args ...string) string {
	m, ok := t.all[key]
	if !ok {
		return t.miss(key)
	}
	s, ok := m.Forms[""]
	if !ok {
		return t.miss(key)
	}
	return fill(s, args)
}

// N returns the text of a key in the plural form of n, with {n} written as
// the language writes numbers.
func (t *Table) N(key string, n int, args ...string) string {
	m, ok := t.all[key]
	if !ok {
		return t.miss(key)
	}
	s, ok := m.Forms[t.lang.Plural(n)]
	if !ok {
		if s, ok = m.Forms["other"]; !ok {
			return t.miss(key)
		}
	}
	return fill(s, append([]string{"n", t.lang.Number(n)}, args...))
}

// Empty reports whether there is no text at all: the file is not there or
// cannot be read, and that has been said.
func (t *Table) Empty() bool { return len(t.all) == 0 }

// Has reports whether there is a text for the key.
func (t *Table) Has(key string) bool {
	_, ok := t.all[key]
	return ok
}

// HasText reports whether T has a text for the key.
func (t *Table) HasText(key string) bool { return t.all[key].isText() }

// HasForms reports whether N has texts for the key.
func (t *Table) HasForms(key string) bool { return t.Has(key) && !t.HasText(key) }

// Places returns the placeholders of a key's texts, sorted, without the
// number that N itself writes.
func (t *Table) Places(key string) []string { return places(t.all[key]) }

// Content returns everything the table says, for the keys of computations
// that print words.
func (t *Table) Content() map[string]map[lang.Form]string {
	out := make(map[string]map[lang.Form]string, len(t.all))
	for key, m := range t.all {
		out[key] = m.Forms
	}
	return out
}

// Missing returns the keys that were asked for and are not there.
func (t *Table) Missing() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return slices.Sorted(maps.Keys(t.missing))
}

func (t *Table) miss(key string) string {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.missing == nil {
		t.missing = map[string]bool{}
	}
	t.missing[key] = true
	return "[" + key + "]"
}

func fill(s string, args []string) string {
	if len(args) == 0 || !strings.Contains(s, "{") {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 32)
	for {
		open := strings.IndexByte(s, '{')
		if open < 0 {
			break
		}
		name, rest, closed := strings.Cut(s[open+1:], "}")
		value, given := argument(args, name)
		if !closed || !given {
			b.WriteString(s[:open+1])
			s = s[open+1:]
			continue
		}
		b.WriteString(s[:open])
		b.WriteString(value)
		s = rest
	}
	b.WriteString(s)
	return b.String()
}

func argument(args []string, name string) (string, bool) {
	for i := 0; i+1 < len(args); i += 2 {
		if args[i] == name {
			return args[i+1], true
		}
	}
	return "", false
}

// Places returns the placeholders of a text, sorted, each once.
func Places(s string) []string {
	var out []string
	for {
		i := strings.IndexByte(s, '{')
		j := strings.IndexByte(s, '}')
		if i < 0 || j < i {
			break
		}
		if name := s[i+1 : j]; name != "" && !slices.Contains(out, name) {
			out = append(out, name)
		}
		s = s[j+1:]
	}
	slices.Sort(out)
	return out
}

// Group returns the keys below a prefix, without it, sorted.
func (t *Table) Group(prefix string) []string {
	var out []string
	for key := range t.all {
		if rest, ok := strings.CutPrefix(key, prefix+"."); ok {
			out = append(out, rest)
		}
	}
	slices.Sort(out)
	return out
}
