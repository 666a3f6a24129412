package markdown

import (
	"regexp"
	"strings"
	"unicode"
)

// SafeURL is the one place where it is decided which addresses content may
// lead to: https, http, mailto, tel and webcal, and addresses on the site
// itself (rooted, relative, or a fragment). Refused are all other schemes,
// //host, backslashes, control and format characters, and entities where a
// browser could still read a scheme. The address comes back with the
// characters escaped that no address may hold (RFC 3986, section 2).
func SafeURL(raw string) (string, bool) {
	url, fault := checkURL(raw)
	return url, fault == noFault
}

// A fault is why an address is refused.
type fault uint8

const (
	noFault fault = iota
	emptyAddress
	strangeScheme
	otherHost    // //host, which borrows the page's scheme
	strangeBytes // what only an attack or a slip puts into an address
)

var (
	scheme = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*$`)
	entity = regexp.MustCompile(`&(#|[A-Za-z][A-Za-z0-9]*;)`)
)

func checkURL(raw string) (string, fault) {
	url := strings.Trim(raw, " \t\n")
	if url == "" {
		return "", emptyAddress
	}
	if strings.ContainsFunc(url, forbidden) {
		return "", strangeBytes
	}
	if path, _, _ := strings.Cut(url, "?"); strings.Contains(path, "&") && entity.MatchString(path) {
		return "", strangeBytes
	}
	if strings.HasPrefix(url, "//") {
		return "", otherHost
	}
	end := strings.IndexAny(url, ":/?#")
	if end < 0 || url[end] != ':' {
		return percent(url), noFault
	}
	name, rest := url[:end], url[end+1:]
	if !scheme.MatchString(name) {
		return "", strangeScheme
	}
	switch strings.ToLower(name) {
	case "https", "http", "webcal":
		after, ok := strings.CutPrefix(rest, "//")
		host := after[:min(len(after), max(0, strings.IndexAny(after+"/", "/?#")))]
		// A name before @ is no part of a host; it is there to fool the reader.
		if !ok || host == "" || strings.ContainsAny(host, "@ \"'<>`{}|^%\u00a0") {
			return "", strangeBytes
		}
	case "mailto", "tel":
		if rest == "" {
			return "", emptyAddress
		}
	default:
		return "", strangeScheme
	}
	return strings.ToLower(name) + ":" + percent(rest), noFault
}

func forbidden(r rune) bool {
	return r == '\\' || r == unicode.ReplacementChar || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) ||
		r == '\u2028' || r == '\u2029'
}

var percenter = strings.NewReplacer(" ", "%20", `"`, "%22", "'", "%27", "<", "%3C", ">", "%3E", "`", "%60",
	"{", "%7B", "|", "%7C", "}", "%7D", "^", "%5E")

// percent replaces U+00A0 on its own, because a Replacer of single bytes
// does not copy a string in which there is nothing to replace.
func percent(s string) string { return percenter.Replace(strings.ReplaceAll(s, "\u00a0", "%C2%A0")) }

// isLocal says whether an address leads to a place on the site.
func isLocal(url string) bool {
	end := strings.IndexAny(url, ":/?#")
	return end < 0 || url[end] != ':'
}

// pictureURL is SafeURL without the schemes that no picture can have.
func pictureURL(raw string) (string, bool) {
	url, ok := SafeURL(raw)
	return url, ok && (isLocal(url) || strings.HasPrefix(url, "http"))
}

func safeSrcSet(s string) bool {
	if s == "" {
		return false
	}
	for candidate := range strings.SplitSeq(s, ",") {
		fields := strings.Fields(candidate)
		if len(fields) == 0 || len(fields) > 2 {
			return false
		}
		if _, ok := pictureURL(fields[0]); !ok {
			return false
		}
	}
	return true
}
