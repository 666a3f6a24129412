package kind

import (
	"regexp"
	"strings"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/markdown"
)

var (
	// emailShape is narrower than RFC 5322: what follows a ? in mailto: could
	// add receivers, and nobody's public address needs quotes.
	emailShape = regexp.MustCompile(`^[\p{L}\p{N}._+-]{1,64}@([\p{L}\p{N}-]{1,63}\.)+\p{L}{2,63}$`)
	phoneShape = regexp.MustCompile(`^\+?[0-9(][0-9 ()-]{1,23}[0-9]$`)
)

// CheckContact holds an address of email and a number of phone, which
// readers can click, to be just that. path is that of the record of both.
func CheckContact(given decode.Given, path, email, phone string) diag.List {
	var found diag.List
	if email != "" && !emailShape.MatchString(email) {
		found = append(found, diag.Errorf(given.Pos(path+".email"), "contact-email", "value", email))
	}
	if phone != "" && !phoneShape.MatchString(phone) {
		found = append(found, diag.Errorf(given.Pos(path+".phone"), "contact-phone", "value", phone))
	}
	return found
}

// External reports whether a field may link to an address: a whole one, of
// a page on the web.
func External(url string) bool {
	safe, ok := markdown.SafeURL(url)
	return ok && (strings.HasPrefix(safe, "https://") || strings.HasPrefix(safe, "http://"))
}
