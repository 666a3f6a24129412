package layout

import (
	"strings"
	"sync"
	"testing"
)

// A list is looked at where it lies: another list there, or another part of
// it, is another one.
func TestSharedPartsArePrintedOnceForEachList(t *testing.T) {
	set, _ := load(t, "-- layouts/page.html --\n{{define \"main\"}}{{template \"shared-tags\" .Tags}}{{end}}\n{{define \"shared-tags\"}}{{range .}}{{.Name}};{{end}}{{end}}\n", "page")
	print := func(tags []Tag) string {
		b, err := set.Render("page", "ru", View{Tags: tags})
		if err != nil {
			t.Fatal(err)
		}
		_, main, _ := strings.Cut(string(b), "</title>")
		return main
	}
	tags := []Tag{{Name: "a"}, {Name: "b"}}
	for _, test := range []struct {
		tags []Tag
		want string
	}{{tags, "a;b;"}, {tags, "a;b;"}, {tags[:1], "a;"}, {tags[1:], "b;"}, {nil, ""}} {
		if got := print(test.tags); got != test.want {
			t.Errorf("%v is printed as %q", test.tags, got)
		}
	}
	// A list is never changed; here one is, to see that it is not printed again.
	tags[0].Name = "c"
	if got := print(tags); got != "a;b;" {
		t.Errorf("the same list is printed as %q", got)
	}
	for range mostLists {
		print([]Tag{{Name: "x"}})
	}
	if got := print(tags); got != "c;b;" {
		t.Errorf("what was printed long ago is still kept: %q", got)
	}
}

// Pages are made by several goroutines.
func TestPagesAreMadeSideBySide(t *testing.T) {
	page := sheetOf(t, `{{template "shared-items" .Items}}{{range $i, $x := .List}}{{$i}}{{$x}}{{t "by" "who" $x}}{{end}}{{with .P}}{{template "item" .}}{{end}}`, Plain{})
	var want [4]string
	for i, view := range views() {
		b, _ := page.slowly(page.page, view)
		want[i] = string(b)
	}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for i, view := range views() {
				if got, err := page.render(page.page, view); string(got) != want[i] || err != nil {
					t.Errorf("view %d: %q, %v, want %q", i, got, err, want[i])
				}
			}
		})
	}
	all.Wait()
}

// A lent page is nobody else's until it is given back, and is the page that
// Render makes.
func TestLentPages(t *testing.T) {
	set, _ := load(t, "", "page")
	lend := func(title string) (string, []byte, func()) {
		want, err := set.Render("page", "ru", View{Title: title})
		if err != nil {
			t.Fatal(err)
		}
		page, back, err := set.Lend("page", "ru", View{Title: title})
		if err != nil || back == nil {
			t.Fatalf("no page to be given back: %v", err)
		}
		return string(want), page, back
	}
	first, a, backA := lend("one")
	second, b, backB := lend("two, which is longer")
	if string(a) != first || string(b) != second {
		t.Errorf("lent: %q and %q, want %q and %q", a, b, first, second)
	}
	backA()
	if third, c, back := lend("three"); string(c) != third || string(b) != second {
		t.Errorf("lent: %q beside %q, want %q", c, b, third)
	} else {
		back()
	}
	backB()
	if _, back, err := set.Lend("nothing", "ru", View{}); back != nil || err == nil {
		t.Errorf("a layout that is not there is lent: %v", err)
	}
	if page, back, err := set.Lend("page", "ru", &View{Title: "one"}); string(page) != first || back == nil || err != nil {
		t.Errorf("of a view that is pointed to: %q, %v", page, err)
	}
	type Other struct{ View }
	for _, view := range []any{Other{View{Title: "one"}}, &Other{View{Title: "one"}}} {
		if page, back, err := set.Lend("page", "ru", view); string(page) != first || back != nil || err != nil {
			t.Errorf("what html/template prints: %q, %v", page, err)
		}
	}
	if _, back, err := set.Lend("page", "ru", (*View)(nil)); back != nil || err == nil {
		t.Errorf("no view is lent: %v", err)
	}
}
