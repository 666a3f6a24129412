package main

import (
	"embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"gopkg.in/yaml.v3"

	"pobratim/internal/engine/diag"
)

//go:embed texts/*.yaml
var textFiles embed.FS

// texts are what the command says, by key, in one language.
type texts map[string]string

// T returns a text with its {placeholders} filled; args are pairs of a name
// and a value.
func (t texts) T(key string, args ...string) string {
	s, ok := t[key]
	if !ok {
		return key
	}
	for i := 0; i+1 < len(args); i += 2 {
		s = strings.ReplaceAll(s, "{"+args[i]+"}", args[i+1])
	}
	return strings.TrimRight(s, "\n")
}

// seconds writes how long something took, to a tenth of a second.
func (t texts) seconds(d time.Duration) string {
	whole, tenth := int64(d/time.Second), int64(d%time.Second/(100*time.Millisecond))
	return t.T("seconds", "whole", strconv.FormatInt(whole, 10), "tenth", strconv.FormatInt(tenth, 10))
}

// milliseconds writes how long a part of something took.
func (t texts) milliseconds(d time.Duration) string {
	return t.T("milliseconds", "n", strconv.FormatInt(d.Milliseconds(), 10))
}

// languages returns the languages in which the command has texts.
func languages() []string {
	files, err := textFiles.ReadDir("texts")
	if err != nil {
		panic(err) // they are part of the program
	}
	var out []string
	for _, f := range files {
		out = append(out, strings.TrimSuffix(f.Name(), ".yaml"))
	}
	return out
}

// load reads the texts of the command and of the findings.
func load(tag string) (texts, diag.Catalogue, error) {
	data, err := textFiles.ReadFile("texts/" + tag + ".yaml")
	if err != nil {
		return nil, nil, fmt.Errorf("no texts in the language %q", tag)
	}
	var t texts
	if err := yaml.Unmarshal(data, &t); err != nil {
		return nil, nil, fmt.Errorf("texts/%s.yaml: %w", tag, err)
	}
	c, err := diag.Load(tag)
	return t, c, err
}

// language chooses in which language the command speaks: by -lang, by the
// environment's locale, English.
func language(args []string, c console) (texts, diag.Catalogue, error) {
	known := languages()
	chosen := "en"
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := c.getenv(name); v != "" {
			tag := strings.ToLower(v)
			if i := strings.IndexAny(tag, "_.@"); i >= 0 { // be_BY.UTF-8
				tag = tag[:i]
			}
			if slices.Contains(known, tag) {
				chosen = tag
			}
			break
		}
	}
	asked := ""
	for i, a := range args {
		name, value, joined := strings.Cut(strings.TrimLeft(a, "-"), "=")
		if !strings.HasPrefix(a, "-") || name != "lang" {
			continue
		}
		if !joined && i+1 < len(args) {
			value = args[i+1]
		}
		asked = value
	}
	if slices.Contains(known, asked) {
		chosen = asked
	}
	t, findings, err := load(chosen)
	if err == nil && asked != "" && asked != chosen {
		err = misuse{"misuse.lang", []string{"lang", diag.Clean(asked), "known", strings.Join(known, ", ")}}
	}
	return t, findings, err
}
