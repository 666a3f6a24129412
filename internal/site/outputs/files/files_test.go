package files_test

import (
	"slices"
	"strings"
	"testing"

	"pobratim/internal/site/sitetest"
)

// material writes one with a file: its facts and its text may differ.
func material(facts, text string) string {
	return "-- content/materials/form/index.ru.md --\n---\ntype: form\nlanguages: [ru]\nauthors: [{ru: Центр, be: Цэнтр}]\nlicence: CC-BY-4.0\n" +
		"published: 2023-08-01\n" + facts + "\ntitle: Форма\nsummary: Форма.\n---\n" + text + "\n"
}

const pdf = "-- content/materials/form/form.pdf --\n%PDF\n"

func TestFiles(t *testing.T) {
	tests := []struct {
		name, archive string
		want          []string // published files; found problems with a ! before them
	}{
		{"named by a fact", material("file: form.pdf", "") + pdf, []string{"files/materials/form/form.pdf"}},
		{"named and linked: once", material("file: form.pdf", "[Бланк](form.pdf)") + pdf, []string{"files/materials/form/form.pdf"}},
		{"linked from a text", material("url: https://example.org/a", "[Бланк](form.pdf)") + pdf, []string{"files/materials/form/form.pdf"}},
		{"named by nothing", material("url: https://example.org/a", "") + pdf, []string{"!content/materials/form/form.pdf bundle-file"}},
		{"not published yet", strings.Replace(material("file: form.pdf", ""), "2023-08-01", "2023-10-01", 1) + pdf, nil},
		{"static", "-- static/favicon.ico --\nx\n-- static/.well-known/security.txt --\nx\n-- static/a/b.html --\nx\n",
			[]string{".well-known/security.txt", "a/b.html", "favicon.ico"}},
		{"a page", material("file: form.html", "") + "-- content/materials/form/form.html --\n<script>\n",
			[]string{"!content/materials/form/index.ru.md:7:7 file-type"}},
		{"a page that is accepted is still not published",
			material("file: form.html\nallow: [{code: file-type, reason: Можно.}]", "") + "-- content/materials/form/form.html --\n<script>\n", nil},
		{"a drawing that can run, linked", material("url: https://example.org/a", "Вот\n[рисунок](a.SVG)") + "-- content/materials/form/a.SVG --\n<svg/>\n",
			[]string{"!content/materials/form/index.ru.md:12:1 file-type"}},
		{"not there", material("file: gone.pdf", ""), []string{"!content/materials/form/index.ru.md:7:7 link-file"}},
		{"a name for no address", material("file: бланк.pdf", "") + "-- content/materials/form/бланк.pdf --\nx\n",
			[]string{"!content/materials/form/index.ru.md:7:7 file-name"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p, found := sitetest.Build(t, test.archive)
			var got []string
			for _, o := range p.Outputs {
				if strings.HasPrefix(o.Path, "files/") || strings.HasPrefix(o.By, "static/") {
					got = append(got, o.Path)
				}
			}
			for _, f := range sitetest.Codes(found) {
				got = append(got, "!"+f)
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestVerbatim(t *testing.T) {
	p, found := sitetest.Build(t, material("file: form.pdf", "")+pdf+"-- static/a.txt --\nсловы\n")
	sitetest.Clean(t, found)
	if got := sitetest.File(t, p, "files/materials/form/form.pdf"); got != "%PDF\n" {
		t.Errorf("got %q", got)
	}
	if got := sitetest.File(t, p, "a.txt"); got != "словы\n" {
		t.Errorf("got %q", got)
	}
}
