package offline

import (
	"cmp"
	"encoding/json"
	"fmt"
	"html"
	"maps"
	"slices"
	"strings"
	"time"

	"pobratim/internal/engine/memo"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
	"pobratim/internal/engine/plan"
)

// A List is what a copy of a programme holds, as JSON.
type List struct {
	Version string            `json:"version"` // of all bytes
	Files   []string          `json:"files"`   // addresses, in order
	Same    map[string]string `json:"same"`    // another size of a picture: the size that is among the files
	Words   map[string]Words  `json:"words"`   // by language
}

// Words are what scripts say of a copy. When it was made only they know, so
// {when} stands for that, and a day is written as one of Months with its
// number and its year in place of 1 and 2000.
type Words struct {
	Href   string   `json:"href"` // of the programme
	Title  string   `json:"title"`
	Size   string   `json:"size"`
	Note   string   `json:"note"` // HTML: says that a page is from a copy
	Months []string `json:"months"`
}

// list plans the list of a visit or a conference.
func list(c *page.Context, s *shelf, e *model.Entry) plan.Output {
	words := map[string]Words{}
	for _, l := range c.Languages {
		words[string(l.Tag)] = wordsOf(c.Reader(l.Tag), e)
	}
	pages := s.pages(taken(c, e))
	o := plan.Output{Path: c.ListPath(e), By: string(e.Key()) + " offline", Pos: e.Pos}
	return o.Deferred(func() plan.Recipe {
		return plan.Recipe{
			Key: func() memo.Key {
				parts := []any{"offline", c.Base, words, s.key}
				for _, p := range pages {
					parts = append(parts, p.Path, p.Ready().Key)
				}
				return memo.Hash(parts...)
			},
			Make: func() plan.Made {
				packed, err := s.pack(pages)
				if err != nil {
					return plan.Made{Err: err}
				}
				return plan.Made{Bytes: packed.list(c, words)}
			},
		}
	})
}

// taken are the pages of a programme below each language: itself, its parts,
// its calendar and booklets, who hosts, whom to ask, and how it is shown.
func taken(c *page.Context, e *model.Entry) []string {
	paths := []string{c.Path(e), c.BookletPath(e), c.ParallelPath(e), "calendar/" + e.Kind + "/" + e.ID + "/", section, "display/"}
	var about []*model.Entry
	for _, x := range c.Parts(e, "event") {
		about = append(about, x)
		for _, role := range x.Who {
			if role.Field == "hosts" {
				about = append(about, c.Ref(role.Ref))
			}
		}
	}
	about = append(about, c.Get("page", "contacts"))
	for _, x := range about {
		if x != nil && c.HasPage(x) {
			paths = append(paths, c.Path(x))
		}
	}
	var out []string
	for _, l := range c.Languages {
		for _, p := range paths {
			if p != "" {
				out = append(out, string(l.Tag)+"/"+p+"index.html")
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func wordsOf(r page.Reader, e *model.Entry) Words {
	w := Words{
		Href: r.URL(e, r.L.Tag), Title: r.Title(e).S, Size: r.W.T("offline.size", "size", "{size}"),
		Note: `<p class="notice saved-note" role="status">` + html.EscapeString(r.W.T("offline.note", "when", "{when}")) + `</p>`,
	}
	for m := time.January; m <= time.December; m++ {
		w.Months = append(w.Months, r.L.Date(time.Date(2000, m, 1, 0, 0, 0, 0, time.UTC)))
	}
	return w
}

// list writes what is packed. Its version is that of names and bytes.
func (p packed) list(c *page.Context, words map[string]Words) []byte {
	names := slices.SortedFunc(maps.Keys(p.files), cmp.Compare)
	out := List{Same: map[string]string{}, Words: map[string]Words{}}
	size, parts := int64(0), []any{"offline"}
	for _, name := range names {
		f := p.files[name]
		size += f.size
		parts = append(parts, name, f.is)
		out.Files = append(out.Files, c.Base+strings.TrimSuffix(name, "index.html"))
	}
	out.Version = memo.Hash(parts...).Hex(16)
	for other, name := range p.same {
		out.Same[c.Base+other] = c.Base + name
	}
	for _, l := range c.Languages {
		r, w := c.Reader(l.Tag), words[string(l.Tag)]
		w.Size = strings.Replace(w.Size, "{size}", r.L.Bytes(size), 1)
		out.Words[string(l.Tag)] = w
	}
	return written(out)
}

// written is a value as JSON. What is written here always can be.
func written(v any) []byte {
	b, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("offline: %v", err))
	}
	return append(b, '\n')
}

// quoted is a string of JavaScript.
func quoted(s string) string { return strings.TrimSuffix(string(written(s)), "\n") }
