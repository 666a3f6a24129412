package diag

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"
	"unicode"

	"gopkg.in/yaml.v3"
)

//go:embed texts
var files embed.FS

// A Message of the catalogue says what is wrong, and what to do about it.
// Both may hold {placeholders}; Hint may be empty.
type Message struct {
	Message string `yaml:"message"`
	Hint    string `yaml:"hint"`
}

// A Catalogue holds the words of all findings and failures in one language,
// by code.
type Catalogue map[string]Message

// Load reads the catalogue of a language (en, ru, be). A code that stands
// twice is an error.
func Load(tag string) (Catalogue, error) {
	names, err := fs.Glob(files, "texts/"+tag+"/*.yaml")
	if err != nil || len(names) == 0 {
		return nil, fmt.Errorf("no messages in the language %q", tag)
	}
	all := Catalogue{}
	for _, name := range names {
		data, err := files.ReadFile(name)
		if err != nil {
			return nil, err
		}
		var part Catalogue
		if err := yaml.Unmarshal(data, &part); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		for code, m := range part {
			if _, twice := all[code]; twice {
				return nil, fmt.Errorf("%s: the code %q stands twice", name, code)
			}
			all[code] = m
		}
	}
	return all, nil
}

// Message gives the finding's sentence: lower case, no full stop. Its
// {reason} is what the system or a parser said.
func (c Catalogue) Message(d Diagnostic) string {
	m, ok := c[d.Code]
	if !ok {
		m = unheard(d.Code, d.Args)
	}
	reason := ""
	if text, ok := d.Args["reason"]; ok {
		reason, _ = c.reason(text)
	}
	return fill(m.Message, d.Args, "{reason}", reason)
}

// Hint says what to write instead; empty where there is nothing to say.
func (c Catalogue) Hint(d Diagnostic) string {
	if d.Nearest != "" {
		return fill(c["did-you-mean"].Message, map[string]string{"nearest": d.Nearest})
	}
	hint := fill(c[d.Code].Hint, d.Args)
	if text, ok := d.Args["reason"]; ok && hint == "" {
		_, hint = c.reason(text)
	}
	return hint
}

// unheard stands in where a code has no words, which a test forbids.
func unheard(code string, args map[string]string) Message {
	return Message{Message: code + " " + Clean(fmt.Sprint(args))}
}

// fill puts the values of the placeholders into a pattern: made are pairs of
// a placeholder and text that is harmless already, and win.
func fill(pattern string, args map[string]string, made ...string) string {
	if !strings.Contains(pattern, "{") {
		return pattern
	}
	for name, value := range args {
		made = append(made, "{"+name+"}", Clean(value))
	}
	return strings.NewReplacer(made...).Replace(pattern)
}

// Clean makes text from the content harmless for a terminal: control and
// format characters and separators of lines (which can hide, reorder or
// counterfeit what is shown) appear as their code, and overlong text is cut.
func Clean(s string) string {
	const longest = 200
	var b strings.Builder
	n := 0
	for _, r := range s {
		if n++; n > longest {
			b.WriteString("…")
			break
		}
		if unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp) {
			fmt.Fprintf(&b, "<U+%04X>", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}
