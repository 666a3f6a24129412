package page

import "strings"

// policy is the Content-Security-Policy of every page: everything comes from
// the site itself, nothing inline runs or styles. Each directive is on a
// line, so that a change of one is seen as such.
var policy = []string{
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"img-src 'self'",
	"connect-src 'self'",
	"manifest-src 'self'",
	"worker-src 'self'",
	"form-action 'self'",
	"base-uri 'none'",
}

// Policy returns the policy as a header; MetaPolicy as a <meta> element,
// where frame-ancestors has no meaning.
func Policy() string { return strings.Join(policy, "; ") + "; frame-ancestors 'none'" }

// MetaPolicy returns the policy for a <meta> element.
func MetaPolicy() string { return strings.Join(policy, "; ") }

// Headers are what a host should send with every file.
func Headers() map[string]string {
	return map[string]string{
		"Content-Security-Policy":   Policy(),
		"Strict-Transport-Security": "max-age=31536000",
		"X-Content-Type-Options":    "nosniff",
		"X-Frame-Options":           "DENY",
		"Referrer-Policy":           "strict-origin-when-cross-origin",
		"Permissions-Policy":        "camera=(), geolocation=(), microphone=(), payment=()",
	}
}
