package hostfiles_test

import (
	"strings"
	"testing"

	"pobratim/internal/site/sitetest"
)

const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
	"manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

const want = `/exchange/*
  Content-Security-Policy: ` + policy + `
  Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=()
  Referrer-Policy: strict-origin-when-cross-origin
  Strict-Transport-Security: max-age=31536000
  X-Content-Type-Options: nosniff
  X-Frame-Options: DENY
/exchange/assets/*
  Cache-Control: public, max-age=31536000, immutable
/exchange/sw.js
  Cache-Control: no-cache
/exchange/offline/*
  Cache-Control: no-cache
/exchange/*.webmanifest
  Content-Type: application/manifest+json
/exchange/*.ics
  Content-Type: text/calendar; charset=utf-8
/exchange/*/feed.xml
  Content-Type: application/atom+xml; charset=utf-8
`

func TestHeaders(t *testing.T) {
	tests := []struct {
		name    string
		options []sitetest.Option
		want    string
	}{
		{"below a path", []sitetest.Option{sitetest.Exchange}, want},
		{"at the root", nil, strings.ReplaceAll(want, "/exchange/", "/")},
		{"a preview", []sitetest.Option{sitetest.Exchange, sitetest.Preview},
			strings.Replace(want, "  X-Frame-Options: DENY\n", "  X-Frame-Options: DENY\n  X-Robots-Tag: noindex\n", 1)},
	}
	for _, test := range tests {
		p, found := sitetest.Build(t, "", test.options...)
		sitetest.Clean(t, found)
		if got := sitetest.File(t, p, "_headers"); got != test.want {
			t.Errorf("%s: got\n%s", test.name, got)
		}
		if got := sitetest.File(t, p, ".nojekyll"); got != "" {
			t.Errorf("%s: .nojekyll holds %q", test.name, got)
		}
		// Cloudflare Pages reads 100 rules of 2,000 characters a line.
		for line := range strings.Lines(test.want) {
			if len(line) > 2000 || strings.Count(line, "*") > 1 {
				t.Errorf("%s: a line that no host takes: %s", test.name, line)
			}
		}
	}
}
