package ical

import (
	"fmt"
	"strings"
	"unicode"

	ics "github.com/arran4/golang-ical"
)

// text makes a string fit for a TEXT value (3.3.11), which has no control
// characters but the escaped line break. All that some reader takes for the
// end of a line becomes one; what reorders the line that it is shown in is
// left out. Broken UTF-8 becomes U+FFFD: it would break the folding.
func text(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case strings.ContainsRune("\n\v\f\r\u0085\u2028\u2029", r):
			return '\n'
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), r == '\uFEFF':
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(s)
}

// address returns an absolute web address, or "" for anything else. A URI
// value is not escaped (3.3.13), so what may not stand in a URI (RFC 3986,
// appendix A), line breaks before all, is percent-encoded.
func address(s string) string {
	if !strings.HasPrefix(s, "https://") && !strings.HasPrefix(s, "http://") {
		return ""
	}
	var b strings.Builder
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c > '~' || strings.IndexByte("\"<>\\^`{|}", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// language is the parameter for a tag of letters, digits and hyphens, or
// nothing: in a parameter nothing can be escaped (3.2).
func language(tag string) []ics.PropertyParameter {
	strange := func(r rune) bool {
		return r != '-' && !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9')
	}
	if tag == "" || strings.ContainsFunc(tag, strange) {
		return nil
	}
	return []ics.PropertyParameter{&ics.KeyValues{Key: "LANGUAGE", Value: []string{tag}}}
}
