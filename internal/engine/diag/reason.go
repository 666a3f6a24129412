package diag

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// A reason is why something failed, as the system or a parser says it: they
// give no code, only words. The English catalogue holds the usual ones under
// codes that begin with "reason-", in the very words in which they are said,
// so that they are recognised and can be worded in every language.
type reason struct {
	code string
	said *regexp.Regexp
	args []string // names of its groups
}

// english is the catalogue of Error, and of the words that are recognised.
var english = sync.OnceValue(func() Catalogue {
	c, err := Load("en")
	if err != nil {
		panic(err) // it is part of the program
	}
	return c
})

// hole is a placeholder; what stands in two braces is a layout's own.
var hole = regexp.MustCompile(`\{\{[^}]*\}\}|\{[a-z-]+\}`)

// reasons are all that are recognised, those without placeholders first.
var reasons = sync.OnceValue(func() []reason {
	var out []reason
	for _, code := range slices.Sorted(maps.Keys(english())) {
		if !strings.HasPrefix(code, "reason-") || code == "reason-other" {
			continue
		}
		r := reason{code: code}
		said, at, text := "(?s)^(?:.*: )?", 0, english()[code].Message
		for _, span := range hole.FindAllStringIndex(text, -1) {
			name := text[span[0]:span[1]]
			if strings.HasPrefix(name, "{{") {
				continue
			}
			said += regexp.QuoteMeta(text[at:span[0]]) + "(.+)"
			r.args, at = append(r.args, strings.Trim(name, "{}")), span[1]
		}
		r.said = regexp.MustCompile(said + regexp.QuoteMeta(text[at:]) + "$")
		out = append(out, r)
	}
	slices.SortStableFunc(out, func(a, b reason) int { return cmp.Compare(len(a.args), len(b.args)) })
	return out
})

// reason words what the system or a parser said. What stands before its
// words ("open some/file: ") is left out: the message around it names the
// place. A reason that is not known is quoted.
func (c Catalogue) reason(text string) (message, hint string) {
	for _, r := range reasons() {
		groups := r.said.FindStringSubmatch(text)
		if groups == nil {
			continue
		}
		args := map[string]string{}
		for i, name := range r.args {
			args[name] = groups[i+1]
		}
		return fill(c[r.code].Message, args), fill(c[r.code].Hint, args)
	}
	other := c["reason-other"]
	return fill(other.Message, map[string]string{"text": text}), other.Hint
}
