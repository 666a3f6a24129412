package former_test

import (
	"slices"
	"testing"

	"pobratim/internal/engine/build"
	"pobratim/internal/engine/diag"
	"pobratim/internal/site/rules/former"
	"pobratim/internal/site/sitetest"
)

func TestCheck(t *testing.T) {
	const story = "content/stories/new/index.ru.md"
	tests := []struct {
		name, archive string
		want          []string
	}{
		{"kept", sitetest.Story("new", "2023-08-01", "former: [stories/old/, old.html, A_b/~c-d.e/]"), nil},
		{"rooted, above, without an end", sitetest.Story("new", "2023-08-01", "former: [/old/, ../old/, old]"),
			[]string{story + ":5:10 former-shape", story + ":5:17 former-shape", story + ":5:26 former-shape"}},
		{"in a language", sitetest.Story("new", "2023-08-01", "former: [be/stories/old/]"), []string{story + ":5:10 former-language"}},
		{"of what has no page", "-- content/people.yaml --\n- {id: editor, role: {ru: Редактор, be: Рэдактар}, former: [people/editor/]}\n",
			[]string{"content/people.yaml:1:61 former-nowhere"}},
	}
	for _, test := range tests {
		p, _ := sitetest.Build(t, test.archive)
		if got := sitetest.Codes(checked(p)); !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

func checked(p build.Plan) diag.List { return former.Check(p.All) }
