package main

import (
	"bytes"
	"testing"

	"pobratim/internal/engine/kind"
	"pobratim/internal/engine/model"
	"pobratim/internal/site"
)

// TestNewOfEveryKind begins an entry of each kind on the demonstration: with
// it the site has no error more than without it, also where drafts are shown.
func TestNewOfEveryKind(t *testing.T) {
	in := &invocation{dir: "../..", texts: mustLoad(t, "en")}
	p := open(in, nil)
	pl, _, err := p.plan()
	if err != nil || pl.All == nil {
		t.Fatalf("the demonstration cannot be read: %v", err)
	}
	for _, k := range site.Definition().Kinds {
		id := "brand-new"
		switch k.Name {
		case "holiday":
			id = "by-2023-10-02"
		case "leg":
			id = "orsha-polotsk"
		}
		s := kind.Skeleton{Site: pl.All, ID: id, Today: "2023-09-13", Day: "2023-09-13", Text: sentence, Or: "or:", Draft: "draft", Optional: "optional:"}
		var files draftFiles
		switch {
		case k.Source.Pictures || k.Source.Whole:
			continue // they need a picture, a conference
		case k.Source.File == "":
			files = bundleFiles
		case len(k.Source.Folders) == 0 && k.Source.List == "":
			files = recordFile
		default:
			if _, got := k.Record(s); got != id {
				t.Errorf("a %s has the id %q, want %q", k.Name, got, id)
			}
			continue
		}
		made := files(k, in.complete(p, k, s, files), p.snap.Tree)
		for _, drafts := range []model.Drafts{model.HideDrafts, model.ShowDrafts} {
			without, with := in.errorsWith(p, nil, drafts, nil), in.errorsWith(p, nil, drafts, made)
			if with > without {
				t.Errorf("with a new %s there are %d errors, want %d", k.Name, with, without)
			}
		}
	}
}

// TestAppendRecord holds that a list file keeps all its bytes.
func TestAppendRecord(t *testing.T) {
	record := []string{"id: b", "title: B"}
	for name, c := range map[string]struct{ old, want string }{
		"empty":       {"", "- id: b\n  title: B\n"},
		"list":        {"- id: a\n", "- id: a\n- id: b\n  title: B\n"},
		"comment":     {"- id: a\n# the end\n", "- id: a\n# the end\n- id: b\n  title: B\n"},
		"no line end": {"- id: a", "- id: a\n- id: b\n  title: B\n"},
		"Windows":     {"- id: a\r\n", "- id: a\r\n- id: b\r\n  title: B\r\n"},
		"indented":    {"  - id: a\n", "  - id: a\n  - id: b\n    title: B\n"},
		"only a word": {"# people\n", "# people\n- id: b\n  title: B\n"},
		"after text":  {"- id: a\n  text: |\n    one\n\n", "- id: a\n  text: |\n    one\n\n- id: b\n  title: B\n"},
		"flow":        {"[{id: a}]\n", ""},
		"a record":    {"id: a\n", ""},
		"ended":       {"- id: a\n...\n", ""},
		"broken":      {"- id: [\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			got, ok := withRecord([]byte(c.old), record)
			if ok != (c.want != "") || ok && string(got) != c.want {
				t.Errorf("got %v %q, want %q", ok, got, c.want)
			}
			if ok && !bytes.HasPrefix(got, []byte(c.old)) {
				t.Errorf("%q does not begin with %q", got, c.old)
			}
		})
	}
}
