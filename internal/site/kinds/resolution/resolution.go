// Package resolution is the kind of what a conference agrees upon: a text
// and steps with owners on both sides, whose state everybody can follow.
package resolution

import (
	"encoding/csv"
	"strings"

	"pobratim/internal/engine/decode"
	"pobratim/internal/engine/diag"
	"pobratim/internal/engine/kind"
	"pobratim/internal/engine/layout"
	"pobratim/internal/engine/memo"
	"pobratim/internal/engine/model"
	"pobratim/internal/engine/page"
	"pobratim/internal/engine/plan"
)

// Facts are what is written in content/conference/<id>/resolution.yaml
// beside the steps, which are a kind of their own.
type Facts struct {
	model.Common
	Adopted decode.Moment `field:"adopted,required"`
	Text    decode.Words  `field:"text,required"`
}

// A View is what layouts/resolution.html prints.
type View struct {
	Adopted    string
	Text       page.Prose
	Steps      []Step
	States     []State
	Conference page.Link
	CSV        string
	Calendar   string
}

// A Step of the resolution.
type Step struct {
	ID       string
	Text     layout.Text
	Owners   []*page.Card
	Due, ISO string
	State    string
	Code     string
	Evidence layout.Text
	URL      string
}

// A State counts the steps that are in it.
type State struct {
	Code, Title string
	N           int
}

// Kind is the contract with the engine.
var Kind = kind.Of(kind.Spec[Facts, View]{
	Name:    "resolution",
	Source:  kind.Single("resolution.yaml", "steps", "conference"),
	Section: "resolutions",
	Prose:   []string{"text"},
	Entry:   func(_ *Facts, e *model.Entry) { e.Listed = true },
	Check:   check,
	View:    view,
	Files:   files,
})

func check(_ *Facts, e *model.Entry, s *model.Site) diag.List {
	if len(s.Parts(e, "step")) == 0 {
		return diag.List{diag.Errorf(e.Pos, "resolution-steps").Of(string(e.Key()))}
	}
	return nil
}

var states = []string{"open", "in-progress", "done", "postponed"}

func view(f *Facts, e *model.Entry, r page.Reader) View {
	v := View{Adopted: r.Date(f.Adopted), Text: r.Field(e, "text"), Calendar: r.CalendarOf(e), CSV: r.Base + path(e, r)}
	if parent := r.Parent(e); parent != nil {
		v.Conference = r.Link(parent)
	}
	counts := map[string]int{}
	for _, x := range r.Parts(e, "step") {
		counts[x.Type]++
		v.Steps = append(v.Steps, step(x, r))
	}
	for _, code := range states {
		if counts[code] > 0 {
			v.States = append(v.States, State{code, r.W.T("state." + code), counts[code]})
		}
	}
	return v
}

func step(x *model.Entry, r page.Reader) Step {
	s := Step{ID: x.ID, Text: r.Title(x), Code: x.Type}
	if x.Type != "" {
		s.State = r.W.T("state." + x.Type)
	}
	for _, role := range x.Who {
		if o := r.Ref(role.Ref); o != nil {
			s.Owners = append(s.Owners, r.Card(o))
		}
	}
	if when := r.When(x); when != nil {
		s.Due, s.ISO = when.Date, when.ISODate
	}
	if x.Evidence != nil {
		s.Evidence, s.URL = r.Words(x.Evidence.Text), x.Evidence.URL
	}
	return s
}

func path(e *model.Entry, r page.Reader) string {
	return string(r.L.Tag) + "/" + r.Path(e) + "steps.csv"
}

// files makes the table of the steps as CSV (RFC 4180), for spreadsheets,
// with the mark by which they know UTF-8.
func files(_ *Facts, e *model.Entry, c *page.Context) []plan.Output {
	var out []plan.Output
	for _, l := range c.Languages {
		r := c.Reader(l.Tag)
		rows := [][]string{{r.W.T("csv.step"), r.W.T("csv.owners"), r.W.T("csv.due"), r.W.T("csv.state"), r.W.T("csv.evidence")}}
		for _, x := range c.Parts(e, "step") {
			s := step(x, r)
			var owners []string
			for _, o := range s.Owners {
				owners = append(owners, o.Title.S)
			}
			rows = append(rows, []string{inert(s.Text.S), inert(strings.Join(owners, "; ")), s.ISO, s.State, inert(s.Evidence.S)})
		}
		out = append(out, plan.Output{
			Path: path(e, r), By: "steps of " + string(e.Key()), Pos: e.Pos, Key: memo.Hash("csv", rows),
			Make: func() plan.Made {
				var b strings.Builder
				b.WriteString("\uFEFF")
				w := csv.NewWriter(&b)
				w.UseCRLF = true
				err := w.WriteAll(rows)
				return plan.Made{Bytes: []byte(b.String()), Err: err}
			},
		})
	}
	return out
}

// inert keeps a spreadsheet from taking a text for a formula.
func inert(s string) string {
	if strings.HasPrefix(s, "=") || strings.HasPrefix(s, "+") || strings.HasPrefix(s, "-") || strings.HasPrefix(s, "@") {
		return "'" + s
	}
	return s
}
