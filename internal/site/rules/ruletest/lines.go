package ruletest

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/model"
)

// A builder gathers the entries of a site.
type builder struct {
	t       *testing.T
	config  model.Config
	entries []*model.Entry
}

// read adds the entries of the lines and returns what they want to be found.
func (b *builder) read(file, lines string) (wanted []string) {
	b.t.Helper()
	var parent *model.Entry
	for i, text := range strings.Split(lines, "\n") {
		text, comment, _ := strings.Cut(text, "#")
		at := diag.At(file, i+1, 1)
		words := split(text, at)
		if len(words) == 0 {
			continue
		}
		e := b.entry(words, at)
		if e != nil && unicode.IsSpace(rune(text[0])) {
			e.Within = parent.Key()
		} else {
			parent = e
		}
		wanted = append(wanted, b.wanted(e, at, comment)...)
	}
	return wanted
}

// wanted reads "want code@field code warn code".
func (b *builder) wanted(e *model.Entry, at diag.Pos, comment string) (out []string) {
	b.t.Helper()
	severity := ""
	for _, word := range strings.Fields(comment) {
		switch code, path, named := strings.Cut(word, "@"); {
		case word == "want":
			severity = "error"
		case word == "warn":
			severity = "warning"
		case severity == "":
			return nil // an ordinary remark
		case !named:
			out = append(out, fmt.Sprintf("%s %s %s", severity, at, code))
		default:
			field, ok := e.Given.Field(path)
			if !ok {
				b.t.Fatalf("%s: no field %q", at, path)
			}
			out = append(out, fmt.Sprintf("%s %s %s", severity, field.Pos, code))
		}
	}
	return out
}

// entry makes the entry of a line; nil if the line is about the site.
func (b *builder) entry(words []word, at diag.Pos) *model.Entry {
	b.t.Helper()
	e := &model.Entry{Kind: words[0].s, Pos: at, Original: "ru"}
	fields := words[1:]
	if len(fields) > 0 && !strings.Contains(fields[0].s, "=") {
		e.ID, fields = fields[0].s, fields[1:]
	}
	switch e.Kind {
	case "site":
		b.config.Sample = false
		return nil
	case "programme":
		b.config.Programmes = append(b.config.Programmes, model.Programme{ID: e.ID})
	}
	for _, tag := range []lang.Tag{"ru", "be"} {
		e.Texts.Set(tag, &model.Text{Pos: at, Title: e.ID, Summary: e.ID})
	}
	b.entries = append(b.entries, e)
	for _, f := range fields {
		name, value, _ := strings.Cut(f.s, "=")
		f.pos.Col += int32(len(name) + 1)
		e.Given.Set(name, decode.Field{Pos: f.pos, Key: f.pos})
		b.set(e, name, word{value, f.pos})
	}
	if e.Kind == "programme" {
		e.When = nil // its days are those of the configuration
	}
	return e
}

// A word with its place.
type word struct {
	s   string
	pos diag.Pos
}

func split(text string, at diag.Pos) (out []word) {
	rest := text
	for rest != "" {
		trimmed := strings.TrimLeft(rest, " \t")
		at.Col += int32(len(rest) - len(trimmed))
		end := strings.IndexAny(trimmed+" ", " \t")
		if end > 0 {
			out = append(out, word{trimmed[:end], at})
		}
		at.Col += int32(utf8.RuneCountInString(trimmed[:end]))
		rest = trimmed[end:]
	}
	return out
}

// items splits a list at its commas.
func (w word) items() (out []word) {
	for s := range strings.SplitSeq(w.s, ",") {
		out = append(out, word{s, w.pos})
		w.pos.Col += int32(utf8.RuneCountInString(s) + 1)
	}
	return out
}

func (w word) ref(kind string) decode.Ref { return decode.Ref{Kind: kind, ID: w.s, Pos: w.pos} }

// date reads 12, 09-12 and 2023-09-12.
func (w word) date(t *testing.T) decode.Date {
	t.Helper()
	full := w.s
	switch len(w.s) {
	case len("12"):
		full = "2023-09-" + w.s
	case len("09-12"):
		full = "2023-" + w.s
	}
	d := decode.Date{Pos: w.pos}
	if n, err := fmt.Sscanf(full, "%d-%d-%d", &d.Year, &d.Month, &d.Day); n != 3 {
		t.Fatalf("%s: no day: %q: %v", w.pos, w.s, err)
	}
	return d
}

// moment reads a date, perhaps with a time after T.
func (w word) moment(t *testing.T) decode.Moment {
	t.Helper()
	day, clock, timed := strings.Cut(w.s, "T")
	m := decode.Moment{Date: word{day, w.pos}.date(t)}
	if timed {
		m.Set = true
		if n, err := fmt.Sscanf(clock, "%d:%d", &m.Hour, &m.Min); n != 2 {
			t.Fatalf("%s: no time: %q: %v", w.pos, w.s, err)
		}
	}
	return m
}
