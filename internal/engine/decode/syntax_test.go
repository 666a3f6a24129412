package decode

import (
	"strings"
	"testing"
)

// page has every construct that authors use.
const page = `sample: true
side: pskov
title: «Тёплый порог»
summary: Соседи носят продукты
  и чинят розетки.
form: public-association
registration: {country: RU, number: "0000000000000"}
directions: [elderly, volunteering]
audience: [older-people,
  carers]
quote: |
  Слова: "так", [и так

  	и с табуляцией
contact: {email: porog@example.org, phone: "+7 000 000-00-00"}
offers:
  - direction: volunteering
    text: {ru: "Учим координаторов", be: "Вучым каардынатараў"}
  - direction: elderly
    text:
      ru: "Учим"
      be: 'Вучым'
corrections:
- at: 2023-09-12
  text: {ru: а, be: б}
published: 2023-08-01
`

// TestBrokenLine breaks one line of a page at a time; the finding has to
// stand in that line.
func TestBrokenLine(t *testing.T) {
	if _, found := Parse("f", 1, []byte(page)); len(found) > 0 {
		t.Fatal(summary(found))
	}
	lines := strings.Split(page, "\n")
	for _, c := range []struct {
		name, code string
		breaks     func(line string) string // gives the line back where it does not apply
	}{
		{"colon", "yaml-colon-in-value", func(l string) string {
			if strings.ContainsAny(l, "|{[\"'") || !strings.Contains(l, ": ") {
				return l
			}
			return l + ": ещё"
		}},
		{"tab", "yaml-tab", func(l string) string {
			if !strings.HasPrefix(l, "    ") {
				return l
			}
			return "\t" + strings.TrimLeft(l, " ")
		}},
		{"quote left open", "yaml-unclosed-quote", func(l string) string {
			i := strings.LastIndex(l, "\"")
			if i < 0 || strings.Contains(l, "так") {
				return l
			}
			return l[:i] + l[i+1:]
		}},
		{"text after quote", "yaml-text-after-quote", func(l string) string {
			if strings.Contains(l, "так") || !strings.HasSuffix(l, "\"") && !strings.HasSuffix(l, "'") {
				return l
			}
			return l + " и ещё"
		}},
		{"bracket left open", "yaml-unclosed-bracket", func(l string) string {
			if !strings.Contains(l, ": [") && !strings.Contains(l, ": {") || strings.HasSuffix(l, ",") {
				return l
			}
			return l[:len(l)-1]
		}},
		{"text after bracket", "yaml-text-after-bracket", func(l string) string {
			if !strings.Contains(l, ": [") && !strings.Contains(l, ": {") || strings.HasSuffix(l, ",") {
				return l
			}
			return l + " и ещё"
		}},
		{"no space after a colon", "yaml-colon-without-space", func(l string) string {
			if strings.ContainsAny(l, "|{[") || strings.HasPrefix(l, " ") || strings.HasPrefix(l, "-") || strings.HasPrefix(l, "summary") {
				return l
			}
			return strings.Replace(l, ": ", ":", 1)
		}},
		{"one space too many", "yaml-indentation", func(l string) string {
			if !strings.HasPrefix(l, "form") && !strings.HasPrefix(l, "side") && !strings.HasPrefix(l, "dir") {
				return l
			}
			return " " + l
		}},
	} {
		applied := 0
		for i, line := range lines {
			broken := c.breaks(line)
			if broken == line {
				continue
			}
			applied++
			lines[i] = broken
			_, found := Parse("f", 1, []byte(strings.Join(lines, "\n")))
			lines[i] = line
			if len(found) != 1 || int(found[0].Line) != i+1 || found[0].Code != c.code {
				t.Errorf("%s: %q in line %d gives %s", c.name, broken, i+1, summary(found))
			}
		}
		if applied == 0 {
			t.Errorf("%s: breaks no line", c.name)
		}
	}
}
