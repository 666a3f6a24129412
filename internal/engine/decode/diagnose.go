package decode

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"pobratim/internal/engine/diag"
)

// syntaxFinding makes the finding of a code that diagnose has found.
func syntaxFinding(p diag.Pos, code string) diag.Diagnostic {
	switch code {
	case "yaml-tab":
		return diag.Errorf(p, "yaml-tab")
	case "yaml-odd-space":
		return diag.Errorf(p, "yaml-odd-space")
	case "yaml-escape":
		return diag.Errorf(p, "yaml-escape")
	case "yaml-unclosed-quote":
		return diag.Errorf(p, "yaml-unclosed-quote")
	case "yaml-text-after-quote":
		return diag.Errorf(p, "yaml-text-after-quote")
	case "yaml-unclosed-bracket":
		return diag.Errorf(p, "yaml-unclosed-bracket")
	case "yaml-text-after-bracket":
		return diag.Errorf(p, "yaml-text-after-bracket")
	case "yaml-first-character":
		return diag.Errorf(p, "yaml-first-character")
	case "yaml-block-indicator":
		return diag.Errorf(p, "yaml-block-indicator")
	case "yaml-colon-in-value":
		return diag.Errorf(p, "yaml-colon-in-value")
	case "yaml-colon-without-space":
		return diag.Errorf(p, "yaml-colon-without-space")
	case "yaml-question-mark":
		return diag.Errorf(p, "yaml-question-mark")
	case "yaml-key-empty":
		return diag.Errorf(p, "yaml-key-empty")
	case "yaml-no-colon":
		return diag.Errorf(p, "yaml-no-colon")
	}
	return diag.Errorf(p, "yaml-indentation")
}

var (
	// lead is what may stand before a value: indentation, marks of list
	// items, a name with its colon.
	lead = regexp.MustCompile(`^ *(?:- +)*(?:(?:"[^"]*"|'[^']*'|[^\s"'\[\]{}#:,][^:]*?) *:(?: +|$))?`)
	// oddSpace is one where YAML wants an ordinary space; web pages and word
	// processors are full of them.
	oddSpace  = regexp.MustCompile(`^ *(?:- *)*(?:[a-z][a-z0-9_-]*:)? *([\x{a0}\x{2000}-\x{200b}\x{202f}\x{205f}\x{3000}])`)
	tightName = regexp.MustCompile(`^ *(?:- +)*[a-z][a-z0-9_-]*:\S`)
)

// diagnose says what is wrong with a line that cannot be read, and in which
// column. before is the last line with text before it; column 0 means that it
// is that line which is wrong.
func diagnose(line, before, message string) (code string, col int) {
	column := func(offset int) int { return utf8.RuneCountInString(line[:offset]) + 1 }
	indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
	if i := strings.IndexByte(indent, '\t'); i >= 0 {
		return "yaml-tab", column(i)
	}
	if m := oddSpace.FindStringSubmatchIndex(line); m != nil {
		return "yaml-odd-space", column(m[2])
	}
	head := len(lead.FindString(line))
	value := line[head:]
	if value == "" || value[0] == '#' {
		return "yaml-indentation", column(len(indent))
	}
	switch value[0] {
	case '"', '\'':
		end := closingQuote(value)
		rest := strings.TrimLeft(value[end:], " ")
		switch {
		case strings.Contains(message, "escape") || strings.Contains(message, "hexdecimal"):
			return "yaml-escape", column(head + max(0, badEscape(value)))
		case end == 0:
			return "yaml-unclosed-quote", column(head)
		case rest != "" && rest[0] != '#':
			return "yaml-text-after-quote", column(len(line) - len(rest))
		}
	case '[', '{':
		code, at := diagnoseFlow(value)
		if code != "" {
			return code, column(head + at)
		}
	case '@', '`', '%', '*', '&', '!', ']', '}', ',':
		return "yaml-first-character", column(head)
	case '-', '?':
		if len(value) == 1 || value[1] == ' ' {
			return "yaml-first-character", column(head)
		}
	case '|', '>':
		return "yaml-block-indicator", column(head)
	case ':':
		return "yaml-key-empty", column(head)
	}
	hasName := strings.Contains(line[:head], ":")
	switch i := strings.Index(value+" ", ": "); {
	case hasName && i >= 0:
		return "yaml-colon-in-value", column(head + i)
	case !hasName && tightName.MatchString(line):
		return "yaml-colon-without-space", column(strings.IndexByte(line, ':'))
	case !hasName && !strings.Contains(line, ":") && head == len(indent):
		return "yaml-no-colon", column(len(indent))
	case strings.Contains(message, "mapping values") && indentation(before) == len(indent) && tightName.MatchString(before):
		return "yaml-colon-without-space", 0
	case strings.Contains(message, "mapping values") && indentation(before) == len(indent) && !strings.Contains(before, ":"):
		return "yaml-no-colon", 0
	}
	return "yaml-indentation", column(len(indent))
}

func indentation(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// closingQuote returns the offset after the quote that closes the one at the
// start of s, or 0.
func closingQuote(s string) int {
	for i := 1; i < len(s); i++ {
		switch {
		case s[0] == '"' && s[i] == '\\':
			i++
		case s[i] == s[0] && s[0] == '\'' && i+1 < len(s) && s[i+1] == '\'':
			i++
		case s[i] == s[0]:
			return i + 1
		}
	}
	return 0
}

// badEscape finds a backslash that YAML does not know, or -1.
func badEscape(s string) int {
	for i := 0; i+1 < len(s); i++ {
		if s[i] != '\\' {
			continue
		}
		length := strings.IndexByte("  x u   U", s[i+1])
		if !strings.ContainsRune("0abt\tnvfre \"/\\N_LPxuU", rune(s[i+1])) {
			return i
		}
		if length > 0 && !isHex(s[i+2:], length) {
			return i
		}
		i++
	}
	return -1
}

func isHex(s string, length int) bool {
	return len(s) >= length && strings.Trim(s[:length], "0123456789abcdefABCDEF") == ""
}

// diagnoseFlow looks into [a, b] and {a: b} on one line.
func diagnoseFlow(s string) (code string, offset int) {
	type bracket struct {
		close byte
		at    int
		colon bool // the entry has its colon already
	}
	var open []bracket
	start := true // of an entry or of a value
	for i := 0; i < len(s); i++ {
		top := len(open) - 1
		switch c := s[i]; {
		case c == ' ':
			continue
		case (c == '"' || c == '\'') && start:
			end := closingQuote(s[i:])
			if end == 0 {
				return "yaml-unclosed-quote", i
			}
			i += end - 1
			rest := strings.TrimLeft(s[i+1:], " ")
			if rest != "" && !strings.ContainsRune(",:]}#", rune(rest[0])) {
				return "yaml-text-after-quote", len(s) - len(rest)
			}
			start = false
			continue
		case c == '[' && (start || top < 0):
			open, start = append(open, bracket{close: ']', at: i}), true
			continue
		case c == '{' && (start || top < 0):
			open, start = append(open, bracket{close: '}', at: i}), true
			continue
		case c == ',':
			open[top].colon, start = false, true
			continue
		case c == ':' && (i+1 == len(s) || s[i+1] == ' '):
			if open[top].colon {
				return "yaml-colon-in-value", i
			}
			if start {
				return "yaml-key-empty", i
			}
			open[top].colon, start = true, true
			continue
		case c == ']' || c == '}':
			if open[top].close != c {
				return "yaml-unclosed-bracket", open[top].at
			}
			open = open[:top]
			if len(open) == 0 {
				rest := strings.TrimLeft(s[i+1:], " ")
				if rest != "" && rest[0] != '#' {
					return "yaml-text-after-bracket", len(s) - len(rest)
				}
				return "", 0
			}
		// yaml.v3 ends an unquoted text in brackets at a question mark.
		case c == '?' && !start:
			return "yaml-question-mark", i
		case start && strings.IndexByte("@`%*&!", c) >= 0:
			return "yaml-first-character", i
		}
		start = false
	}
	return "yaml-unclosed-bracket", open[len(open)-1].at
}
