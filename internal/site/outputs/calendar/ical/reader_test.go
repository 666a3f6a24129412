package ical

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// What follows reads RFC 5545 without the library that writes it.

type property struct {
	name   string
	params map[string]string
	value  string // as it stands, not unescaped
}

type component struct {
	name       string
	properties []property
	inner      []*component
}

// get returns the only property of a name, or an empty one.
func (c *component) get(name string) property {
	var found property
	for _, p := range c.properties {
		if p.name == name {
			if found.name != "" {
				return property{value: "there are two of " + name}
			}
			found = p
		}
	}
	return found
}

// read unfolds and parses one VCALENDAR, and insists on CRLF, on lines of at
// most 75 octets, each of whole letters, and on there being no control
// characters.
func read(data string) (*component, error) {
	body, ok := strings.CutSuffix(data, "\r\n")
	if !ok {
		return nil, fmt.Errorf("the last line has no end")
	}
	var lines []string
	for _, line := range strings.Split(body, "\r\n") {
		if len(line) == 0 || len(line) > 75 || !utf8.ValidString(line) {
			return nil, fmt.Errorf("line of %d octets: %q", len(line), line)
		}
		if i := strings.IndexFunc(line, func(r rune) bool { return r < ' ' || 0x7f <= r && r < 0xa0 }); i >= 0 {
			return nil, fmt.Errorf("control character in %q", line)
		}
		if rest, folded := strings.CutPrefix(line, " "); folded && len(lines) > 0 {
			lines[len(lines)-1] += rest
		} else {
			lines = append(lines, line)
		}
	}
	top := &component{}
	open := []*component{top}
	for _, line := range lines {
		p, err := parse(line)
		if err != nil {
			return nil, err
		}
		last := open[len(open)-1]
		switch p.name {
		case "BEGIN":
			c := &component{name: p.value}
			last.inner = append(last.inner, c)
			open = append(open, c)
		case "END":
			if last.name != p.value || len(last.properties) == 0 {
				return nil, fmt.Errorf("%q ends %q", p.value, last.name)
			}
			open = open[:len(open)-1]
		default:
			last.properties = append(last.properties, p)
		}
	}
	if len(open) != 1 || len(top.inner) != 1 || len(top.properties) != 0 || top.inner[0].name != "VCALENDAR" {
		return nil, fmt.Errorf("not one calendar")
	}
	return top.inner[0], nil
}

// parse reads name *(";" param "=" value) ":" value (3.1).
func parse(line string) (property, error) {
	p := property{params: map[string]string{}}
	quoted := false
	colon := strings.IndexFunc(line, func(r rune) bool {
		quoted = quoted != (r == '"')
		return r == ':' && !quoted
	})
	if colon < 0 {
		return p, fmt.Errorf("no colon in %q", line)
	}
	head := strings.Split(line[:colon], ";")
	p.name, p.value = head[0], line[colon+1:]
	if p.name == "" || strings.Trim(p.name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ-") != "" {
		return p, fmt.Errorf("the name %q", p.name)
	}
	for _, param := range head[1:] {
		k, v, ok := strings.Cut(param, "=")
		if _, twice := p.params[k]; !ok || twice {
			return p, fmt.Errorf("the parameter %q", param)
		}
		p.params[k] = v
	}
	return p, nil
}

// unescape reads a TEXT value (3.3.11).
func unescape(value string) (string, error) {
	var b strings.Builder
	for i := 0; i < len(value); i++ {
		c := value[i]
		if c == ';' || c == ',' {
			return "", fmt.Errorf("a bare %q in %q", c, value)
		}
		if c == '\\' {
			if i++; i == len(value) || !strings.ContainsRune(`\;,nN`, rune(value[i])) {
				return "", fmt.Errorf("a bare backslash in %q", value)
			}
			if c = value[i]; c == 'n' || c == 'N' {
				c = '\n'
			}
		}
		b.WriteByte(c)
	}
	return b.String(), nil
}
