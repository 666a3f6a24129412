package main

import (
	"bytes"
	"strings"
	"testing"

	"pobratim/internal/engine/decode"
)

// TestBasis writes the basis "aa bb" on 2023-09-13 into files; want is what
// becomes of the file, or empty if it must be refused.
func TestBasis(t *testing.T) {
	const line = "translation: {basis: \"aa bb\", at: 2023-09-13}\n"
	for name, c := range map[string]struct{ old, want string }{
		"added": {
			"---\ntitle: Т # so\n\nsummary: S\n---\nBody\n",
			"---\ntitle: Т # so\n\nsummary: S\n" + line + "---\nBody\n"},
		"added, Windows": {
			"---\r\ntitle: T\r\n---\r\nBody\r\n",
			"---\r\ntitle: T\r\ntranslation: {basis: \"aa bb\", at: 2023-09-13}\r\n---\r\nBody\r\n"},
		"added, no line end": {"---\ntitle: T\n---", "---\ntitle: T\n" + line + "---"},
		"added, empty":       {"---\n---\nBody", "---\n" + line + "---\nBody"},
		"added after a block": {
			"---\nblurb: |\n  one\n  ---\n---\nBody\n\n---\n",
			"---\nblurb: |\n  one\n  ---\n" + line + "---\nBody\n\n---\n"},
		"byte order mark": {"\uFEFF---\ntitle: T\n---\n", "\uFEFF---\ntitle: T\n" + line + "---\n"},
		"flow": {
			"---\ntranslation: {basis: \"old\", by: editor-be, at: 2023-08-01} # made at night\ntitle: T\n---\n",
			"---\ntranslation: {basis: \"aa bb\", by: editor-be, at: 2023-09-13} # made at night\ntitle: T\n---\n"},
		"flow, plain": {
			"---\ntitle: Ё\ntranslation: { at: 2023-08-01 , basis: old new }\n---\n",
			"---\ntitle: Ё\ntranslation: { at: 2023-09-13 , basis: \"aa bb\" }\n---\n"},
		"flow, only by": {
			"---\ntranslation: {by: Ганна}\n---\n",
			"---\ntranslation: {basis: \"aa bb\", at: 2023-09-13, by: Ганна}\n---\n"},
		"flow, empty": {"---\ntranslation: {}\n---\n", "---\ntranslation: {basis: \"aa bb\", at: 2023-09-13}\n---\n"},
		"flow, lines": {
			"---\ntranslation: {\n  basis: 'it''s',\n  by: x,\n  at: 2023-08-01,\n}\ntitle: T\n---\n",
			"---\ntranslation: {\n  basis: \"aa bb\",\n  by: x,\n  at: 2023-09-13,\n}\ntitle: T\n---\n"},
		"block": {
			"---\ntranslation: # whose\n  # from which\n  basis: \"old\" # so\n  by: editor-be\n  at: 2023-08-01\n# then\ntitle: T\n---\n",
			"---\ntranslation: # whose\n  # from which\n  basis: \"aa bb\" # so\n  by: editor-be\n  at: 2023-09-13\n# then\ntitle: T\n---\n"},
		"block, plain": {
			"---\ntranslation:\n  basis: old # so\n  by: x\n---\n",
			"---\ntranslation:\n  at: 2023-09-13\n  basis: \"aa bb\" # so\n  by: x\n---\n"},
		"block, folded": {
			"---\ntranslation:\n  basis: >-\n    old\n    older\n\n  by: x\ntitle: T\n---\n",
			"---\ntranslation:\n  at: 2023-09-13\n  basis: \"aa bb\"\n\n  by: x\ntitle: T\n---\n"},
		"block, two lines": {
			"---\ntranslation:\n  basis: old\n    older\n  at: 2023-08-01\n---\n",
			"---\ntranslation:\n  basis: \"aa bb\"\n  at: 2023-09-13\n---\n"},
		"block, only by, Windows": {
			"---\r\ntranslation:\r\n    by: x\r\n---\r\n",
			"---\r\ntranslation:\r\n    basis: \"aa bb\"\r\n    at: 2023-09-13\r\n    by: x\r\n---\r\n"},
		"quoted braces":   {"---\ntranslation: {basis: \"}, \\\" x\", by: \"a, b}\"}\n---\n", "---\ntranslation: {at: 2023-09-13, basis: \"aa bb\", by: \"a, b}\"}\n---\n"},
		"flow front":      {"---\n{title: T}\n---\n", ""},
		"no front matter": {"Body\n", ""},
		"not closed":      {"---\ntitle: T\n", ""},
		"a word":          {"---\ntranslation: yes\n---\n", ""},
		"twice":           {"---\ntranslation: {}\ntranslation: {}\n---\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			got, ok := withBasis([]byte(c.old), "aa bb", "2023-09-13")
			if ok != (c.want != "") || ok && string(got) != c.want {
				t.Errorf("got %v\n%q\nwant\n%q", ok, got, c.want)
			}
		})
	}
}

// FuzzBasis holds what the command promises for any file: the body and all
// other fields stay, nothing panics.
func FuzzBasis(f *testing.F) {
	f.Add([]byte("---\ntitle: T\ntranslation:\n  basis: a\n  at: 2023-01-01\n---\nBody\n"))
	f.Add([]byte("---\r\ntranslation: {by: x}\r\n---\r\n"))
	f.Fuzz(func(t *testing.T, old []byte) {
		got, ok := withBasis(old, "aa bb", "2023-09-13")
		if !ok {
			return
		}
		before, _ := decode.FrontMatter("", old)
		after, found := decode.FrontMatter("", got)
		if found.Errors() > 0 || !bytes.Equal(before.Body, after.Body) || !strings.Contains(string(got), "aa bb") {
			t.Errorf("%q became %q", old, got)
		}
		again, ok := withBasis(got, "aa bb", "2023-09-13")
		if !ok || !bytes.Equal(again, got) {
			t.Errorf("%q became %q the second time", got, again)
		}
	})
}
