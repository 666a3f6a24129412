package layout

import "strings"

// asWritten reports whether html/template prints a JSON text byte for byte: an
// object, a list or a string without white space around its parts, and without
// the signs that could end the script around it or are not JavaScript. A text
// of which that cannot be said is html/template's to print.
func asWritten(s string) bool {
	if s == "" || strings.IndexByte(`{["`, s[0]) < 0 {
		return false // a number or a word is set between spaces
	}
	rest, ok := jsonValue(s, 0)
	return ok && rest == ""
}

// deepestJSON is far below what is too deep for encoding/json.
const deepestJSON = 100

// jsonValue takes a value from the beginning of a text.
func jsonValue(s string, depth int) (rest string, ok bool) {
	if s == "" || depth == deepestJSON {
		return s, false
	}
	switch s[0] {
	case '{':
		return jsonItems(s[1:], '}', depth+1)
	case '[':
		return jsonItems(s[1:], ']', depth+1)
	case '"':
		return jsonString(s[1:])
	}
	for _, word := range []string{"true", "false", "null"} {
		if rest, ok := strings.CutPrefix(s, word); ok {
			return rest, true
		}
	}
	return jsonNumber(s)
}

// jsonItems takes what an object or a list holds, and its end.
func jsonItems(s string, end byte, depth int) (rest string, ok bool) {
	if s != "" && s[0] == end {
		return s[1:], true
	}
	for {
		if end == '}' {
			if s == "" || s[0] != '"' {
				return s, false
			}
			if s, ok = jsonString(s[1:]); !ok || s == "" || s[0] != ':' {
				return s, false
			}
			s = s[1:]
		}
		if s, ok = jsonValue(s, depth); !ok || s == "" {
			return s, false
		}
		switch s[0] {
		case end:
			return s[1:], true
		case ',':
			s = s[1:]
		default:
			return s, false
		}
	}
}

// jsonString takes a string whose first quote has been taken.
func jsonString(s string) (rest string, ok bool) {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"':
			return s[i+1:], true
		case c == '\\':
			if i++; i == len(s) || strings.IndexByte(`"\/bfnrtu`, s[i]) < 0 {
				return s, false
			}
			if s[i] == 'u' {
				for range 4 {
					if i++; i == len(s) || !isHex(s[i]) {
						return s, false
					}
				}
			}
		case c < ' ', c == '<', c == '>', c == '&':
			return s, false
		case c == 0xe2 && (strings.HasPrefix(s[i:], "\u2028") || strings.HasPrefix(s[i:], "\u2029")):
			return s, false
		}
	}
	return s, false
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

// jsonNumber takes a number without an exponent.
func jsonNumber(s string) (rest string, ok bool) {
	s = strings.TrimPrefix(s, "-")
	whole := digits(s)
	if whole == 0 || whole > 1 && s[0] == '0' {
		return s, false
	}
	s = s[whole:]
	if after, ok := strings.CutPrefix(s, "."); ok {
		part := digits(after)
		return after[part:], part > 0
	}
	return s, true
}

func digits(s string) (n int) {
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	return n
}

// sourceSet reports whether html/template prints a srcset as it is: addresses
// with a width, such as "/a-480.jpg 480w, /a-960.jpg 960w".
func (e *escaper) sourceSet(s string) bool {
	for source := range strings.SplitSeq(s, ",") {
		address, width, _ := strings.Cut(strings.TrimLeft(source, " "), " ")
		for i := range len(width) {
			if c := width[i]; c != ' ' && (c < '0' || '9' < c) && (c < 'a' || 'z' < c) {
				return false
			}
		}
		address = withoutScheme(address)
		for i := range len(address) {
			if address[i] < ' ' || !e.same[address[i]] {
				return false
			}
		}
	}
	return true
}
