// Package practice is the kind of practices: a problem, a solution, steps
// that another NGO could follow tomorrow, and what came of it.
package practice

import (
	"strconv"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/kind"
	"pobratim/internal/engine/layout"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
)

// Facts are what is written in content/practices/<id>/index.<lang>.md.
// Problem, solution, steps, resources and risks are text and may hold
// Markdown.
type Facts struct {
	model.Common
	Organisation decode.Ref       `field:"organisation,required,ref=organisation"`
	Directions   []decode.Ref     `field:"directions,required,len=1..3,ref=direction"`
	Audience     []string         `field:"audience"`
	Problem      decode.Words     `field:"problem,required"`
	Solution     decode.Words     `field:"solution,required"`
	Steps        decode.WordsList `field:"steps,required"`
	Resources    decode.WordsList `field:"resources"`
	Risks        decode.WordsList `field:"risks"`
	Results      []model.Figure   `field:"results,required,len=1.."`
	Replicated   []decode.Ref     `field:"replicated,ref=organisation"`
}

// A View is what layouts/practice.html prints.
type View struct {
	Side         page.Tag
	Organisation page.Card
	Directions   []page.Link
	Audience     []string
	Problem      page.Prose
	Solution     page.Prose
	Steps        []page.Prose
	Resources    []page.Prose
	Risks        []page.Prose
	Results      []ResultView
	Replicated   []*page.Card
	Events       []*page.Card
	Materials    []*page.Card
	Stories      []*page.Card
	Body         page.Prose
	Photos       []page.Picture
}

// A ResultView is one figure.
type ResultView struct {
	Metric, Unit layout.Text
	Value        string
}

// Kind is the contract with the engine.
var Kind = kind.Of(kind.Spec[Facts, View]{
	Name:    "practice",
	Source:  kind.Bundle("practices"),
	Section: "practices",
	Entry:   entry,
	Prose:   []string{"problem", "solution", "steps", "resources", "risks"},
	Check:   check,
	View:    view,
	JSONLD:  jsonLD,
})

func entry(f *Facts, e *model.Entry) {
	e.Topics, e.Audience = f.Directions, f.Audience
	e.Who = []model.Role{{Field: "organisation", Ref: f.Organisation}}
	for _, o := range f.Replicated {
		e.Who = append(e.Who, model.Role{Field: "replicated", Ref: o})
	}
	e.Listed = true
	e.Press = &model.Press{Figures: f.Results}
}

func check(f *Facts, e *model.Entry, s *model.Site) diag.List {
	found := kind.CheckCodes(s, e, "audience", "audience", f.Audience)
	for i, l := range s.Languages {
		first := s.Languages[0]
		if a, b := f.Steps[first.Tag], f.Steps[l.Tag]; i > 0 && len(a) > 0 && len(b) > 0 && len(a) != len(b) {
			found = append(found, diag.Errorf(b[len(b)-1].Pos, "practice-steps", "a", strconv.Itoa(len(b)), "b", strconv.Itoa(len(a))).
				See(a[len(a)-1].Pos).Of(string(e.Key())))
		}
	}
	return found
}

func view(f *Facts, e *model.Entry, r page.Reader) View {
	v := View{
		Directions: r.Titles(r.Refs(f.Directions)), Audience: r.Codes("audience", f.Audience),
		Problem: r.Field(e, "problem"), Solution: r.Field(e, "solution"),
		Steps: r.Fields(e, "steps"), Resources: r.Fields(e, "resources"), Risks: r.Fields(e, "risks"),
		Replicated: r.Cards(r.Refs(f.Replicated)), Materials: r.Cards(r.Materials(e)),
		Stories: r.Cards(r.Stories(e)), Body: r.Body(e), Photos: r.Gallery(e),
	}
	if o := r.Ref(f.Organisation); o != nil {
		v.Organisation, v.Side = *r.Card(o), r.Side(o)
	}
	for _, x := range f.Results {
		v.Results = append(v.Results, ResultView{r.Words(x.Metric), r.Words(x.Unit), r.Figure(x.Value)})
	}
	events := r.Back(e, "event", "practice")
	r.SortByTime(events)
	v.Events = r.Cards(events)
	return v
}

func jsonLD(f *Facts, e *model.Entry, r page.Reader) page.LD {
	ld := r.LD(e, "HowTo").With("name", r.Title(e).S).With("description", r.Summary(e).S)
	var steps []page.LD
	for i, s := range r.FieldsPlain(e, "steps") {
		steps = append(steps, page.Thing("HowToStep").With("position", i+1).With("text", s))
	}
	ld = ld.With("step", steps)
	if o := r.Ref(f.Organisation); o != nil {
		ld = ld.With("author", page.Thing("NGO").With("name", r.Title(o).S).With("url", r.Absolute(r.URL(o, r.L.Tag))))
	}
	return ld
}
