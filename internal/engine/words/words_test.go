package words

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/lang"
	"pobratim/internal/engine/source"
)

// load reads tables of an archive, named by language.
func load(t *testing.T, archive string) (map[lang.Tag]*Table, []string) {
	t.Helper()
	var languages []*lang.Language
	for _, tag := range []lang.Tag{"ru", "be"} {
		l, ok := lang.Of(tag)
		if !ok {
			t.Fatalf("no language %s", tag)
		}
		languages = append(languages, l)
	}
	tree := source.Tree{}
	for _, f := range txtar.Parse([]byte(archive)).Files {
		tree[Folder+"/"+f.Name+".yaml"] = source.Bytes(f.Data)
	}
	tables, found := Load(tree, languages)
	return tables, said(found.Sorted())
}

func said(found diag.List) []string {
	var out []string
	for _, d := range found {
		s := strings.TrimPrefix(d.Pos.String(), Folder+"/") + " " + d.Code
		for _, name := range []string{"key", "form", "here", "there"} {
			if v := d.Args[name]; v != "" {
				s += " " + v
			}
		}
		out = append(out, s)
	}
	return out
}

const good = `
-- ru --
home: Главная
nav:
  main: Разделы
  days: {one: "{n} день", few: "{n} дня", many: "{n} дней", other: "{n} дня"}
by: "{who}, {when}"
-- be --
home: Галоўная
nav:
  main: Раздзелы
  days: {one: "{n} дзень", few: "{n} дні", many: "{n} дзён", other: "{n} дня"}
by: "{when}: {who}"
`

func TestTable(t *testing.T) {
	tables, found := load(t, good)
	if len(found) > 0 {
		t.Fatal(found)
	}
	ru, be := tables["ru"], tables["be"]
	for _, tt := range []struct{ got, want string }{
		{ru.T("home"), "Главная"},
		{be.T("nav.main"), "Раздзелы"},
		{ru.T("by", "who", "Анна", "when", "вчера"), "Анна, вчера"},
		{be.T("by", "who", "Ганна", "when", "учора"), "учора: Ганна"},
		{ru.T("by", "who", "{when}", "when", "{who}"), "{when}, {who}"},
		{ru.T("by"), "{who}, {when}"},
		{ru.N("nav.days", 1), "1 день"},
		{ru.N("nav.days", 3), "3 дня"},
		{ru.N("nav.days", 11), "11 дней"},
		{be.N("nav.days", 21), "21 дзень"},
		{be.N("nav.days", 22), "22 дні"},
		{be.N("nav.days", 5), "5 дзён"},
	} {
		if tt.got != tt.want {
			t.Errorf("got %q, want %q", tt.got, tt.want)
		}
	}
	if got := ru.Group("nav"); !slices.Equal(got, []string{"days", "main"}) {
		t.Errorf("group: %v", got)
	}
	if !ru.Has("nav.days") || ru.Has("nav") || ru.HasText("nav.days") || !ru.HasForms("nav.days") || !ru.HasText("home") || ru.HasForms("home") || ru.HasForms("x") {
		t.Error("the table does not know what it has")
	}
	if len(ru.Missing()) > 0 {
		t.Errorf("missing: %v", ru.Missing())
	}
}

func TestUnknownKeysAreRemembered(t *testing.T) {
	tables, _ := load(t, good)
	ru := tables["ru"]
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if got := ru.T("nav.mian", "a", "b"); got != "[nav.mian]" {
				t.Errorf("got %q", got)
			}
			ru.N("home", 2) // has no forms
			ru.T("nav.days")
		})
	}
	wg.Wait()
	if got := ru.Missing(); !slices.Equal(got, []string{"home", "nav.days", "nav.mian"}) {
		t.Errorf("missing: %v", got)
	}
	if got := tables["be"].Missing(); len(got) > 0 {
		t.Errorf("the other table: %v", got)
	}
}

func TestContentHoldsEverything(t *testing.T) {
	one, _ := load(t, good)
	other, _ := load(t, strings.Replace(good, "many: \"{n} дней\"", "many: \"{n} суток\"", 1))
	if one["ru"].Content()["nav.days"]["many"] == other["ru"].Content()["nav.days"]["many"] {
		t.Error("a plural form is no part of the content")
	}
	if len(one["ru"].Content()) != 4 {
		t.Errorf("content: %v", one["ru"].Content())
	}
}

func TestLoadFinds(t *testing.T) {
	tests := []struct {
		name, archive string
		want          []string
	}{
		{"missing file", "-- ru --\na: А\n", []string{"be.yaml words-no-file"}},
		{"missing translation", "-- ru --\na: А\nb: Б\n-- be --\na: А\n", []string{"ru.yaml:2:1 words-no-translation b"}},
		{"missing the other way", "-- ru --\na: А\n-- be --\na: А\nc: {d: Д}\n", []string{"be.yaml:2:5 words-no-translation c.d"}},
		{"missing plural form", "-- ru --\na: {one: x, few: x, other: x}\n-- be --\na: {one: x, few: x, many: x, other: x}\n", []string{"ru.yaml:1:1 words-no-form a many"}},
		{"placeholders", "-- ru --\na: \"{who} и {when}\"\n-- be --\na: \"{who} і {wen}\"\n", []string{"be.yaml:1:1 words-placeholders a wen, who when, who"}},
		{"a text without forms may not", "-- ru --\na: \"всего {n}\"\n-- be --\na: усяго\n", []string{"be.yaml:1:1 words-placeholders a n"}},
		{"a form may leave the number out", "-- ru --\na: {one: день, few: \"{n}\", many: \"{n}\", other: \"{n}\"}\n-- be --\na: {one: x, few: x, many: x, other: x}\n", nil},
		{"list", "-- ru --\na: [x]\n-- be --\na: x\n", []string{"ru.yaml:1:4 words-shape a"}},
		{"a list for all", "-- ru --\n- x\n-- be --\na: x\n", []string{"ru.yaml:1:1 words-shape"}},
		{"broken YAML", "-- ru --\na: [\n-- be --\na: x\n", []string{"ru.yaml:1:4 yaml-unclosed-bracket"}},
		{"twice", "-- ru --\na: x\na: y\n-- be --\na: x\n", []string{"ru.yaml:2:1 yaml-duplicate-key"}},
		{"text here, forms there", "-- ru --\na: x\n-- be --\na: {one: x, few: x, many: x, other: x}\n", []string{"be.yaml:1:1 words-forms a"}},
	}
	for _, tt := range tests {
		if _, found := load(t, tt.archive); !slices.Equal(found, tt.want) {
			t.Errorf("%s: found %q, want %q", tt.name, found, tt.want)
		}
	}
}

func TestUnreadableFileIsAFinding(t *testing.T) {
	ru, _ := lang.Of("ru")
	_, found := Load(source.Tree{Folder + "/ru.yaml": broken{}}, []*lang.Language{ru})
	if got := said(found); !slices.Equal(got, []string{"ru.yaml file-unreadable"}) {
		t.Errorf("found %v", got)
	}
}

type broken struct{ source.File }

func (broken) Read() ([]byte, error) { return nil, errGone{} }

type errGone struct{}

func (errGone) Error() string { return "gone" }

func TestPlaces(t *testing.T) {
	for text, want := range map[string][]string{
		"": nil, "без": nil, "{a} {b} {a}": {"a", "b"}, "{}": nil, "{a": nil, "a}": nil, "} {b}": nil,
	} {
		if got := Places(text); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

func FuzzLoad(f *testing.F) {
	f.Add("a: x\nb: {one: x}\n")
	f.Add("a: [\n- {b: c}")
	f.Fuzz(func(t *testing.T, text string) {
		ru, _ := lang.Of("ru")
		tables, found := Load(source.Tree{Folder + "/ru.yaml": source.Bytes([]byte(text))}, []*lang.Language{ru})
		for _, d := range found {
			if lines := strings.Split(text, "\n"); int(d.Line) > len(lines) {
				t.Errorf("%s %s points outside of the file", d.Pos, d.Code)
			}
		}
		for key := range tables["ru"].Content() {
			tables["ru"].T(key)
			tables["ru"].N(key, 5)
		}
	})
}
